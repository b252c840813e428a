"""Where Shopify's exports say what, with their older and current headers.

https://help.shopify.com/en/manual/products/import-export/using-csv
https://help.shopify.com/en/manual/products/inventory/setup/inventory-csv
"""

from dataclasses import dataclass

from stock.model import Fact
from stock.sheet.text import Grid

HANDLE = ("handle", "url handle")
_ON_HAND = ("on hand (new)", "on hand (current)", "on hand")
_AVAILABLE = ("available (not editable)", "available")
_QUANTITY = ("variant inventory qty", "inventory quantity", *_ON_HAND, *_AVAILABLE)
OPTIONS = ("option1", "option2", "option3")
_BEFORE_LOCATIONS = frozenset(("hs code", "coo"))
_INVENTORY = frozenset(
    (
        *HANDLE,
        *_BEFORE_LOCATIONS,
        *(f"{option} {what}" for option in OPTIONS for what in ("name", "value")),
        "title",
        "sku",
        "barcode",
        "bin name",
        "location",
    )
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a file say what; "" where none does."""

    handle: str
    body: str
    category: tuple[str, ...]
    published: str
    sku: str
    price: str
    image: str
    variant_image: str
    quantities: tuple[str, ...]
    """The first that says something counts."""
    locations: tuple[str, ...]
    """Of an older inventory: one column for each place, to be added up."""

    @classmethod
    def of(cls, grid: Grid) -> "Columns":
        def pick(*names: str) -> str:
            return next((name for name in names if name in grid.columns), "")

        quantities = tuple(name for name in _QUANTITY if name in grid.columns)
        is_old_inventory = grid.columns.keys() >= _BEFORE_LOCATIONS and not quantities
        others = (n for n in grid.columns if n and n not in _INVENTORY)
        return cls(
            handle=pick(*HANDLE),
            body=pick("body (html)", "body html", "body", "description"),
            category=tuple(
                n for n in ("type", "product category") if n in grid.columns
            ),
            published=pick("status", "published", "published on online store"),
            sku=pick("variant sku", "sku"),
            price=pick("variant price", "price"),
            image=pick("image src", "product image url"),
            variant_image=pick("variant image", "variant image url"),
            quantities=quantities,
            locations=tuple(others) if is_old_inventory else (),
        )

    def tells(self, grid: Grid) -> frozenset[Fact]:
        told = {
            Fact.NAME: "title" in grid.columns,
            Fact.ALIASES: "tags" in grid.columns,
            Fact.CATEGORY: self.category,
            Fact.PHOTO: self.image,
            Fact.DETAILS: self.body,
            Fact.HIDDEN: self.published,
            Fact.SKU: self.sku,
            Fact.PRICE: self.price,
            Fact.QUANTITY: self.quantities or self.locations,
        }
        return frozenset(fact for fact, column in told.items() if column)
