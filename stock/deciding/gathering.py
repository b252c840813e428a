"""New prices of a product, said as one where all its variants changed alike. Pure.

The ledger counts by variant; "Robe Lila: 45 € → 59 €" is what the owner has in mind.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from stock.deciding.effects import Effect, PriceEffect
from stock.model import Product, Table, VariantKey


def gathered(effects: Iterable[Effect], table: Table) -> Iterator[Effect]:
    """The same effects; prices of a whole product or colour are one each."""
    alike: dict[tuple[str, Decimal | None, Decimal | None], list[PriceEffect]] = {}
    for effect in effects:
        if isinstance(effect, PriceEffect):
            key = (effect.product, effect.before, effect.after)
            alike.setdefault(key, []).append(effect)
        else:
            yield effect
    for (id, before, after), found in alike.items():
        product = table.products.get(id)
        if product is None or len(found) == 1:
            yield from found
            continue
        for size, colour in _scopes(product, found):
            yield PriceEffect(
                product=id, size=size, colour=colour, before=before, after=after
            )


def _scopes(
    product: Product, found: Iterable[PriceEffect]
) -> Iterator[tuple[str, str]]:
    """The fewest pairs of size and colour, "" for all, that these are."""
    keys = {VariantKey(one.product, one.size, one.colour): one for one in found}
    if all(variant.key in keys for variant in product.variants):
        yield "", ""
        return
    for colour in product.colours:
        rows = [variant.key for variant in product.matching(colour=colour)]
        if len(rows) > 1 and all(row in keys for row in rows):
            yield "", colour
            for row in rows:
                del keys[row]
    yield from ((key.size, key.colour) for key in keys)
