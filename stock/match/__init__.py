"""Matches a customer's words to the products of the stock table, without retraining.

`words` folds and cuts text, `lexicon` knows garments, materials and colours in four
languages, `sizes` reads sizes of all systems, `catalogue` is the table as it can be
asked for, `mentions` finds in a message what it asks for.
"""
