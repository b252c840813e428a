"""Telegram's limits, kept before they are hit: each chat, each group, and all together.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.channels.errors import SendLater

LONGEST_WAIT = 3.0
"""Seconds; who would wait longer comes again, and others go first."""

REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` messages at once, then one each `interval` seconds."""

    interval: float
    burst: int

    @property
    def slack(self) -> float:
        return (self.burst - 1) * self.interval


OVERALL = Limit(interval=1 / 25, burst=5)
CHAT = Limit(interval=1.0, burst=3)
GROUP = Limit(interval=60 / 18, burst=2)
"""At most 30 in any second, about one a second a person, 20 a minute for a group."""


class Pacer:
    """When each message may go. `hold` is what Telegram itself has told."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._full_at: dict[str, float] = {}

    async def turn(self, chat_id: str) -> None:
        """Wait for this chat's turn, then for one among all. Raises SendLater."""
        for key in (chat_id, ""):
            wait = self.book(key)
            if wait:
                await self._sleep(wait)

    def book(self, chat_id: str) -> float:
        """Take the next free turn of a chat, or of all together ('').

        Returns the seconds until then. Raises SendLater when these are many.
        """
        now, limit = self._clock(), _limit(chat_id)
        full_at = self._full_at.get(chat_id, 0.0)
        wait = max(0.0, full_at - limit.slack - now)
        if wait > LONGEST_WAIT:
            reason = "keeping to Telegram's limits"
            raise SendLater(reason, wait, whole_channel=not chat_id)
        self._full_at[chat_id] = max(full_at, now) + limit.interval
        self._forget(now)
        return wait

    def hold(self, chat_id: str, seconds: float) -> None:
        """Nothing goes to this chat ('': to any) for so long."""
        self._full_at[chat_id] = self._clock() + seconds + _limit(chat_id).slack

    def _forget(self, now: float) -> None:
        if len(self._full_at) > REMEMBERED:
            self._full_at = {k: at for k, at in self._full_at.items() if at > now}


def _limit(chat_id: str) -> Limit:
    if not chat_id:
        return OVERALL
    return GROUP if chat_id.startswith("-") else CHAT
