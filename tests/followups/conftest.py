"""A shop with a stock, an owner, and a Tuesday afternoon on which it is open."""

import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from redis.asyncio import Redis

from tests.followups.world import World, open_world

TUESDAY = datetime(2026, 11, 24, 14, 0, tzinfo=ZoneInfo("Europe/Brussels"))


@pytest.fixture
async def world(redis: Redis) -> World:
    """Sound after every test."""
    world = await open_world(redis, f"test-{uuid.uuid4().hex[:12]}", TUESDAY)
    yield world
    assert await world.table.check() == []
