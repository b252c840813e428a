"""Changes of the table as intents that leave nothing open, for the buttons."""

from collections.abc import Iterable
from decimal import Decimal

from stock.grammar.intents import (
    Amount,
    Counted,
    Draft,
    DraftRow,
    Received,
    Removed,
    Sold,
    Target,
)
from stock.grammar.intents import Pieces as PiecesIntent
from stock.model import Line, MovementKind, Product, Variant


def exact_row(product: str, size: str = "", colour: str = "") -> Target:
    return Target(
        words=product, products=(product,), is_exact=True, size=size, colour=colour
    )


def settled(line: Line) -> PiecesIntent:
    key, amount = line.variant, Amount(line.pieces)
    row = exact_row(key.product, key.size, key.colour)
    match line.kind:
        case MovementKind.SOLD:
            return Sold(target=row, amount=amount, hold=line.hold)
        case MovementKind.RECEIVED:
            return Received(target=row, amount=amount)
        case MovementKind.REMOVED:
            return Removed(target=row, amount=amount)
        case _:
            return Counted(target=row, amount=amount, is_sure=True)


def facts_of(product: Product) -> Draft:
    return Draft(
        name=product.name,
        price=price_of(product.variants),
        details=product.details,
        category=product.category,
        rows=tuple(DraftRow(v.size, v.colour, v.on_hand) for v in product.variants),
    )


def price_of(variants: Iterable[Variant]) -> Decimal | None:
    """The price that all of them have, if they have one."""
    prices = {variant.price for variant in variants}
    return prices.pop() if len(prices) == 1 else None
