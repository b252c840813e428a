"""Telegram's side of a start: its updates polled or sent to us, and our bot's name.

A Telegram that cannot be reached is tried again, and never stops the start.
"""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from bot.channels.errors import ChannelError
from bot.serving import Serving

if TYPE_CHECKING:
    from bot.channels.telegram import TelegramClient
    from bot.counter import Counter

WAITS = (1.0, 5.0, 15.0, 60.0, *([300.0] * 10_000))
"""Before each further try."""

_LOG = structlog.get_logger()


async def take_deliveries(parts: Serving) -> None:
    """Poll Telegram, or tell it where our webhook is."""
    telegram, client = parts.settings.telegram, parts.telegram
    if telegram is None or client is None:
        return
    from bot.channels.telegram import TelegramPoller

    channel = parts.channels["telegram"]
    if telegram.is_polling:
        poller = TelegramPoller(client, lambda body: parts.intake.take(channel, body))
        parts.troubles["telegram"] = lambda: poller.trouble
        await poller.run()
    elif parts.settings.public_url:
        await _set_webhook(parts, client, telegram.secret)


async def offer_telegram(client: "TelegramClient", counter: "Counter") -> None:
    """Where a window of Messenger closes, replies name our bot, once it is known."""
    for wait in WAITS:
        try:
            name = await client.username()
        except (ChannelError, OSError) as error:
            _LOG.warning("name_not_known", reason=str(error), wait=wait)
            await asyncio.sleep(wait)
        else:
            counter.shop = replace(counter.shop, telegram=name)
            return


async def _set_webhook(parts: Serving, client: "TelegramClient", secret: str) -> None:
    from bot.channels.telegram.webhook import set_webhook

    url = f"{parts.settings.public_url}/webhook/telegram"
    for wait in WAITS:
        try:
            await set_webhook(client, url, secret)
        except (ChannelError, OSError) as error:
            parts.troubles["telegram"] = lambda: "the webhook is not set"
            _LOG.warning("webhook_not_set", reason=str(error), wait=wait)
            await asyncio.sleep(wait)
        else:
            parts.troubles.pop("telegram", None)
            return
