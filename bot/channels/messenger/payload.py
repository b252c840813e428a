"""The shapes of Meta's webhook, as far as we read them; unknown keys are passed over.

Strict only where a surprise would change the meaning: a message whose attachments are
odd still has its words. What is `Any` is looked at by parse.py piece by piece.
https://developers.facebook.com/docs/messenger-platform/reference/webhook-events
"""

from typing import Any

from msgspec import Raw, Struct

Id = str | int
Stamp = str | int | float | None


class Envelope(Struct):
    object: str
    entry: list[Raw]


class Entry(Struct):
    """A page's or an account's share of a call."""

    id: Id
    time: Stamp = None
    messaging: list[Raw] | None = None
    standby: list[Raw] | None = None
    changes: list[Raw] | None = None


class Party(Struct):
    """Absent `id`: a `user_ref` of a plugin, whom we cannot address."""

    id: Id | None = None


class WireMessage(Struct):
    mid: Id | None = None
    text: str | None = None
    is_echo: bool | None = None
    is_deleted: bool | None = None
    is_unsupported: bool | None = None
    app_id: Id | None = None
    metadata: Any = None
    quick_reply: Any = None
    attachments: Any = None
    reply_to: Any = None
    referral: Any = None


class Postback(Struct):
    mid: Id | None = None
    title: str | None = None
    payload: str | None = None
    referral: Any = None


class Item(Struct):
    """One event; which key is there says which."""

    sender: Party | None = None
    recipient: Party | None = None
    timestamp: Stamp = None
    message: WireMessage | None = None
    postback: Postback | None = None
    referral: Any = None
    policy_enforcement: Any = None
    pass_thread_control: Any = None
    take_thread_control: Any = None
