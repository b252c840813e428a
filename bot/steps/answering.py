"""Answers a customer within a step: the turn, what it changes, and the reply."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import msgspec

from actions.promises import Expectation
from actions.turn import Outcome
from bot import erasure, handover
from bot.conversations import Conversation, Line, Speaker, milliseconds, window_until
from bot.counter import Counter
from bot.followups import AFTER_TURN, outages
from bot.followups.forgetting import ERASE
from bot.mailbox.keys import pseudonym
from bot.owner.half_mute import asks_plainly
from bot.steps.step import RELEASE, Step
from bot.turns import TurnResult, joined_text, take_turn
from bot.updates import Message, Outgoing


async def answer(
    step: Step,
    burst: Sequence[Message],
    counter: Counter,
    at: datetime,
    expectation: Expectation,
) -> None:
    turn_id = step.turn_id = _turn_id(burst)
    step.question_before = step.conversation.context.question
    turn = await _turn(step, burst, counter, at, expectation)
    turn = outages.owned(turn, burst, counter, at)
    conversation = turn.conversation
    if turn.handed_over:
        conversation = handover.hand_over(conversation, at)
    outcomes = {answer.outcome for answer in turn.answers}
    if Outcome.STOPPED in outcomes:
        conversation = msgspec.structs.replace(conversation, stopped=True)
    if Outcome.ERASED in outcomes:
        if not step.conversation.erase_at:  # else "annuler" brings back what was first
            step.before_erasure = step.conversation
        conversation = erasure.emptied(conversation, at)
        step.due = {RELEASE: None}
        step.set_timer(ERASE, conversation.erase_at)
    _say(step, turn, turn_id, conversation, at)
    for follow in AFTER_TURN:
        await follow(step, counter, at)


async def tell_plainly(
    step: Step, counter: Counter, at: datetime, expectation: Expectation
) -> None:
    """Facts for a customer who is the owner's, in her absence; all else is left."""
    burst = [message for message in step.heard if not message.standby]
    if not await asks_plainly(joined_text(burst), counter):
        return
    turn = await _turn(step, burst, counter, at, expectation)
    if not turn.handed_over:
        step.turn_id = _turn_id(burst)
        _say(step, turn, step.turn_id, turn.conversation, at)


def bring_back(
    step: Step,
    before: Conversation,
    burst: Sequence[Message],
    counter: Counter,
    at: datetime,
    expectation: Expectation,
) -> None:
    turn = erasure.undone(
        before,
        shop=counter.shop,
        language=step.conversation.language,
        at=at,
        expectation=expectation,
    )
    step.due[ERASE] = None
    _say(step, turn, _turn_id(burst), turn.conversation, at)


def _turn_id(burst: Sequence[Message]) -> str:
    """By the first message: a repeat after a crash may have found more of them."""
    return pseudonym("turn", burst[0].id)


async def _turn(
    step: Step,
    burst: Sequence[Message],
    counter: Counter,
    at: datetime,
    expectation: Expectation,
) -> TurnResult:
    return await take_turn(
        counter,
        step.conversation,
        burst,
        turn_id=_turn_id(burst),
        at=at,
        expectation=expectation,
        window_until=window_until(step.conversation),
    )


def _say(
    step: Step,
    turn: TurnResult,
    turn_id: str,
    conversation: Conversation,
    at: datetime,
) -> None:
    """Put the reply on its way and into the history, unless that was just erased."""
    if turn.reply.text:
        step.outgoing.append(_reply_row(turn_id, turn, conversation, at))
        line = Line(at=milliseconds(at), speaker=Speaker.BOT, text=turn.reply.text)
        if not conversation.erase_at:
            conversation = conversation.with_line(line)
        conversation = msgspec.structs.replace(
            conversation, last_from_bot=milliseconds(at)
        )
    step.conversation = conversation
    step.turn = replace(turn, conversation=conversation)


def _reply_row(
    turn_id: str, turn: TurnResult, conversation: Conversation, at: datetime
) -> Outgoing:
    return Outgoing(
        id=f"{turn_id}:r",
        address=conversation.address,
        received=milliseconds(at),
        text=turn.reply.text,
        photo=turn.reply.photo,
        topic=turn.answers[0].topic if turn.answers else "",
        last_from_customer=conversation.last_from_customer,
        not_after=_not_after(conversation),
    )


def _not_after(conversation: Conversation) -> int:
    until = window_until(conversation)
    return milliseconds(until) if until else 0
