"""The chats of the Bot API: who is blocked or moved, topics, what stands in them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.bot_api_wire import ApiError, check_length

Json = dict[str, Any]
TWO_DAYS = 48 * 3600


@dataclass(kw_only=True)
class Chats:
    """`messages` are those that the bot has sent, as a chat has them."""

    now: Callable[[], float] = time.time
    blocked: set[int] = field(default_factory=set)
    threads: set[int] = field(default_factory=set)
    forums: set[int] = field(default_factory=set)
    topics_enabled: bool = False
    topics: dict[int, str] = field(default_factory=dict)
    migrated: dict[int, int] = field(default_factory=dict)
    may_delete_topics: bool = True
    messages: list[Json] = field(default_factory=list)
    _numbers: int = 1000

    def _number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _chat(self, given: Json) -> int:
        chat_id = int(given["chat_id"])
        if chat_id in self.migrated:
            moved_to = self.migrated[chat_id]
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, text, migrate_to_chat_id=moved_to)
        if chat_id in self.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return chat_id

    async def _on_createForumTopic(self, given: Json) -> Json:
        """In a forum where the bot may, or in a private chat where topics are on."""
        chat_id = self._chat(given)
        check_length(given["name"], 1, 128, "topic name")
        if not (chat_id in self.forums or (chat_id > 0 and self.topics_enabled)):
            raise ApiError(400, "Bad Request: the chat is not a forum")
        number = self._number()
        self.threads.add(number)
        self.topics[number] = given["name"]
        return {
            "message_thread_id": number,
            "name": given["name"],
            "icon_color": 7322096,
        }

    async def _on_deleteForumTopic(self, given: Json) -> bool:
        thread = self._thread(given)
        if not self.may_delete_topics:
            raise ApiError(400, "Bad Request: not enough rights to delete a topic")
        self.threads.discard(thread)
        del self.topics[thread]
        inside = [m for m in self.messages if m.get("message_thread_id") == thread]
        self.messages = [m for m in self.messages if m not in inside]
        return True

    async def _on_editForumTopic(self, given: Json) -> bool:
        self.topics[self._thread(given)] = given["name"]
        return True

    async def _on_closeForumTopic(self, given: Json) -> bool:
        self._thread(given)
        return True

    def _thread(self, given: Json) -> int:
        thread = int(given["message_thread_id"])
        if thread not in self.threads:
            raise ApiError(400, "Bad Request: message thread not found")
        return thread

    async def _on_deleteMessages(self, given: Json) -> bool:
        """What is not there is passed over; what is older than two days stays."""
        chat_id, ids = self._chat(given), given["message_ids"]
        check_length("-" * len(ids), 1, 100, "list of messages")
        self.messages = [
            m
            for m in self.messages
            if m["chat"]["id"] != chat_id
            or m["message_id"] not in ids
            or self.now() - m["date"] > TWO_DAYS
        ]
        return True
