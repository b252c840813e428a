from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from redis.asyncio import Redis

from stock.redis_table import RedisTable
from stock.table.keys import StockKeys, variant_name
from tests.scratch import ScratchKeys
from tests.stock.build import LINEN, hold, movement, shop, sold

LINEN_NAME = variant_name(LINEN)
Damage = Callable[[Redis, StockKeys], Awaitable[object]]


@pytest.fixture
async def used(redis: Redis, keys: ScratchKeys) -> AsyncIterator[RedisTable]:
    table = RedisTable(redis, keys)
    await table.import_products(shop(), movement=movement(id="filled"))
    await table.hold(hold(id="h"))
    await table.move(sold(1, id="s"))
    yield table
    await table.drop()


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (
            lambda redis, keys: redis.hset(keys.pieces, LINEN_NAME, "2 0 1 0 1 1 1"),
            "robe-lin 38 bleu: 2 pieces came in, but 1 free, 1 on hold, 1 sold and 0 "
            "removed make 3",
        ),
        (
            lambda redis, keys: redis.hset(keys.pieces, LINEN_NAME, "3 0 1 0 1 1 1"),
            "robe-lin 38 bleu: the ledger makes 2 imported, 0 received, 1 sold, "
            "0 removed, 1 held, 0 free, 1 listed, but the table says 3 imported, "
            "0 received, 1 sold, 0 removed, 1 held, 1 free, 1 listed",
        ),
        (
            lambda redis, keys: redis.hset(
                keys.pieces, "jupe\x1f\x1f", "0 0 0 0 0 0 1"
            ),
            "jupe: the ledger makes nothing, but the table says 0 imported, "
            "0 received, 0 sold, 0 removed, 0 held, 0 free, 1 listed",
        ),
        (
            lambda redis, keys: redis.hdel(keys.catalogue, "sac-zoe"),
            "sac-zoe: the table describes it otherwise than the ledger",
        ),
        (
            lambda redis, keys: redis.zadd(keys.order, {"sac-zoe": 5}),
            "sac-zoe: it stands at another place than the ledger says",
        ),
        (
            lambda redis, keys: redis.zrem(keys.live, "h"),
            "the hold h of robe-lin 38 bleu is lost",
        ),
        (
            lambda redis, keys: redis.hset(keys.undone, "held:h", "u"),
            "the hold h of robe-lin 38 bleu lives on, though it has ended",
        ),
        (
            lambda redis, keys: redis.hset(keys.holders, "anna", 2),
            "a customer is said to hold 2 pieces, but holds 1",
        ),
        (
            lambda redis, keys: redis.hset(keys.undone, "filled", "u"),
            "the ledger contradicts itself at robe-lin 38 bleu: unknown",
        ),
    ],
)
async def test_whatever_is_damaged_is_told_in_plain_words(
    used: RedisTable, redis: Redis, keys: ScratchKeys, damage: Damage, problem: str
) -> None:
    assert await used.check() == []

    await damage(redis, StockKeys.under(keys))

    assert problem in await used.check()
