"""The owner's stock desk on the example shop of the grammar's tables."""

from collections.abc import AsyncIterator
from datetime import UTC

import pytest
from redis.asyncio import Redis

from bot.owner.stock_desk import Desk
from bot.owner.stock_memory import Memory
from stock.match import lexicon
from stock.model import Movement
from stock.redis_table import RedisTable
from stock.say import Indexes
from tests.scratch import ScratchKeys
from tests.stock.grammar.shop import AT, table


@pytest.fixture
async def stock(redis: Redis, keys: ScratchKeys) -> AsyncIterator[RedisTable]:
    """Sound after every test."""
    stock = RedisTable(redis, keys)
    filled = Movement(id="filled", at=AT, author="file", cause="import")
    await stock.import_products(list(table()), movement=filled)
    yield stock
    assert await stock.check() == []


@pytest.fixture
def desk(stock: RedisTable, redis: Redis, keys: ScratchKeys) -> Desk:
    return Desk(
        table=stock,
        memory=Memory(redis, keys),
        index_of=Indexes(lexicon.load()),
        currency="EUR",
        zone=UTC,
    )
