from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import pytest

from tests.stock.sources.shops import FakeShopify, FakeWooCommerce


@dataclass
class Waits:
    """Sleeps that take no time, and what they were."""

    seconds: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def shopify() -> AsyncIterator[FakeShopify]:
    shop = FakeShopify()
    await shop.start()
    yield shop
    await shop.stop()


@pytest.fixture
async def woocommerce() -> AsyncIterator[FakeWooCommerce]:
    shop = FakeWooCommerce()
    await shop.start()
    yield shop
    await shop.stop()
