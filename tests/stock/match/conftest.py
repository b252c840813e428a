"""A small Dutch table of home goods and a few shoes, as it can be asked for."""

import pytest

from stock.match import lexicon
from stock.match.index import Index, build
from stock.model import Product, Table
from tests.stock.build import product

ROWS: list[Product] = [
    product("vaas-olla", {("S", "zand"): 1, ("L", "terra"): 2}, name="Vaas Olla"),
    product("vaas-olla-hoog", {("", "zand"): 1}, name="Vaas Olla hoog"),
    product(
        "mand-tika", {("S", "naturel"): 2, ("L", "zwart"): 0}, name="Mand Tika"
    ),
    product("wasmand-tika", {("", ""): 1}, name="Wasmand Tika"),
    product("mok-speckle", {("", "wit"): 3, ("", "mosgroen"): 0}, name="Mok Speckle",
            aliases=("gespikkelde mok",)),
    product("kom-speckle", {("12 cm", "wit"): 0, ("16 cm", "wit"): 4},
            name="Kom Speckle"),
    product("kussen-noor-linnen", {("50x50", "zand"): 1}, name="Kussen Noor linnen"),
    product("kussen-noor-velvet", {("50x50", "oker"): 0, ("45x45", "oker"): 2},
            name="Kussen Noor velvet", details="Katoenfluweel. Wassen op 30 graden."),
    product("badjas-wafel", {("M", "wit"): 1}, name="Badjas Wafel",
            details="Valt ruim. Wafelkatoen, 300 g per m2."),
    product("badjas-wafel-kids", {("8 jaar", "wit"): 1}, name="Badjas Wafel kids",
            category="kinderkamer"),
    product("geurkaars-lavendel", {("200 g", ""): 2}, name="Geurkaars Lavendel"),
    product("sandaal-capri", {("38", "nero"): 1, ("39", "nero"): 0},
            name="Sandaal Capri", category="sandalen"),
    product("laars-siena", {("38", "cuoio"): 1}, name="Laars Siena",
            category="laarzen"),
    product("wetsuit-ondine-32", {("M", "zwart"): 1}, name="Surfpak Ondine 3/2",
            aliases=("Ondine 3/2 wetsuit",)),
    product("wetsuit-ondine-43", {("M", "fumé"): 1}, name="Surfpak Ondine 4/3",
            aliases=("Ondine 4/3 wetsuit",)),
    product("muts-fjell", {("", "mosterd"): 1}, name="Muts Fjell",
            category="mutsen en sokken"),
    product("sokken-rime", {("M", "zwart"): 1}, name="Sokken Rime",
            category="mutsen en sokken"),
    product("flap-lumo", {("", ""): 1}, name="Flapdrol Lumo",
            aliases=("lumo flapdrol",)),
    product("verborgen", {("", ""): 9}, name="Vaas Geheim", hidden=True),
]  # fmt: skip


@pytest.fixture(scope="session")
def table() -> Table:
    return Table(products={row.id: row for row in ROWS})


@pytest.fixture(scope="session")
def index(table: Table) -> Index:
    return build(table, lexicon.load())
