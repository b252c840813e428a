"""One customer on one channel: what is remembered of her from turn to turn.

Stored as one JSON value that is written in the same commit as everything that follows
from a turn. It expires with the shop's retention.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import msgspec
import structlog
from redis.asyncio import Redis

from bot.dialogue.context import Context
from bot.mailbox.keys import Keys, pseudonym
from bot.updates import Address

SCHEMA = 1
HISTORY_AT_MOST = 60
RESPONSE_WINDOW = timedelta(hours=24)
"""https://developers.facebook.com/docs/messenger-platform/policy/policy-overview

As long in the owner's own Telegram account:
https://core.telegram.org/bots/api#businessbotrights
"""


_LOG = structlog.get_logger()


class Status(StrEnum):
    """Who speaks. `waiting`: something was handed over, plain facts are still told."""

    BOT = "bot"
    WAITING = "waiting"
    HUMAN = "human"
    CLOSED = "closed"


class Speaker(StrEnum):
    CUSTOMER = "customer"
    BOT = "bot"
    OWNER = "owner"


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One message as it was read or written, for the owner to see. `at` in ms."""

    at: int
    speaker: Speaker
    text: str
    photo: str = ""
    id: str = ""
    """The platform's, where it may tell that the message has been deleted."""


class Promised(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the customer was told of when; times in ms, `due` 0: that nobody knows.

    `stake` and `needs` (ms) are those of `actions.promises.Promise`.
    """

    made_at: int
    due: int
    stake: int = 1
    needs: int = 0
    corrected: int = 0
    """How often she was told another time, or how to reach a person instead."""
    lapsed: bool = False
    """Whether a time that she was told went by in silence."""
    by_owner: bool = False
    """Whether the owner has typed it herself."""


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """How often the same thing was asked, and since when (ms)."""

    times: int
    since: int


class Conversation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All times in milliseconds since 1970; 0 is never."""

    id: str
    address: Address
    schema: int = 0
    """The SCHEMA that was stored, so that an older program knows that it is one."""
    name: str = ""
    language: str = ""
    status: Status = Status.BOT
    reason: str = ""
    since: int = 0
    until: int = 0
    """While a person has it: when the bot takes it back, unless she writes again.

    Closed: when it is forgotten, unless the customer writes again.
    """
    context: Context = Context()
    history: tuple[Line, ...] = ()
    last_from_customer: int = 0
    last_from_bot: int = 0
    disclose: bool = True
    """The next reply must say that a machine speaks."""
    said: dict[str, int] = {}
    asked: dict[str, Asked] = {}
    """What was asked, by a digest of topic and facts."""
    handed_over_at: int = 0
    """Since when she waits for the owner."""
    queue: int = 0
    """How many waited before her when she was handed over."""
    promise: Promised | None = None
    """What she was told of when the owner can be expected, until it is kept."""
    stopped: bool = False
    is_lost: bool = False
    """What was said before cannot be read, and she has not been told so yet."""
    erase_at: int = 0

    def with_line(self, line: Line) -> "Conversation":
        history = (*self.history, line)[-HISTORY_AT_MOST:]
        return msgspec.structs.replace(self, history=history)


def window_until(conversation: Conversation) -> datetime | None:
    """Until when we may write to her unasked; None: without end."""
    address = conversation.address
    if address.channel not in ("messenger", "instagram") and not address.connection:
        return None
    return moment(conversation.last_from_customer) + RESPONSE_WINDOW


def new_conversation(address: Address) -> Conversation:
    """The conversation of somebody of whom nothing is known yet."""
    return Conversation(id=conversation_id(address), address=address)


def conversation_id(address: Address) -> str:
    """A pseudonym of the address: safe in keys and logs."""
    return pseudonym(address.channel, address.chat_id)


_decoder = msgspec.json.Decoder(Conversation)


def decode(row: bytes) -> Conversation:
    """Raises msgspec.DecodeError for what a newer schema wrote, or what is damaged."""
    found = _decoder.decode(row)
    if found.schema > SCHEMA:
        raise msgspec.DecodeError("written by a newer version")
    return msgspec.structs.replace(found, schema=0)


def encode(conversation: Conversation) -> bytes:
    return msgspec.json.encode(msgspec.structs.replace(conversation, schema=SCHEMA))


async def find(redis: Redis, keys: Keys, id: str) -> Conversation | None:
    """The conversation as it was last committed; None: new, expired or erased.

    Or not to be read: the worker that takes it next sees to that.
    """
    row = await redis.get(keys.conversation(id))
    try:
        return decode(row) if isinstance(row, bytes) else None
    except msgspec.DecodeError:
        _LOG.error("conversation_not_read", conversation=id)
        return None


async def expired(redis: Redis, keys: Keys, ids: Iterable[str]) -> list[str]:
    """Those of which nothing is stored any more."""
    names = list(dict.fromkeys(ids))
    async with redis.pipeline(transaction=False) as pipe:
        for id in names:
            pipe.exists(keys.conversation(id))
        found: list[int] = await pipe.execute()
    return [id for id, is_there in zip(names, found, strict=True) if not is_there]


def moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def milliseconds(instant: datetime) -> int:
    return round(instant.timestamp() * 1000)
