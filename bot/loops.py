"""What runs beside the gateway: workers, senders and the clock, each in bounded number.

Each loop reads which conversations are ready in all shards of its shops and gives them
to tasks; an idle one is woken by what the mailbox publishes, at the latest each second.
"""

import asyncio
from collections.abc import Callable, Iterable
from typing import Protocol

import structlog
from redis.exceptions import RedisError

from bot.mailbox.keys import Keys, Shard
from bot.mailbox.mailbox import Mailbox

AT_ONCE = 8
IDLE_SECONDS = 0.05
"""How soon what has just become ready is seen."""
TROUBLE_SECONDS = 1.0
CLOCK_SECONDS = 0.5

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
        self.shards = sorted({Keys(shop).shard for shop in self.shops}, key=_number)
        self.now_ms = now_ms
        self.at_once = at_once
        self._busy: dict[tuple[str, str], asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Until cancelled; then what has begun is finished."""
        try:
            while True:
                try:
                    found = await self._start_ready()
                except (RedisError, OSError) as error:
                    _LOG.warning("store_unreachable", error=type(error).__name__)
                    await asyncio.sleep(TROUBLE_SECONDS)
                    continue
                if not found:
                    await self._rest()
        finally:
            if self._busy:
                await asyncio.wait(self._busy.values(), timeout=8)

    async def _start_ready(self) -> bool:
        room = self.at_once - len(self._busy)
        started = False
        for shard in self.shards if room > 0 else ():
            for name in await self.box.ready(shard, self.now_ms(), self.at_once * 2):
                if name in self._busy or name[0] not in self.shops or room <= 0:
                    continue
                self._busy[name] = asyncio.create_task(self._one(name))
                room -= 1
                started = True
        return started

    async def _one(self, name: tuple[str, str]) -> None:
        try:
            await self.works.work(*name)
        except (RedisError, OSError) as error:
            _LOG.warning("store_unreachable", error=type(error).__name__)
            await asyncio.sleep(TROUBLE_SECONDS)
        finally:
            self._busy.pop(name, None)

    async def _rest(self) -> None:
        await asyncio.sleep(IDLE_SECONDS)


def _number(shard: Shard) -> int:
    return shard.number


class Clock:
    """Moves what has become due into the inbox of its conversation."""

    def __init__(
        self, inbox: Mailbox, shops: Iterable[str], *, now_ms: Callable[[], int]
    ) -> None:
        self.inbox = inbox
        self.shards = sorted({Keys(shop).shard for shop in shops}, key=_number)
        self.now_ms = now_ms

    async def run(self) -> None:
        while True:
            try:
                await self.inbox.fire_due(self.shards, self.now_ms())
            except (RedisError, OSError) as error:
                _LOG.warning("store_unreachable", error=type(error).__name__)
            await asyncio.sleep(CLOCK_SECONDS)
