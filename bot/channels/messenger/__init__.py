"""Facebook Messenger, and Instagram's direct messages through the same webhook."""

from bot.channels.messenger.account import Account
from bot.channels.messenger.channel import MessengerChannel

__all__ = ["Account", "MessengerChannel"]
