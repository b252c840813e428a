"""Words of a name that tell what a thing is like, or what it is without."""

import pytest

from stock.match import mentions
from stock.match.index import build
from stock.match.lexicon import load
from stock.model import Product, Table
from tests.stock.build import product

ROWS: list[Product] = [
    product("top-short", {("S", ""): 1}, name="Fern Short-Sleeve Top"),
    product("top-long", {("S", ""): 1}, name="Fern Long-Sleeve Top"),
    product("tee-short", {("S", ""): 1}, name="Pip Short-Sleeve Tee"),
    product("jar-lid", {("1 l", ""): 1}, name="Dispensa jar with lid"),
    product("jar-open", {("1 l", ""): 1}, name="Dispensa jar without lid"),
    product("cushion", {("50x50", ""): 1}, name="Glénan cushion"),
    product("cover", {("50x50", ""): 1}, name="Glénan cushion cover"),
]
INDEX = build(Table(products={row.id: row for row in ROWS}), load())


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("en", "the fern top with short sleeves in S", "top-short"),
        ("fr", "le haut fern manches longues", "top-long"),
        ("it", "la maglia fern a maniche corte", "top-short"),
        ("en", "the dispensa jar with lid", "jar-lid"),
        ("en", "the dispensa jar without a lid", "jar-open"),
        ("it", "il cuscino glenan 50x50", "cushion"),
        ("fr", "la housse de coussin glenan", "cover"),
    ],
)
def test_what_it_is_like_tells_two_of_a_name_apart(
    language: str, text: str, meant: str
) -> None:
    (mention,) = mentions.read(text, INDEX, language).mentions

    assert mention.products == (meant,)


def test_what_things_are_like_makes_no_family_of_them() -> None:
    given = {id: INDEX.entries[id].given for id in ("top-short", "tee-short")}

    assert not given["top-short"] & given["tee-short"]
