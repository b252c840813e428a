"""What a web shop tells of its variants, read by the rules of Shopify's export. Pure.

So sizes and colours, tags and HTML mean the same whether they come in a file or not.
"""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import msgspec

from stock.model import VariantKey
from stock.sheet import shopify
from stock.sheet.drafts import Sheet
from stock.sheet.fields import slug
from stock.sheet.text import Grid, Row

OPTIONS = 3
_NAMES = (
    "handle",
    "title",
    "body (html)",
    "type",
    "tags",
    "status",
    "variant sku",
    "variant price",
    "variant inventory qty",
    "image src",
    *(f"option{n} {what}" for n in range(1, OPTIONS + 1) for what in ("name", "value")),
)
COLUMNS = {name: name for name in _NAMES}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopRow:
    """One variant. `id` is the shop's own; `options` are (name, value)."""

    id: str
    handle: str
    title: str
    details: str = ""
    kind: str = ""
    tags: tuple[str, ...] = ()
    is_active: bool = True
    sku: str = ""
    price: str = ""
    pieces: int | None = None
    """None: the shop does not count them."""
    photo: str = ""
    options: tuple[tuple[str, str], ...] = ()

    def cells(self) -> dict[str, str]:
        cells = {
            "handle": self.handle,
            "title": self.title,
            "body (html)": self.details,
            "type": self.kind,
            "tags": ", ".join(self.tags),
            "status": "active" if self.is_active else "draft",
            "variant sku": self.sku,
            "variant price": _price(self.price),
            "variant inventory qty": "" if self.pieces is None else f"{self.pieces}",
            "image src": self.photo,
        }
        for number, (name, value) in enumerate(self.options[:OPTIONS], start=1):
            cells[f"option{number} name"] = name
            cells[f"option{number} value"] = value
        return {name: _clean(cell) for name, cell in cells.items()}


@dataclass(frozen=True, slots=True)
class Listing:
    """The stock table of a web shop, and the shop's own id of each variant."""

    sheet: Sheet
    ids: Mapping[VariantKey, str]


def listing(rows: Sequence[ShopRow]) -> Listing:
    """Raises BadSheet."""
    lines = tuple(Row(line, row.cells()) for line, row in enumerate(rows, start=1))
    sheet = shopify.read(Grid(COLUMNS, lines, ()))
    return Listing(sheet, dict(_ids(sheet, rows)))


def _ids(sheet: Sheet, rows: Sequence[ShopRow]) -> Iterator[tuple[VariantKey, str]]:
    """The reader keeps the variants of a product in the order of its rows."""
    of_product: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        of_product[slug(row.handle)].append(row.id)
    for product in sheet.products:
        for variant, id in zip(product.variants, of_product[product.id], strict=True):
            yield variant.key, id


def mark_of(rows: Sequence[ShopRow]) -> str:
    """Tells whether two listings are the same."""
    return hashlib.sha256(msgspec.json.encode(rows)).hexdigest()


def _price(text: str) -> str:
    """As the reader takes it: "39.9000" is 39.90; what is no number stays."""
    try:
        return f"{Decimal(text).quantize(Decimal('0.01'))}" if text else ""
    except InvalidOperation:
        return text


def _clean(text: str) -> str:
    """Without invisible signs, for which a file would be refused."""
    if text.isprintable():
        return text
    return "".join(
        " " if c in "\t\n\r" else c for c in text if c in "\t\n\r" or not _is_control(c)
    )


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc"
