"""A shop with a few things, its owner, and customers who are not understood."""

from pathlib import Path

import pytest
from redis.asyncio import Redis

from bench.simulated import Simulated
from bot.stock_keeping.filling import import_sheet
from stock import csv_files
from tests.learning.teaching import STOCK, TOPICS
from tests.owner.promising import TUESDAY, open_shop


@pytest.fixture
async def shop(redis: Redis, tmp_path: Path) -> Simulated:
    """Its stock is sound after every test."""
    shop = await open_shop(redis, tmp_path)
    shop.counter.parser.topics |= TOPICS
    sheet = csv_files.read(STOCK.encode())
    await import_sheet(shop.counter.table, sheet, at=TUESDAY, cause="test")
    yield shop
    assert await shop.counter.table.check() == []
