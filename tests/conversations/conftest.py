"""A counter with a small stock on the scratch server, and one customer at it."""

import uuid

import pytest
from redis.asyncio import Redis

pytest.register_assert_rewrite("tests.conversations.talk")

from tests.conversations.talk import Talk, open_counter  # noqa: E402  (once rewritten)


@pytest.fixture
def shop_name() -> str:
    return f"test-{uuid.uuid4().hex[:12]}"


@pytest.fixture
async def talk(redis: Redis, shop_name: str) -> Talk:
    return await open_counter(redis, shop_name)
