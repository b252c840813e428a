"""The promise of a conversation: made with the reply that says when, kept or corrected.

It lives in the conversation, so that what is said and what is owed are one commit. A
customer hears one new time at a time: a reply that says when takes the place of a
correction that is due.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from actions import corrections
from actions.promises import (
    CORRECTIONS,
    Expectation,
    Kind,
    Promise,
    Stake,
    correct_at,
    first_by_day,
    nudge_at,
    revise,
    worded,
)
from actions.shop import Shop
from actions.turn import Fragment
from bot.conversations import (
    Conversation,
    Line,
    Promised,
    Speaker,
    Status,
    milliseconds,
    moment,
    window_until,
)
from bot.counter import Counter
from bot.mailbox.keys import pseudonym
from bot.turns import FORGOTTEN_AFTER, TurnResult
from bot.updates import Outgoing, OwnerCommand, Timer
from nlu.topics import PRODUCT_TOPICS, Topic

if TYPE_CHECKING:
    from bot.steps import Step

NUDGE, CORRECT, AWAY = "nudge", "correct", "away"
TRACK, KEPT = "track", "kept"
"""What the owner decides of a promise, as an OwnerCommand."""

STILL_TYPING = timedelta(minutes=10)
"""What she writes so soon after a promise of hers is not its fulfilment."""
OWN_NUDGE = timedelta(hours=2)
"""So long before its end she is reminded of one that falls outside of her hours."""

_SALES = {*PRODUCT_TOPICS, Topic.PAYMENT, Topic.DISCOUNT}


class Retells(StrEnum):
    """Why a customer is to be told another time: it lapses, or the owner goes away."""

    LAPSES = "lapses"
    AWAY = "away"


def as_promise(promised: Promised) -> Promise:
    return Promise(
        made_at=moment(promised.made_at),
        due=moment(promised.due) if promised.due else None,
        stake=Stake(promised.stake),
        needs=timedelta(milliseconds=promised.needs),
        corrected=promised.corrected,
    )


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
        return _later(promised, fresh, counter.shop, at)
    revision = revise(as_promise(promised), hours, at)
    in_time = fresh.by is not None and fresh.by <= due
    if due <= at or (revision.tell and not in_time):
        return fresh
    absence = fresh.absence
    away = absence if absence and absence.start < due else None
    return Expectation(kind=Kind.BY, since=fresh.since, by=due, absence=away)


def _later(
    promised: Promised, fresh: Expectation, shop: Shop, at: datetime
) -> Expectation:
    """A new time, counted from the end of the one that will not be kept."""
    start = max(at, moment(promised.due))
    return worded(replace(fresh.since, at=start), shop.hours)


async def after_turn(step: "Step", counter: Counter, at: datetime) -> None:
    """Keep what the reply has just promised to a customer who waits for the owner."""
    turn, told, conversation = step.turn, step.expectation, step.conversation
    if turn is None or told is None or not conversation.handed_over_at:
        return
    if any(answer.is_handed_over or answer.tells_when for answer in turn.answers):
        promised = _made(conversation.promise, turn, told, at)
        _keep(step, promised)


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
        lapsed=_has_lapsed(old, at) if old else False,
    )


def _stake(turn: TurnResult) -> Stake:
    topics = {answer.topic for answer in turn.handed_over}
    if Topic.COMPLAINT in topics:
        return Stake.COMPLAINT
    return Stake.SALE if topics & _SALES else Stake.QUESTION


def _has_lapsed(promised: Promised, at: datetime) -> bool:
    return promised.lapsed or 0 < promised.due <= milliseconds(at)


def _keep(step: "Step", promised: Promised | None) -> None:
    step.conversation = msgspec.structs.replace(step.conversation, promise=promised)


def decided(step: "Step", command: OwnerCommand, at: datetime) -> None:
    """She wants a promise of her own remembered, or says that one is kept."""
    if command.name == KEPT:
        _keep(step, None)
    elif command.name == TRACK and int(command.argument) > milliseconds(at):
        due, made_at = int(command.argument), milliseconds(at)
        _keep(step, Promised(made_at=made_at, due=due, by_owner=True))


# When its time comes


async def nudge(step: "Step", timer: Timer, counter: Counter, at: datetime) -> None:
    """Remind her, in her hours and by day: later, if an outage has brought us here."""
    promised, hours = step.conversation.promise, counter.shop.hours
    if promised is None or step.conversation.status == Status.HUMAN:
        return
    by_day = first_by_day(at, hours.timezone) == at
    if by_day and (promised.by_owner or hours.is_open(at)):
        step.nudges = True
        return
    later = nudge_at(as_promise(promised), hours, at)
    step.due[NUDGE] = _row(step, NUDGE, later) if later and later > at else None


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
        _keep(step, None)
    promised = step.conversation.promise
    may_speak = step.conversation.status != Status.HUMAN
    if step.retells and promised and promised == before and may_speak:
        _retell(step, promised, counter, at)
    if step.conversation.promise != before:
        _set_clock(step, counter, at)


def _is_kept(conversation: Conversation) -> bool:
    promised = conversation.promise
    if promised is None:
        return False
    if not promised.by_owner:
        return not conversation.handed_over_at
    since = promised.made_at + STILL_TYPING.total_seconds() * 1000
    lines = conversation.history
    return any(line.speaker == Speaker.OWNER and line.at >= since for line in lines)


def _retell(
    step: "Step", promised: Promised, counter: Counter, at: datetime
) -> None:
    if step.retells == Retells.AWAY:
        _tell_of_absence(step, promised, counter, at)
    elif promised.due:
        _correct(step, promised, counter, at)


def _correct(
    step: "Step", promised: Promised, counter: Counter, at: datetime
) -> None:
    shop, conversation = counter.shop, step.conversation
    until = window_until(conversation)
    plan = correct_at(as_promise(promised), shop.hours, until, at)
    if plan is None or step.expectation is None or conversation.stopped:
        return
    if plan.at > at:
        step.due[CORRECT] = _row(step, CORRECT, plan.at)
        return
    told = msgspec.structs.replace(
        promised,
        corrected=promised.corrected + 1,
        lapsed=_has_lapsed(promised, at),
    )
    if plan.way_out:
        _keep(step, told)
        _say(step, corrections.way_out(shop), counter, at)
        return
    later = _later(promised, step.expectation, shop, at)
    due = milliseconds(later.by) if later.by else 0
    needs = round(later.since.figure.total_seconds() * 1000)
    _keep(step, msgspec.structs.replace(
        told, made_at=milliseconds(at), due=due, needs=needs
    ))  # fmt: skip
    said = corrections.new_time(
        later.by,
        shop=shop,
        language=language_of(conversation, shop),
        at=at,
        is_away=later.absence is not None,
        has_lapsed=promised.due <= milliseconds(at),
    )
    _say(step, said, counter, at)


def _tell_of_absence(
    step: "Step", promised: Promised, counter: Counter, at: datetime
) -> None:
    shop, conversation = counter.shop, step.conversation
    revised = revised_by_absence(promised, shop, at)
    if revised == promised:
        return
    by_day = first_by_day(at, shop.hours.timezone)
    said = absence_fragments(promised, conversation, shop, at)
    if said and by_day > at:
        step.due[AWAY] = _row(step, AWAY, by_day)
        return
    _keep(step, revised)
    if said:
        _say(step, said, counter, at)


def revised_by_absence(promised: Promised, shop: Shop, at: datetime) -> Promised:
    """The promise under the owner's hours as they are now."""
    revision = revise(as_promise(promised), shop.hours, at)
    due = revision.promise.due
    if not revision.tell and promised.due:
        return promised
    return msgspec.structs.replace(
        promised,
        due=milliseconds(due) if due else 0,
        corrected=revision.promise.corrected,
        lapsed=_has_lapsed(promised, at),
    )


