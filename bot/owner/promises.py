"""The ledger of promises: which are open, and how the others ended.

Each open promise stands in its conversation; here is the index of them, written in the
same commit, and the counts.
"""

from datetime import datetime
from typing import Any

import msgspec
from redis.asyncio import Redis

from actions.promises import most_urgent_first
from actions.shop import Shop
from bot.conversations import Conversation, Promised, Speaker, find, milliseconds
from bot.followups.promised import as_promise
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Effects
from bot.owner import promise_words
from bot.owner.news import News
from bot.owner.own_words import promised

KEPT, LATE, BROKEN = "kept", "late", "broken"

_decoder = msgspec.json.Decoder(Promised)


def verdict(ended: Promised, at: datetime) -> str:
    """How a promise ends now: late is told beforehand, broken went by in silence."""
    if ended.lapsed or 0 < ended.due <= milliseconds(at):
        return BROKEN
    return LATE if ended.corrected else KEPT


class Ledger:
    """The promises of one shop."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self._redis = redis
        self._keys = keys
        self._index = keys.named("promises")
        self._counts = keys.named("promises", "counts")

    def follow(
        self,
        before: Conversation,
        after: Conversation,
        at: datetime,
        effects: Effects,
    ) -> None:
        """What has become of the conversation's promise in this step."""
        if before.promise == after.promise:
            return
        if after.promise is not None:
            row = msgspec.json.encode(after.promise).decode()
            effects.add("HSET", self._index, after.id, row)
            return
        effects.add("HDEL", self._index, after.id)
        if before.promise is not None and not after.erase_at:
            effects.add("HINCRBY", self._counts, verdict(before.promise, at), 1)

    def let_go(self, conversation: str, effects: Effects) -> None:
        """Its promise went with it, and nobody can say how it ended."""
        effects.add("HDEL", self._index, conversation)

    async def open(self) -> dict[str, Promised]:
        """Conversation -> its promise."""
        rows: Any = await self._redis.hgetall(self._index)
        return {id.decode(): _decoder.decode(row) for id, row in rows.items()}

    async def counts(self) -> dict[str, int]:
        rows: Any = await self._redis.hgetall(self._counts)
        found = {name.decode(): int(count) for name, count in rows.items()}
        return {name: found.get(name, 0) for name in (KEPT, LATE, BROKEN)}

    async def urgent(
        self, at: datetime, *, most: int = 30
    ) -> list[tuple[Conversation, Promised]]:
        """The most urgent first, each with its conversation."""
        opened = await self.open()
        owed = [(as_promise(row), name) for name, row in opened.items()]
        names = {id(promise): name for promise, name in owed}
        found = []
        for promise in most_urgent_first([promise for promise, _ in owed], at)[:most]:
            conversation = await find(self._redis, self._keys, names[id(promise)])
            if conversation is not None and conversation.promise is not None:
                found.append((conversation, conversation.promise))
        return found


def typed(
    before: Conversation, after: Conversation, shop: Shop, at: datetime
) -> list[News]:
    """The offer to remember what she has just promised this customer in her words."""
    local = at.astimezone(shop.timezone)
    fresh = (line for line in after.history if line not in before.history)
    hers = (line.text for line in fresh if line.speaker == Speaker.OWNER)
    dues = [due for text in hers if (due := promised(text, local)) is not None]
    return [promise_words.offer(after, dues[-1], shop, at)] if dues else []
