"""The stock table in Redis, in parts: `stock/redis_table.py` puts them together.

`journal` writes and reads movements, `snapshots` keeps the table as it is read,
`holds`, `waiting`, `importing` and `undoing` change it, `audit` proves it.
"""
