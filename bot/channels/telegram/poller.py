"""Long polling for those without a public address: stored first, then acknowledged.

https://core.telegram.org/bots/api#getupdates
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.client import ALLOWED_UPDATES, POLL_SECONDS, TelegramClient
from bot.channels.telegram.faults import seconds_to_wait

# Spelled so that PTB neither parses the result nor warns: one update that it cannot
# read would hide all the others, and come back for ever.
_GET_UPDATES = "get_Updates"

_LOG = structlog.get_logger()


class TelegramPoller:
    """Hands each update's JSON to `store`, in order, before Telegram may forget it.

    `store` does what the webhook does with a verified body, and raises when the update
    is not safe: then it comes again. `trouble` says in a few words why nothing comes.
    """

    def __init__(
        self,
        client: TelegramClient,
        store: Callable[[bytes], Awaitable[object]],
        *,
        waits: Sequence[float] = (1.0, 2.0, 5.0, 15.0, 30.0),
    ) -> None:
        self._client = client
        self._store = store
        self._waits = waits
        self._offset = 0
        self.trouble = ""

    async def run(self) -> None:
        """Until cancelled."""
        failures = 0
        while True:
            try:
                await self._poll()
            except Exception as error:  # the one broad catch of this loop
                wait = await self._wait_after(error, failures)
                failures += 1
                await asyncio.sleep(wait)
            else:
                failures, self.trouble = 0, ""

    async def _poll(self) -> None:
        """After trouble without waiting for news: so its end is soon known."""
        asked = {
            "offset": self._offset,
            "timeout": 0 if self.trouble else POLL_SECONDS,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        found: list[Any] = await self._client.bot.do_api_request(
            _GET_UPDATES, api_kwargs=asked, read_timeout=POLL_SECONDS + 10.0
        )
        for update in found:
            await self._store(json.dumps(update).encode())
            self._offset = update["update_id"] + 1

    async def _wait_after(self, error: Exception, failures: int) -> float:
        """Says what is wrong, mends what can be mended; returns the seconds to wait."""
        wait = self._waits[min(failures, len(self._waits) - 1)]
        match error:
            case RetryAfter():
                self.trouble = "rate limit"
                wait = seconds_to_wait(error)
            case Conflict():
                wait = await self._clear_the_way(wait)
            case InvalidToken():
                self.trouble = "unknown token"
                wait = self._waits[-1]
            case TelegramError():
                self.trouble = "not reachable"
            case _:
                self.trouble = "not stored"
        _LOG.warning(
            "telegram_poll_failed",
            trouble=self.trouble,
            error=type(error).__name__,
            wait=wait,
        )
        return wait

    async def _clear_the_way(self, wait: float) -> float:
        """A webhook of former days is deleted; another poller is only waited for.

        https://core.telegram.org/bots/api#deletewebhook
        """
        bot = self._client.bot
        self.trouble = "another program polls this bot"
        try:
            if (await bot.get_webhook_info()).url:
                await bot.delete_webhook(drop_pending_updates=False)
                self.trouble = "a webhook was in the way, and is deleted"
                return self._waits[0]
        except TelegramError:
            self.trouble = "a webhook or another program is in the way"
        return wait
