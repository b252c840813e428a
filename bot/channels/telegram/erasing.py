"""Takes back what a chat shows: whole topics, or the messages that we sent there."""

import asyncio
from collections.abc import Awaitable, Sequence

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.channels.errors import SendLater
from bot.channels.telegram.faults import WAIT, is_gone, problem_of

SECONDS = 3.0
"""For each call: all of them stay below what one sending may take."""
AT_ONCE = 100
"""https://core.telegram.org/bots/api#deletemessages"""
NAMELESS = "–"


async def delete_topic(bot: Bot, chat_id: str, thread: str) -> bool:
    """Whether it is gone, with all that stood in it; else it is nameless and closed.

    In a group the right to delete may be missing, but what we made we may rename:
    https://core.telegram.org/bots/api#deleteforumtopic
    """
    if await _done(bot.delete_forum_topic(chat_id, int(thread))):
        return True
    await _done(bot.edit_forum_topic(chat_id, int(thread), name=NAMELESS))
    await _done(bot.close_forum_topic(chat_id, int(thread)))
    return False


async def delete_messages(bot: Bot, chat_id: str, ids: Sequence[str]) -> None:
    """Those that Telegram still lets us take back, for two days; the others stay."""
    numbers = [int(id) for id in ids if id.isdecimal()]
    for start in range(0, len(numbers), AT_ONCE):
        await _done(bot.delete_messages(chat_id, numbers[start : start + AT_ONCE]))


async def _done(call: Awaitable[bool]) -> bool:
    """False: it is refused. Raises SendLater."""
    try:
        async with asyncio.timeout(SECONDS):
            return await call
    except TimeoutError as error:
        raise SendLater("no answer in time", WAIT) from error
    except (BadRequest, Forbidden) as error:
        return is_gone(error)
    except TelegramError as error:
        raise problem_of(error) from error
