"""The playground with an echo behind it, on the scratch server."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from redis.asyncio import Redis

from actions.hours import Hours
from actions.shop import Shop
from bot import web as playground
from bot.mailbox.keys import Keys
from bot.web import PlaygroundChannel
from stock.model import Product, Table, Variant
from tests.web.echo import Echo


@dataclass
class Shelf:
    """A stock table that a test can change."""

    table: Table

    async def snapshot(self) -> Table:
        return self.table

    def put(self, *products: Product) -> None:
        self.table = Table(products={product.id: product for product in products})


def product(id: str, name: str, *variants: tuple[str, str, int], **more) -> Product:
    return Product(
        id=id,
        name=name,
        variants=tuple(
            Variant(
                product=id,
                size=size,
                colour=colour,
                on_hand=pieces,
                price=Decimal("59"),
            )
            for size, colour, pieces in variants
        ),
        **more,
    )


def linen(pieces: int = 2) -> Product:
    return product("robe-lin", "Robe Jeanne", ("38", "bleu", pieces), ("40", "bleu", 0))


def bag() -> Product:
    return product("sac-zoe", "Sac Zoé", ("", "", 1))


@pytest.fixture
def shop() -> Shop:
    zone = ZoneInfo("Europe/Brussels")
    return Shop(
        name="Maison <Lila>",
        owner="Léa",
        currency="EUR",
        timezone=zone,
        country="BE",
        languages=("fr", "nl", "en", "it"),
        hours=Hours(timezone=zone),
        opening_hours=None,
    )


@pytest.fixture
def shop_keys() -> Keys:
    return Keys(f"test-{uuid.uuid4().hex[:12]}")


@pytest.fixture
def channel(redis: Redis, shop_keys: Keys) -> PlaygroundChannel:
    return PlaygroundChannel(redis, shop_keys)


@pytest.fixture
def shelf() -> Shelf:
    shelf = Shelf(Table())
    shelf.put(linen(), bag())
    return shelf


@pytest.fixture
async def echo(channel: PlaygroundChannel) -> AsyncIterator[Echo]:
    echo = Echo(channel)
    working = asyncio.create_task(echo.work())
    yield echo
    echo.stop()
    await working


@pytest.fixture
def app(
    channel: PlaygroundChannel, echo: Echo, shelf: Shelf, shop: Shop
) -> web.Application:
    app = web.Application()
    playground.add_routes(
        app,
        channel=channel,
        receive=echo.receive,
        snapshot=shelf.snapshot,
        shop=shop,
    )
    return app
