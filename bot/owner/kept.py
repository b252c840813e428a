"""News that were kept from an owner's phone, until the digest brings them.

They hold words about customers, so they go with an erasure, and in any case after the
shop's retention: an owner may be away for long.
"""

from typing import Any

import msgspec
from redis.asyncio import Redis

from bot.conversations import conversation_id, find
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys
from bot.updates import Outgoing


class Kept:
    """Those of one shop, a list for each owner."""

    def __init__(self, redis: Redis, keys: Keys, retention_ms: int) -> None:
        self._redis = redis
        self._keys = keys
        self._retention_ms = retention_ms

    def add(self, outgoing: Outgoing, effects: Effects) -> None:
        key = self._key(conversation_id(outgoing.address))
        effects.add("RPUSH", key, msgspec.json.encode(outgoing).decode())
        effects.add("PEXPIRE", key, self._retention_ms)

    async def of(self, owner: str) -> list[Outgoing]:
        """Nothing of who has asked meanwhile to be forgotten."""
        rows = [_decoded(row) for row in await self._rows(owner)]
        return [row for row in rows if not await self._is_forgotten(row.conversation)]

    def clear(self, owner: str, effects: Effects) -> None:
        effects.add("DEL", self._key(owner))

    async def forget(self, owner: str, conversation: str) -> None:
        """Take away what is about this customer; a repeat finds nothing."""
        for row in await self._rows(owner):
            if _decoded(row).conversation == conversation:
                removing: Any = self._redis.lrem(self._key(owner), 0, row)  # type: ignore[arg-type]
                await removing

    async def _rows(self, owner: str) -> list[bytes]:
        rows: Any = await self._redis.lrange(self._key(owner), 0, -1)
        return list(rows)

    async def _is_forgotten(self, conversation: str) -> bool:
        if not conversation:
            return False
        found = await find(self._redis, self._keys, conversation)
        return found is None or bool(found.erase_at)

    def _key(self, owner: str) -> str:
        return self._keys.named("kept", owner)


def _decoded(row: bytes) -> Outgoing:
    return msgspec.json.decode(row, type=Outgoing)
