"""Fetches what somebody has sent to the bot.

https://core.telegram.org/bots/api#getfile
"""

import asyncio

from telegram import Bot
from telegram.error import TelegramError

from bot.channels.errors import SendLater, SendRefused
from bot.channels.telegram.faults import WAIT, problem_of

FILE_BYTES = 5_000_000
"""As much as a stock file may have; the Bot API itself stops at 20 MB."""

FETCH_SECONDS = 6.0


async def fetch(bot: Bot, file_id: str, *, seconds: float = FETCH_SECONDS) -> bytes:
    """The file's content. Raises SendLater or SendRefused."""
    try:
        async with asyncio.timeout(seconds):
            return await _fetch(bot, file_id)
    except TimeoutError as error:
        raise SendLater("the file did not come in time", WAIT) from error
    except TelegramError as error:
        raise problem_of(error) from error


async def _fetch(bot: Bot, file_id: str) -> bytes:
    file = await bot.get_file(file_id)
    # A Bot API server of one's own may name a file of this machine: never read that.
    if not (file.file_path or "").startswith(f"{bot.base_file_url}/"):
        raise SendRefused("the file is not on Telegram's server", "message")
    if (file.file_size or 0) > FILE_BYTES:
        raise SendRefused("the file is too large", "message")
    content = bytes(await file.download_as_bytearray())
    if len(content) > FILE_BYTES:
        raise SendRefused("the file is too large", "message")
    return content
