"""Sizes of one letter, of so many cups or persons, and numbers that are none."""

import pytest

from stock.match.index import build
from stock.match.lexicon import load
from stock.match.sizes import as_table_sizes
from stock.match.sizes_in import find_sizes, told_by_number
from stock.model import Table
from tests.stock.build import product

RINGS = ("J", "L", "N", "P")
MOKA = Table(
    products={
        "moka": product("moka", {("3 tazze", ""): 1, ("6 tazze", ""): 1}, name="Moka"),
        "cesto": product(
            "cesto", {("2 personen", ""): 1, ("4 personen", ""): 1}, name="Cesto"
        ),
        "caraffa": product("caraffa", {("0,75 l", ""): 1, ("38", ""): 1}, name="Lira"),
    }
)
INDEX = build(MOKA, load())


def rings(text: str) -> list[str]:
    known = frozenset(as_table_sizes(RINGS).values())
    sizes = find_sizes(text, claimed=(), known=known, numerals={})
    return [size.text for size in sizes]


def counted(text: str) -> list[str]:
    sizes = find_sizes(
        text, claimed=(), known=INDEX.sizes, numerals={}, words=INDEX.size_words
    )
    return [size.size.unit or f"{size.size.low:g}" for size in sizes]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("size n?", ["N"]),
        ("maat P", ["P"]),
        ("misura K c'è?", ["K"]),
        ("la bague Céleste en N ?", ["N"]),
        ("e la N?", ["N"]),
        ("N dan?", ["N"]),
        ("n how much is it", []),
        ("J'en voudrais une, vous l'avez ?", []),
        ("so n so told me of it", []),
        ("I saw P last week", []),
    ],
)
def test_a_letter_is_a_size_where_the_table_has_such_and_it_is_led(
    text: str, sizes: list[str]
) -> None:
    assert rings(text) == sizes


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("6 cup one?", ["6 tazze"]),
        ("en 3 tasses", ["3 tazze"]),
        ("da 3 e da 6 tazze", ["3", "6 tazze"]),
        ("for 4 people", ["4"]),
        ("and the 2 person one", ["2"]),
        ("we are 12 people", []),
        ("im 6'5", []),
        ("la 0,75", ["0.75"]),
    ],
)
def test_what_the_table_counts_may_be_counted_in_any_language(
    text: str, sizes: list[str]
) -> None:
    assert counted(text) == sizes


@pytest.mark.parametrize(
    ("text", "told"),
    [("6 cups", ["6 cups"]), ("6 cushions", []), ("6 tazze", ["6 tazze"])],
)
def test_what_tells_a_size_counts_no_pieces(text: str, told: list[str]) -> None:
    spans = told_by_number(text, INDEX.sizes, INDEX.size_words)

    assert sorted({text[slice(*span)] for span in spans}) == told
