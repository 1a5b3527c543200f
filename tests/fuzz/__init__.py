"""Whatever somebody writes: made-up texts by the thousand, through every door that they come in by."""
