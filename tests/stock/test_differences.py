from dataclasses import replace
from decimal import Decimal

import pytest

from stock.csv_files import Difference, Oddity, difference
from stock.model import NATIVE_FACTS, Fact, Product, Table, VariantKey
from tests.stock.build import LINEN, LINEN_SMALL, product, shop


def table(*products: Product) -> Table:
    return Table(products={p.id: p for p in products or shop()})


def changes(found: Difference) -> list[tuple[VariantKey, Fact, object, object]]:
    return [(c.variant, c.fact, c.before, c.after) for c in found.changed]


def oddities(found: Difference) -> list[Oddity]:
    return [suspicion.oddity for suspicion in found.suspicious]


def test_the_same_products_are_no_difference() -> None:
    assert difference(table(), shop(), replace_all=True).is_empty


def test_what_is_added_changed_and_removed_is_told() -> None:
    linen = product("robe-lin", {("38", "bleu"): 1, ("40", "bleu"): 2}, details="lin")
    new = product("jupe", {("S", ""): 1})

    found = difference(table(), [linen, new])

    assert found.added == (new,)
    assert [v.key for v in found.added_variants] == [
        VariantKey("robe-lin", "40", "bleu")
    ]
    assert [v.key for v in found.removed] == [LINEN_SMALL]
    assert found.removed_products == ()
    assert changes(found) == [
        (VariantKey("robe-lin"), Fact.DETAILS, "", "lin"),
        (LINEN, Fact.QUANTITY, 2, 1),
    ]


def test_replacing_removes_what_is_not_named() -> None:
    found = difference(table(), shop()[:1], replace_all=True)

    assert [p.id for p in found.removed_products] == ["sac-zoe"]
    assert [v.key for v in found.removed] == [VariantKey("sac-zoe")]


def test_what_a_file_does_not_tell_does_not_change() -> None:
    bare = replace(product("sac-zoe", {("", ""): 9}, price=None), name="")

    found = difference(table(), [bare], tells=frozenset({Fact.SKU}))

    assert found.is_empty


def test_pieces_on_hold_are_on_hand() -> None:
    held = shop()
    variant = replace(held[1].variants[0], held=1)

    assert difference(table(replace(held[1], variants=(variant,))), [held[1]]).is_empty


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        (Decimal("590"), [Oddity.PRICE_FACTOR]),
        (Decimal("5.90"), [Oddity.PRICE_FACTOR]),
        (Decimal("39"), []),
        (Decimal("0"), [Oddity.PRICE_GONE]),
        (None, [Oddity.PRICE_GONE]),
    ],
)
def test_a_price_that_slipped_is_suspicious(
    price: Decimal | None, expected: list[Oddity]
) -> None:
    linen = product("robe", {("", ""): 1})
    changed = product("robe", {("", ""): 1}, price=price)

    assert oddities(difference(table(linen), [changed])) == expected


def test_quantities_that_jump_or_all_vanish_are_suspicious() -> None:
    many = product("robe-lin", {("36", "bleu"): 102, ("38", "bleu"): 2})
    none = product("robe-lin", {("36", "bleu"): 0, ("38", "bleu"): 0})

    assert oddities(difference(table(), [many])) == [Oddity.QUANTITY_JUMP]
    assert oddities(difference(table(), [none])) == [Oddity.ALL_ZERO]


def test_most_of_the_table_gone_or_a_known_name_anew_is_suspicious() -> None:
    other = replace(product("sac-2", {("", ""): 1}), name="SAC ZOÉ")
    known = replace(shop()[1], name="Sac Zoé")

    found = difference(table(shop()[0], known), [other], replace_all=True)

    assert oddities(found) == [Oddity.MOST_REMOVED, Oddity.SAME_NAME]
    assert found.suspicious[1].before == "sac-zoe"


def test_native_files_tell_everything_but_what_is_hidden() -> None:
    assert frozenset(Fact) - {Fact.HIDDEN} == NATIVE_FACTS
