"""Sales that may be counted twice: made in the web shop, and said here as well. Pure.

An owner who hears of an order from her web shop may write "sold" to us too. Both count;
what happened within minutes is shown to her.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.stock_keeping.state import Given, Seen
from stock.model import Movement, MovementKind, Product

MINUTES_MS = 30 * 60 * 1000
"""So far apart two sales may be one: it takes her a while to write."""


def sold_here(movement: Movement, at: int) -> Iterator[Seen]:
    """What she has said was sold; a customer's hold that is sold is no order there."""
    for line in movement.lines:
        if line.kind == MovementKind.SOLD and not line.hold:
            yield Seen(line.variant, at, movement.id)


def sold_there(
    before: Iterable[Product],
    told: Iterable[Product],
    given: Iterable[Given],
    at: int,
) -> Iterator[Seen]:
    """What the source has less than it had, besides what it was told of."""
    own: Counter[object] = Counter()
    for one in given:
        own[one.variant] += one.pieces
    had = {v.key: v.on_hand for product in before for v in product.variants}
    for product in told:
        for variant in product.variants:
            expected = had.get(variant.key, 0) - own[variant.key]
            if variant.on_hand < expected:
                yield Seen(variant.key, at)


def pairs(
    here: Sequence[Seen], there: Sequence[Seen], at: int
) -> tuple[list[Seen], tuple[Seen, ...], tuple[Seen, ...]]:
    """The sales from here that may be one with a sale there, and what is left of both.

    What is too old to be either is left out.
    """
    left_here = [one for one in here if at - one.at <= MINUTES_MS]
    left_there: list[Seen] = []
    found: list[Seen] = []
    for other in (one for one in there if at - one.at <= MINUTES_MS):
        same = next((one for one in left_here if one.variant == other.variant), None)
        if same is None:
            left_there.append(other)
        else:
            left_here.remove(same)
            found.append(same)
    return found, tuple(left_here), tuple(left_there)
