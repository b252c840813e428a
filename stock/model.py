"""Products, variants, holds, the waiting list and stock movements, as values.

Pure: what is true of them is computed here, what is stored is `stock/redis_table.py`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class VariantKey:
    """Which variant: the product's id and the table's own size and colour.

    An empty size or colour means that the variant has none.
    """

    product: str
    size: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One row of the stock table.

    `on_hand` counts the pieces in the shop, those on hold included; `held` those that
    live holds keep back.
    """

    product: str
    size: str = ""
    colour: str = ""
    sku: str = ""
    price: Decimal | None = None
    on_hand: int = 0
    held: int = 0

    @property
    def key(self) -> VariantKey:
        return VariantKey(self.product, self.size, self.colour)

    @property
    def available(self) -> int:
        return self.on_hand - self.held


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A style: what a customer means by "the Jeanne dress"."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    category: str = ""
    photo: str = ""
    details: str = ""
    hidden: bool = False
    variants: tuple[Variant, ...] = ()

    @property
    def available(self) -> int:
        return sum(variant.available for variant in self.variants)

    @property
    def sizes(self) -> tuple[str, ...]:
        """Every size ever stocked, in the table's order."""
        return tuple(dict.fromkeys(v.size for v in self.variants if v.size))

    @property
    def colours(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(v.colour for v in self.variants if v.colour))

    @property
    def prices(self) -> tuple[Decimal, ...]:
        """The different prices of its variants, lowest first."""
        return tuple(sorted({v.price for v in self.variants if v.price is not None}))

    def matching(self, size: str = "", colour: str = "") -> tuple[Variant, ...]:
        """Its variants in this size and colour; an empty one fits all."""
        return tuple(
            v
            for v in self.variants
            if (not size or v.size == size) and (not colour or v.colour == colour)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The stock table at one instant.

    `version` changes with every movement, `catalogue_version` only when names, sizes,
    prices or products do: what is built from the words of the table is kept by the
    second.
    """

    products: Mapping[str, Product] = field(default_factory=dict)
    version: int = 0
    catalogue_version: int = 0

    def __iter__(self) -> Iterator[Product]:
        return iter(self.products.values())

    def __len__(self) -> int:
        return len(self.products)

    def variant(self, key: VariantKey) -> Variant | None:
        product = self.products.get(key.product)
        if product is None:
            return None
        return next((v for v in product.variants if v.key == key), None)


class MovementKind(StrEnum):
    """What happened to pieces of a variant.

    `IMPORTED` and `COUNTED` say how many there are, the others by how many it changed.
    A count below what live holds keep back is refused, an import leaves what is held.
    `DROPPED` is written beside an import that no longer names the variant: it leaves
    the table, with all its pieces but those on hold. `UNDONE` repeats the lines of the
    movement that is taken back.
    """

    IMPORTED = "imported"
    RECEIVED = "received"
    COUNTED = "counted"
    SOLD = "sold"
    REMOVED = "removed"
    HELD = "held"
    FREED = "freed"
    DROPPED = "dropped"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One variant's part of a movement; `pieces` is never negative."""

    variant: VariantKey
    kind: MovementKind
    pieces: int
    hold: str = ""
    """The hold that a held, freed or sold line belongs to."""


class Fact(StrEnum):
    """What a file or a message can tell of a product; what it does not tell stays."""

    NAME = "name"
    ALIASES = "aliases"
    CATEGORY = "category"
    PHOTO = "photo"
    DETAILS = "details"
    HIDDEN = "hidden"
    SKU = "sku"
    PRICE = "price"
    QUANTITY = "quantity"


CATALOGUE_FACTS = frozenset(Fact) - {Fact.HIDDEN, Fact.QUANTITY}
"""What names and describes a product and its variants."""

NATIVE_FACTS = frozenset(Fact) - {Fact.HIDDEN}
"""What our own CSV tells."""


EVERY_PRODUCT = "*"
"""Stands for the product of a `SWEPT` change."""


class ChangeKind(StrEnum):
    """What happened to the catalogue, the part of the table that counts no pieces.

    `SWEPT` drops every product that its movement does not put.
    """

    PUT = "put"
    PRICED = "priced"
    HIDDEN = "hidden"
    SHOWN = "shown"
    SWEPT = "swept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A movement's part that changes the catalogue.

    `PUT` writes those facts of `facts` that it `tells`; with `whole` its variants are
    all that there are, else others stay. `index` is its place among the products of its
    movement, taken if the product is new or `placed` is set. `PRICED` sets `price` in
    every variant of this size and colour; an empty one fits all.
    """

    kind: ChangeKind
    product: str
    size: str = ""
    colour: str = ""
    price: Decimal | None = None
    facts: Product | None = None
    tells: frozenset[Fact] = CATALOGUE_FACTS
    whole: bool = False
    placed: bool = False
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What a line did to its variant when it was recorded."""

    variant: VariantKey
    from_on_hand: int
    to_on_hand: int
    from_available: int
    to_available: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceShift:
    """What a movement did to the price of one variant when it was recorded."""

    variant: VariantKey
    from_price: Decimal | None
    to_price: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the ledger adds to a movement.

    `number` is its place in the ledger, `shifts` stand in the order of its lines,
    `undone_by` is the id of the movement that took it back, while it is taken back.
    """

    number: int
    undone_by: str = ""
    shifts: tuple[Shift, ...] = ()
    prices: tuple[PriceShift, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One entry of the stock ledger: who did what to which variants, when and why."""

    id: str
    at: datetime
    author: str
    cause: str
    lines: tuple[Line, ...] = ()
    changes: tuple[Change, ...] = ()
    undoes: str = ""
    """The id of the movement that this one takes back."""
    record: Record | None = None
    """None until the ledger has it."""

    @property
    def is_undone(self) -> bool:
        return self.record is not None and bool(self.record.undone_by)

    @property
    def products(self) -> tuple[str, ...]:
        """The ids of the products that it is about, in its own order."""
        of_lines = (line.variant.product for line in self.lines)
        return tuple(dict.fromkeys((*(c.product for c in self.changes), *of_lines)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A timed reservation of one piece of a variant for a conversation."""

    id: str
    variant: VariantKey
    conversation: str
    at: datetime
    expires_at: datetime
    waiting: str = ""
    """The id of the place on the waiting list that it was made for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One place on the waiting list; an empty size or colour takes any."""

    id: str
    variant: VariantKey
    conversation: str
    at: datetime
    language: str = "en"
    asked_until: datetime | None = None
    """While a piece is held for this person: until when she may answer."""
    hold: str = ""
    """The id of that hold."""
