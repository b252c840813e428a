"""The promise of a conversation: made with the reply that says when, kept or corrected.

It lives in the conversation, so that what is said and what is owed are one commit. A
customer hears one new time at a time: a reply that says when takes the place of a
correction that is due.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from actions.promises import (
    Expectation,
    Kind,
    Stake,
    correct_at,
    first_by_day,
    nudge_at,
    revise,
)
from bot import handover
from bot.conversations import (
    Conversation,
    Promised,
    Speaker,
    Status,
    milliseconds,
    moment,
    window_until,
)
from bot.counter import Counter
from bot.followups.promised import (
    AWAY,
    CORRECT,
    NUDGE,
    Retells,
    as_promise,
    has_lapsed,
    keep,
    later,
    row,
)
from bot.followups.retelling import retell
from bot.owner import promise_words
from bot.turns import TurnResult
from bot.updates import OwnerCommand, Timer
from nlu.topics import PRODUCT_TOPICS, Topic

if TYPE_CHECKING:
    from bot.steps import Step

TRACK, KEPT = "track", "kept"
"""What the owner decides of a promise, as an OwnerCommand."""

STILL_TYPING = timedelta(minutes=10)
"""What she writes so soon after a promise of hers is not its fulfilment."""
OWN_NUDGE = timedelta(hours=2)
"""So long before its end she is reminded of one that falls outside of her hours."""

_SALES = {*PRODUCT_TOPICS, Topic.PAYMENT, Topic.DISCOUNT}


# What a reply says of when


def standing(
    step: "Step", fresh: Expectation, counter: Counter, at: datetime
) -> Expectation:
    """What was promised before, as long as it can be kept; else what is true now."""
    promised, hours = step.conversation.promise, counter.shop.hours
    if promised is None or not promised.due:
        return fresh
    due = moment(promised.due)
    if step.retells:
        return later(promised, fresh, counter.shop, at)
    revision = revise(as_promise(promised), hours, at)
    in_time = fresh.by is not None and fresh.by <= due
    if due <= at or (revision.tell and not in_time):
        return fresh
    absence = fresh.absence
    away = absence if absence and absence.start < due else None
    return Expectation(kind=Kind.BY, since=fresh.since, by=due, absence=away)


async def after_turn(step: "Step", counter: Counter, at: datetime) -> None:
    """Keep what the reply has just promised: whoever was told when waits for her."""
    turn, told = step.turn, step.expectation
    if turn is None or told is None or step.conversation.erase_at:
        return
    says_when = any(a.is_handed_over or a.tells_when for a in turn.answers)
    if not says_when and turn.asked_again is None:
        return
    if not step.conversation.handed_over_at:
        step.conversation = handover.hand_over(step.conversation, at)
        step.expects_her = True
    if step.conversation.handed_over_at:
        keep(step, _made(step.conversation.promise, turn, told, at))


def _made(
    old: Promised | None, turn: TurnResult, told: Expectation, at: datetime
) -> Promised:
    due = milliseconds(told.by) if told.by else 0
    stake = max(_stake(turn), old.stake if old else 0)
    if old is not None and old.due == due:
        return msgspec.structs.replace(old, stake=stake)
    return Promised(
        made_at=milliseconds(at),
        due=due,
        stake=stake,
        needs=round(told.since.figure.total_seconds() * 1000),
        corrected=old.corrected + bool(old.due) if old else 0,
        lapsed=has_lapsed(old, at) if old else False,
    )


def _stake(turn: TurnResult) -> Stake:
    topics = {answer.topic for answer in turn.handed_over}
    if Topic.COMPLAINT in topics:
        return Stake.COMPLAINT
    return Stake.SALE if topics & _SALES else Stake.QUESTION


def decided(step: "Step", command: OwnerCommand, at: datetime) -> None:
    """She wants a promise of her own remembered, or says that one is kept."""
    if command.name == KEPT:
        keep(step, None)
    elif command.name == TRACK and int(command.argument) > milliseconds(at):
        due, made_at = int(command.argument), milliseconds(at)
        keep(step, Promised(made_at=made_at, due=due, by_owner=True))


# When its time comes


async def nudge(step: "Step", timer: Timer, counter: Counter, at: datetime) -> None:
    """Remind her, in her hours and by day: later, if an outage has brought us here."""
    promised, hours = step.conversation.promise, counter.shop.hours
    if promised is None or step.conversation.status == Status.HUMAN:
        return
    by_day = first_by_day(at, hours.timezone) == at
    if by_day and (promised.by_owner or hours.is_open(at)):
        table, _ = await counter.snapshot()
        step.for_owner.append(
            promise_words.nudge(step.conversation, counter.shop, table, at)
        )
        return
    again = nudge_at(as_promise(promised), hours, at)
    step.due[NUDGE] = row(step, NUDGE, again) if again and again > at else None


async def correct(step: "Step", timer: Timer, counter: Counter, at: datetime) -> None:
    step.retells = step.retells or Retells.LAPSES


async def away(step: "Step", timer: Timer, counter: Counter, at: datetime) -> None:
    step.retells = Retells.AWAY


# What the step comes to


def settle(
    step: "Step", before: Promised | None, counter: Counter, at: datetime
) -> None:
    """End what is kept, say what must be said, and set the clock by what is owed."""
    if _is_kept(step.conversation):
        keep(step, None)
    promised = step.conversation.promise
    may_speak = step.conversation.status != Status.HUMAN
    if step.retells and promised and promised == before and may_speak:
        retell(step, promised, counter, at)
    if step.conversation.promise != before:
        _set_clock(step, before, counter, at)


def _is_kept(conversation: Conversation) -> bool:
    promised = conversation.promise
    if promised is None:
        return False
    if not promised.by_owner:
        return not conversation.handed_over_at
    since = promised.made_at + STILL_TYPING.total_seconds() * 1000
    lines = conversation.history
    return any(line.speaker == Speaker.OWNER and line.at >= since for line in lines)


def _set_clock(
    step: "Step", before: Promised | None, counter: Counter, at: datetime
) -> None:
    """She is reminded once of each time that was told."""
    promised = step.conversation.promise
    if promised is None:
        step.due[NUDGE] = step.due[CORRECT] = step.due[AWAY] = None
        return
    if before is None or before.due != promised.due:
        reminder = _reminder(promised, counter, at)
        step.due[NUDGE] = row(step, NUDGE, reminder) if reminder else None
    promise, until = as_promise(promised), window_until(step.conversation)
    correction = correct_at(promise, counter.shop.hours, until, at)
    step.due[CORRECT] = row(step, CORRECT, correction.at) if correction else None


def _reminder(promised: Promised, counter: Counter, at: datetime) -> datetime | None:
    promise, hours = as_promise(promised), counter.shop.hours
    reminder = nudge_at(promise, hours, at)
    if reminder is None and promised.by_owner and promise.due:
        return first_by_day(max(at, promise.due - OWN_NUDGE), hours.timezone)
    return reminder
