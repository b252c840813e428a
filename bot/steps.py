"""What follows from the rows that a worker has taken: pure of queues and platforms.

One step folds everything that has happened in a conversation since the last commit, in
order, and answers what is still to be answered, once. The worker commits what it says;
`replay` and `ask` take the same steps without a queue.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from actions.promises import Expectation
from actions.turn import Outcome
from bot import erasure, handover
from bot.conversations import (
    Asked,
    Conversation,
    Line,
    Speaker,
    Status,
    conversation_id,
    milliseconds,
    moment,
)
from bot.conversations import window_until as window_until
from bot.counter import Counter
from bot.dialogue.context import Question
from bot.followups import AFTER_TURN, FOLLOWUPS, outages, promised, promises
from bot.followups.forgetting import ERASE
from bot.mailbox.effects import Effects
from bot.mailbox.keys import pseudonym
from bot.owner.half_mute import asks_plainly, is_away
from bot.owner.news import News
from bot.turns import TurnResult, joined_text, take_turn
from bot.updates import (
    AnyUpdate,
    Echo,
    Message,
    Notice,
    Outgoing,
    OwnerCommand,
    OwnerMessage,
    Timer,
)
from stock.model import VariantKey

RELEASE = "release"
WRITING = "writing"
"""She is at a message to the customer that is not sent yet: an OwnerCommand."""


@dataclass(slots=True, kw_only=True)
class Step:
    """What is to be committed. `due` has timers by name: when (ms), None takes it back.

    `taken_over` and `released` tell the owner's side that the state has changed;
    `answered_by_owner` is when a customer who waited for her got her answer.
    """

    conversation: Conversation
    turn: TurnResult | None = None
    outgoing: list[Outgoing] = field(default_factory=list)
    due: dict[str, tuple[Timer, int] | None] = field(default_factory=dict)
    heard: list[Message] = field(default_factory=list)
    before_erasure: Conversation | None = None
    """What is kept for an hour, so that she can take the erasure back."""
    is_erased: bool = False
    """The hour is over: whatever else bears her pseudonym goes too."""
    answered_by_owner: bool = False
    taken_by: str = ""
    """Which owner's account wrote to the customer; '' where that is not known."""
    echoed: list[str] = field(default_factory=list)
    """Outbox rows that the platform has shown to be sent."""
    turn_id: str = ""
    question_before: Question | None = None
    """What was open when the customer wrote."""
    effects: Effects = field(default_factory=Effects)
    """Whatever else is to happen with the commit."""
    for_owner: list[News] = field(default_factory=list)
    gone: list[VariantKey] = field(default_factory=list)
    """Variants of which this step has taken the last piece."""
    expectation: Expectation | None = None
    """What may be said of when the owner can be expected."""
    retells: promised.Retells | None = None
    """Why the customer is to be told another time than she was."""
    expects_her: bool = False
    """The customer asked when she answers, and was told: now she waits for her."""
    asked_again: Asked | None = None
    """What she has now asked so often that the owner should know."""

    @property
    def handed_over(self) -> bool:
        handed_over = self.turn is not None and bool(self.turn.handed_over)
        return handed_over or self.expects_her


async def take_step(
    counter: Counter,
    conversation: Conversation,
    updates: Sequence[AnyUpdate],
    *,
    at: datetime,
    expectation: Expectation,
    before_erasure: Conversation | None = None,
    half_mute: bool = False,
) -> Step:
    """Fold the updates and answer the customer's messages among them.

    Messages that came while a person had the conversation are hers to answer, besides
    plain facts with `half_mute`. `before_erasure` is what an erasure of the last hour
    can still bring back.
    """
    step = Step(conversation=conversation, expectation=expectation)
    waiting: list[Message] = []
    for update in updates:
        if isinstance(update, Timer) and update.name in FOLLOWUPS:
            await FOLLOWUPS[update.name](step, update, counter, at)
        else:
            _fold(step, update, waiting, counter, at)
    if waiting and before_erasure and erasure.is_undo(step.conversation, waiting):
        _bring_back(step, before_erasure, waiting, counter, at, expectation)
    elif waiting:
        step.expectation = promises.standing(step, expectation, counter, at)
        await _answer(step, waiting, counter, at, step.expectation)
    elif step.heard and half_mute and is_away(step.conversation, counter, at):
        await _tell_plainly(step, counter, at, expectation)
    promises.settle(step, conversation.promise, counter, at)
    return step


def _fold(
    step: Step,
    update: AnyUpdate,
    waiting: list[Message],
    counter: Counter,
    at: datetime,
) -> None:
    match update:
        case Message():
            _hear(step, update, waiting, at)
        case OwnerMessage():
            _owner_writes(step, update, counter, at)
            waiting.clear()
        case Echo(row_id=""):
            line = Line(at=update.at or milliseconds(at), speaker=Speaker.OWNER,
                        text=update.text)  # fmt: skip
            _take_over(step, line, counter, at)
            waiting.clear()
        case Echo():
            step.echoed.append(update.row_id)
        case OwnerCommand():
            _command(step, update, counter, at)
        case Timer():
            _timer(step, update, at)
        case Notice():
            _notice(step, update, counter, at)
        case _:
            pass


def _hear(step: Step, message: Message, waiting: list[Message], at: datetime) -> None:
    conversation = step.conversation
    if handover.is_over(conversation, at):
        conversation = handover.hand_back(conversation, handover.QUIET, at)
        step.due[RELEASE] = None
    conversation = handover.reopened(conversation, at)
    # Her platform says when she wrote: the response window runs from then on.
    written = moment(message.at) if message.at else at
    conversation = handover.heard(conversation, message.text, min(written, at))
    if message.name and message.name != conversation.name:
        conversation = msgspec.structs.replace(conversation, name=message.name)
    step.conversation = msgspec.structs.replace(conversation, stopped=False)
    step.heard.append(message)
    if conversation.status != Status.HUMAN and not message.standby:
        waiting.append(message)


