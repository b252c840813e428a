"""The playground with an echo behind it, on the scratch server."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient
from pytest_aiohttp import AiohttpClient
from redis.asyncio import Redis

from actions.hours import Hours
from actions.shop import Shop
from bot import web as playground
from bot.mailbox.keys import Keys
from bot.web import PlaygroundChannel
from stock.model import Product, Table, Variant
from tests.web.echo import Echo
from tests.web.pages import open_page


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
def build(
    channel: PlaygroundChannel, echo: Echo, shelf: Shelf, shop: Shop
) -> Callable[..., web.Application]:
    """An app with the playground; what is given replaces the usual."""

    def build(**given) -> web.Application:
        app = web.Application()
        usual = {
            "channel": channel,
            "receive": echo.receive,
            "snapshot": shelf.snapshot,
            "shop": shop,
        }
        playground.add_routes(app, **{**usual, **given})
        return app

    return build


@pytest.fixture
def app(build: Callable[..., web.Application]) -> web.Application:
    return build()


@pytest.fixture
async def client(app: web.Application, aiohttp_client: AiohttpClient) -> TestClient:
    """A browser that has opened the page. (Asked for last, the server stops first.)"""
    client = await aiohttp_client(app)
    await open_page(client)
    return client
