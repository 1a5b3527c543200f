"""From records to pages: what a page shows is decided here, how it looks in templates/."""
