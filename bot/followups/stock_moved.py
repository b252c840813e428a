"""What follows for customers when the owner has changed her stock, by whatever way.

Pieces that are free go to the waiting list, a last piece that went is told to her with
who counts on it, and a hold that an undo brought back is timed again.
"""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from bot.conversations import milliseconds
from bot.counter import Counter
from bot.followups import told_yes
from bot.followups.holds import HOLD_REVIVED
from bot.followups.waiting_list import LINE, pieces_came_back
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys
from bot.owner.news import News
from bot.updates import Timer
from stock.model import Hold, VariantKey


async def stock_moved(
    redis: Redis,
    counter: Counter,
    variants: Iterable[VariantKey],
    *,
    effects: Effects,
    at: datetime,
) -> list[News]:
    """With the commit of what moved these; returns what the owners are to be told."""
    table, _ = await counter.snapshot()
    moved = [found for key in variants if (found := table.variant(key))]
    free = [variant.key for variant in moved if variant.available]
    gone = [variant.key for variant in moved if not variant.available]
    await pieces_came_back(counter, effects, free, at)
    return await told_yes.news(redis, counter, gone, effects=effects, at=at)


def holds_revived(
    keys: Keys, holds: Iterable[Hold], *, effects: Effects, at: datetime
) -> None:
    """Time holds again that live again."""
    now = milliseconds(at)
    for hold in holds:
        timer = Timer(
            id=f"{HOLD_REVIVED}:{hold.id}:{now}",
            address=LINE,
            name=HOLD_REVIVED,
            subject=hold.id,
        )
        row = msgspec.json.encode(timer)
        effects.post(keys, "inbox", hold.conversation, row, now)
