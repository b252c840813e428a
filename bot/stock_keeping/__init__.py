"""The stock table and what is outside of it: files, and a table that is kept elsewhere.

`filling` takes a file in, `watch` follows a table of elsewhere and with `giving` tells
it what was sold here, and `reports` has every such change followed up by the bot.
"""
