"""What changed the stock outside of the owner's chat, reported to the bot that runs.

A table that is kept elsewhere and the terminal report their movements; an owner's turn
follows them up at once. While nobody is paired, the waiting list alone is told.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from bot.conversations import conversation_id, milliseconds
from bot.counter import Counter
from bot.followups.stock_moved import holds_revived, stock_moved
from bot.followups.waiting_list import Stocked, pieces_came_back
from bot.mailbox.effects import Effects
from bot.mailbox.mailbox import Mailbox
from bot.owner.news import News
from bot.owner.owners import Owners
from bot.updates import Timer
from stock.model import Hold, Movement, VariantKey
from stock.redis_table import RedisTable

MOVED = "source_moved"
"""The timer by which an owner's turn follows up what it names."""


async def report(
    redis: Redis, stocked: Stocked, movements: Sequence[str], at: datetime
) -> None:
    """Have these followed up by whichever bot runs, or by the next that starts."""
    if not movements:
        return
    inbox = Mailbox(redis, "inbox")
    owners = await Owners(redis, stocked.keys).all()
    if not owners:
        moved = moved_by(await _found(stocked.table, movements))
        await pieces_came_back(stocked, inbox, moved, at)
        return
    id = f"{MOVED}:{movements[-1]}"
    address = owners[0].address
    timer = Timer(id=id, address=address, name=MOVED, subject=" ".join(movements))
    await inbox.receive(
        stocked.keys,
        conversation_id(address),
        id=id,
        row=msgspec.json.encode(timer),
        at=milliseconds(at),
        quiet=False,
    )


async def followed(
    redis: Redis, counter: Counter, timer: Timer, effects: Effects, at: datetime
) -> list[News]:
    """What the change means for who waits, holds, or was told of these pieces."""
    found = await _found(counter.table, timer.subject.split())
    revived = await _revived(counter.table, found)
    holds_revived(counter.keys, revived, effects=effects, at=at)
    return await stock_moved(redis, counter, moved_by(found), effects=effects, at=at)


def moved_by(movements: Iterable[Movement]) -> list[VariantKey]:
    """The variants of which there is now more, or less, than before."""
    shifts = (s for m in movements if m.record for s in m.record.shifts)
    return [s.variant for s in shifts if s.from_available != s.to_available]


async def _found(table: RedisTable, movements: Iterable[str]) -> list[Movement]:
    found = [await table.movement(id) for id in movements]
    return [movement for movement in found if movement is not None]


async def _revived(table: RedisTable, movements: Iterable[Movement]) -> list[Hold]:
    """Holds that live again because what ended them was taken back."""
    undone = await _found(table, [m.undoes for m in movements if m.undoes])
    ended = {line.hold for movement in undone for line in movement.lines if line.hold}
    live = await table.holds() if ended else ()
    return [hold for hold in live if hold.id in ended]
