"""Which conversations may be taken, read from the lines of many shards at once."""

from collections.abc import Container, Iterable, Sequence
from itertools import chain

from redis.asyncio import Redis

from bot.mailbox.errors import translated
from bot.mailbox.keys import Shard, split_member


async def find(
    redis: Redis,
    box: str,
    shards: Iterable[Shard],
    at: int,
    count: int,
    of: Container[str] | None,
) -> list[tuple[str, str]]:
    """Up to `count` (shop, conversation) that may be taken at `at` (ms), oldest first.

    In one round trip; where shops that are not among `of` fill the front of a line, it
    is read further, in pages that double.
    """
    waiting: list[tuple[float, bytes]] = []
    unread, start, size = list(shards), 0, count
    while unread:
        found = await _pages(redis, box, unread, at, start, size)
        ours = [
            [(since, member) for member, since in page if _is_of(member, of)]
            for page in found
        ]
        waiting += chain.from_iterable(ours)
        unread = [
            shard
            for shard, page, some in zip(unread, found, ours, strict=True)
            if len(page) == size and len(some) < count
        ]
        start, size = start + size, 2 * size
    return [split_member(member) for _, member in sorted(waiting)[:count]]


def _is_of(member: bytes, shops: Container[str] | None) -> bool:
    return shops is None or split_member(member)[0] in shops


async def _pages(
    redis: Redis, box: str, shards: Sequence[Shard], at: int, start: int, size: int
) -> list[list[tuple[bytes, float]]]:
    """Of each shard's line as much, from the same place on."""
    async with redis.pipeline(transaction=False) as pipe:
        for shard in shards:
            pipe.zrangebyscore(
                shard.ready(box), "-inf", at, start=start, num=size, withscores=True
            )
        with translated():
            found: list[list[tuple[bytes, float]]] = await pipe.execute()
    return found
