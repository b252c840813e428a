"""The pages that are open on this process, and who wakes them.

A page's queue is a flag that says "look again" and one for each chat where somebody
types: it cannot grow, however slowly the page reads.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import structlog
from redis.exceptions import RedisError

from bot.conversations import conversation_id
from bot.updates import Address
from bot.web.chats import Chats, Nudge

_AGAIN_SECONDS = 1.0

_LOG = structlog.get_logger()


class HouseFull(Exception):
    """No more pages can be open."""


class Listener:
    """One open page and its chats."""

    def __init__(self, chats: Sequence[Address]) -> None:
        self._chats = {conversation_id(chat): chat for chat in chats}
        self._typing: dict[str, None] = {}
        self._woken = asyncio.Event()

    def hear(self, nudge: Nudge) -> None:
        if nudge.chat and nudge.chat not in self._chats:
            return
        if nudge.is_typing:
            self._typing[nudge.chat] = None
        self._woken.set()

    async def wait(self, seconds: float) -> bool:
        """Whether there was a nudge since the wait before, or within the time."""
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return False
        self._woken.clear()
        return True

    def take_typing(self) -> list[Address]:
        """The chats where somebody has begun to type since the call before."""
        typing = [self._chats[chat] for chat in self._typing]
        self._typing.clear()
        return typing


class Audience:
    """All open pages of this process."""

    def __init__(self, chats: Chats, *, pages_at_most: int) -> None:
        self.is_closed = False
        self._chats = chats
        self._pages_at_most = pages_at_most
        self._listeners: set[Listener] = set()

    @contextmanager
    def listener(self, chats: Sequence[Address]) -> Iterator[Listener]:
        """Raises HouseFull."""
        if len(self._listeners) >= self._pages_at_most:
            raise HouseFull
        listener = Listener(chats)
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    async def follow(self) -> None:
        """Pass every nudge on, until cancelled; a lost store is tried again."""
        while True:
            try:
                async for nudge in self._chats.nudges():
                    self._tell(nudge)
            except (RedisError, OSError) as error:
                _LOG.warning("playground_store_lost", fault=type(error).__name__)
                await asyncio.sleep(_AGAIN_SECONDS)

    def close(self) -> None:
        """Let every open page's stream end."""
        self.is_closed = True
        self._tell(Nudge(""))

    def _tell(self, nudge: Nudge) -> None:
        for listener in self._listeners:
            listener.hear(nudge)
