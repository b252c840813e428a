"""Accounts that let the bot speak for them, as the Bot API keeps them.

https://core.telegram.org/bots/api#businessconnection
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.bot_api_wire import ApiError

Json = dict[str, Any]
DAY = 24 * 3600


@dataclass(kw_only=True)
class Accounts:
    """`connections` by their ids; `heard` is when a person last wrote to an account."""

    now: Callable[[], float] = time.time
    connections: dict[str, Json] = field(default_factory=dict)
    heard: dict[tuple[str, int], float] = field(default_factory=dict)

    def connected(
        self, id: str, account: int, *, is_enabled: bool = True, can_reply: bool = True
    ) -> Json:
        self.connections[id] = {
            "id": id,
            "user": {"id": account, "is_bot": False, "first_name": "Léa"},
            "user_chat_id": account,
            "date": int(self.now()),
            "is_enabled": is_enabled,
            "rights": {"can_reply": True} if can_reply else {},
        }
        return self.connections[id]

    def owner_of(self, id: str) -> int:
        return int(self.connections[id]["user"]["id"])

    def check(self, id: str, chat_id: int) -> None:
        """Whether the bot may write there now."""
        found = self.connections.get(id)
        if found is None or not found["is_enabled"]:
            raise ApiError(400, "Bad Request: BUSINESS_CONNECTION_INVALID")
        if not found["rights"].get("can_reply"):
            raise ApiError(403, "Forbidden: not enough rights to send messages")
        if self.now() - self.heard.get((id, chat_id), 0) > DAY:
            raise ApiError(400, "Bad Request: BUSINESS_PEER_USAGE_MISSING")
