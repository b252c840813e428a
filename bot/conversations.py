"""One customer on one channel: what is remembered of her from turn to turn.

Stored as one JSON value that is written in the same commit as everything that follows
from a turn. It expires with the shop's retention.
"""

from datetime import UTC, datetime
from enum import StrEnum

import msgspec
from redis.asyncio import Redis

from bot.dialogue.context import Context
from bot.mailbox.keys import Keys, pseudonym
from bot.updates import Address

SCHEMA = 1
HISTORY_AT_MOST = 60


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


class Conversation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All times in milliseconds since 1970; 0 is never."""

    id: str
    address: Address
    schema: int = SCHEMA
    name: str = ""
    language: str = ""
    status: Status = Status.BOT
    reason: str = ""
    since: int = 0
    until: int = 0
    """While a person has it: when the bot takes it back, unless she writes again."""
    context: Context = Context()
    history: tuple[Line, ...] = ()
    last_from_customer: int = 0
    last_from_bot: int = 0
    disclose: bool = True
    """The next reply must say that a machine speaks."""
    said: dict[str, int] = {}
    asked: dict[str, int] = {}
    """What was asked, by a digest of topic and facts -> how often."""
    handed_over_at: int = 0
    """Since when she waits for the owner."""
    queue: int = 0
    """How many waited before her when she was handed over."""
    stopped: bool = False
    erase_at: int = 0

    def with_line(self, line: Line) -> "Conversation":
        history = (*self.history, line)[-HISTORY_AT_MOST:]
        return msgspec.structs.replace(self, history=history)


def conversation_id(address: Address) -> str:
    """A pseudonym of the address: safe in keys and logs."""
    return pseudonym(address.channel, address.chat_id)


_decoder = msgspec.json.Decoder(Conversation)


def decode(row: bytes) -> Conversation:
    """Raises msgspec.DecodeError for what a newer schema wrote."""
    return _decoder.decode(row)


def encode(conversation: Conversation) -> bytes:
    return msgspec.json.encode(conversation)


async def find(redis: Redis, keys: Keys, id: str) -> Conversation | None:
    """The conversation as it was last committed; None: new, expired or erased."""
    row = await redis.get(keys.conversation(id))
    return decode(row) if isinstance(row, bytes) else None


def moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def milliseconds(instant: datetime) -> int:
    return round(instant.timestamp() * 1000)
