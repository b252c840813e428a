"""Telegram, through python-telegram-bot's Bot and Update.

Never its Updater or Application: these acknowledge updates that are only in memory.
"""

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.client import TelegramClient
from bot.channels.telegram.poller import TelegramPoller
from bot.channels.telegram.webhook import set_webhook

__all__ = ["TelegramChannel", "TelegramClient", "TelegramPoller", "set_webhook"]
