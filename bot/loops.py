"""What runs beside the gateway: workers, senders and the clock, each in bounded number.

A loop reads which conversations are ready in all shards of its shops and gives each to
a task; an idle one is woken by what the mailbox publishes, at the latest in a second.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from contextlib import AsyncExitStack, suppress
from typing import Protocol

import structlog
from redis.exceptions import RedisError

from bot.mailbox.keys import Keys, Shard
from bot.mailbox.mailbox import Mailbox
from bot.mailbox.wake import LONGEST_MS, Wakeups

AT_ONCE = 8
TROUBLE_SECONDS = 1.0
CLOCK_SECONDS = 0.5
FINISH_SECONDS = 4.0

_LOG = structlog.get_logger()


class Works(Protocol):
    """A Worker or a Sender."""

    async def work(self, shop: str, conversation: str) -> bool: ...


class Loop:
    """Takes what is ready in one box and works on several conversations at once."""

    def __init__(
        self,
        box: Mailbox,
        works: Works,
        shops: Iterable[str],
        *,
        now_ms: Callable[[], int],
        at_once: int = AT_ONCE,
    ) -> None:
        self.box = box
        self.works = works
        self.shops = frozenset(shops)
        self.shards = shards_of(self.shops)
        self.now_ms = now_ms
        self.at_once = at_once
        self._busy: dict[tuple[str, str], asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Until cancelled; then what has begun is finished."""
        stack = AsyncExitStack()
        try:
            wakeups = await stack.enter_async_context(
                Wakeups(self.box.redis, self.box.box, self.shards)
            )
            while True:
                await self._round(wakeups)
        finally:
            await undisturbed(self._end(stack))

    async def _end(self, stack: AsyncExitStack) -> None:
        """What takes too long is cut off; by its lease another takes it up."""
        await stack.aclose()
        busy = list(self._busy.values())
        if busy:
            _, late = await asyncio.wait(busy, timeout=FINISH_SECONDS)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late, timeout=TROUBLE_SECONDS)

    async def _round(self, wakeups: Wakeups) -> None:
        try:
            started = await self._start_ready()
        except (RedisError, OSError) as error:
            _LOG.warning("store_unreachable", error=type(error).__name__)
            await asyncio.sleep(TROUBLE_SECONDS)
            return
        if len(self._busy) >= self.at_once:
            await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)
        elif not started:
            await wakeups.wait(self.now_ms() + LONGEST_MS)

    async def _start_ready(self) -> bool:
        """Begin what is ready, as far as there is room; whether anything was begun."""
        found = await self.box.ready_everywhere(
            self.shards, self.now_ms(), 2 * self.at_once, of=self.shops
        )
        started = False
        for name in found:
            if len(self._busy) >= self.at_once:
                break
            if name not in self._busy:
                self._busy[name] = asyncio.create_task(self._one(name))
                started = True
        return started

    async def _one(self, name: tuple[str, str]) -> None:
        try:
            await self.works.work(*name)
        except (RedisError, OSError) as error:
            _LOG.warning("store_unreachable", error=type(error).__name__)
            await asyncio.sleep(TROUBLE_SECONDS)
        except Exception:  # a fault of ours: the others go on, this one by its lease
            _LOG.exception("task_failed", box=self.box.box, conversation=name[1])
        finally:
            self._busy.pop(name, None)


async def undisturbed(ending: Coroutine[None, None, None]) -> None:
    """To its end: whoever stops us cancels more than once."""
    task = asyncio.create_task(ending)
    while not task.done():
        with suppress(asyncio.CancelledError):
            await asyncio.shield(task)


def shards_of(shops: Iterable[str]) -> list[Shard]:
    return sorted({Keys(shop).shard for shop in shops}, key=lambda shard: shard.number)


class Clock:
    """Moves what has become due into the inbox of its conversation."""

    def __init__(
        self, inbox: Mailbox, shops: Iterable[str], *, now_ms: Callable[[], int]
    ) -> None:
        self.inbox = inbox
        self.shards = shards_of(shops)
        self.now_ms = now_ms

    async def run(self) -> None:
        """Until cancelled; what became due meanwhile comes first, oldest first."""
        while True:
            try:
                await self.inbox.fire_due(self.shards, self.now_ms())
            except (RedisError, OSError) as error:
                _LOG.warning("store_unreachable", error=type(error).__name__)
            await asyncio.sleep(CLOCK_SECONDS)
