import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stock.csv_files import difference, read, write
from stock.match.words import fold
from stock.model import Product, Table, Variant

alphabet = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs", "Cf")
)
dangerous = st.sampled_from("=+-@'\"|;,＝＋－＠ ")
text = st.lists(st.one_of(dangerous, alphabet), max_size=12).map(
    lambda parts: "".join(parts).strip()
)
word = text.map(lambda value: value.replace("|", ""))
lines = st.lists(text, max_size=3).map(lambda parts: "\n".join(parts).strip())
slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)
prices = st.none() | st.decimals(0, 999_999, places=2)


@st.composite
def products(draw: st.DrawFn) -> Product:
    id = draw(slugs)
    keys = draw(
        st.lists(
            st.tuples(text, text),
            min_size=1,
            max_size=4,
            unique_by=lambda key: (fold(key[0]), fold(key[1])),
        )
    )
    aliases = draw(st.lists(word.filter(bool), max_size=3, unique=True))
    return Product(
        id=id,
        name=draw(text.filter(bool)),
        aliases=tuple(a.strip() for a in aliases if a.strip()),
        category=draw(text),
        photo=draw(text),
        details=draw(lines),
        variants=tuple(
            Variant(
                product=id,
                size=size,
                colour=colour,
                sku=draw(text),
                price=draw(prices),
                on_hand=draw(st.integers(0, 999_999)),
            )
            for size, colour in keys
        ),
    )


tables = st.lists(products(), min_size=1, max_size=4, unique_by=lambda p: p.id)


@given(tables, st.booleans())
def test_an_export_that_is_imported_changes_nothing(
    exported: list[Product], for_excel: bool
) -> None:
    sheet = read(write(exported, for_excel=for_excel))

    assert list(sheet.products) == exported
    table = Table(products={product.id: product for product in exported})
    assert difference(table, sheet.products, replace_all=True).is_empty


@given(tables)
def test_no_cell_of_an_export_is_a_formula(exported: list[Product]) -> None:
    rows = csv.reader(io.StringIO(write(exported).decode(), newline=""))

    for row in rows:
        assert not any(cell[:1] in set("=+-@\t\r＝＋－＠") for cell in row if cell)


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+33 4", "-20 %", "@lea", "'=1", "''+", "＝1"],
)
def test_what_looks_like_a_formula_is_guarded_and_taken_back(name: str) -> None:
    product = Product(
        id="a", name=name, variants=(Variant(product="a", price=Decimal(1)),)
    )

    exported = write([product])

    assert f",{name}," not in exported.decode()
    assert read(exported).products == (product,)
