"""Tells Telegram where to deliver, and reads back that it has understood.

https://core.telegram.org/bots/api#setwebhook
"""

import re
from dataclasses import dataclass

from telegram.error import TelegramError

from bot.channels.errors import ChannelError
from bot.channels.telegram.client import ALLOWED_UPDATES, TelegramClient
from bot.channels.telegram.faults import problem_of

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass(frozen=True, slots=True)
class WebhookState:
    """What Telegram says of our webhook: https://core.telegram.org/bots/api#webhookinfo"""

    url: str
    pending: int
    last_error: str = ""


async def set_webhook(
    client: TelegramClient, url: str, secret: str, *, max_connections: int = 40
) -> WebhookState:
    """Raises ValueError for a secret that Telegram does not take, else ChannelError.

    Updates that wait are kept.
    """
    if not _SECRET.fullmatch(secret):
        raise ValueError("the webhook's secret has 1 to 256 of A-Z a-z 0-9 _ -")
    try:
        await client.bot.set_webhook(
            url,
            secret_token=secret,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=max_connections,
            drop_pending_updates=False,
        )
        info = await client.bot.get_webhook_info()
    except TelegramError as error:
        raise problem_of(error) from error
    if info.url != url or set(info.allowed_updates or ()) != set(ALLOWED_UPDATES):
        raise ChannelError("Telegram has not kept the webhook as it was set")
    return WebhookState(url, info.pending_update_count, info.last_error_message or "")
