"""Builds everything that serves a shop, and takes it down again; nothing else does.

It listens first: to accept a message only the store is needed. What answers is imported
and connected after that.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING, cast

import aiohttp
import structlog
from aiohttp import web

from actions.shop import Shop
from bot.conversations import milliseconds
from bot.door import Door, Factory, greet
from bot.gateway import BODY_AT_MOST, Gateway
from bot.health import add_health
from bot.intake import Intake
from bot.mailbox.mailbox import Mailbox
from bot.metrics import Metrics
from bot.opening import open_counter
from bot.runtime.revival import Revival
from bot.serving import Serving, wall_clock
from bot.settings import Settings
from bot.store import Store, open_store, shop_keys
from bot.telegram_deliveries import take_deliveries
from nlu.parser import RasaParser, Server

if TYPE_CHECKING:
    from stock.model import Table

QUIET_CAP_MS = 8_000
SHUTDOWN_SECONDS = 2.0
"""A handler in the middle of its work gets twice that, the loops some more after it:
all in all less than the ten seconds after which Docker kills.
"""
KEEPALIVE_SECONDS = 75.0

_LOG = structlog.get_logger()


@asynccontextmanager
async def serving(
    settings: Settings,
    shop: Shop,
    *,
    demo: bool = False,
    now: Callable[[], datetime] = wall_clock,
    stopped: asyncio.Event | None = None,
) -> AsyncIterator[Serving]:
    """Serve until the context is left; yields once it listens.

    `stopped` is set when it cannot go on; then `problem` says why.

    Raises what `open_store` raises, and OSError when the address is taken.
    """
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(open_store(settings, wait=False))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        parts = _parts(settings, shop, store, session, now)
        parts.stopped = stopped or parts.stopped
        parts.closers.append(parts.intake.close)
        await _add_channels(parts, session, stack)
        stack.push_async_callback(parts.stop)
        app = web.Application(client_max_size=BODY_AT_MOST, middlewares=[greet])
        Gateway(parts.intake, parts.metrics).add_routes(app, parts.channels)
        add_health(app, parts)
        if demo:
            _add_playground(app, parts)
        await _listen(app, parts, stack)
        if parts.revival is not None:
            parts.start(parts.revival.run())
        parts.start(open_counter(parts))
        parts.start(take_deliveries(parts))
        yield parts


def _parts(
    settings: Settings,
    shop: Shop,
    store: Store,
    session: aiohttp.ClientSession,
    now: Callable[[], datetime],
) -> Serving:
    keys, metrics = shop_keys(shop.name), Metrics()
    quiet_ms = round(shop.quiet_window.total_seconds() * 1000)
    inbox = Mailbox(store.redis, "inbox", quiet_ms=quiet_ms, cap_ms=QUIET_CAP_MS)
    revival = None
    if store.folder is not None and store.valkey is not None:
        revival = Revival(store.folder, store.valkey)
    servers = [Server(url, settings.nlu.token) for url in settings.nlu.urls]
    return Serving(
        now=now,
        settings=settings,
        shop=shop,
        keys=keys,
        store=store,
        metrics=metrics,
        inbox=inbox,
        outbox=Mailbox(store.redis, "outbox"),
        intake=Intake(
            store.redis, keys, inbox, metrics, now_ms=lambda: milliseconds(now())
        ),
        parser=RasaParser(session, servers),
        revival=revival,
    )


async def _add_channels(
    parts: Serving, session: aiohttp.ClientSession, stack: AsyncExitStack
) -> None:
    settings = parts.settings
    if settings.messenger is not None:
        from bot.channels.messenger import MessengerChannel

        channel = MessengerChannel(
            session,
            settings.messenger,
            api_url=settings.messenger_api_url,
            now=parts.now_ms,
        )
        parts.channels["messenger"] = parts.channels["instagram"] = channel
    if settings.telegram is not None:
        from bot.channels.telegram import TelegramChannel, TelegramClient

        client = TelegramClient(
            settings.telegram.token, api_url=settings.telegram.api_url
        )
        telegram = TelegramChannel(client, secret=settings.telegram.secret)
        parts.telegram = client
        stack.push_async_callback(telegram.close)
        parts.channels["telegram"] = telegram


def _add_playground(app: web.Application, parts: Serving) -> None:
    from bot import web as playground
    from stock.redis_table import RedisTable

    channel = playground.PlaygroundChannel(parts.store.redis, parts.keys)
    parts.channels[channel.name] = channel

    async def snapshot() -> "Table":
        return await RedisTable(parts.store.redis, parts.keys).snapshot()

    playground.add_routes(
        app,
        channel=channel,
        receive=parts.intake.receive,
        snapshot=snapshot,
        shop=parts.shop,
    )


async def _listen(app: web.Application, parts: Serving, stack: AsyncExitStack) -> None:
    runner = web.AppRunner(
        app,
        access_log=None,
        auto_decompress=False,
        keepalive_timeout=KEEPALIVE_SECONDS,
        shutdown_timeout=SHUTDOWN_SECONDS,
    )
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    listening = await asyncio.get_running_loop().create_server(
        Door().guarding(cast("Factory", runner.server)),
        parts.settings.host,
        parts.settings.port,
    )
    stack.callback(listening.close)
    host, port = listening.sockets[0].getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    parts.address = f"http://{shown}:{port}"
    _LOG.info("listening", address=parts.address)
