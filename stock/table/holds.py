"""Holds: pieces kept back for a conversation until a deadline.

The deadline is data, ended by `expire` with the caller's clock: a native expiry would
lose the hold without giving its piece back.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from stock.errors import HoldEnded, StillChanging
from stock.model import Hold, Line, Movement, MovementKind
from stock.results import Moved
from stock.table.clock import milliseconds
from stock.table.journal import Beside, Journal
from stock.table.keys import joined
from stock.table.rows import decode_hold, encode_hold
from stock.table.store import Store

ATTEMPTS = 20
CLOCK = "clock"
"""The author of what lapses by itself."""


def movement_of(hold: str) -> str:
    """The id of the movement that a hold was made by: what an undo of it names."""
    return f"held:{hold}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The place on the waiting list that a hold is for: its row, before and after."""

    id: str
    old: str
    new: str


class Holds:
    """The holds of one stock table."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    async def start(
        self, hold: Hold, *, limit: int, cause: str, asked: Asked | None = None
    ) -> Moved:
        """Raises NotEnough, TooManyHolds, UnknownVariant."""
        line = Line(
            variant=hold.variant, kind=MovementKind.HELD, pieces=1, hold=hold.id
        )
        movement = Movement(
            id=movement_of(hold.id),
            at=hold.at,
            author=joined(hold.conversation),
            cause=cause,
            lines=(line,),
        )
        deadline = milliseconds(hold.expires_at)
        row = (hold.id, encode_hold(hold), deadline, hold.conversation, limit)
        asking = (asked.id, asked.old, asked.new) if asked else None
        return await self._journal.apply(
            movement,
            Beside(
                hold=msgspec.json.encode(row).decode(),
                asked=msgspec.json.encode(asking).decode() if asking else "",
            ),
        )

    async def find(self, ids: Sequence[str]) -> list[Hold]:
        """The holds of these ids, live or not, in this order; unknown ones left out."""
        if not ids:
            return []
        [rows] = await self._store.read(("HMGET", self._store.keys.holds, *ids))
        return [
            decode_hold(id, row)
            for id, row in zip(ids, rows, strict=True)
            if row is not None
        ]

    async def live(self, due_at: datetime | None = None) -> list[Hold]:
        """The live holds, soonest deadline first; with `due_at` those that are due."""
        top = "+inf" if due_at is None else str(milliseconds(due_at))
        [ids] = await self._store.read(
            ("ZRANGEBYSCORE", self._store.keys.live, "-inf", top)
        )
        return await self.find([id.decode() for id in ids])

    async def of(self, conversation: str) -> tuple[Hold, ...]:
        [count] = await self._store.read(
            ("HGET", self._store.keys.holders, conversation)
        )
        if count is None:
            return ()
        holds = await self.live()
        return tuple(hold for hold in holds if hold.conversation == conversation)

    async def free(
        self,
        hold: str,
        *,
        movement: str,
        at: datetime,
        author: str = "",
        cause: str = "freed",
        due_at: datetime | None = None,
    ) -> Moved | None:
        """None: the hold has ended before, or with `due_at` is not due."""
        try:
            return await self._end(
                MovementKind.FREED,
                hold,
                movement=movement,
                at=at,
                author=author,
                cause=cause,
                due_at=due_at,
            )
        except HoldEnded:
            return None

    async def sell(
        self, hold: str, *, movement: str, at: datetime, author: str
    ) -> Moved:
        """Raises HoldEnded."""
        return await self._end(
            MovementKind.SOLD,
            hold,
            movement=movement,
            at=at,
            author=author,
            cause="sold",
        )

    async def _end(
        self,
        kind: MovementKind,
        id: str,
        *,
        movement: str,
        at: datetime,
        author: str,
        cause: str,
        due_at: datetime | None = None,
    ) -> Moved:
        found = await self.find([id])
        if not found:
            raise HoldEnded(id)
        [hold] = found
        ending = Movement(
            id=movement,
            at=at,
            author=author or hold.conversation,
            cause=cause,
            lines=(Line(variant=hold.variant, kind=kind, pieces=1, hold=id),),
        )
        due = str(milliseconds(due_at)) if due_at else ""
        return await self._journal.apply(ending, Beside(due_at=due))

    async def extend(self, id: str, until: datetime) -> Hold:
        """Raises HoldEnded."""
        for _ in range(ATTEMPTS):
            [row] = await self._store.read(("HGET", self._store.keys.holds, id))
            if row is None:
                raise HoldEnded(id)
            hold = replace(decode_hold(id, row), expires_at=until)
            answer = await self._store.run(
                "extend", id, row, encode_hold(hold), milliseconds(until)
            )
            if answer == 1:
                return hold
            if answer == 0:
                raise HoldEnded(id)
        raise StillChanging(f"the hold {id}")

    async def expire(self, at: datetime) -> list[Hold]:
        """Frees every hold whose deadline is not after `at`; each is returned once."""
        call = uuid.uuid4().hex[
            :12
        ]  # a repeat by the client's retry is still this call
        ended = []
        for hold in await self.live(due_at=at):
            freed = await self.free(
                hold.id,
                movement=f"lapsed:{hold.id}:{call}",
                at=at,
                author=CLOCK,
                cause="lapsed",
                due_at=at,
            )
            if freed:
                ended.append(hold)
        return ended
