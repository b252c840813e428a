"""What a change of the catalogue is, line by line and row by row, given what was read.

Pure: `importing` reads and writes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from stock.catalogue import changed, merged
from stock.codec import encode_product
from stock.model import (
    EVERY_PRODUCT,
    Change,
    ChangeKind,
    Fact,
    Line,
    Movement,
    MovementKind,
    PriceShift,
    Product,
    Shift,
    Variant,
    VariantKey,
)
from stock.results import Moved
from stock.table.journal import CatalogueRow
from stock.table.keys import variant_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the catalogue held when it was read."""

    version: str
    rows: dict[str, str]
    products: dict[str, Product]
    listed: frozenset[str]
    """The names of the variants that the table shows."""

    def is_listed(self, variant: VariantKey) -> bool:
        return variant_name(variant) in self.listed

    def variants(self, product: str) -> dict[VariantKey, Variant]:
        """The variants of a product that the table shows."""
        known = self.products.get(product)
        variants = known.variants if known else ()
        return {v.key: v for v in variants if self.is_listed(v.key)}

    def fitting(self, change: Change) -> tuple[Variant, ...]:
        """The variants that a change of price, or of being hidden, is about."""
        known = self.products.get(change.product)
        return known.matching(change.size, change.colour) if known else ()


def import_movement(
    movement: Movement,
    products: Sequence[Product],
    known: Known,
    tells: frozenset[Fact],
    replace_all: bool,
) -> Movement:
    """With all that an import of these products says. Raises ValueError."""
    _check(products)
    changes = [
        Change(
            kind=ChangeKind.PUT,
            product=product.id,
            facts=product,
            tells=tells,
            whole=True,
            placed=replace_all,
            index=index,
        )
        for index, product in enumerate(products)
    ]
    lines = [line for product in products for line in _lines(product, known, tells)]
    if replace_all:
        changes.append(Change(kind=ChangeKind.SWEPT, product=EVERY_PRODUCT))
        named = {product.id for product in products}
        for id in known.products:
            if id not in named:
                lines += _dropped(known.variants(id))
    return replace(movement, changes=tuple(changes), lines=tuple(lines))


def _check(products: Iterable[Product]) -> None:
    seen: set[str] = set()
    for product in products:
        keys = {variant.key for variant in product.variants}
        if product.id in seen or len(keys) < max(1, len(product.variants)):
            raise ValueError(f"{product.id} or one of its variants is not there once")
        seen.add(product.id)


def _lines(product: Product, known: Known, tells: frozenset[Fact]) -> Iterator[Line]:
    named = {variant.key for variant in product.variants}
    if Fact.QUANTITY in tells:
        for variant in product.variants:
            yield Line(
                variant=variant.key, kind=MovementKind.IMPORTED, pieces=variant.on_hand
            )
    yield from _dropped(key for key in known.variants(product.id) if key not in named)


def _dropped(variants: Iterable[VariantKey]) -> Iterator[Line]:
    for key in variants:
        yield Line(variant=key, kind=MovementKind.DROPPED, pieces=0)


def rows_of(movement: Movement, known: Known) -> tuple[CatalogueRow, ...]:
    """The rows of the products whose facts or prices the movement changes."""
    return tuple(
        _row(change, known)
        for change in movement.changes
        if change.kind != ChangeKind.SWEPT
    )


def _row(change: Change, known: Known) -> CatalogueRow:
    old = known.products.get(change.product)
    is_put = change.kind == ChangeKind.PUT
    named = change.facts.variants if is_put and change.facts else ()
    needed = () if is_put else known.fitting(change)
    return CatalogueRow(
        product=change.product,
        old=known.rows.get(change.product, ""),
        new=encode_product(_after(old, change)),
        index=change.index,
        placed=change.placed,
        listed=tuple(variant_name(variant.key) for variant in named),
        needed=tuple(variant_name(variant.key) for variant in needed),
    )


def _after(old: Product | None, change: Change) -> Product:
    if change.kind == ChangeKind.PUT or old is None:
        return merged(old, change)
    return changed(old, change)


def prices_of(movement: Movement, known: Known) -> tuple[PriceShift, ...]:
    """What the movement does to the prices of variants that the table shows.

    A price that is set to what it was is told only if it was set by itself.
    """
    return tuple(
        shift
        for change in movement.changes
        if change.product in known.products
        and change.kind in (ChangeKind.PUT, ChangeKind.PRICED)
        for shift in _price_shifts(change, known)
    )


def _price_shifts(change: Change, known: Known) -> Iterator[PriceShift]:
    before = known.variants(change.product)
    fitting = {variant.key for variant in known.fitting(change)}
    for variant in _after(known.products[change.product], change).variants:
        if variant.key not in before or variant.key not in fitting:
            continue
        old = before[variant.key].price
        if old != variant.price or change.kind == ChangeKind.PRICED:
            yield PriceShift(
                variant=variant.key, from_price=old, to_price=variant.price
            )


def kept(moved: Moved) -> tuple[Shift, ...]:
    """Where an import left more pieces than it says: they are on hold."""
    return tuple(
        shift
        for line, shift in zip(moved.movement.lines, moved.shifts, strict=True)
        if line.kind in (MovementKind.IMPORTED, MovementKind.DROPPED)
        and shift.to_on_hand > line.pieces
    )
