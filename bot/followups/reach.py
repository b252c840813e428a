"""Who may write to a customer who has not just written to us. Pure."""

from datetime import datetime, timedelta

from bot.conversations import (
    RESPONSE_WINDOW,
    Conversation,
    Status,
    moment,
    window_until,
)

HUMAN_WINDOW = timedelta(days=7)
"""So long a person's own text may go out with Meta's human-agent tag.

https://developers.facebook.com/docs/messenger-platform/policy/policy-overview
"""


def bot_may_write(conversation: Conversation, at: datetime) -> bool:
    """Whether a message of ours may go to her now: no person is speaking with her."""
    until = window_until(conversation)
    is_open = until is None or at < until
    is_ours = conversation.status != Status.HUMAN
    return is_open and is_ours and _is_reachable(conversation)


def owner_may_write(conversation: Conversation, at: datetime) -> bool:
    """Whether what the owner herself sends would reach her now."""
    if window_until(conversation) is None:
        return _is_reachable(conversation)
    silent = at - moment(conversation.last_from_customer)
    lasts = RESPONSE_WINDOW if conversation.address.connection else HUMAN_WINDOW
    return silent < lasts and _is_reachable(conversation)


def _is_reachable(conversation: Conversation) -> bool:
    """She has written to us, and asked neither for silence nor to be forgotten."""
    has_written = bool(conversation.last_from_customer)
    return has_written and not conversation.stopped and not conversation.erase_at
