"""Changing records for an editor: new ones, other names, withdrawals, slips mended.

Everything here is a function from what stands in the files to what should stand
there. A change touches only the characters it is about, at the line and column
where the reader found them, so comments, order and quoting stay.
"""
