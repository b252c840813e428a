"""What an owner's intents do to the stock table, in parts: see `stock/say.py`.

`fitting` finds the variants that a target means, `draft` plays the changes through;
`pieces`, `counts`, `prices`, `products`, `doubts` and `answers` decide one intent each,
`candidates` makes the buttons of a question, `performing` takes a decision's steps.
"""
