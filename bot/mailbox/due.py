"""What is to happen at a certain time: moved into its conversation's inbox then.

Due times are rows with a clock of ours, never native expiry, so that a restart or a
jump of the clock forgets none; what is long overdue comes first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from redis.asyncio import Redis

from bot.mailbox.errors import translated
from bot.mailbox.keys import Keys, Shard, split_member
from bot.mailbox.scripts import Argument, Scripts


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """The id (shop, conversation, name) and row of what is due; no row: taken back."""

    at: float
    member: bytes
    shard: int
    row: bytes | None


async def find(redis: Redis, shards: Sequence[Shard], at: int, count: int) -> list[Due]:
    """Up to `count` of each shard, the oldest first, in two round trips."""
    async with redis.pipeline(transaction=False) as pipe:
        for shard in shards:
            pipe.zrangebyscore(
                shard.due, "-inf", at, start=0, num=count, withscores=True
            )
        with translated():
            found: list[list[tuple[bytes, float]]] = await pipe.execute()
    waiting = [
        (shard, members)
        for shard, members in zip(shards, found, strict=True)
        if members
    ]
    async with redis.pipeline(transaction=False) as pipe:
        for shard, members in waiting:
            pipe.hmget(shard.due_rows, [member for member, _ in members])
        with translated():
            rows: list[list[bytes | None]] = await pipe.execute()
    return sorted(
        Due(score, member, shard.number, row)
        for (shard, members), its_rows in zip(waiting, rows, strict=True)
        for (member, score), row in zip(members, its_rows, strict=True)
    )


async def fire(redis: Redis, scripts: Scripts, box: str, due: Due, at: int) -> int:
    """Move one into its inbox; 0 when it was moved, replaced or taken back since."""
    shard = Shard(due.shard)
    if due.row is None:
        with translated():
            await redis.zrem(shard.due, due.member)
        return 0
    shop, conversation = split_member(due.member)
    keys = Keys(shop)
    names = [
        shard.due,
        shard.due_rows,
        keys.box(box, conversation),
        shard.ready(box),
        keys.run(box, conversation),
    ]
    arguments: list[Argument] = [
        due.member,
        at,
        keys.member(conversation),
        due.row,
        _stamped(due.row, at),
    ]
    return int(await scripts.run("fire", names, arguments))


def _stamped(row: bytes, at: int) -> bytes:
    """The row with the time of its coming; a row that is none of ours as it is."""
    try:
        value = msgspec.json.decode(row)
    except msgspec.DecodeError:
        return row
    if not isinstance(value, dict):
        return row
    return msgspec.json.encode({**value, "received": at})
