"""Takes movements back: read, computed by `stock/ledger.py`, written if all stands.

When somebody changed one of the products meanwhile it is done again, a bounded number
of times.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

import msgspec

from stock.codec import encode_head, encode_parts, encode_product, encode_shifts
from stock.errors import StillChanging, UnknownMovement
from stock.ledger import Books, Undoing, fates, undo
from stock.model import (
    EVERY_PRODUCT,
    Line,
    Movement,
    MovementKind,
    PriceShift,
    Record,
    Shift,
    Variant,
    VariantKey,
)
from stock.pieces import Pieces
from stock.results import Moved, Undone
from stock.table.clock import milliseconds
from stock.table.history import History
from stock.table.holds import Asked, Holds
from stock.table.journal import checked
from stock.table.keys import variant_name
from stock.table.rows import encode_pieces
from stock.table.store import Store
from stock.table.waiting import WaitingList

ATTEMPTS = 20

K = TypeVar("K")
V = TypeVar("V")


class Plan(msgspec.Struct):
    """What `lua/undo.lua` writes; "" takes a row away."""

    guards: list[tuple[str, int]]
    flips: list[tuple[str, str]]
    pieces: list[tuple[str, str]]
    catalogue: list[tuple[str, str]]
    order: list[tuple[str, str]]
    ended: list[str]
    revived: list[tuple[str, int]]
    waiting: list[tuple[str, str, str]]
    listing: str


class Undoer:
    """Takes movements of one stock table back."""

    def __init__(
        self, store: Store, history: History, holds: Holds, waiting: WaitingList
    ) -> None:
        self._store = store
        self._history = history
        self._holds = holds
        self._waiting = waiting

    async def undo(self, target: str, *, id: str, by: str, at: datetime) -> Undone:
        """Raises UndoRefused, UnknownMovement, StillChanging."""
        for _ in range(ATTEMPTS):
            before = await self._history.movement(id)
            if before is not None:
                return await self._undone_before(before)
            undone = await self._attempt(target, id=id, by=by, at=at)
            if undone is not None:
                return undone
        raise StillChanging(f"what {target} changed")

    async def _undone_before(self, movement: Movement) -> Undone:
        target = await self._found(movement.undoes)
        base, is_back = target, False
        while base.undoes:
            base, is_back = await self._found(base.undoes), not is_back
        revived, ended = fates(base, is_back=is_back)
        return Undone(
            moved=Moved(movement=movement, applied=False),
            undid=target,
            revived=tuple(await self._holds.find(revived)),
            ended=tuple(await self._holds.find(ended)),
        )

    async def _found(self, id: str) -> Movement:
        movement = await self._history.movement(id)
        if movement is None:
            raise UnknownMovement(id)
        return movement

    async def _attempt(
        self, target: str, *, id: str, by: str, at: datetime
    ) -> Undone | None:
        """None: it was applied by another call, or somebody changed the products."""
        guards, movements = await self._history.of(await self._concerned(target))
        undoing = undo(movements, target, by=id)
        movement = checked(_movement(undoing, target, id=id, by=by, at=at))
        revived, ended = fates(undoing.base, is_back=undoing.is_back)
        undone = Undone(
            moved=Moved(movement=movement, applied=True),
            undid=next(entry for entry in movements if entry.id == target),
            revived=tuple(await self._holds.find(revived)),
            ended=tuple(await self._holds.find(ended)),
        )
        record = Record(
            number=0,
            shifts=tuple(_shifts(movement, undoing)),
            prices=tuple(_prices(undoing)),
        )
        answer = await self._store.run(
            "undo",
            id,
            encode_head(movement),
            by,
            uuid.uuid4().hex,
            msgspec.json.encode(await self._plan(guards, undoing, undone)),
            *_parts(movement, record, undoing),
        )
        if answer[0] != b"done":
            return None
        done = replace(movement, record=replace(record, number=int(answer[1])))
        return replace(undone, moved=Moved(movement=done, applied=True))

    async def _concerned(self, target: str) -> list[str]:
        """The products that an undo may change: of a sweep, all that ever were put."""
        products = await self._history.touched(target)
        if EVERY_PRODUCT in products:
            [known] = await self._store.read(("HKEYS", self._store.keys.catalogue))
            return [*products, *(id.decode() for id in known)]
        return products

    async def _plan(
        self, guards: Mapping[str, int], undoing: Undoing, undone: Undone
    ) -> Plan:
        before, after = undoing.before, undoing.after
        catalogue = [
            (id, encode_product(product) if product else "")
            for id, product in _differing(before.products, after.products)
        ]
        order = [
            (id, "" if place is None else str(place))
            for id, place in _differing(before.places, after.places)
        ]
        pieces = list(_differing(before.pieces, after.pieces))
        return Plan(
            guards=list(guards.items()),
            flips=list(undoing.flips.items()),
            pieces=[
                (variant_name(key), encode_pieces(row) if row else "")
                for key, row in pieces
            ],
            catalogue=catalogue,
            order=order,
            ended=[hold.id for hold in undone.ended],
            revived=[
                (hold.id, milliseconds(hold.expires_at)) for hold in undone.revived
            ],
            waiting=[(a.id, a.old, a.new) for a in await self._asked(undone)],
            listing=str(int(bool(catalogue or order or _relisted(before, pieces)))),
        )

    async def _asked(self, undone: Undone) -> list[Asked]:
        """Whose turn on the waiting list comes back, and who is asked again."""
        changes = []
        for hold in (*undone.ended, *undone.revived):
            place = await self._waiting.find(hold.waiting) if hold.waiting else None
            if place is None:
                continue
            if hold in undone.ended and place.waiting.hold == hold.id:
                changes.append(place.unasked())
            if hold in undone.revived and not place.waiting.hold:
                changes.append(place.asked(hold))
        return changes


def _movement(
    undoing: Undoing, target: str, *, id: str, by: str, at: datetime
) -> Movement:
    """What the ledger keeps of an undo: the lines and changes that it is about."""
    lines = {
        line.variant: replace(line, kind=MovementKind.UNDONE)
        for line in undoing.base.lines
    }
    return Movement(
        id=id,
        at=at,
        author=by,
        cause="undo",
        lines=tuple(lines.values()),
        changes=tuple(replace(c, facts=None) for c in undoing.base.changes),
        undoes=target,
    )


def _shifts(movement: Movement, undoing: Undoing) -> Iterator[Shift]:
    for line in movement.lines:
        before, after = (_pieces(b, line) for b in (undoing.before, undoing.after))
        yield Shift(
            variant=line.variant,
            from_on_hand=before.on_hand,
            to_on_hand=after.on_hand,
            from_available=before.available,
            to_available=after.available,
        )


def _pieces(books: Books, line: Line) -> Pieces:
    return books.pieces.get(line.variant, Pieces(listed=False))


def _prices(undoing: Undoing) -> Iterator[PriceShift]:
    for product, _ in _differing(undoing.before.products, undoing.after.products):
        after = _listed(undoing.after, product)
        for key, variant in _listed(undoing.before, product).items():
            if key in after and after[key].price != variant.price:
                yield PriceShift(
                    variant=key, from_price=variant.price, to_price=after[key].price
                )


def _listed(books: Books, product: str) -> dict[VariantKey, Variant]:
    known = books.products.get(product)
    variants = known.variants if known else ()
    return {v.key: v for v in variants if books.pieces[v.key].listed}


def _parts(movement: Movement, record: Record, undoing: Undoing) -> Iterator[str]:
    """Products and their parts, each behind what its lines did.

    A product that only the order of things has changed has an empty part.
    """
    moved = _differing(undoing.before.pieces, undoing.after.pieces)
    products = (*movement.products, *(key.product for key, _ in moved))
    shifts: dict[str, list[Shift]] = {}
    for shift in record.shifts:
        shifts.setdefault(shift.variant.product, []).append(shift)
    parts = encode_parts(movement, record.prices, products=products)
    for product, part in parts.items():
        yield product
        yield f"{encode_shifts(shifts.get(product, ()))}\n{part}"


def _differing(
    before: Mapping[K, V], after: Mapping[K, V]
) -> Iterator[tuple[K, V | None]]:
    for key in {**before, **after}:
        if before.get(key) != after.get(key):
            yield key, after.get(key)


def _relisted(
    before: Books, pieces: Iterable[tuple[VariantKey, Pieces | None]]
) -> bool:
    """Whether the table shows other variants than before."""
    nothing = Pieces(listed=False)
    return any(
        (row or nothing).listed != before.pieces.get(key, nothing).listed
        for key, row in pieces
    )