def absence_fragments(
    promised: Promised, conversation: Conversation, shop: Shop, at: datetime
) -> tuple[Fragment, ...]:
    """What she is told at `at` of an absence; nothing where her time still holds."""
    revision = revise(as_promise(promised), shop.hours, at)
    until = window_until(conversation)
    is_closed = until is not None and until <= at
    if not revision.tell or is_closed or conversation.stopped:
        return ()
    if promised.corrected >= CORRECTIONS:
        return corrections.way_out(shop) if promised.corrected == CORRECTIONS else ()
    return corrections.new_time(
        revision.promise.due,
        shop=shop,
        language=language_of(conversation, shop),
        at=at,
        is_away=True,
        has_lapsed=False,
    )


def _set_clock(step: "Step", counter: Counter, at: datetime) -> None:
    promised, hours = step.conversation.promise, counter.shop.hours
    step.due[NUDGE] = step.due[CORRECT] = None
    if promised is None:
        step.due[AWAY] = None
        return
    promise = as_promise(promised)
    reminder = nudge_at(promise, hours, at)
    if promised.by_owner and promise.due and reminder is None:
        planned = max(at, promise.due - OWN_NUDGE)
        reminder = first_by_day(planned, hours.timezone)
    if reminder:
        step.due[NUDGE] = _row(step, NUDGE, reminder)
    correction = correct_at(promise, hours, window_until(step.conversation), at)
    if correction:
        step.due[CORRECT] = _row(step, CORRECT, correction.at)


def _row(step: "Step", name: str, at: datetime) -> tuple[Timer, int]:
    due, conversation = milliseconds(at), step.conversation
    id = f"{name}:{conversation.id}:{due}"
    return Timer(id=id, address=conversation.address, name=name), due


# What is said unasked


def language_of(conversation: Conversation, shop: Shop) -> str:
    return conversation.language or shop.languages[0]


def _say(
    step: "Step", said: tuple[Fragment, ...], counter: Counter, at: datetime
) -> None:
    """In the reply of this step where there is one: never two messages at once."""
    conversation, now = step.conversation, milliseconds(at)
    silent = at - moment(conversation.last_from_bot)
    reply = corrections.worded(
        said,
        shop=counter.shop,
        language=language_of(conversation, counter.shop),
        at=at,
        said=conversation.said,
        discloses=conversation.disclose or silent > FORGOTTEN_AFTER,
    )
    _put_out(step, reply.text, at)
    heard = dict(conversation.said)
    for name in reply.said:
        heard[name] = heard.get(name, 0) + 1
    line = Line(at=now, speaker=Speaker.BOT, text=reply.text)
    step.conversation = msgspec.structs.replace(
        step.conversation.with_line(line), last_from_bot=now, disclose=False, said=heard
    )


def _put_out(step: "Step", text: str, at: datetime) -> None:
    conversation = step.conversation
    if step.turn is not None and step.outgoing and step.turn.reply.text:
        row = step.outgoing[-1]
        joined = f"{row.text}\n{text}"
        step.outgoing[-1] = msgspec.structs.replace(row, text=joined)
        return
    until, now = window_until(conversation), milliseconds(at)
    step.outgoing.append(
        Outgoing(
            id=f"{pseudonym('promise', conversation.id, str(now))}:r",
            address=conversation.address,
            received=now,
            text=text,
            last_from_customer=conversation.last_from_customer,
            not_after=milliseconds(until) if until else 0,
        )
    )
