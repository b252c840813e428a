"""Asks Telegram for which account a connection stands, where its update was missed.

https://core.telegram.org/bots/api#getbusinessconnection
"""

import asyncio

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.channels.errors import SendLater
from bot.channels.telegram.business import connected
from bot.channels.telegram.faults import WAIT, problem_of
from bot.updates import Connection

SECONDS = 5.0


async def ask_for_connection(bot: Bot, id: str) -> Connection | None:
    """None: Telegram knows no such connection. Raises SendLater or SendRefused."""
    try:
        async with asyncio.timeout(SECONDS):
            found = await bot.get_business_connection(id)
    except TimeoutError as error:
        raise SendLater("no answer in time", WAIT) from error
    except (BadRequest, Forbidden):
        return None
    except TelegramError as error:
        raise problem_of(error) from error
    return connected(f"asked:{id}", found)
