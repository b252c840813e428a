"""The owner's stock files: our own CSV and Shopify's, read strictly, and written.

Pure. A file is taken whole or refused with every problem that it has, by line and
column; `stock/sheet/` holds the parts.
"""

from collections.abc import Iterable

from stock.model import Product
from stock.sheet import native, shopify
from stock.sheet.differences import (
    Difference,
    FactChange,
    Oddity,
    Suspicion,
    difference,
)
from stock.sheet.drafts import Sheet
from stock.sheet.errors import BadSheet, Problem, ProblemKind
from stock.sheet.shopify_columns import HANDLE
from stock.sheet.text import cut, decode

__all__ = [
    "BadSheet",
    "Difference",
    "FactChange",
    "Oddity",
    "Problem",
    "ProblemKind",
    "Sheet",
    "Suspicion",
    "difference",
    "read",
    "write",
]

_KNOWN = frozenset((*native.COLUMNS, *HANDLE, "title"))


def read(data: bytes) -> Sheet:
    """The products of a file. Raises BadSheet."""
    grid = cut(decode(data), _KNOWN)
    is_shopify = "product" not in grid.columns and any(
        name in grid.columns for name in (*HANDLE, "title")
    )
    return shopify.read(grid) if is_shopify else native.read(grid)


def write(products: Iterable[Product], *, for_excel: bool = False) -> bytes:
    """Our own CSV in UTF-8; `for_excel` with the mark by which Excel knows it."""
    return native.write(products).encode("utf-8-sig" if for_excel else "utf-8")
