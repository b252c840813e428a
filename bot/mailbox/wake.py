"""How a worker learns at once that a conversation may be taken, now or in a moment.

The scripts publish every time that they set, on a channel named like the key. Nothing
depends on it: a notification that is lost costs a second at most.
"""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from heapq import heappop, heappush
from types import TracebackType
from typing import Self

from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.mailbox.keys import Shard
from bot.mailbox.mailbox import now_ms

LONGEST_MS = 1_000
"""So long a wait lasts when nothing is heard."""

FORESEEN_MS = 60_000
"""Times further ahead are left to the regular look, which is late by LONGEST_MS."""


class Wakeups:
    """Listens on a connection of its own; of several tasks that wait one goes on."""

    def __init__(self, redis: Redis, box: str, shards: Iterable[Shard]) -> None:
        self._redis = redis
        self._channels = [shard.ready(box) for shard in shards]
        self._news = asyncio.Event()
        self._times: list[int] = []
        self._listening: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._listening = asyncio.create_task(self._listen())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        listening = self._listening
        while listening is not None and not listening.done():
            listening.cancel()  # again, since redis-py at times swallows it
            await asyncio.wait([listening], timeout=LONGEST_MS / 1000)

    async def wait(self, until_ms: int) -> None:
        """Return when there is something to take, and at `until_ms` at the latest.

        Without news that is after a second. It may return with nothing to take.
        """
        until_ms = min(until_ms, now_ms() + LONGEST_MS)
        while (left := self._first(until_ms) - now_ms()) > 0:
            self._news.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(left / 1000):
                    await self._news.wait()
        while self._times and self._times[0] <= now_ms():
            heappop(self._times)

    def _first(self, until_ms: int) -> int:
        return min([until_ms, *self._times[:1]])

    async def _listen(self) -> None:
        while True:
            with suppress(RedisError, OSError):
                await self._hear()
            await asyncio.sleep(LONGEST_MS / 1000)

    async def _hear(self) -> None:
        """Listen until the connection breaks."""
        async with self._redis.pubsub(ignore_subscribe_messages=True) as pubsub:
            await pubsub.subscribe(*self._channels)
            async for message in pubsub.listen():
                self._note(int(message["data"]))

    def _note(self, at: int) -> None:
        if at <= now_ms() + FORESEEN_MS:
            heappush(self._times, at)
            self._news.set()
