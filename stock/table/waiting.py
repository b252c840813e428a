"""The waiting list: who wants a piece that is not there, in order.

When pieces come in, each goes to the first whom it suits, as a hold with a deadline to
answer by. Her place ends with that hold, however it ends; an undo of the hold gives it
back to her.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from stock.errors import NotEnough, UnknownVariant
from stock.model import Hold, Table, VariantKey, Waiting
from stock.table.holds import Asked, Holds
from stock.table.journal import RowsChanged
from stock.table.keys import joined, variant_name
from stock.table.rows import decode_waiting, encode_waiting
from stock.table.store import Store

UNLIMITED = 1_000_000_000
NUMBER = 12
"""How many digits of its number stand before a row."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the list and its row as it was read."""

    waiting: Waiting
    row: bytes

    def asked(self, hold: Hold) -> Asked:
        new = replace(self.waiting, asked_until=hold.expires_at, hold=hold.id)
        return self._becoming(new)

    def unasked(self) -> Asked:
        return self._becoming(replace(self.waiting, asked_until=None, hold=""))

    def _becoming(self, new: Waiting) -> Asked:
        number = self.row[:NUMBER].decode()
        row = number + encode_waiting(new)
        return Asked(id=new.id, old=self.row.decode(), new=row)


class WaitingList:
    """The waiting list of one stock table."""

    def __init__(self, store: Store, holds: Holds) -> None:
        self._store = store
        self._holds = holds

    async def add(self, waiting: Waiting) -> int:
        """Her place (1-based) among those whom the same piece would suit."""
        variant_name(waiting.variant)
        joined(waiting.id)
        row = encode_waiting(replace(waiting, asked_until=None, hold=""))
        place = int(await self._store.run("wait", waiting.id, row))
        if not place:
            raise ValueError(f"{waiting.id} waits for another product")
        return place

    async def stop(self, id: str) -> None:
        await self._store.run("stop", id)

    async def places(self) -> list[Place]:
        """Everybody who waits, first come first."""
        [rows] = await self._store.read(("HGETALL", self._store.keys.waiting))
        return [
            Place(decode_waiting(id.decode(), row[NUMBER:]), row)
            for id, row in sorted(rows.items(), key=lambda item: item[1][:NUMBER])
        ]

    async def find(self, id: str) -> Place | None:
        [row] = await self._store.read(("HGET", self._store.keys.waiting, id))
        return Place(decode_waiting(id, row[NUMBER:]), row) if row else None

    async def ask_next(
        self,
        table: Table,
        at: datetime,
        until: datetime,
        make_hold_id: Callable[[Waiting], str],
    ) -> list[tuple[Waiting, Hold]]:
        """Holds a piece for each whose turn it is, as `table` has pieces.

        Who is being asked already keeps her piece and is not asked again.
        """
        left: dict[VariantKey, int] = {}
        asked = []
        for place in await self.places():
            if place.waiting.asked_until is not None:
                continue
            for variant in _suiting(place.waiting, table, left):
                hold = _hold(place.waiting, variant, make_hold_id, at, until)
                left[variant] -= 1
                try:
                    await self._holds.start(
                        hold,
                        limit=UNLIMITED,
                        cause="waiting list",
                        asked=place.asked(hold),
                    )
                except (NotEnough, UnknownVariant):
                    left[variant] = 0
                    continue
                except RowsChanged:
                    break  # she has left, or another process asks her
                waiting = replace(place.waiting, asked_until=until, hold=hold.id)
                asked.append((waiting, hold))
                break
        return asked

    async def skip(self, id: str, *, movement: str, at: datetime) -> Hold | None:
        """Ends her turn: her hold, if one lives, is freed, and she leaves the list."""
        place = await self.find(id)
        if place is None:
            return None
        freed = None
        if place.waiting.hold:
            freed = await self._holds.free(
                place.waiting.hold, movement=movement, at=at, cause="declined"
            )
        await self.stop(id)
        return (await self._holds.find([place.waiting.hold]))[0] if freed else None


def _suiting(
    waiting: Waiting, table: Table, left: dict[VariantKey, int]
) -> Iterator[VariantKey]:
    """The variants with a free piece that would do for her; counts what is left."""
    wanted = waiting.variant
    product = table.products.get(wanted.product)
    if product is None or product.hidden:
        return
    for variant in product.matching(size=wanted.size, colour=wanted.colour):
        if left.setdefault(variant.key, variant.available) > 0:
            yield variant.key


def _hold(
    waiting: Waiting,
    variant: VariantKey,
    make_hold_id: Callable[[Waiting], str],
    at: datetime,
    until: datetime,
) -> Hold:
    return Hold(
        id=make_hold_id(waiting),
        variant=variant,
        conversation=waiting.conversation,
        at=at,
        expires_at=until,
        waiting=waiting.id,
    )
