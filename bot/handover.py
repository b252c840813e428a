"""Who speaks with a customer: the bot or a person. One state machine, pure.

Whatever the owner writes in a conversation, wherever she writes it, takes it over.
Each state has a reason, a since and, while a person has it, an until: nothing waits for
ever.
"""

from collections.abc import Container
from datetime import datetime

import msgspec

from actions.shop import Shop
from bot.conversations import Conversation, Line, Speaker, Status, milliseconds

HANDED_OVER, TOOK_OVER, RELEASED, QUIET, DONE, REOPENED = (
    "handed_over",
    "took_over",
    "released",
    "quiet",
    "done",
    "reopened",
)


def hand_over(conversation: Conversation, at: datetime) -> Conversation:
    """The owner has been asked to do something; the bot goes on with plain facts."""
    if conversation.status != Status.BOT:
        return conversation
    return msgspec.structs.replace(
        conversation,
        status=Status.WAITING,
        reason=HANDED_OVER,
        since=milliseconds(at),
        handed_over_at=conversation.handed_over_at or milliseconds(at),
    )


def take_over(
    conversation: Conversation, line: Line | None, shop: Shop, at: datetime
) -> Conversation:
    """A person has it: from now on the bot is silent. `line` is what she wrote."""
    return msgspec.structs.replace(
        conversation.with_line(line) if line else conversation,
        status=Status.HUMAN,
        reason=TOOK_OVER,
        since=conversation.since
        if conversation.status == Status.HUMAN
        else milliseconds(at),
        until=milliseconds(release_at(shop, at)),
        handed_over_at=0,
        disclose=True,
    )


def release_at(shop: Shop, at: datetime) -> datetime:
    """When quiet has lasted `release_after`, counted in opening time."""
    return shop.hours.add(at, shop.release_after) or at + shop.release_after


def hand_back(conversation: Conversation, reason: str, at: datetime) -> Conversation:
    """The human stretch has ended: the bot answers again, and says that it is one."""
    return msgspec.structs.replace(
        conversation,
        status=Status.BOT,
        reason=reason,
        since=milliseconds(at),
        until=0,
        handed_over_at=0,
        disclose=True,
    )


def extended(conversation: Conversation, shop: Shop, at: datetime) -> Conversation:
    """It stays hers: she is still writing."""
    until = milliseconds(release_at(shop, at))
    return msgspec.structs.replace(conversation, until=until)


def close(conversation: Conversation, shop: Shop, at: datetime) -> Conversation:
    """The owner is done with it: nobody waits, until the customer writes again.

    At the latest it is over when it is forgotten.
    """
    return msgspec.structs.replace(
        hand_back(conversation, DONE, at),
        status=Status.CLOSED,
        until=milliseconds(at + shop.retention),
    )


def reopened(conversation: Conversation, at: datetime) -> Conversation:
    """A customer who writes again is the bot's to answer."""
    if conversation.status != Status.CLOSED:
        return conversation
    return hand_back(conversation, REOPENED, at)


def is_over(conversation: Conversation, at: datetime) -> bool:
    """Whether a person has it whose quiet time has run out."""
    return conversation.status == Status.HUMAN and conversation.until <= milliseconds(
        at
    )


def heard(
    conversation: Conversation, text: str, at: datetime, *, id: str = ""
) -> Conversation:
    """The conversation with what the customer just wrote."""
    line = Line(at=milliseconds(at), speaker=Speaker.CUSTOMER, text=text, id=id)
    return msgspec.structs.replace(
        conversation.with_line(line), last_from_customer=milliseconds(at)
    )


def with_edit(conversation: Conversation, id: str, text: str) -> Conversation:
    """The conversation with other words in one of its messages."""
    history = tuple(
        msgspec.structs.replace(line, text=text) if line.id == id else line
        for line in conversation.history
    )
    return msgspec.structs.replace(conversation, history=history)


def without(conversation: Conversation, ids: Container[str]) -> Conversation:
    """The conversation without the messages that were deleted on the platform."""
    kept = tuple(line for line in conversation.history if line.id not in ids)
    return msgspec.structs.replace(conversation, history=kept)
