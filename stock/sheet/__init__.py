"""The owner's stock files, in parts: `stock/csv_files.py` puts them together.

`text` turns bytes into rows, `fields` cells into values, `drafts` rows into products,
`native` and `shopify` know the columns, `differences` compares with the table.
"""
