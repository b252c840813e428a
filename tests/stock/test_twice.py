"""Every script is safe to run twice: a client that repeats each of them, as redis-py
does when a reply is lost, leaves the same table and tells the caller the same."""

from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from redis.asyncio import Redis

from stock.model import MovementKind
from stock.redis_table import RedisTable
from stock.table.keys import StockKeys
from tests.scratch import ScratchKeys
from tests.stock.build import (
    AT,
    BAG,
    LATER,
    LINEN_SMALL,
    counted,
    hold,
    line,
    movement,
    received,
    shop,
    sold,
    waiting,
)


class RepeatingRedis(Redis):
    """Runs every script twice and hears only the second reply."""

    repeated = 0

    async def execute_command(self, *args: Any, **options: Any) -> Any:
        if args[0] == "EVALSHA":
            await super().execute_command(*args, **options)  # type: ignore[no-untyped-call]
            self.repeated += 1
        return await super().execute_command(*args, **options)  # type: ignore[no-untyped-call]


@pytest.fixture
async def repeating(valkey_socket: Path) -> AsyncIterator[RepeatingRedis]:
    client = RepeatingRedis(unix_socket_path=str(valkey_socket))
    yield client
    await client.aclose()


async def play(table: RedisTable) -> list[object]:
    """Everything that can be done, and what the caller heard of it."""
    soon = AT + timedelta(hours=1)
    heard: list[object] = []
    await table.import_products(shop(linen=5), movement=movement(id="i"))
    await table.move(sold(1, id="s"))
    await table.move(movement(line(MovementKind.REMOVED, 1), id="m"))
    heard.append(await table.hold(hold(id="a", expires_at=soon)))
    heard.append(await table.hold(hold(id="b", conversation="berta")))
    heard.append(await table.extend("b", LATER + timedelta(hours=1)))
    await table.free("b", movement="f", at=AT)
    heard.append(await table.expire(soon))
    await table.hold(hold(id="c"))
    heard.append((await table.sell_held("c", movement="t", author="x", at=AT)).shifts)
    await table.move(counted(0, BAG, id="n"))
    for name in ("dora", "elsa"):
        place = waiting(BAG, id=name, conversation=name)
        heard.append(await table.wait_for(place))
    await table.move(received(1, BAG, id="r"))
    heard.append(await table.next_in_line(AT, LATER, lambda w: f"for-{w.id}"))
    heard.append(await table.skip("dora", movement="k", at=AT))
    heard.append(await table.next_in_line(AT, LATER, lambda w: f"for-{w.id}"))
    await table.stop_waiting("elsa")
    heard.append(await table.waiting())
    await table.set_price("robe-lin", "", "", Decimal(9), movement=movement(id="p"))
    await table.hide("sac-zoe", movement=movement(id="h"))
    await table.put_product(shop()[0], movement=movement(id="q"))
    undone = await table.undo("t", by="lea", at=AT, id="u")
    heard += [undone.moved.shifts, undone.revived, undone.ended]
    await table.undo("u", by="lea", at=AT, id="v")
    await table.undo("p", by="lea", at=AT, id="w")
    imported = await table.import_products(
        shop()[:1], movement=movement(id="j"), replace=True
    )
    heard += [imported.kept, imported.moved.shifts, await table.holds()]
    await table.hold(hold(LINEN_SMALL, id="z"))
    heard.append(list(await table.snapshot()))
    return heard


async def kept(redis: Redis, keys: ScratchKeys) -> dict[str, Any]:
    """All that is stored but the ids that are made by chance."""
    names = StockKeys.under(keys)
    found: dict[str, Any] = {}
    for key in names.all:
        match await redis.type(key):
            case b"hash":
                found[key.split(":")[-1]] = await redis.hgetall(key)
            case b"zset":
                found[key.split(":")[-1]] = await redis.zrange(
                    key, 0, -1, withscores=True
                )
    found["meta"].pop(b"epoch")
    chance = next(
        id for id in found["movements"] if id.startswith(b"lapsed:a:")
    ).decode()
    pairs = {
        name: list(value.items() if isinstance(value, dict) else value)
        for name, value in found.items()
    }
    return {
        name: sorted(str(pair).replace(chance, "lapsed:a") for pair in value)
        for name, value in pairs.items()
    }


async def test_a_repeated_script_changes_nothing_and_tells_the_same(
    redis: Redis, repeating: RepeatingRedis, keys: ScratchKeys
) -> None:
    once, twice = keys.scratch("once"), keys.scratch("twice")

    heard_once = await play(RedisTable(redis, once))
    heard_twice = await play(RedisTable(repeating, twice))

    assert repeating.repeated >= 30
    assert heard_twice == heard_once
    assert await kept(redis, twice) == await kept(redis, once)
    assert await RedisTable(redis, twice).check() == []
