"""The playground: a page on which a visitor plays the customer and the owner.

What she writes goes through the same inbox, worker and sender as on any channel; only
the platform at the end is a browser on this machine instead of somebody's phone.
"""

from bot.web.playground import PlaygroundChannel
from bot.web.routes import add_routes

__all__ = ["PlaygroundChannel", "add_routes"]
