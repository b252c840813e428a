"""Decides what a customer's words ask for. Pure: no I/O, no clock.

`context` is what the conversation was about, `signals` are words that settle details,
`wishes` finds products, sizes and colours, `requests` puts it all together.
"""
