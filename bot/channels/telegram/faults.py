"""The Bot API's errors, and what each asks of us: later, or never. Pure.

https://core.telegram.org/bots/api#making-requests
"""

from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.errors import ChannelError, SendLater, SendRefused

WAIT = 5.0
OUTAGE_WAIT = 15.0

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_UNREACHABLE = ("chat not found", "user is deactivated", "peer_id_invalid")
_NOT_THEIR_ACCOUNT = (
    "business_connection_invalid",
    "business connection not found",
    "business_peer_invalid",
)
_WINDOW = "business_peer_usage_missing"
"""We speak for an account only where its customer wrote in the last 24 hours.

https://core.telegram.org/method/messages.sendMessage
"""
_NO_THREAD = ("message thread not found", "topic_deleted", "topic_closed")


def problem_of(error: TelegramError, chat_id: str = "") -> ChannelError:
    """What the sender is told, without texts that may hold an address or a token."""
    match error:
        case RetryAfter():
            # A group has a limit of its own, so others need not wait for it.
            wait = seconds_to_wait(error)
            whole = not chat_id.startswith("-")
            return SendLater("Telegram's rate limit", wait, whole_channel=whole)
        case Forbidden() if _WINDOW in error.message.lower():
            return SendRefused(error.message, "window")
        case Forbidden():
            return SendRefused(error.message, "unreachable")
        case InvalidToken():
            return SendRefused("Telegram does not know the token", "disconnected")
        case ChatMigrated():
            return SendLater("the group has moved again", WAIT)
        case BadRequest():
            return _bad_request(error.message)
        case NetworkError():
            return _network(error)
    return SendLater(type(error).__name__, WAIT, maybe_sent=True)


def is_gone(error: TelegramError) -> bool:
    """Whether what is to be removed is not there any more."""
    lowered = error.message.lower()
    return any(
        words in lowered for words in (*_NO_THREAD, "message to delete not found")
    )


def seconds_to_wait(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _bad_request(message: str) -> SendRefused:
    """A NetworkError by its class, but never worth a repeat."""
    lowered = message.lower()
    if _WINDOW in lowered:
        return SendRefused(message, "window")
    if any(words in lowered for words in (*_UNREACHABLE, *_NOT_THEIR_ACCOUNT)):
        return SendRefused(message, "unreachable")
    if any(words in lowered for words in _NO_THREAD):
        return SendRefused(message, "thread")
    return SendRefused(message, "message")


def _network(error: NetworkError) -> SendLater:
    """Without an idempotency key, what may have been delivered cannot be asked for."""
    if isinstance(error.__cause__, _NEVER_SENT):
        return SendLater("cannot connect to Telegram", WAIT, whole_channel=True)
    if isinstance(error, TimedOut):
        return SendLater("no answer in time", WAIT, maybe_sent=True)
    return SendLater("Telegram is out of order", OUTAGE_WAIT, maybe_sent=True)
