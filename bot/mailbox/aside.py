"""Rows that were given up: kept for a person to see, by the customer they are about.

They hold her words, so they go with an erasure, and in any case after a time.
"""

from collections.abc import Iterable

import msgspec

from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys

AT_MOST = 200
"""Rows of one customer."""
KEPT_MS = 30 * 24 * 3_600_000

_BOXES = ("inbox", "outbox")


class _About(msgspec.Struct):
    """Of a row that may be none of ours, whom it is about."""

    conversation: str = ""


def key_of(keys: Keys, box: str, conversation: str) -> str:
    return keys.named("aside", box, conversation)


def keep(
    effects: Effects,
    keys: Keys,
    box: str,
    conversation: str,
    rows: Iterable[bytes],
    *,
    retention_ms: int,
) -> None:
    """Put rows of a conversation aside; a notice to the owner by whom it is about."""
    for row in rows:
        key = key_of(keys, box, _about(row) or conversation)
        effects.add("LPUSH", key, row.decode(errors="replace"))
        effects.add("LTRIM", key, 0, AT_MOST - 1)
        effects.add("PEXPIRE", key, min(KEPT_MS, retention_ms))


def forget(effects: Effects, keys: Keys, conversation: str) -> None:
    for box in _BOXES:
        effects.add("DEL", key_of(keys, box, conversation))


def _about(row: bytes) -> str:
    try:
        about = msgspec.json.decode(row, type=_About).conversation
    except msgspec.DecodeError:
        return ""
    return about if about.isalnum() else ""
