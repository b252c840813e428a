"""What an owner's intents do to the stock table, in parts: see `stock/say.py`.

`fitting` finds the variants that a target means, `draft` plays the changes through,
`pieces`, `prices`, `products`, `answers` and `undos` decide one intent each.
"""
