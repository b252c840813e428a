"""What a source's news change: news are the truth, repeats are none."""

from dataclasses import replace
from decimal import Decimal

import pytest

from stock.model import (
    CATALOGUE_FACTS,
    NATIVE_FACTS,
    Product,
    Table,
    Variant,
    VariantKey,
)
from stock.sheet.drafts import Sheet
from stock.sources.merging import plan

ROBE = VariantKey("robe", "38")


def product(id: str, *pieces: int, price: str = "89.00", name: str = "") -> Product:
    """In sizes 36, 38, 40 and so on."""
    variants = tuple(
        Variant(product=id, size=f"{36 + 2 * n}", price=Decimal(price), on_hand=count)
        for n, count in enumerate(pieces)
    )
    return Product(id=id, name=name or id.capitalize(), variants=variants)


def sheet(*products: Product) -> Sheet:
    return Sheet(products=products, tells=NATIVE_FACTS)


def table(*products: Product) -> Table:
    return Table(products={one.id: one for one in products})


@pytest.mark.parametrize(
    ("said", "says", "ours", "counted"),
    [
        ((2, 3), (2, 3), (2, 1), {}),
        ((2, 3), (2, 2), (2, 1), {"38": 2}),
        ((2, 3), (5, 3), (2, 1), {"36": 5}),
        ((2, 3), (2, 1), (2, 1), {}),
        ((2,), (2, 4), (1,), {"38": 4}),
    ],
)
def test_pieces_that_a_source_repeats_stay_as_they_are_here(
    said: tuple[int, ...],
    says: tuple[int, ...],
    ours: tuple[int, ...],
    counted: dict[str, int],
) -> None:
    found = plan(
        sheet(product("robe", *says)),
        [product("robe", *said)],
        table(product("robe", *ours)),
        {},
    )

    assert {line.variant.size: line.pieces for line in found.lines} == counted


def test_a_price_that_it_repeats_stays_as_it_is_here() -> None:
    said = product("robe", 2)

    found = plan(sheet(said), [said], table(product("robe", 2, price="59.00")), {})

    assert found.products == ()


def test_a_price_that_is_news_is_taken_without_touching_pieces() -> None:
    found = plan(
        sheet(product("robe", 2, price="79.00")),
        [product("robe", 2)],
        table(product("robe", 1)),
        {},
    )

    assert [p.prices for p in found.described] == [(Decimal("79.00"),)]
    assert found.lines == ()


def test_a_name_that_is_news_is_taken() -> None:
    found = plan(
        sheet(product("robe", 2, name="Robe d'été")),
        [product("robe", 2)],
        table(product("robe", 2, name="Robe Lin")),
        {},
    )

    assert [p.name for p in found.described] == ["Robe d'été"]


def test_what_the_source_has_yet_to_hear_of_is_taken_off() -> None:
    found = plan(
        sheet(product("robe", 2, 5)),
        [product("robe", 2, 6)],
        table(product("robe", 2, 4)),
        {ROBE: 1},
    )

    assert found.lines == ()


def test_what_it_never_named_is_ours() -> None:
    ours = product("robe", 2, 3)

    found = plan(
        sheet(product("robe", 1)),
        [product("robe", 2)],
        table(ours, product("sac", 1)),
        {},
    )

    assert found.gone == ()
    assert not found.found.removed


def test_a_size_that_it_drops_leaves_the_table() -> None:
    said = product("robe", 2, 3, 4)

    found = plan(sheet(product("robe", 2, 3)), [said], table(said), {})

    assert [variant.size for variant in found.found.removed] == ["40"]
    assert [p.id for p in found.described] == ["robe"]


def test_a_product_that_it_drops_is_gone() -> None:
    said = [product(id, 1) for id in ("robe", "sac", "jupe")]

    found = plan(sheet(*said[:2]), said, table(*said), {})

    assert found.gone == ("jupe",)
    assert not found.is_suspicious


def many(*pieces: int) -> list[Product]:
    return [product(f"robe-{n}", count) for n, count in enumerate(pieces)]


@pytest.mark.parametrize(
    ("says", "is_suspicious"),
    [
        (many(1, 1, 1, 1), False),
        (many(1, 1, 0, 1), False),
        (many(1, 1), False),
        (many(1), True),
        (many(0, 0, 0, 0), True),
        ([replace(one, name="Autre") for one in many(1, 1, 1, 1)], False),
        ([product(f"robe-{n}", 1, price="8.90") for n in range(4)], True),
        ([product(f"robe-{n}", 190) for n in range(4)], True),
        ([product(f"autre-{n}", 1, name=f"Robe-{n}") for n in range(4)], True),
    ],
    ids=[
        "same", "one sold out", "half gone", "most gone", "all sold out", "renamed",
        "prices a tenth", "a jump", "other ids for the same names",
    ],
)  # fmt: skip
def test_what_looks_like_a_slip_waits_for_the_owner(
    says: list[Product], is_suspicious: bool
) -> None:
    before = many(1, 1, 1, 1)

    found = plan(sheet(*says), before, table(*before), {})

    assert found.is_suspicious == is_suspicious


def test_a_source_that_counts_nothing_changes_no_pieces() -> None:
    told = Sheet(products=(product("robe", 9),), tells=CATALOGUE_FACTS)

    found = plan(told, [], table(product("robe", 2)), {})

    assert found.lines == ()
