"""A stock table of two small products on the scratch server."""

from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from stock.redis_table import RedisTable
from tests.scratch import ScratchKeys
from tests.stock.build import movement, shop


@pytest.fixture
async def table(redis: Redis, keys: ScratchKeys) -> AsyncIterator[RedisTable]:
    """Filled with `shop()`; sound after every test."""
    table = RedisTable(redis, keys)
    await table.import_products(shop(), movement=movement(id="filled"))
    yield table
    assert await table.check() == []


@pytest.fixture
def empty_table(redis: Redis, keys: ScratchKeys) -> RedisTable:
    return RedisTable(redis, keys)
