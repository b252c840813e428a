"""A counter on scratch copies of the stock: what is tried there changes nothing."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from redis.asyncio import Redis

from actions.shop import Shop
from bot.counter import Counter
from bot.mailbox.keys import Keys
from bot.runtime.data_folder import DataFolder
from bot.runtime.model_process import ModelProcess
from bot.runtime.valkey import EmbeddedValkey, connect
from bot.settings import Settings
from bot.stock_keeping.filling import fill_empty_table
from bot.store import open_store, shop_keys
from bot.turns import warm
from nlu.parser import RasaParser, Server
from stock.redis_table import RedisTable


@dataclass(slots=True)
class Scratch:
    """`filled_from` is the file that an empty stock table was just filled from."""

    base: Counter
    redis: Redis
    filled_from: Path | None

    async def copy(self, name: str) -> Counter:
        """A counter whose stock is like the base's, and nobody else's."""
        keys = _ScratchKeys(self.base.keys.shop, name)
        table = RedisTable(self.redis, keys)
        await self.base.table.copy_to(keys)
        return self.base.on(table)

    async def drop(self, counter: Counter) -> None:
        await counter.table.drop()


@dataclass(frozen=True, slots=True)
class _ScratchKeys(Keys):
    """The shop's keys once more, under a name of their own."""

    name: str = ""

    def named(self, *parts: str) -> str:
        return ":".join((self.prefix, "scratch", self.name, *parts))


@asynccontextmanager
async def scratch(settings: Settings, shop: Shop) -> AsyncIterator[Scratch]:
    """A scratch server beside the real store, which is only read.

    Waits for the model. Raises what `open_store` raises, ModelError and BadSheet.
    """
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(open_store(settings))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        keys = shop_keys(shop.name)
        servers = [Server(url, settings.nlu.token) for url in settings.nlu.urls]
        model = None
        if not servers:
            model = ModelProcess(store.folder or _folder(settings))
            model.require()
            model.start()
        real = RedisTable(store.redis, keys)
        filled = await fill_empty_table(real, settings.shop_file, datetime.now(UTC))
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="comptoir-"))
        redis = await stack.enter_async_context(_server(Path(folder)))
        table = RedisTable(redis, keys)
        await real.copy_across(redis, keys)
        await asyncio.to_thread(warm, shop, datetime.now(UTC))  # while the model loads
        if model is not None:
            servers = [await model.ensure_running()]
        parser = RasaParser(session, servers)
        base = Counter(shop=shop, keys=keys, table=table, parser=parser)
        await base.snapshot()  # so that every copy finds the index made
        yield Scratch(base, redis, filled)


def _folder(settings: Settings) -> DataFolder:
    """With a REDIS_URL the data folder has the model process alone."""
    folder = DataFolder(settings.data)
    folder.create()
    return folder


@asynccontextmanager
async def _server(path: Path) -> AsyncIterator[Redis]:
    folder = DataFolder(path)
    folder.create()
    server = EmbeddedValkey(folder, durable=False)
    await server.ensure_running()
    redis = connect(server.socket)
    try:
        yield redis
    finally:
        await redis.aclose()
        await server.stop()
