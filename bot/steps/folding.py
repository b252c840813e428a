"""Folds what has happened into a conversation: who wrote, who decided, what is due.

What a person writes takes the conversation over, and empties what waits for the bot.
"""

from datetime import datetime

import msgspec

from bot import handover
from bot.conversations import Conversation, Line, Speaker, Status, milliseconds, moment
from bot.counter import Counter
from bot.followups import promises
from bot.mailbox.keys import pseudonym
from bot.steps.step import RELEASE, Step
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

WRITING = "writing"
"""She is at a message to the customer that is not sent yet: an OwnerCommand."""


def fold(
    step: Step,
    update: AnyUpdate,
    waiting: list[Message],
    counter: Counter,
    at: datetime,
) -> None:
    """Take note of one update; a message to be answered is added to `waiting`."""
    match update:
        case Message(edited=True):
            _hear_edit(step, update, waiting, at)
        case Message():
            _hear(step, update, waiting, at)
        case OwnerMessage():
            _owner_writes(step, update, counter, at)
            waiting.clear()
        case Echo(row_id=""):
            line = Line(at=update.at or milliseconds(at), speaker=Speaker.OWNER,
                        text=update.text, id=_deletable(update))  # fmt: skip
            _take_over(step, line, counter, at)
            waiting.clear()
        case Echo():
            step.echoed.append(update.row_id)
        case OwnerCommand():
            _command(step, update, counter, at)
        case Timer():
            _timer(step, update, at)
        case Notice(name="deleted"):
            _forget_messages(step, update, waiting)
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
    conversation = handover.heard(
        conversation, message.text, min(written, at), id=_deletable(message)
    )
    if message.name and message.name != conversation.name:
        conversation = msgspec.structs.replace(conversation, name=message.name)
    step.conversation = msgspec.structs.replace(conversation, stopped=False)
    step.heard.append(message)
    if conversation.status != Status.HUMAN and not message.standby:
        waiting.append(message)


def _hear_edit(
    step: Step, message: Message, waiting: list[Message], at: datetime
) -> None:
    """Other words get another answer; the same ones, with a preview perhaps, do not."""
    id, history = message.platform_id, step.conversation.history
    known = next((line.text for line in history if line.id == id), None)
    if known is None:
        _hear(step, message, waiting, at)
    if known in (None, message.text):
        return
    step.conversation = handover.with_edit(step.conversation, id, message.text)
    for messages in (waiting, step.heard):
        messages[:] = [one for one in messages if one.platform_id != id]
    if step.conversation.status != Status.HUMAN:
        waiting.append(message)
        step.heard.append(message)


def _deletable(update: Message | Echo) -> str:
    """The message's number, where the platform may tell that it was deleted."""
    return update.platform_id if update.address.connection else ""


def _forget_messages(step: Step, notice: Notice, waiting: list[Message]) -> None:
    """What was taken back before an answer gets none, and is remembered nowhere."""
    gone = set(notice.detail.split())
    step.conversation = handover.without(step.conversation, gone)
    for messages in (waiting, step.heard):
        messages[:] = [one for one in messages if one.platform_id not in gone]


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


def _take_over(step: Step, line: Line | None, counter: Counter, at: datetime) -> None:
    step.answered_by_owner |= bool(step.conversation.handed_over_at)
    _stay(step, handover.take_over(step.conversation, line, counter.shop, at))


def _stay(step: Step, taken: Conversation) -> None:
    """It is hers until the time that it says."""
    step.conversation = taken
    step.set_timer(RELEASE, taken.until)


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
            step.set_timer(RELEASE, conversation.until)


def _notice(step: Step, notice: Notice, counter: Counter, at: datetime) -> None:
    if notice.name == "thread_taken":
        _take_over(step, None, counter, at)
    elif notice.name == "thread_given":
        step.conversation = handover.hand_back(step.conversation, handover.RELEASED, at)
        step.due[RELEASE] = None
    elif notice.name == "blocked":
        step.conversation = msgspec.structs.replace(step.conversation, stopped=True)
