import pytest

from stock.match import lexicon
from stock.match.index import Index, build
from stock.match.mentions import read
from stock.model import Table
from tests.stock.build import product

PRODUCTS = (
    product("panty-velia-20", {("L", "zwart"): 1}, name="Panty Velia 20 den"),
    product("panty-velia-40", {("L", "zwart"): 1}, name="Panty Velia 40 den"),
    product("pump-odette-4", {("38", "zwart"): 1}, name="Pump Odette 4 cm"),
    product("pump-odette-7", {("38", "zwart"): 1}, name="Pump Odette 7 cm"),
    product("nachthemd-iris", {("40", "wit"): 1}, name="Nachthemd Iris"),
    product("bh-ginevra", {("3C", "zwart"): 1, ("4C", "wit"): 1}, name="Bh Ginevra"),
    product("slip-ginevra", {("S", "zwart"): 1}, name="Slip Ginevra"),
    product("bh-olivia", {("4C", "zwart"): 1}, name="Bh Olivia"),
    product("vaas-riet", {("klein", "oker"): 1, ("groot", "oker"): 0},
            name="Vaas Riet"),
    product("adansonii", {("12 cm", ""): 1}, name="Monstera adansonii"),
    product("bollen-tete", {("", ""): 1}, name="Narcisbollen Tete"),
)  # fmt: skip


@pytest.fixture(scope="module")
def small_things() -> Index:
    return build(Table(products={p.id: p for p in PRODUCTS}), lexicon.load())


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("nl", "panty velia 20 zwart L?", [("panty-velia-20", "L")]),
        ("nl", "en de 40 den?", [("panty-velia-40", "")]),
        ("nl", "nachthemd iris in 40", [("nachthemd-iris", "40")]),
        ("it", "la terza C del ginevra", [("bh-ginevra", "terza C")]),
        ("en", "do you have the Riet vase large in ochre", [("vaas-riet", "large")]),
        ("fr", "le vase Riet petit", [("vaas-riet", "petit")]),
        ("it", "la monstera adansonii da 12 quanto costa", [("adansonii", "12")]),
        ("it", "avvisatemi quando lo rimettete", []),
        ("nl", "zwarte slip Ginevra, S, en zwarte bh Olivia 4C",
         [("slip-ginevra", "S"), ("bh-olivia", "4C")]),
        ("fr", "l'odette 4 cm et l'odette 7 cm en 38 ?",
         [("pump-odette-4", ""), ("pump-odette-7", "38")]),
        ("en", "the 7cm odette in 38", [("pump-odette-7", "38")]),
        ("en", "I'd like 2 odette 4 cm", [("pump-odette-4", "")]),
        ("en", "black slip Ginevra, S, and black Olivia 4C",
         [("slip-ginevra", "S"), ("bh-olivia", "4C")]),
    ],
)  # fmt: skip
def test_a_number_is_of_a_name_or_a_size_of_what_comes_in_it(
    language: str, text: str, meant: list[tuple[str, str]], small_things: Index
) -> None:
    reading = read(text, small_things, language)

    found = [
        (" ".join(m.products), w.size.text.upper() if w.size else "")
        for m in reading.mentions
        for w in m.wants
    ]
    assert found == [(products, size.upper()) for products, size in meant]
