"""What an import would change, and what of that looks like a slip: for a preview."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from stock.catalogue import merged
from stock.match.words import fold
from stock.model import (
    NATIVE_FACTS,
    Change,
    ChangeKind,
    Fact,
    Product,
    Table,
    Variant,
    VariantKey,
)

Value = str | int | bool | Decimal | tuple[str, ...] | None

PRICE_FACTOR = 5
"""A price that changes by more is a slip of the decimal point, more often than not."""

QUANTITY_JUMP = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """One fact of a product or, with size and colour, of a variant."""

    variant: VariantKey
    fact: Fact
    before: Value
    after: Value


class Oddity(StrEnum):
    PRICE_FACTOR = "price_factor"
    PRICE_GONE = "price_gone"
    QUANTITY_JUMP = "quantity_jump"
    ALL_ZERO = "all_zero"
    MOST_REMOVED = "most_removed"
    SAME_NAME = "same_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """Something to ask the owner about.

    What concerns the whole file names no product; `SAME_NAME` gives, as `before`, the
    id of the product that has the name.
    """

    oddity: Oddity
    variant: VariantKey
    before: Value = None
    after: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`removed` holds variants of products that stay and of those that go."""

    added: tuple[Product, ...]
    added_variants: tuple[Variant, ...]
    changed: tuple[FactChange, ...]
    removed: tuple[Variant, ...]
    removed_products: tuple[Product, ...]
    suspicious: tuple[Suspicion, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.added_variants or self.changed or self.removed)


def difference(
    table: Table,
    products: Sequence[Product],
    *,
    tells: frozenset[Fact] = NATIVE_FACTS,
    replace_all: bool = False,
) -> Difference:
    """What an import of these products would do to the table."""
    named = {product.id for product in products}
    gone = [p for p in table if p.id not in named] if replace_all else []
    pairs = [
        (table.products[product.id], _after(table, product, tells))
        for product in products
        if product.id in table.products
    ]
    added = tuple(p for p in products if p.id not in table.products)
    changed = tuple(change for pair in pairs for change in _changes(*pair))
    removed = (
        *(v for before, after in pairs for v in _missing(before, after)),
        *(v for product in gone for v in product.variants),
    )
    suspicions = (
        *_odd_changes(changed),
        *_odd_quantities(pairs, tells),
        *_odd_removals(table, removed),
        *_odd_names(table, added),
    )
    return Difference(
        added=added,
        added_variants=tuple(
            v for before, after in pairs for v in _missing(after, before)
        ),
        changed=changed,
        removed=removed,
        removed_products=tuple(gone),
        suspicious=suspicions,
    )


def _after(table: Table, product: Product, tells: frozenset[Fact]) -> Product:
    """The product as the import would leave it, with its pieces."""
    known = table.products[product.id]
    change = Change(
        kind=ChangeKind.PUT, product=product.id, facts=product, tells=tells, whole=True
    )
    whole = merged(known, change)
    source = product if Fact.QUANTITY in tells else known
    pieces = {variant.key: variant.on_hand for variant in source.variants}
    named = {variant.key for variant in product.variants}
    return replace(
        whole,
        variants=tuple(
            replace(variant, on_hand=pieces.get(variant.key, 0))
            for variant in whole.variants
            if variant.key in named
        ),
    )


def _missing(these: Product, those: Product) -> Iterator[Variant]:
    known = {variant.key for variant in those.variants}
    return (variant for variant in these.variants if variant.key not in known)


def _changes(before: Product, after: Product) -> Iterator[FactChange]:
    of_product = VariantKey(before.id)
    yield from _fact_changes(of_product, _facts(before), _facts(after))
    known = {variant.key: variant for variant in before.variants}
    for variant in after.variants:
        if variant.key in known:
            old = _variant_facts(known[variant.key])
            yield from _fact_changes(variant.key, old, _variant_facts(variant))


def _facts(product: Product) -> dict[Fact, Value]:
    return {
        Fact.NAME: product.name,
        Fact.ALIASES: product.aliases,
        Fact.CATEGORY: product.category,
        Fact.PHOTO: product.photo,
        Fact.DETAILS: product.details,
        Fact.HIDDEN: product.hidden,
    }


def _variant_facts(variant: Variant) -> dict[Fact, Value]:
    return {
        Fact.SKU: variant.sku,
        Fact.PRICE: variant.price,
        Fact.QUANTITY: variant.on_hand,
    }


def _fact_changes(
    variant: VariantKey, before: Mapping[Fact, Value], after: Mapping[Fact, Value]
) -> Iterator[FactChange]:
    for fact, old in before.items():
        if after[fact] != old:
            yield FactChange(variant=variant, fact=fact, before=old, after=after[fact])


def _odd_changes(changes: Iterable[FactChange]) -> Iterator[Suspicion]:
    for change in changes:
        oddity = _oddity(change)
        if oddity:
            yield Suspicion(
                oddity=oddity,
                variant=change.variant,
                before=change.before,
                after=change.after,
            )


def _oddity(change: FactChange) -> Oddity | None:
    before, after = change.before, change.after
    if change.fact == Fact.PRICE and isinstance(before, Decimal):
        if not isinstance(after, Decimal) or after == 0:
            return Oddity.PRICE_GONE if before else None
        low, high = sorted((before, after))
        return Oddity.PRICE_FACTOR if low * PRICE_FACTOR <= high else None
    if change.fact == Fact.QUANTITY and isinstance(after, int):
        jump = abs(after - before) if isinstance(before, int) else 0
        return Oddity.QUANTITY_JUMP if jump > QUANTITY_JUMP else None
    return None


def _odd_quantities(
    pairs: Sequence[tuple[Product, Product]], tells: frozenset[Fact]
) -> Iterator[Suspicion]:
    before = sum(v.on_hand for product, _ in pairs for v in product.variants)
    after = sum(v.on_hand for _, product in pairs for v in product.variants)
    if Fact.QUANTITY in tells and before and not after:
        yield Suspicion(
            oddity=Oddity.ALL_ZERO, variant=VariantKey(""), before=before, after=0
        )


def _odd_removals(table: Table, removed: Sequence[Variant]) -> Iterator[Suspicion]:
    variants = sum(len(product.variants) for product in table)
    if len(removed) * 2 > variants:
        yield Suspicion(
            oddity=Oddity.MOST_REMOVED,
            variant=VariantKey(""),
            before=variants,
            after=variants - len(removed),
        )


def _odd_names(table: Table, added: Iterable[Product]) -> Iterator[Suspicion]:
    """A new product with the name of another one: an id that was written otherwise."""
    ids = {fold(product.name): product.id for product in table}
    for product in added:
        if fold(product.name) in ids:
            yield Suspicion(
                oddity=Oddity.SAME_NAME,
                variant=VariantKey(product.id),
                before=ids[fold(product.name)],
                after=product.id,
            )
