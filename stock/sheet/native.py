"""Our own CSV: one row per variant, read and written."""

import csv
import io
from collections.abc import Iterable, Iterator

from stock.model import NATIVE_FACTS, Fact, Product, Variant
from stock.sheet.drafts import Draft, Reading, Sheet
from stock.sheet.errors import BadSheet, Problem, ProblemKind
from stock.sheet.fields import read_long_text, read_quantity
from stock.sheet.text import Grid, Row, guarded

COLUMNS = (
    "product",
    "name",
    "aliases",
    "category",
    "size",
    "colour",
    "sku",
    "price",
    "quantity",
    "photo",
    "details",
)
_REQUIRED = ("product", "quantity")
_FACTS = {
    "name": Fact.NAME,
    "aliases": Fact.ALIASES,
    "category": Fact.CATEGORY,
    "photo": Fact.PHOTO,
    "details": Fact.DETAILS,
}


def read(grid: Grid) -> Sheet:
    """Raises BadSheet."""
    missing = [name for name in _REQUIRED if name not in grid.columns]
    if missing:
        raise BadSheet(
            tuple(
                Problem(kind=ProblemKind.MISSING_COLUMN, line=1, column=name)
                for name in missing
            )
        )
    reading = Reading(grid)
    for row in grid.rows:
        draft = reading.draft(row, "product", "name")
        if draft is not None:
            _read_facts(reading, draft, row)
            _read_variant(reading, draft, row)
    reading.check()
    return Sheet(
        products=tuple(
            draft.product(tuple(_aliases(draft))) for draft in reading.drafts.values()
        ),
        tells=frozenset(f for f in NATIVE_FACTS if f in grid.columns),
        warnings=(*_unknown(grid), *reading.warnings),
    )


def _read_facts(reading: Reading, draft: Draft, row: Row) -> None:
    for column, fact in _FACTS.items():
        if fact == Fact.DETAILS:
            value = reading.cell(row, column, read_long_text)
        else:
            value = reading.cell(row, column)
        is_name = fact == Fact.NAME
        clash = ProblemKind.OTHER_NAME if is_name else ProblemKind.OTHER_FACT
        reading.tell(draft, fact, row, column, value, clash)


def _read_variant(reading: Reading, draft: Draft, row: Row) -> None:
    bad = ProblemKind.BAD_QUANTITY
    variant = Variant(
        product=draft.id,
        size=reading.cell(row, "size"),
        colour=reading.cell(row, "colour"),
        sku=reading.cell(row, "sku"),
        price=reading.price(row, "price"),
        on_hand=reading.value(row, "quantity", read_quantity, bad) or 0,
    )
    column = "colour" if variant.colour and not variant.size else "size"
    reading.add(draft, variant, row, column)


def _aliases(draft: Draft) -> Iterator[str]:
    aliases = (part.strip() for part in draft.fact(Fact.ALIASES).split("|"))
    return iter(dict.fromkeys(alias for alias in aliases if alias))


def _unknown(grid: Grid) -> Iterator[Problem]:
    for name, written in grid.columns.items():
        if name and name not in COLUMNS:
            yield Problem(kind=ProblemKind.UNKNOWN_COLUMN, line=1, column=written)


def write(products: Iterable[Product]) -> str:
    """The same products as a file that `read` reads back unchanged."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for product in products:
        for variant in product.variants:
            writer.writerow(map(guarded, _cells(product, variant)))
    return text.getvalue()


def _cells(product: Product, variant: Variant) -> Iterator[str]:
    yield product.id
    yield product.name
    yield "|".join(alias.replace("|", "/") for alias in product.aliases)
    yield product.category
    yield variant.size
    yield variant.colour
    yield variant.sku
    yield "" if variant.price is None else f"{variant.price:.2f}"
    yield str(variant.on_hand)
    yield product.photo
    yield product.details
