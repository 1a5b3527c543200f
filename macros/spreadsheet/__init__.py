"""Many records at once: a spreadsheet read, tried by the check and written as records, and spreadsheets made to fill in.

``table`` reads a file to rows of text, ``columns`` says which column is which field, ``cells`` what a cell means,
and ``trial`` what the check says of all rows together. Nothing here writes a record.
"""
