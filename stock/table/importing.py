"""Changes the catalogue: imports, single products, prices, what is hidden.

Rows are read, changed and written only if nobody changed them meanwhile; else all over
again, a bounded number of times. Sales and holds do not disturb this, nor it them.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from stock.codec import decode_product
from stock.errors import StillChanging, UnknownVariant
from stock.model import Change, ChangeKind, Fact, Movement, Product, VariantKey
from stock.results import Imported, Moved
from stock.table.journal import Beside, Journal, RowsChanged
from stock.table.keys import variant_name
from stock.table.planning import Known, import_movement, kept, prices_of, rows_of
from stock.table.store import Store

ATTEMPTS = 20
MOST_PRICE = 1_000_000


class Catalogue:
    """The catalogue of one stock table, as it is written."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    async def import_products(
        self,
        products: Sequence[Product],
        *,
        movement: Movement,
        tells: frozenset[Fact],
        replace_all: bool,
    ) -> Imported:
        """The new truth for these products, and with `replace_all` for the table."""
        if not products:
            raise ValueError("nothing to import")
        names = None if replace_all else [product.id for product in products]

        async def attempt() -> Moved:
            known = await self._read(names)
            whole = import_movement(movement, products, known, tells, replace_all)
            beside = Beside(
                rows=rows_of(whole, known),
                prices=prices_of(whole, known),
                catalogue_version=known.version,
            )
            return await self._journal.apply(whole, beside)

        moved = await _retried(attempt, "the catalogue")
        return Imported(moved=moved, kept=kept(moved))

    async def put(
        self, product: Product, *, movement: Movement, tells: frozenset[Fact]
    ) -> Moved:
        """Its facts and the variants that it names; others stay as they are."""
        if not product.variants:
            raise ValueError(f"{product.id} has no variant")

        async def attempt() -> Moved:
            known = await self._read([product.id])
            change = Change(
                kind=ChangeKind.PUT, product=product.id, facts=product, tells=tells
            )
            whole = replace(movement, changes=(change,))
            beside = Beside(rows=rows_of(whole, known), prices=prices_of(whole, known))
            return await self._journal.apply(whole, beside)

        return await _retried(attempt, product.id)

    async def hide(self, product: str, *, movement: Movement, hidden: bool) -> Moved:
        """Raises UnknownVariant."""
        kind = ChangeKind.HIDDEN if hidden else ChangeKind.SHOWN
        return await self._change(Change(kind=kind, product=product), movement)

    async def set_price(
        self,
        product: str,
        size: str,
        colour: str,
        price: Decimal | None,
        *,
        movement: Movement,
    ) -> Moved:
        """Raises UnknownVariant."""
        if price is not None and not 0 <= price < MOST_PRICE:
            raise ValueError(f"{price} is no price")
        change = Change(
            kind=ChangeKind.PRICED,
            product=product,
            size=size,
            colour=colour,
            price=price,
        )
        return await self._change(change, movement)

    async def _change(self, change: Change, movement: Movement) -> Moved:
        async def attempt() -> Moved:
            known = await self._read([change.product])
            if not known.fitting(change):
                key = VariantKey(change.product, change.size, change.colour)
                raise UnknownVariant((key,))
            whole = replace(movement, changes=(change,))
            beside = Beside(rows=rows_of(whole, known), prices=prices_of(whole, known))
            return await self._journal.apply(whole, beside)

        return await _retried(attempt, change.product)

    async def _read(self, names: Sequence[str] | None) -> Known:
        """What is known of these products; None: of all."""
        keys = self._store.keys
        version = ("HGET", keys.meta, "catalogue")
        if names is None:
            known, rows = await self._store.read(version, ("HGETALL", keys.catalogue))
        else:
            known, found = await self._store.read(
                version, ("HMGET", keys.catalogue, *names)
            )
            rows = {
                name.encode(): row
                for name, row in zip(names, found, strict=True)
                if row is not None
            }
        products = {
            id.decode(): decode_product(id.decode(), row) for id, row in rows.items()
        }
        return Known(
            version=(known or b"0").decode(),
            rows={id.decode(): row.decode() for id, row in rows.items()},
            products=products,
            listed=await self._listed(products.values()),
        )

    async def _listed(self, products: Iterable[Product]) -> frozenset[str]:
        names = [variant_name(v.key) for product in products for v in product.variants]
        if not names:
            return frozenset()
        [rows] = await self._store.read(("HMGET", self._store.keys.pieces, *names))
        return frozenset(
            name
            for name, row in zip(names, rows, strict=True)
            if row is not None and row.endswith(b" 1")
        )


async def _retried(attempt: Callable[[], Awaitable[Moved]], what: str) -> Moved:
    for _ in range(ATTEMPTS):
        try:
            return await attempt()
        except RowsChanged:
            continue
    raise StillChanging(what)
