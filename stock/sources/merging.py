"""What the news of a source mean for our table. Pure.

What a source says anew is the truth; what it only repeats is no news, so that a sale
here outlives a file that nobody has touched. What it never named is ours.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stock.model import Fact, Line, MovementKind, Product, Table, Variant, VariantKey
from stock.sheet.differences import Difference, difference
from stock.sheet.drafts import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done. `products` are those that change, with all their facts.

    Those that are `fresh` come in whole. Of the others that are `described` more
    changes than pieces, which `lines` count.
    """

    found: Difference
    products: tuple[Product, ...]
    fresh: tuple[Product, ...]
    described: tuple[Product, ...]
    lines: tuple[Line, ...]
    gone: tuple[str, ...]
    """Products that it named before: to be hidden."""
    is_suspicious: bool


def plan(
    sheet: Sheet,
    last: Sequence[Product],
    table: Table,
    unsent: Mapping[VariantKey, int],
) -> Plan:
    """`last` is what the source said before, `unsent` what it has yet to hear of."""
    before = {product.id: product for product in last}
    products = tuple(
        _rebased(
            product, before.get(product.id), table.products.get(product.id), unsent
        )
        for product in sheet.products
    )
    found = difference(table, products, tells=sheet.tells)
    named = {product.id for product in products}
    gone = tuple(id for id in before if id not in named and id in table.products)
    described = _described(found)
    counted = tuple(_lines(found)) if Fact.QUANTITY in sheet.tells else ()
    fresh = {product.id for product in found.added}
    touched = fresh | described | {line.variant.product for line in counted}
    return Plan(
        found=found,
        products=tuple(p for p in products if p.id in touched),
        fresh=found.added,
        described=tuple(p for p in products if p.id in described),
        lines=counted,
        gone=gone,
        is_suspicious=bool(found.suspicious) or len(gone) * 2 > len(before) > 0,
    )


def _rebased(
    told: Product,
    before: Product | None,
    ours: Product | None,
    unsent: Mapping[VariantKey, int],
) -> Product:
    """What the source says, with our own where it only repeats itself."""
    was = {variant.key: variant for variant in before.variants} if before else {}
    known = {variant.key: variant for variant in ours.variants} if ours else {}
    variants = [
        _variant(variant, was.get(variant.key), known.get(variant.key), unsent)
        for variant in told.variants
    ]
    named = {variant.key for variant in (*told.variants, *was.values())}
    own = [variant for key, variant in known.items() if key not in named]
    if before is None or ours is None or _facts(before) != _facts(told):
        return replace(told, variants=(*variants, *own))
    return replace(ours, variants=(*variants, *own))


def _facts(product: Product) -> Product:
    return replace(product, variants=())


def _variant(
    told: Variant,
    was: Variant | None,
    ours: Variant | None,
    unsent: Mapping[VariantKey, int],
) -> Variant:
    fresh = replace(told, on_hand=max(0, told.on_hand - unsent.get(told.key, 0)))
    if was is None or ours is None:
        return fresh
    return replace(
        fresh,
        sku=ours.sku if told.sku == was.sku else told.sku,
        price=ours.price if told.price == was.price else told.price,
        on_hand=ours.on_hand if told.on_hand == was.on_hand else fresh.on_hand,
    )


def _described(found: Difference) -> set[str]:
    facts = (c.variant.product for c in found.changed if c.fact != Fact.QUANTITY)
    rows = (variant.product for variant in (*found.added_variants, *found.removed))
    return {*facts, *rows}


def _lines(found: Difference) -> Iterator[Line]:
    """How many there are, of every variant that is new or counted anew."""
    for variant in found.added_variants:
        yield _line(variant.key, variant.on_hand)
    for change in found.changed:
        if change.fact == Fact.QUANTITY and isinstance(change.after, int):
            yield _line(change.variant, change.after)


def _line(variant: VariantKey, pieces: int) -> Line:
    return Line(variant=variant, kind=MovementKind.IMPORTED, pieces=pieces)
