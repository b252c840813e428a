"""Topics: in a forum group, or in a private chat of a bot whose topics are turned on.

https://core.telegram.org/bots/api#createforumtopic
"""

import asyncio
import time

import structlog
from telegram import Bot
from telegram.constants import ForumTopicLimit
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.channels.errors import SendLater
from bot.channels.telegram.faults import WAIT, problem_of

SECONDS = 8.0
ASKED_AGAIN_SECONDS = 600.0
"""So long we go by what Telegram said of the bot's own topics."""

_LOG = structlog.get_logger()


class Forum:
    """Opens topics where there may be some."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._asked_at = -ASKED_AGAIN_SECONDS
        self._in_private = False

    async def open(self, chat_id: str, name: str) -> str:
        """The topic's id; '' where there can be none. Raises SendLater, SendRefused."""
        try:
            async with asyncio.timeout(SECONDS):
                return await self._open(chat_id, name)
        except TimeoutError as error:
            raise SendLater("no topic in time", WAIT) from error
        except TelegramError as error:
            raise problem_of(error, chat_id) from error

    async def _open(self, chat_id: str, name: str) -> str:
        is_group = chat_id.startswith("-")
        if not is_group and not await self._may_be_private():
            return ""
        shown = name[: ForumTopicLimit.MAX_NAME_LENGTH]
        try:
            topic = await self._bot.create_forum_topic(chat_id, shown)
        except (BadRequest, Forbidden) as error:
            _LOG.warning("no_topic", fault=error.message)
            return ""
        return str(topic.message_thread_id)

    async def _may_be_private(self) -> bool:
        """https://core.telegram.org/bots/api#user, `has_topics_enabled`"""
        now = time.monotonic()
        if now - self._asked_at >= ASKED_AGAIN_SECONDS:
            self._in_private = bool((await self._bot.get_me()).has_topics_enabled)
            self._asked_at = now
        return self._in_private
