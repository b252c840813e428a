"""The hour in which an erasure could be taken back is over: the rest goes too."""

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from bot.counter import Counter
from bot.followups.waiting_list import pieces_came_back
from bot.updates import Timer

if TYPE_CHECKING:
    from bot.steps import Step

ERASE = "erase"


async def forget(step: "Step", timer: Timer, counter: Counter, at: datetime) -> None:
    """Free what was kept for her and take her off the waiting list.

    Nothing happens to a conversation whose erasure was taken back.
    """
    conversation = step.conversation
    if not conversation.erase_at:
        return
    table = counter.table
    freed = []
    for hold in await table.holds_of(conversation.id):
        movement = f"erased:{hold.id}"
        await table.free(hold.id, movement=movement, at=at, cause="erased")
        freed.append(hold.variant)
    for waiting in await table.waiting_of(conversation.id):
        await table.stop_waiting(waiting.id)
    if freed:
        await pieces_came_back(counter, step.effects, freed, at)
    step.is_erased = True
    step.conversation = msgspec.structs.replace(conversation, erase_at=0)
