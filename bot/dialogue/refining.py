"""A listing that goes on: "and under 20?", "a dress or so", "something similar"."""

from decimal import Decimal

from bot.dialogue.heard import Heard
from nlu.topics import Topic
from stock.match.alternatives import of_the_same_kind
from stock.match.sizes import System, parse_size

NARROWS_IN_WORDS = 5
"""Words of a message that goes on with the listing before, and begins none anew."""


def among_the_last(heard: Heard) -> tuple[str, ...]:
    """What she looked among before, where this only says more of it; else nothing."""
    if heard.says("similar") and heard.context.focus:
        alike = of_the_same_kind(heard.context.focus.product, heard.index)
        return tuple(id for id in alike if _has_her_size(id, heard))
    goes_on = Topic.BROWSE in heard.context.topics and bool(heard.context.browsed)
    limits = heard.says("cheaper") or (
        heard.facts.limits is not None and not heard.says("anything")
    )
    if not goes_on or not (limits or heard.likely is not None):
        return ()
    last = tuple(id for id in heard.context.browsed if id in heard.table.products)
    fits = tuple(id for id in last if heard.likely is None or id in heard.likely)
    return fits or ()


def refined(named: tuple[str, ...], heard: Heard) -> tuple[str, ...]:
    """Of a kind that is named, what she looked among before, where that has any."""
    context = heard.context
    is_short = len(heard.text.split()) <= NARROWS_IN_WORDS
    if Topic.BROWSE not in context.topics or not is_short:
        return named
    both = tuple(id for id in named if id in context.browsed)
    return both or named


def in_order(products: tuple[str, ...], heard: Heard) -> tuple[str, ...]:
    """The cheapest first where she wants it for less."""
    if not heard.says("cheaper"):
        return products
    return tuple(sorted(products, key=lambda id: _price(id, heard)))


def _price(id: str, heard: Heard) -> Decimal:
    return min(heard.table.products[id].prices, default=Decimal("Infinity"))


def _has_her_size(id: str, heard: Heard) -> bool:
    """Whether it comes in the size that this message says, if it says any."""
    sizes = [wish.said_size for wish in heard.wishes if wish.said_size]
    if not sizes:
        return True
    asked = parse_size(sizes[0])
    own = heard.index.entries[id].sizes.values()
    return any(size.covers(asked) for size in own if size.system != System.ONE)
