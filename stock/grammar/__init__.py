"""Reads what the owner writes about her stock, in four languages, as intents.

`words/` holds the verbs and particles of each language, `marks` finds them, `figures`
the numbers, `clauses` cuts a message, `parts` reads one clause, `reading` joins them.
Pure: what an intent does to the table is decided by `stock/say.py`.
"""

from stock.grammar.reading import read

__all__ = ["read"]
