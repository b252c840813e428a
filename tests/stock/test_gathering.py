"""Prices of many variants are told as one where they changed alike."""

from decimal import Decimal

import pytest

from stock.deciding.effects import Effect, PiecesEffect, PriceEffect
from stock.deciding.gathering import gathered
from stock.model import Product, Table, Variant, VariantKey

ROWS = (("36", "bleu"), ("38", "bleu"), ("36", "rose"), ("38", "rose"))
TABLE = Table(
    products={
        "robe": Product(
            id="robe",
            name="Robe",
            variants=tuple(
                Variant(product="robe", size=size, colour=colour)
                for size, colour in ROWS
            ),
        )
    }
)


def price(size: str, colour: str, before: int = 45) -> PriceEffect:
    return PriceEffect(
        product="robe",
        size=size,
        colour=colour,
        before=Decimal(before),
        after=Decimal(59),
    )


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (ROWS, [("", "")]),
        (ROWS[:2], [("", "bleu")]),
        (ROWS[:3], [("", "bleu"), ("36", "rose")]),
        (ROWS[:1], [("36", "bleu")]),
        ([("36", "bleu"), ("36", "rose")], [("36", "bleu"), ("36", "rose")]),
    ],
)
def test_a_whole_product_or_colour_is_one_line(
    changed: list[tuple[str, str]], told: list[tuple[str, str]]
) -> None:
    found = list(gathered([price(*row) for row in changed], TABLE))

    assert found == [price(*scope) for scope in told]


def test_what_did_not_cost_the_same_stays_apart_and_pieces_stay_first() -> None:
    sold = PiecesEffect(variant=VariantKey("robe", "36", "bleu"), before=2, after=1)
    prices: list[Effect] = [price(*row) for row in ROWS[:3]]
    odd = price("38", "rose", before=40)

    found = list(gathered([*prices, odd, sold], TABLE))

    assert found == [sold, price("", "bleu"), price("36", "rose"), odd]
