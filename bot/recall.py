"""What is remembered of a conversation when a worker takes it.

A state that cannot be read, written by a newer version or damaged, is kept aside; its
timers still tell whether a person has the conversation or an erasure is under way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import structlog
from redis.asyncio import Redis

from bot.conversations import Conversation, Status, decode, new_conversation
from bot.counter import Counter
from bot.followups.forgetting import ERASE
from bot.handover import TOOK_OVER
from bot.mailbox.keys import Keys, pseudonym
from bot.owner.news import News, Worded
from bot.owner.notices import name_of, say
from bot.steps.step import RELEASE
from bot.updates import Address, AnyUpdate, Message, Timer

_LOG = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Recalled:
    """`before` is what an erasure of the last hour can bring back."""

    conversation: Conversation
    before: Conversation | None = None
    is_lost: bool = False
    """Its state could not be read: nobody knows what was said before."""


async def recall(
    redis: Redis, counter: Counter, id: str, updates: Sequence[AnyUpdate]
) -> Recalled:
    """The conversation that these updates belong to. Raises what the store raises."""
    keys = counter.keys
    rows: list[bytes | None] = await redis.mget(
        keys.conversation(id), keys.named("erased", id)
    )  # type: ignore[assignment]
    found, before = rows
    address = newest(updates).address
    if found is None:
        return Recalled(new_conversation(address), _readable(before))
    conversation = _readable(found)
    if conversation is not None:
        return Recalled(conversation, _readable(before))
    _LOG.error("conversation_not_read", conversation=id)
    await _keep(redis, counter, id, found)
    salvaged = await _salvaged(redis, keys, address, updates)
    return Recalled(salvaged, _readable(before), is_lost=True)


def newest(updates: Sequence[AnyUpdate]) -> AnyUpdate:
    """The one that tells best where the conversation is: a timer may not know."""
    said = [update for update in updates if not isinstance(update, Timer)]
    return (said or updates)[-1]


def unread_key(keys: Keys, id: str) -> str:
    """Hash: states of the conversation that could not be read, by their digest."""
    return keys.named("unread", id)


def _readable(row: bytes | None) -> Conversation | None:
    try:
        return decode(row) if row else None
    except msgspec.DecodeError:
        return None


async def _keep(redis: Redis, counter: Counter, id: str, row: bytes) -> None:
    """Before anything is written in its place; a repeat changes nothing."""
    key = unread_key(counter.keys, id)
    async with redis.pipeline(transaction=True) as pipe:
        pipe.hset(key, pseudonym(row.hex()), row)
        pipe.pexpire(key, counter.retention_ms)
        await pipe.execute()


async def _salvaged(
    redis: Redis, keys: Keys, address: Address, updates: Sequence[AnyUpdate]
) -> Conversation:
    fresh = new_conversation(address)
    due = await _due(redis, keys, fresh.id, updates)
    names = [u.name for u in updates if isinstance(u, Message) and u.name]
    fresh = msgspec.structs.replace(
        fresh, is_lost=True, name=names[-1] if names else "", erase_at=due[ERASE]
    )
    if not due[RELEASE]:
        return fresh
    return msgspec.structs.replace(
        fresh, status=Status.HUMAN, reason=TOOK_OVER, until=due[RELEASE]
    )


async def _due(
    redis: Redis, keys: Keys, id: str, updates: Sequence[AnyUpdate]
) -> dict[str, int]:
    """When (ms) its timers are due or were just now; 0: never."""
    names = (RELEASE, ERASE)
    members = [f"{keys.member(id)}|{name}" for name in names]
    scores: list[float | None] = await redis.zmscore(keys.shard.due, members)
    fired = {u.name: u.received for u in updates if isinstance(u, Timer)}
    return {
        name: int(score or fired.get(name, 0))
        for name, score in zip(names, scores, strict=True)
    }


def lost_news(conversation: Conversation, at: int) -> News:
    """The owner is told that what was remembered is gone, and what follows is hers."""

    def word(language: str) -> Worded:
        name = name_of(conversation, language)
        return Worded(say(language, "lost-thread", {"name": name}))

    mark = f"lost:{conversation.id}:{at}"
    return News(mark=mark, word=word, about=conversation.id)
