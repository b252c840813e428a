"""Holds in time: the owner is told, the customer reminded, the piece freed at its end.

turn -> hold -> timers of her own conversation; the deadline itself is the ledger's.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from actions import hold_news
from actions.turn import Outcome
from bot.conversations import milliseconds, window_until
from bot.counter import Counter
from bot.followups import lapsing
from bot.followups.lapsing import END, HOLD_END, OFFER_END, REMINDER, timer_name
from bot.followups.reach import bot_may_write
from bot.followups.speaking import speak
from bot.followups.timing import is_daytime, remind_at
from bot.followups.waiting_list import (
    pieces_came_back,
    somebody_waits,
    unanswered,
)
from bot.owner import holds_words
from bot.owner.news import News, Outside
from bot.updates import Timer
from stock.model import Hold, VariantKey

if TYPE_CHECKING:
    from bot.steps import Step

HOLD_REMINDER, HOLD_EXTENDED = "hold_reminder", "hold_extended"
HOLD_FREED, HOLD_REVIVED = "hold_freed", "hold_revived"


async def after_turn(step: "Step", counter: Counter, at: datetime) -> None:
    """What was put aside in this turn is timed, and the owner is told."""
    turn = step.turn
    held = (
        {a.product for a in turn.answers if a.outcome == Outcome.HELD} if turn else ()
    )
    if not held:
        return
    table, _ = await counter.snapshot()
    for hold in await counter.table.holds_of(step.conversation.id):
        if hold.variant.product not in held or not _is_new(hold, step):
            continue
        await _arm(step, hold, counter)
        await _tell_owner(step, "hold-made", hold, counter, at)
        variant = table.variant(hold.variant)
        if variant is None or not variant.available:
            step.gone.append(hold.variant)


def _is_new(hold: Hold, step: "Step") -> bool:
    """Made by this turn, or offered from the waiting list and taken by it."""
    return bool(hold.waiting) or hold.id.startswith(f"{step.turn_id}:")


async def _arm(step: "Step", hold: Hold, counter: Counter) -> None:
    """Time its end and the one reminder; what was timed for it before is replaced."""
    is_offer = await unanswered(counter.table, hold.id) is not None
    name = OFFER_END if is_offer else HOLD_END
    address = step.conversation.address
    end = lapsing.end_timer(hold, name, address)
    step.due[timer_name(END, hold.id)] = (end, milliseconds(hold.expires_at))
    remind = None if is_offer else remind_at(
        hold, counter.shop, window_until(step.conversation)
    )  # fmt: skip
    reminder = lapsing.end_timer(hold, HOLD_REMINDER, address)
    step.due[timer_name(REMINDER, hold.id)] = (
        (reminder, milliseconds(remind)) if remind else None
    )


async def _tell_owner(
    step: "Step", title: str, hold: Hold, counter: Counter, at: datetime
) -> None:
    table, _ = await counter.snapshot()
    conversation, shop = step.conversation, counter.shop
    step.for_owner.append(
        News(
            f"{title}:{hold.id}:{step.turn_id}",
            lambda language: holds_words.held(
                title,
                hold,
                conversation,
                language=language,
                shop=shop,
                table=table,
                at=at,
            ),
            conversation.id,
            Outside.COUNTED,
        )
    )


# When its time comes


async def hold_reminder(
    step: "Step", timer: Timer, counter: Counter, at: datetime
) -> None:
    """Once, unless it has come too late to be welcome."""
    hold = await _live(step, timer, counter)
    if hold is None or hold.expires_at <= at or not is_daytime(at, counter.shop):
        return
    if bot_may_write(step.conversation, at):
        table, _ = await counter.snapshot()
        speak(step, hold_news.reminder(hold, table), counter, at, mark=timer.id)


async def hold_end(step: "Step", timer: Timer, counter: Counter, at: datetime) -> None:
    ended = await lapsing.lapse(counter.table, timer.subject, at)
    if ended.live is not None:  # its deadline has been moved meanwhile
        await _arm(step, ended.live, counter)
    elif ended.lapsed is not None:
        await _tell_of_end(step, ended.lapsed, timer, counter, at)
    await pieces_came_back(counter, step.effects, ended.freed, at)


async def hold_freed(
    step: "Step", timer: Timer, counter: Counter, at: datetime
) -> None:
    """The owner has given the piece free again."""
    variant = await lapsing.variant_of(counter.table, timer.subject)
    if variant is not None and await _live(step, timer, counter) is None:
        await _tell_of_end(step, variant, timer, counter, at)


async def hold_extended(
    step: "Step", timer: Timer, counter: Counter, at: datetime
) -> None:
    """The owner keeps it longer: it is timed anew, and she hears until when."""
    hold = await _live(step, timer, counter)
    if hold is None:
        return
    await _arm(step, hold, counter)
    if bot_may_write(step.conversation, at):
        table, _ = await counter.snapshot()
        speak(step, hold_news.extended(hold, table), counter, at, mark=timer.id)


async def hold_revived(
    step: "Step", timer: Timer, counter: Counter, at: datetime
) -> None:
    """An undo has brought it back: it is timed again, and nobody need hear of it."""
    hold = await _live(step, timer, counter)
    if hold is not None:
        await _arm(step, hold, counter)


async def _live(step: "Step", timer: Timer, counter: Counter) -> Hold | None:
    holds = await counter.table.holds_of(step.conversation.id)
    return next((hold for hold in holds if hold.id == timer.subject), None)


async def _tell_of_end(
    step: "Step", variant: VariantKey, timer: Timer, counter: Counter, at: datetime
) -> None:
    """Tell her, or where that cannot be, the owner."""
    table, _ = await counter.snapshot()
    if bot_may_write(step.conversation, at):
        goes_on = await somebody_waits(counter.table, variant)
        answer = hold_news.ended(variant, table, goes_on=goes_on)
        speak(step, answer, counter, at, mark=timer.id)
        return
    conversation = step.conversation
    step.for_owner.append(
        News(
            timer.id,
            lambda language: holds_words.about_piece(
                "hold-ended-untold",
                variant,
                conversation,
                language=language,
                table=table,
            ),
            conversation.id,
        )
    )
