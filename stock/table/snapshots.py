"""The table as it is read: kept in memory, brought up to date by what has changed.

One call to Redis tells whether anything has; only the products that did are read again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from stock.codec import decode_product
from stock.model import Product, Table, Variant
from stock.table.keys import variant_name
from stock.table.store import Store, scored

MOST_CHANGES = 200
"""When more products have changed, all are read again."""


class Snapshots:
    """The newest known table of one shop."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.forget()

    def forget(self) -> None:
        self._table = Table()
        self._epoch = b""
        self._places: dict[str, int] = {}

    async def current(self) -> Table:
        """The table at an instant not before this call."""
        known, epoch = self._table, self._epoch
        head, *changes = _split(
            await self._store.run("refresh", known.version, epoch, MOST_CHANGES)
        )
        if head[0] < 0:
            return await self._load()
        version, catalogue_version, _ = head
        if version == known.version:
            return known
        if known is not self._table:
            return await self.current()  # another task was faster
        places = {
            **self._places,
            **{row[0].decode(): int(float(row[2])) for row in changes if len(row) > 1},
        }
        products = dict(known.products)
        for id, *row in changes:
            _put(products, id.decode(), _product(id.decode(), row))
        if catalogue_version != known.catalogue_version:
            products = _in_order(products, places)
        self._places = places
        self._table = Table(
            products=products, version=version, catalogue_version=catalogue_version
        )
        return self._table

    async def _load(self) -> Table:
        keys = self._store.keys
        meta, rows, pieces, order = await self._store.read(
            ("HMGET", keys.meta, "version", "catalogue", "epoch"),
            ("HGETALL", keys.catalogue),
            ("HGETALL", keys.pieces),
            ("ZRANGE", keys.order, 0, -1, "WITHSCORES"),
        )
        self._places = {id.decode(): place for id, place in scored(order).items()}
        products: dict[str, Product] = {}
        for id, row in rows.items():
            product = decode_product(id.decode(), row)
            counts = (
                pieces.get(variant_name(v.key).encode(), b"") for v in product.variants
            )
            _put(products, product.id, _shown(product, counts))
        version, catalogue_version, epoch = meta
        self._epoch = epoch or b""
        self._table = Table(
            products=_in_order(products, self._places),
            version=int(version or 0),
            catalogue_version=int(catalogue_version or 0),
        )
        return self._table


def _split(answer: Sequence[Any]) -> tuple[Sequence[Any], *tuple[Any, ...]]:
    """The first three of the answer, then the products that changed."""
    return answer[:3], *answer[3:]


def _put(products: dict[str, Product], id: str, product: Product | None) -> None:
    if product is None:
        products.pop(id, None)
    else:
        products[id] = product


def _product(id: str, row: Sequence[bytes]) -> Product | None:
    if not row:
        return None
    return _shown(decode_product(id, row[0]), row[2].split(b","))


def _shown(product: Product, counts: Iterable[bytes]) -> Product | None:
    """A product with the pieces of its listed variants; None: it has none of these."""
    variants = tuple(
        shown
        for variant, pieces in zip(product.variants, counts, strict=True)
        if (shown := _counted(variant, pieces))
    )
    return replace(product, variants=variants) if variants else None


def _counted(variant: Variant, pieces: bytes) -> Variant | None:
    """From "imported received sold removed held free listed"."""
    if not pieces.endswith(b" 1"):
        return None
    *_, held, free, _ = pieces.split(b" ")
    return Variant(
        product=variant.product,
        size=variant.size,
        colour=variant.colour,
        sku=variant.sku,
        price=variant.price,
        on_hand=int(held) + int(free),
        held=int(held),
    )


def _in_order(
    products: dict[str, Product], places: dict[str, int]
) -> dict[str, Product]:
    order = sorted(products, key=lambda id: places.get(id, 0))
    return {id: products[id] for id in order}
