"""Reads the ledger: a movement, those of a product, the newest, an author's last."""

from collections.abc import Collection, Sequence

import msgspec

from stock.codec import decode_head, decode_movement
from stock.errors import UnknownMovement
from stock.model import EVERY_PRODUCT, Movement
from stock.table.keys import SEPARATOR, joined
from stock.table.store import Store


class History:
    """The ledger of one stock table, as it is read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._keys = store.keys

    async def movement(self, id: str) -> Movement | None:
        """A movement with all its lines; None: the ledger has none of this id."""
        return next(iter(await self.read([id])), None)

    async def read(
        self, ids: Sequence[str], products: Collection[str] = ()
    ) -> list[Movement]:
        """The movements of these ids, in this order; unknown ones are left out.

        With `products` only what they say of these.
        """
        if not ids:
            return []
        heads, touched, undone, numbers = await self._store.read(
            ("HMGET", self._keys.movements, *ids),
            ("HMGET", self._keys.touched, *ids),
            ("HMGET", self._keys.undone, *ids),
            ("ZMSCORE", self._keys.ledger, *ids),
        )
        parts = await self._parts(ids, [_decode_list(row) for row in touched], products)
        return [
            decode_movement(
                decode_head(head),
                of,
                number=int(float(number)),
                undone_by=(by or b"").decode(),
            )
            for head, of, number, by in zip(heads, parts, numbers, undone, strict=True)
            if head is not None
        ]

    async def _parts(
        self,
        ids: Sequence[str],
        touched: Sequence[Sequence[str]],
        products: Collection[str],
    ) -> list[dict[str, bytes]]:
        names = [
            (id, product)
            for id, of in zip(ids, touched, strict=True)
            for product in of
            if not products or product in products
        ]
        parts: dict[str, dict[str, bytes]] = {id: {} for id in ids}
        if names:
            fields = [joined(id, product) for id, product in names]
            [rows] = await self._store.read(("HMGET", self._keys.parts, *fields))
            for (id, product), row in zip(names, rows, strict=True):
                parts[id][product] = row
        return [parts[id] for id in ids]

    async def touched(self, movement: str) -> list[str]:
        """The products that a movement is about; empty: there is no such movement."""
        [row] = await self._store.read(("HGET", self._keys.touched, movement))
        return _decode_list(row)

    async def of(
        self, products: Collection[str]
    ) -> tuple[dict[str, int], list[Movement]]:
        """All movements of these products, oldest first, and of every product at once.

        They say only what concerns these. Beside them the versions that changed each
        last: while these stand, the history is whole.
        """
        about = dict.fromkeys((*products, EVERY_PRODUCT))
        versions, *found = await self._store.read(
            ("ZMSCORE", self._keys.changed, *about),
            *(("ZRANGEBYLEX", self._keys.by_product, *_members(p)) for p in about),
        )
        numbers = {_id(member): _number(member) for of in found for member in of}
        ids = sorted(numbers, key=numbers.__getitem__)
        guards = {
            product: int(float(version or 0))
            for product, version in zip(about, versions, strict=True)
        }
        movements = await self.read(ids, about)
        if {m.record.undone_by for m in movements if m.record} <= {"", *ids}:
            return guards, movements
        return await self.of(products)  # one was undone between the two reads

    async def latest(
        self, product: str = "", *, limit: int = 20, before: str = ""
    ) -> list[Movement]:
        """Newest first, `before` a movement; of a product only what concerns it."""
        number = await self._number(before) if before else None
        if product:
            low, high = _members(product, number)
            [members] = await self._store.read(
                ("ZREVRANGEBYLEX", self._keys.by_product, high, low, "LIMIT", 0, limit)
            )
            return await self.read([_id(member) for member in members], {product})
        top = "+inf" if number is None else f"({number}"
        [ids] = await self._store.read(
            ("ZREVRANGEBYSCORE", self._keys.ledger, top, "-inf", "LIMIT", 0, limit)
        )
        return await self.read([id.decode() for id in ids])

    async def _number(self, movement: str) -> int:
        [number] = await self._store.read(("ZSCORE", self._keys.ledger, movement))
        if number is None:
            raise UnknownMovement(movement)
        return int(float(number))

    async def last_by(self, author: str) -> Movement | None:
        """The author's newest movement that is not undone and undoes nothing."""
        low, high = _members(author)
        while True:
            [members] = await self._store.read(
                ("ZREVRANGEBYLEX", self._keys.by_author, high, low, "LIMIT", 0, 50)
            )
            if not members:
                return None
            ids = [_id(member) for member in members]
            heads, undone = await self._store.read(
                ("HMGET", self._keys.movements, *ids),
                ("HMGET", self._keys.undone, *ids),
            )
            for id, head, by in zip(ids, heads, undone, strict=True):
                if by is None and not decode_head(head).undoes:
                    return await self.movement(id)
            high = f"({members[-1].decode()}"


def _decode_list(row: bytes | None) -> list[str]:
    return msgspec.json.decode(row, type=list[str]) if row else []


def _members(name: str, before: int | None = None) -> tuple[str, str]:
    """The range of an index's members that begin with this name."""
    if before is not None:
        return f"[{name}{SEPARATOR}", f"({name}{SEPARATOR}{before:012d}"
    return f"[{name}{SEPARATOR}", f"({name}{chr(ord(SEPARATOR) + 1)}"


def _id(member: bytes) -> str:
    return member.decode().split(SEPARATOR, 2)[2]


def _number(member: bytes) -> int:
    return int(member.decode().split(SEPARATOR, 2)[1])
