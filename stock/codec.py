"""How the values of the stock table are written in Redis: msgspec JSON with a schema.

A movement is a head and, for every product that it is about, a part; so the history of
one product is read without the thousand others of an import. Pure.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

import msgspec

from stock.errors import NewerSchema
from stock.model import (
    CATALOGUE_FACTS,
    Change,
    ChangeKind,
    Fact,
    Line,
    Movement,
    MovementKind,
    PriceShift,
    Product,
    Record,
    Shift,
    Variant,
    VariantKey,
)

SCHEMA = 1


class ProductRow(msgspec.Struct):
    """Of the product itself; its pieces are kept apart."""

    name: str
    aliases: tuple[str, ...]
    category: str
    photo: str
    details: str
    hidden: bool
    variants: list[tuple[str, str, str, Decimal | None]]
    """Size, colour, SKU and price of each."""

    @classmethod
    def of(cls, product: Product) -> "ProductRow":
        return cls(
            name=product.name,
            aliases=product.aliases,
            category=product.category,
            photo=product.photo,
            details=product.details,
            hidden=product.hidden,
            variants=[
                (v.size, v.colour, v.sku, _plain(v.price)) for v in product.variants
            ],
        )

    def product(self, id: str) -> Product:
        return Product(
            id=id,
            name=self.name,
            aliases=self.aliases,
            category=self.category,
            photo=self.photo,
            details=self.details,
            hidden=self.hidden,
            variants=tuple(
                Variant(product=id, size=size, colour=colour, sku=sku, price=price)
                for size, colour, sku, price in self.variants
            ),
        )


class ChangeRow(msgspec.Struct, omit_defaults=True):
    kind: ChangeKind
    size: str = ""
    colour: str = ""
    price: Decimal | None = None
    facts: ProductRow | None = None
    tells: frozenset[Fact] = CATALOGUE_FACTS
    whole: bool = False
    placed: bool = False
    index: int = 0

    @classmethod
    def of(cls, change: Change) -> "ChangeRow":
        return cls(
            kind=change.kind,
            size=change.size,
            colour=change.colour,
            price=_plain(change.price),
            facts=ProductRow.of(change.facts) if change.facts else None,
            tells=change.tells,
            whole=change.whole,
            placed=change.placed,
            index=change.index,
        )

    def change(self, product: str) -> Change:
        return Change(
            kind=self.kind,
            product=product,
            size=self.size,
            colour=self.colour,
            price=self.price,
            facts=self.facts.product(product) if self.facts else None,
            tells=self.tells,
            whole=self.whole,
            placed=self.placed,
            index=self.index,
        )


class PartRow(msgspec.Struct):
    """What a movement says of one product."""

    lines: list[tuple[str, str, MovementKind, int, str]]
    """Size, colour, kind, pieces and hold of each."""
    changes: list[ChangeRow]
    prices: list[tuple[str, str, Decimal | None, Decimal | None]]
    """Size, colour, price before and after of each."""


class HeadRow(msgspec.Struct):
    v: int
    id: str
    at: datetime
    author: str
    cause: str
    undoes: str


_encode = msgspec.json.Encoder(order="deterministic").encode
_product_row = msgspec.json.Decoder(ProductRow).decode
_head_row = msgspec.json.Decoder(HeadRow).decode
_part_row = msgspec.json.Decoder(PartRow).decode


def encode_product(product: Product) -> str:
    return _encode(ProductRow.of(product)).decode()


def decode_product(id: str, row: bytes) -> Product:
    return _product_row(row).product(id)


def encode_head(movement: Movement) -> str:
    row = HeadRow(
        v=SCHEMA,
        id=movement.id,
        at=movement.at,
        author=movement.author,
        cause=movement.cause,
        undoes=movement.undoes,
    )
    return _encode(row).decode()


def decode_head(row: bytes) -> HeadRow:
    """Raises NewerSchema."""
    head = _head_row(row)
    if head.v > SCHEMA:
        raise NewerSchema(head.v)
    return head


def encode_parts(
    movement: Movement,
    prices: tuple[PriceShift, ...] = (),
    *,
    products: Iterable[str] = (),
) -> dict[str, str]:
    """Its parts, by product; also of `products` that it says nothing of."""
    rows = {product: PartRow([], [], []) for product in (*movement.products, *products)}
    for line in movement.lines:
        key = line.variant
        rows[key.product].lines.append(
            (key.size, key.colour, line.kind, line.pieces, line.hold)
        )
    for change in movement.changes:
        rows[change.product].changes.append(ChangeRow.of(change))
    for shift in prices:
        key = shift.variant
        rows[key.product].prices.append(
            (key.size, key.colour, _plain(shift.from_price), _plain(shift.to_price))
        )
    return {product: _encode(row).decode() for product, row in rows.items()}


def encode_shifts(shifts: Iterable[Shift]) -> str:
    """As `lua/apply.lua` writes what the lines of a part did, in their order."""
    return ",".join(
        f"{s.from_on_hand} {s.to_on_hand} {s.from_available} {s.to_available}"
        for s in shifts
    )


def decode_movement(
    head: HeadRow, parts: Mapping[str, bytes], *, number: int, undone_by: str = ""
) -> Movement:
    """A movement of the ledger; each part is shifts, a line feed and the part's row."""
    lines: list[Line] = []
    changes: list[Change] = []
    shifts: list[Shift] = []
    prices: list[PriceShift] = []
    for product, value in parts.items():
        counts, _, row = value.partition(b"\n")
        part = _part_row(row)
        of_part = [_line(product, *line) for line in part.lines]
        lines += of_part
        shifts += map(_shift, of_part, counts.split(b","))
        changes += (change.change(product) for change in part.changes)
        prices += (_price_shift(product, *price) for price in part.prices)
    return Movement(
        id=head.id,
        at=head.at,
        author=head.author,
        cause=head.cause,
        lines=tuple(lines),
        changes=tuple(changes),
        undoes=head.undoes,
        record=Record(
            number=number,
            undone_by=undone_by,
            shifts=tuple(shifts),
            prices=tuple(prices),
        ),
    )


def _line(
    product: str, size: str, colour: str, kind: MovementKind, pieces: int, hold: str
) -> Line:
    variant = VariantKey(product, size, colour)
    return Line(variant=variant, kind=kind, pieces=pieces, hold=hold)


def _shift(line: Line, counts: bytes) -> Shift:
    from_on_hand, to_on_hand, from_available, to_available = map(int, counts.split())
    return Shift(
        variant=line.variant,
        from_on_hand=from_on_hand,
        to_on_hand=to_on_hand,
        from_available=from_available,
        to_available=to_available,
    )


def _price_shift(
    product: str, size: str, colour: str, before: Decimal | None, after: Decimal | None
) -> PriceShift:
    variant = VariantKey(product, size, colour)
    return PriceShift(variant=variant, from_price=before, to_price=after)


def _plain(price: Decimal | None) -> Decimal | None:
    """One way to write each price, so that rows can be compared: 59.00 is 59."""
    return None if price is None else Decimal(f"{price.normalize():f}")
