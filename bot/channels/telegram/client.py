"""The one connection to the Bot API: timeouts set, tokens kept out of the logs."""

import asyncio
import logging
import os
import re

import httpx
from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram.faults import problem_of

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
)
"""Always told in full: what Telegram takes for "all" has changed over the years.

https://core.telegram.org/bots/api#getupdates
"""

POLL_SECONDS = 50

_TOKEN = re.compile(r"([A-Za-z0-9_.-]+)(:[A-Za-z0-9_.-]+)?")
_LOGGERS = ("httpx", "httpcore", "telegram")


class TelegramClient:
    """A Bot and the HTTP clients under it. Raises ValueError for what is no token."""

    def __init__(self, token: str, *, api_url: str) -> None:
        found = _TOKEN.fullmatch(token)
        if not found:
            raise ValueError(
                "the Telegram token is empty or has signs that no token has"
            )
        self.bot_id = found[1]
        _silence_loggers()
        # Else PTB warns, or with warnings as errors fails, whenever it is told to wait:
        # https://docs.python-telegram-bot.org/en/stable/telegram.error.html#telegram.error.RetryAfter
        os.environ["PTB_TIMEDELTA"] = "true"
        root = api_url.rstrip("/")
        shared = {"verify": httpx.create_ssl_context()}
        self._sending = HTTPXRequest(
            connection_pool_size=64,
            connect_timeout=5.0,
            read_timeout=10.0,
            write_timeout=10.0,
            pool_timeout=5.0,
            httpx_kwargs=shared,
        )
        self._polling = HTTPXRequest(
            connection_pool_size=1,
            connect_timeout=5.0,
            read_timeout=POLL_SECONDS + 10.0,
            httpx_kwargs=shared,
        )
        self.bot = Bot(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=self._sending,
            get_updates_request=self._polling,
        )

    async def username(self) -> str:
        """The bot's name, as links to it have it. Raises ChannelError."""
        try:
            return (await self.bot.get_me()).username or ""
        except TelegramError as error:
            raise problem_of(error) from error

    async def close(self) -> None:
        await asyncio.gather(self._sending.shutdown(), self._polling.shutdown())


def _silence_loggers() -> None:
    """They write addresses with the token in them, and at times whole updates."""
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
