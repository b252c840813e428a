"""What a change makes of a product: the rules by which files and messages are merged.

Pure; followed by the catalogue's writer and by the fold of the ledger alike.
"""

from dataclasses import replace

from stock.model import Change, ChangeKind, Fact, Product, Variant, VariantKey


def merged(known: Product | None, change: Change) -> Product:
    """A product after a `PUT`: told facts are the new ones, the others stay."""
    new = change.facts or Product(id=change.product, name="")
    old = known or Product(id=change.product, name=new.name or change.product)

    def told(fact: Fact) -> Product:
        return new if fact in change.tells else old

    return Product(
        id=change.product,
        name=told(Fact.NAME).name or old.name,
        aliases=told(Fact.ALIASES).aliases,
        category=told(Fact.CATEGORY).category,
        photo=told(Fact.PHOTO).photo,
        details=told(Fact.DETAILS).details,
        hidden=told(Fact.HIDDEN).hidden,
        variants=_merged_variants(old, new, change),
    )


def _merged_variants(old: Product, new: Product, change: Change) -> tuple[Variant, ...]:
    known = {variant.key: variant for variant in old.variants}
    named = {variant.key: variant for variant in new.variants}
    order = {**named, **known} if change.whole else {**known, **named}

    def variant(key: VariantKey) -> Variant:
        before = known.get(key) or Variant(product=key.product)
        after = named.get(key, before)
        return Variant(
            product=change.product,
            size=key.size,
            colour=key.colour,
            sku=(after if Fact.SKU in change.tells else before).sku,
            price=(after if Fact.PRICE in change.tells else before).price,
        )

    return tuple(variant(key) for key in order)


def changed(product: Product, change: Change) -> Product:
    """A product after it was priced, hidden or shown."""
    if change.kind != ChangeKind.PRICED:
        return replace(product, hidden=change.kind == ChangeKind.HIDDEN)
    priced = {v.key for v in product.matching(change.size, change.colour)}
    return replace(
        product,
        variants=tuple(
            replace(variant, price=change.price) if variant.key in priced else variant
            for variant in product.variants
        ),
    )
