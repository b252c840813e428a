"""Copies a stock table from one server to another, type by type.

DUMP and RESTORE would be shorter, but their format differs between Redis and Valkey.
"""

from typing import Any

from redis.asyncio import Redis

from stock.table.keys import StockKeys

CHUNK = 1_000


async def transfer(
    source: Redis, keys: StockKeys, target: Redis, target_keys: StockKeys
) -> None:
    """Make the target's table equal to the source's; what was there goes."""
    await target.unlink(*target_keys.all)
    for key, copy in zip(keys.all, target_keys.all, strict=True):
        kind: Any = await source.type(key)
        if kind != b"none":
            await _COPIES[kind.decode()](source, key, target, copy)


async def _copy_hash(source: Redis, key: str, target: Redis, copy: str) -> None:
    found: Any = await source.hgetall(key)
    for part in _chunks(list(found.items())):
        await target.hset(copy, mapping=dict(part))


async def _copy_sorted_set(source: Redis, key: str, target: Redis, copy: str) -> None:
    scored: Any = await source.zrange(key, 0, -1, withscores=True)
    for part in _chunks(scored):
        await target.zadd(copy, dict(part))


async def _copy_list(source: Redis, key: str, target: Redis, copy: str) -> None:
    for part in _chunks(await source.lrange(key, 0, -1)):
        await target.rpush(copy, *part)


async def _copy_set(source: Redis, key: str, target: Redis, copy: str) -> None:
    for part in _chunks(list(await source.smembers(key))):
        await target.sadd(copy, *part)


async def _copy_string(source: Redis, key: str, target: Redis, copy: str) -> None:
    value: Any = await source.get(key)
    await target.set(copy, value)


_COPIES = {
    "hash": _copy_hash,
    "zset": _copy_sorted_set,
    "list": _copy_list,
    "set": _copy_set,
    "string": _copy_string,
}


def _chunks(items: list[Any]) -> list[list[Any]]:
    return [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