def _owner_writes(
    step: Step, update: OwnerMessage, counter: Counter, at: datetime
) -> None:
    line = Line(at=milliseconds(at), speaker=Speaker.OWNER, text=update.text)
    _take_over(step, line, counter, at)
    step.taken_by = update.owner
    photos = [a for a in update.attachments if a.kind == "image"]
    pictures = [a.file_id or a.url for a in photos]
    for index, picture in enumerate(pictures or [""]):
        step.outgoing.append(
            Outgoing(
                id=f"{pseudonym(update.id)}:o{index}",
                address=step.conversation.address,
                received=milliseconds(at),
                text=update.text if index == 0 else "",
                photo=picture,
                photo_from=update.channel if picture else "",
                author="owner",
                last_from_customer=step.conversation.last_from_customer,
            )
        )


def _take_over(step: Step, line: Line, counter: Counter, at: datetime) -> None:
    step.answered_by_owner |= bool(step.conversation.handed_over_at)
    _stay(step, handover.take_over(step.conversation, line, counter.shop, at))


def _stay(step: Step, taken: Conversation) -> None:
    """It is hers until the time that it says."""
    step.conversation = taken
    step.due[RELEASE] = (_timer_row(taken, RELEASE, taken.until), taken.until)


def _command(step: Step, update: OwnerCommand, counter: Counter, at: datetime) -> None:
    if update.name == WRITING:
        if step.conversation.status == Status.HUMAN:
            _stay(step, handover.extended(step.conversation, counter.shop, at))
        return
    if update.name not in ("release", "close"):
        promises.decided(step, update, at)
        return
    step.answered_by_owner |= bool(step.conversation.handed_over_at)
    step.conversation = (
        handover.hand_back(step.conversation, handover.RELEASED, at)
        if update.name == "release"
        else handover.close(step.conversation, counter.shop, at)
    )
    step.due[RELEASE] = None


def _timer(step: Step, timer: Timer, at: datetime) -> None:
    conversation = step.conversation
    if timer.name == RELEASE:
        if handover.is_over(conversation, at):
            step.conversation = handover.hand_back(conversation, handover.QUIET, at)
        elif conversation.status == Status.HUMAN:
            later = (_timer_row(conversation, RELEASE, conversation.until),
                     conversation.until)  # fmt: skip
            step.due[RELEASE] = later


def _notice(step: Step, notice: Notice, counter: Counter, at: datetime) -> None:
    if notice.name == "thread_taken":
        line = Line(at=milliseconds(at), speaker=Speaker.OWNER, text="")
        _take_over(step, line, counter, at)
    elif notice.name == "thread_given":
        step.conversation = handover.hand_back(step.conversation, handover.RELEASED, at)
        step.due[RELEASE] = None
    elif notice.name == "blocked":
        step.conversation = msgspec.structs.replace(step.conversation, stopped=True)


# The answer


async def _answer(
    step: Step,
    burst: Sequence[Message],
    counter: Counter,
    at: datetime,
    expectation: Expectation,
) -> None:
    # By the first message: a repeat after a crash may have found more of them.
    turn_id = step.turn_id = pseudonym("turn", burst[0].id)
    step.question_before = step.conversation.context.question
    turn = await take_turn(
        counter,
        step.conversation,
        burst,
        turn_id=turn_id,
        at=at,
        expectation=expectation,
        window_until=window_until(step.conversation),
    )
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
        row = _timer_row(conversation, ERASE, conversation.erase_at)
        step.due = {RELEASE: None, ERASE: (row, conversation.erase_at)}
    _say(step, turn, turn_id, conversation, at)
    for follow in AFTER_TURN:
        await follow(step, counter, at)


async def _tell_plainly(
    step: Step, counter: Counter, at: datetime, expectation: Expectation
) -> None:
    """Facts for a customer who is the owner's, in her absence; all else is left."""
    burst = [message for message in step.heard if not message.standby]
    if not await asks_plainly(joined_text(burst), counter):
        return
    turn_id = pseudonym("turn", burst[0].id)
    turn = await take_turn(
        counter,
        step.conversation,
        burst,
        turn_id=turn_id,
        at=at,
        expectation=expectation,
        window_until=window_until(step.conversation),
    )
    if not turn.handed_over:
        step.turn_id = turn_id
        _say(step, turn, turn_id, turn.conversation, at)


def _bring_back(
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
    _say(step, turn, pseudonym("turn", burst[0].id), turn.conversation, at)


def _say(
    step: Step,
    turn: TurnResult,
    turn_id: str,
    conversation: Conversation,
    at: datetime,
) -> None:
    """Put the reply on its way and into the history, unless that was just erased."""
    if turn.reply.text:
        step.outgoing.append(reply_row(turn_id, turn, conversation, at))
        line = Line(at=milliseconds(at), speaker=Speaker.BOT, text=turn.reply.text)
        if not conversation.erase_at:
            conversation = conversation.with_line(line)
        conversation = msgspec.structs.replace(
            conversation, last_from_bot=milliseconds(at)
        )
    step.conversation = conversation
    step.turn = replace(turn, conversation=conversation)


def reply_row(
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


def _timer_row(conversation: Conversation, name: str, at: int) -> Timer:
    return Timer(
        id=f"{name}:{conversation.id}:{at}",
        address=conversation.address,
        name=name,
    )


def new_conversation(update: AnyUpdate) -> Conversation:
    """The conversation of somebody of whom nothing is known yet."""
    return Conversation(id=conversation_id(update.address), address=update.address)
