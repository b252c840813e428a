"""Who was told "in stock" and may believe it still when the last piece has gone.

A turn notes whom it told so, in its commit. When a movement takes the last piece, those
who have heard nothing else of it since are listed to the owner, who has them told.
"""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from redis.asyncio import Redis

from actions import hold_news
from actions.turn import Outcome
from bot.conversations import (
    Conversation,
    Speaker,
    Status,
    find,
    milliseconds,
)
from bot.counter import Counter
from bot.followups.reach import bot_may_write
from bot.followups.speaking import speak
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys, pseudonym
from bot.owner import holds_words
from bot.owner.news import News
from bot.updates import Timer
from nlu.topics import PRODUCT_TOPICS
from stock.model import Table, VariantKey

if TYPE_CHECKING:
    from bot.steps import Step

BELIEVED = timedelta(hours=6)
"""So long a "yes, it is there" is counted on."""
_BELIEVED_MS = round(BELIEVED.total_seconds() * 1000)
TELL_GONE = "tell_gone"
KEPT_MS = 24 * 3_600_000
_SEPARATOR = "\x1f"


class ToTell(msgspec.Struct, frozen=True):
    """What one tap of the owner's does: these conversations hear that it is gone."""

    product: str
    size: str
    colour: str
    conversations: tuple[str, ...]

    @property
    def variant(self) -> VariantKey:
        return VariantKey(self.product, self.size, self.colour)


# Who is told so


async def after_turn(step: "Step", counter: Counter, at: datetime) -> None:
    """Note who has just heard that something is there, or that it is not."""
    if step.turn is None:
        return
    for answer in step.turn.answers:
        if answer.topic not in PRODUCT_TOPICS or not answer.product:
            continue
        told = VariantKey(answer.product, answer.size, answer.colour)
        if answer.outcome == Outcome.IN_STOCK:
            _note(step, told, counter.keys, at)
        elif answer.outcome != Outcome.TOLD:
            for bucket in _buckets(told, counter.keys, at):
                step.effects.add("ZREM", bucket, step.conversation.id)


def _note(step: "Step", told: VariantKey, keys: Keys, at: datetime) -> None:
    bucket = next(_buckets(told, keys, at))
    step.effects.add("ZADD", bucket, milliseconds(at), step.conversation.id)
    step.effects.add("PEXPIRE", bucket, 2 * _BELIEVED_MS)


def _buckets(told: VariantKey, keys: Keys, at: datetime) -> Iterator[str]:
    """The keys of this stretch of time and the one before: old ones expire whole."""
    name = pseudonym(told.product, told.size, told.colour)
    number = milliseconds(at) // _BELIEVED_MS
    for bucket in (number, number - 1):
        yield keys.named("told", name, str(bucket))


# When it is gone


def now_untrue(gone: Iterable[VariantKey], table: Table) -> Iterator[VariantKey]:
    """What may have been said of these variants and holds for nothing any more.

    Who asked for any colour is told when none is left in her size.
    """
    said = {
        VariantKey(key.product, size, colour): None
        for key in gone
        for size in dict.fromkeys((key.size, ""))
        for colour in dict.fromkeys((key.colour, ""))
    }
    for told in said:
        product = table.products.get(told.product)
        left = product.matching(told.size, told.colour) if product else ()
        if not any(variant.available for variant in left):
            yield told


async def news(
    redis: Redis,
    counter: Counter,
    gone: Sequence[VariantKey],
    *,
    effects: Effects,
    at: datetime,
    besides: Collection[str] = (),
) -> list[News]:
    """For the owner: who counts on what has just gone, `besides` who has it.

    `effects` get what the tap needs. Nothing is told where nobody counts on it.
    """
    if not gone:
        return []
    table, _ = await counter.snapshot()
    untrue = tuple(now_untrue(gone, table))
    found, listed = [], set(besides)
    for told, heard in (await _heard(redis, counter.keys, untrue, at)).items():
        customers = await _believers(redis, counter.keys, heard, at, listed)
        if customers:
            listed.update(one.id for one in customers)
            found.append(_listed(counter, told, customers, effects, table))
    return found


async def _heard(
    redis: Redis, keys: Keys, untrue: Sequence[VariantKey], at: datetime
) -> dict[VariantKey, dict[str, int]]:
    """Which conversations were told each of these, and when (ms); in one round trip."""
    since = milliseconds(at - BELIEVED)
    names = [(told, bucket) for told in untrue for bucket in _buckets(told, keys, at)]
    async with redis.pipeline(transaction=False) as pipe:
        for _, bucket in names:
            pipe.zrange(bucket, since, 2**53, byscore=True, withscores=True)
        found: list[Any] = await pipe.execute()
    heard: dict[VariantKey, dict[str, int]] = {}
    for (told, _), rows in zip(names, found, strict=True):
        times = {id.decode(): int(told_at) for id, told_at in rows}
        if times:
            heard[told] = times | heard.get(told, {})
    return heard


async def _believers(
    redis: Redis,
    keys: Keys,
    heard: Mapping[str, int],
    at: datetime,
    besides: Collection[str],
) -> list[Conversation]:
    ids = [id for id in sorted(heard, key=heard.__getitem__) if id not in besides]
    conversations = [await find(redis, keys, id) for id in ids]
    return [
        one
        for one in conversations
        if one and bot_may_write(one, at) and not _has_answer(one, heard[one.id])
    ]


def _has_answer(conversation: Conversation, since: int) -> bool:
    """Whether the owner has taken care of her since she was told yes."""
    if conversation.status == Status.HUMAN:
        return True
    return any(
        line.speaker == Speaker.OWNER and line.at > since
        for line in conversation.history
    )


def _listed(
    counter: Counter,
    told: VariantKey,
    customers: Sequence[Conversation],
    effects: Effects,
    table: Table,
) -> News:
    ids = tuple(one.id for one in customers)
    to_tell = ToTell(told.product, told.size, told.colour, ids)
    row = msgspec.json.encode(to_tell).decode()
    digest = pseudonym(row, str(time.time_ns()))
    effects.add("SET", counter.keys.named("tell", digest), row, "PX", KEPT_MS)
    return News(
        f"told:{digest}",
        lambda language: holds_words.told_yes(
            told, customers, f"t:{digest}", language=language, table=table
        ),
    )


async def to_tell(redis: Redis, keys: Keys, digest: str) -> ToTell | None:
    row = await redis.get(keys.named("tell", digest))
    return msgspec.json.decode(row, type=ToTell) if isinstance(row, bytes) else None


# What they hear


def subject_of(told: VariantKey) -> str:
    return _SEPARATOR.join((told.product, told.size, told.colour))


async def tell_gone(step: "Step", timer: Timer, counter: Counter, at: datetime) -> None:
    """By the name of the piece, once, and only while it is so."""
    told = VariantKey(*timer.subject.split(_SEPARATOR))
    table, _ = await counter.snapshot()
    is_true = told in tuple(now_untrue([told], table))
    if is_true and bot_may_write(step.conversation, at):
        answer = hold_news.gone(told, table)
        speak(step, answer, counter, at, mark=timer.id)
        for bucket in _buckets(told, counter.keys, at):
            step.effects.add("ZREM", bucket, step.conversation.id)
