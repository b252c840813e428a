"""Tells a customer that the time she was told does not hold, with the new one.

Once for each cause, by day, within her messaging window; in the reply of the same step
where there is one.
"""

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from actions import corrections
from actions.compose import Reply
from actions.promises import CORRECTIONS, correct_at, first_by_day, revise
from actions.shop import Shop
from actions.turn import Fragment
from bot.conversations import (
    Conversation,
    Line,
    Promised,
    Speaker,
    milliseconds,
    moment,
    window_until,
)
from bot.counter import Counter
from bot.followups.promised import (
    AWAY,
    CORRECT,
    Retells,
    as_promise,
    has_lapsed,
    keep,
    language_of,
    later,
    row,
)
from bot.mailbox.keys import pseudonym
from bot.turns import FORGOTTEN_AFTER
from bot.updates import Outgoing

if TYPE_CHECKING:
    from bot.steps import Step


def retell(step: "Step", promised: Promised, counter: Counter, at: datetime) -> None:
    if step.retells == Retells.AWAY:
        _tell_of_absence(step, promised, counter, at)
    elif promised.due:
        _correct(step, promised, counter, at)


def _correct(step: "Step", promised: Promised, counter: Counter, at: datetime) -> None:
    shop, conversation = counter.shop, step.conversation
    until = window_until(conversation)
    plan = correct_at(as_promise(promised), shop.hours, until, at)
    if plan is None or step.expectation is None or conversation.stopped:
        return
    if plan.at > at:
        step.due[CORRECT] = row(step, CORRECT, plan.at)
        return
    told = msgspec.structs.replace(
        promised,
        corrected=promised.corrected + 1,
        lapsed=has_lapsed(promised, at),
    )
    if plan.way_out:
        keep(step, told)
        _say(step, corrections.way_out(shop), counter, at)
        return
    new = later(promised, step.expectation, shop, at)
    due = milliseconds(new.by) if new.by else 0
    needs = round(new.since.figure.total_seconds() * 1000)
    keep(step, msgspec.structs.replace(
        told, made_at=milliseconds(at), due=due, needs=needs
    ))  # fmt: skip
    said = corrections.new_time(
        new.by,
        shop=shop,
        language=language_of(conversation, shop),
        at=at,
        is_away=new.absence is not None,
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
        step.due[AWAY] = row(step, AWAY, by_day)
        return
    told = revised.corrected if said else promised.corrected
    keep(step, msgspec.structs.replace(revised, corrected=told))
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
        lapsed=has_lapsed(promised, at),
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


def message_of(
    said: tuple[Fragment, ...], conversation: Conversation, shop: Shop, at: datetime
) -> Reply:
    """What the customer reads of it at `at`."""
    silent = at - moment(conversation.last_from_bot)
    return corrections.worded(
        said,
        shop=shop,
        language=language_of(conversation, shop),
        at=at,
        said=conversation.said,
        discloses=conversation.disclose or silent > FORGOTTEN_AFTER,
    )


def _say(
    step: "Step", said: tuple[Fragment, ...], counter: Counter, at: datetime
) -> None:
    """In what else this step says to her, if it says something: one message."""
    conversation, now = step.conversation, milliseconds(at)
    reply = message_of(said, conversation, counter.shop, at)
    _put_out(step, reply.text, at)
    heard = dict(conversation.said)
    for name in reply.said:
        heard[name] = heard.get(name, 0) + 1
    line = Line(at=now, speaker=Speaker.BOT, text=reply.text)
    step.conversation = msgspec.structs.replace(
        conversation.with_line(line), last_from_bot=now, disclose=False, said=heard
    )


def _put_out(step: "Step", text: str, at: datetime) -> None:
    conversation = step.conversation
    if step.outgoing and step.outgoing[-1].author == "bot":
        joined = f"{step.outgoing[-1].text}\n{text}"
        step.outgoing[-1] = msgspec.structs.replace(step.outgoing[-1], text=joined)
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
