"""The waiting list in time: who is asked when pieces come back, who does not answer.

pieces_came_back -> `ask_next`, in a conversation of the list's own, so that all who ask
are one after another -> `offer` (offers.py), in the conversation of each who is asked.
The ledger decides who gets a piece; a repeat finds it decided.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import msgspec

from bot.conversations import conversation_id, milliseconds
from bot.counter import Counter
from bot.followups import lapsing
from bot.followups.timing import answer_until, next_daytime
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys, pseudonym
from bot.mailbox.mailbox import Mailbox
from bot.updates import Address, Timer
from stock.model import Hold, VariantKey, Waiting
from stock.redis_table import RedisTable

if TYPE_CHECKING:
    from bot.steps import Step

ASK_NEXT, OFFER = "ask_next", "offer"
LINE = Address("shop", "waiting-list")
"""The conversation of the list itself: nobody reads or writes there."""
LOOKS_EVERY = timedelta(minutes=10)
"""While anybody waits: for pieces that came back where nobody reported them."""


class Stocked(Protocol):
    """A Counter, or what a command has of one."""

    @property
    def keys(self) -> Keys: ...
    @property
    def table(self) -> RedisTable: ...


async def pieces_came_back(
    counter: Stocked,
    way: Effects | Mailbox,
    variants: Iterable[VariantKey],
    at: datetime,
) -> None:
    """Have those asked who wait for these: with a commit, or at once with an inbox.

    Called for whatever made pieces free: received, counted up, freed, undone, imported.
    Who is asked, and for how many pieces, is seen when it happens.
    """
    products = {variant.product for variant in variants}
    waiting = await counter.table.waiting() if products else ()
    if not any(_is_next(one) and one.variant.product in products for one in waiting):
        return
    timer = Timer(id=f"{ASK_NEXT}:{uuid.uuid4().hex}", address=LINE, name=ASK_NEXT)
    line, row, now = conversation_id(LINE), msgspec.json.encode(timer), milliseconds(at)
    if isinstance(way, Effects):
        way.post(counter.keys, "inbox", line, row, now)
    else:
        await way.receive(counter.keys, line, id=timer.id, row=row, at=now, quiet=False)


def next_look(at: datetime) -> tuple[Timer, int]:
    """The same for all who ask within ten minutes, and when (ms)."""
    every = round(LOOKS_EVERY.total_seconds() * 1000)
    then = (milliseconds(at) // every + 1) * every
    return Timer(id=f"{ASK_NEXT}:{then}", address=LINE, name=ASK_NEXT), then


def _is_next(waiting: Waiting) -> bool:
    return waiting.asked_until is None


async def somebody_waits(table: RedisTable, variant: VariantKey) -> bool:
    """Whether a piece of this variant would go to somebody on the list."""
    return any(
        _is_next(one)
        and one.variant.product == variant.product
        and one.variant.size in ("", variant.size)
        and one.variant.colour in ("", variant.colour)
        for one in await table.waiting()
    )


# Asking


async def ask_next(step: "Step", timer: Timer, counter: Counter, at: datetime) -> None:
    """Hold the free pieces for those whose turn it is; at night they hear of it later.

    A hold that bears this timer's name was made by it, perhaps before a crash.
    """

    def hold_id(waiting: Waiting) -> str:
        return f"{pseudonym('asked', timer.id, waiting.id)}:w"

    asked_at = next_daytime(at, counter.shop)
    until = answer_until(counter.shop, asked_at)
    await counter.table.next_in_line(at, until, hold_id)
    live = {hold.id: hold for hold in await counter.table.holds()}
    everybody = await counter.table.waiting()
    if any(map(_is_next, everybody)):
        step.due[ASK_NEXT] = next_look(at)
    for waiting in everybody:
        hold = live.get(waiting.hold)
        if hold and hold.id == hold_id(waiting):
            _time_offer(step, hold, counter, asked_at)


def _time_offer(step: "Step", hold: Hold, counter: Counter, asked_at: datetime) -> None:
    """She hears of it in her own conversation, which alone knows where she is."""
    offer = Timer(id=f"{OFFER}:{hold.id}", address=LINE, name=OFFER, subject=hold.id)
    row = msgspec.json.encode(offer)
    name = lapsing.timer_name(OFFER, hold.id)
    step.effects.due(counter.keys, hold.conversation, name, row, milliseconds(asked_at))
    end = lapsing.end_timer(hold, lapsing.OFFER_END, LINE)
    step.effects.due(
        counter.keys,
        hold.conversation,
        lapsing.timer_name(lapsing.END, hold.id),
        msgspec.json.encode(end),
        milliseconds(hold.expires_at),
    )


async def unanswered(table: RedisTable, hold: str) -> Hold | None:
    """The live hold of this id, if she for whom it was made has not said yes."""
    if not any(waiting.hold == hold for waiting in await table.waiting()):
        return None
    return next((live for live in await table.holds() if live.id == hold), None)
