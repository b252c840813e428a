"""Who waits for the owner, and how long she took: what a promise may rest on."""

from datetime import datetime
from typing import Any

import msgspec
from redis.asyncio import Redis

from actions.promises import LATEST, WINDOW, Expectation, Sample, expect
from actions.shop import Shop
from bot.conversations import Conversation, find, milliseconds, moment
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Effects

KEPT = 10 * LATEST
"""Replies remembered: enough for every part of the week."""


class _Reply(msgspec.Struct, frozen=True):
    """One hand-over that ended; times in ms, `answered_at` 0: never answered."""

    handed_over_at: int
    answered_at: int
    queue: int


_decoder = msgspec.json.Decoder(_Reply)


class Replies:
    """The queue of waiting customers and the owner's measured replies."""

    def __init__(self, redis: Redis, keys: Keys, shop: Shop) -> None:
        self._redis = redis
        self._keys = keys
        self._shop = shop
        self._waiting = keys.named("waiting")
        self._replies = keys.named("replies")

    async def expectation(self, at: datetime, *, besides: str = "") -> Expectation:
        """What may be promised now, `besides` the conversation that asks."""
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.zcard(self._waiting)
            pipe.zscore(self._waiting, besides)
            pipe.lrange(self._replies, 0, KEPT - 1)
            count, own, rows = await pipe.execute()
        queue = count - (1 if own is not None else 0)
        return expect(_samples(rows, at), self._shop, at, queue)

    async def waiting(self) -> list[tuple[str, int]]:
        """(conversation, since ms) of all who wait, the longest first."""
        rows: Any = await self._redis.zrange(self._waiting, 0, -1, withscores=True)
        return [(name.decode(), int(since)) for name, since in rows]

    async def customers(self) -> list[tuple[Conversation, int]]:
        """The same with their conversations, of which something is left."""
        found = [
            (await find(self._redis, self._keys, id), since)
            for id, since in await self.waiting()
        ]
        return [(one, since) for one, since in found if one is not None]

    def begin(self, conversation: Conversation, effects: Effects) -> None:
        effects.add("ZADD", self._waiting, conversation.handed_over_at, conversation.id)

    def end(
        self, conversation: Conversation, at: datetime | None, effects: Effects
    ) -> None:
        """She has answered at `at`; None: it ended without an answer of hers."""
        effects.add("ZREM", self._waiting, conversation.id)
        if not conversation.handed_over_at:
            return
        reply = _Reply(
            conversation.handed_over_at,
            milliseconds(at) if at else 0,
            conversation.queue,
        )
        effects.add("LPUSH", self._replies, msgspec.json.encode(reply).decode())
        effects.add("LTRIM", self._replies, 0, KEPT - 1)

    def let_go(self, conversation: str, effects: Effects) -> None:
        """Nobody waits there any more, and it says nothing of the owner."""
        effects.add("ZREM", self._waiting, conversation)


def _samples(rows: list[bytes], at: datetime) -> list[Sample]:
    oldest = milliseconds(at - WINDOW)
    replies = (_decoder.decode(row) for row in rows)
    return [
        Sample(
            moment(reply.handed_over_at),
            moment(reply.answered_at) if reply.answered_at else None,
            reply.queue,
        )
        for reply in replies
        if reply.handed_over_at >= oldest
    ]
