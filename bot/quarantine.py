"""Verified deliveries that could not be read: kept some days for a person to see.

Nobody knows whom they are about, so each day has a list of its own that expires, and an
erasure takes away those that name the customer's id.
"""

import re

from redis.asyncio import Redis

from bot.mailbox.keys import Keys
from bot.updates import Address

AT_MOST = 200
"""Deliveries of one day."""
BYTES_AT_MOST = 64 * 1024
DAYS = 7
_DAY_MS = 24 * 3_600_000


class Quarantine:
    """The lists of one shop."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self._redis = redis
        self._keys = keys

    async def keep(self, body: bytes, at: int) -> None:
        """`at` in ms. Raises what the store raises."""
        key = self._key(at)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.lpush(key, body[:BYTES_AT_MOST])
            pipe.ltrim(key, 0, AT_MOST - 1)
            pipe.pexpire(key, DAYS * _DAY_MS)
            await pipe.execute()

    async def bodies(self, at: int) -> list[bytes]:
        """All that is still kept, the newest first."""
        return [body for key in self._all(at) for body in await self._of(key)]

    async def forget(self, address: Address, at: int) -> None:
        """Take away what names this person."""
        id = re.escape(address.chat_id.rpartition(":")[2].encode())
        named = re.compile(rb"(?<!\d)" + id + rb"(?!\d)")
        for key in self._all(at):
            for body in await self._of(key):
                if named.search(body):
                    await self._redis.lrem(key, 0, body)  # type: ignore[arg-type]

    async def _of(self, key: str) -> list[bytes]:
        found = await self._redis.lrange(key, 0, -1)
        return [body for body in found if isinstance(body, bytes)]

    def _key(self, at: int) -> str:
        return self._keys.named("quarantine", str(at // _DAY_MS))

    def _all(self, at: int) -> list[str]:
        return [self._key(at - days * _DAY_MS) for days in range(DAYS + 1)]
