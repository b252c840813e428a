"""Builds everything that serves a shop, and takes it down again; nothing else does.

It listens first: to accept a message only the store is needed. What answers is imported
and connected after that.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import aiohttp
import structlog
from aiohttp import web
from redis.exceptions import RedisError

from actions.shop import Shop
from bot.channels.base import Channel
from bot.channels.errors import ChannelError
from bot.door import Door, Factory, greet
from bot.gateway import BODY_AT_MOST, Gateway
from bot.intake import Intake
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Mailbox
from bot.metrics import Metrics
from bot.runtime.model_process import ModelProcess
from bot.settings import Settings, StockSource
from bot.store import Store, StoreError, check_version, open_store, shop_keys
from nlu.parser import RasaParser, Server
from stock.errors import StockError

if TYPE_CHECKING:
    from bot.channels.telegram import TelegramClient
    from bot.counter import Counter
    from bot.sender import Sender
    from stock.model import Table

QUIET_CAP_MS = 8_000
FILE_SECONDS, SOURCE_SECONDS = 5.0, 120.0
"""How often a table that is kept elsewhere is looked at."""
SHUTDOWN_SECONDS = 2.0
"""A handler in the middle of its work gets twice that, the loops some more after it:
all in all less than the ten seconds after which Docker kills.
"""
CANCEL_SECONDS = 1.0
KEEPALIVE_SECONDS = 75.0
WEBHOOK_WAITS = (1.0, 5.0, 15.0, 60.0)
STORE_WAIT = 1.0

_LOG = structlog.get_logger()


def wall_clock() -> datetime:
    return datetime.now(UTC)


def _ms(now: Callable[[], datetime]) -> int:
    return round(now().timestamp() * 1000)


@dataclass(slots=True, kw_only=True)
class Serving:
    """Everything that runs for one shop."""

    settings: Settings
    shop: Shop
    keys: Keys
    store: Store
    metrics: Metrics
    inbox: Mailbox
    outbox: Mailbox
    intake: Intake
    parser: RasaParser
    channels: dict[str, Channel] = field(default_factory=dict)
    troubles: dict[str, Callable[[], str]] = field(default_factory=dict)
    """Channel -> what is wrong with it just now."""
    model: ModelProcess | None = None
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    dead: list[str] = field(default_factory=list)
    """Loops that ended by a fault of ours, by the name of the error."""
    stopped: asyncio.Event = field(default_factory=asyncio.Event)
    problem: Exception | None = None
    """What only the owner can mend, so that it cannot go on; then it is `stopped`."""
    closers: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    """What ends after the loops."""
    address: str = ""
    telegram: "TelegramClient | None" = None
    counter: "Counter | None" = None
    now: Callable[[], datetime] = wall_clock

    def now_ms(self) -> int:
        return _ms(self.now)


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
        stack.push_async_callback(_stop_tasks, parts)
        app = web.Application(client_max_size=BODY_AT_MOST, middlewares=[greet])
        Gateway(parts.intake, parts.metrics).add_routes(app, parts.channels)
        _add_health(app, parts)
        if demo:
            _add_playground(app, parts)
        await _listen(app, parts, stack)
        _start(parts, _answering(parts))
        _start(parts, _deliveries_from_telegram(parts))
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
        intake=Intake(store.redis, keys, inbox, metrics, now_ms=partial(_ms, now)),
        parser=RasaParser(session, servers),
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


def _start(parts: Serving, work: "asyncio._CoroutineLike[None]") -> None:
    task = asyncio.create_task(work)
    parts.tasks.add(task)
    task.add_done_callback(partial(_tell_of_death, parts))


def _tell_of_death(parts: Serving, task: asyncio.Task[None]) -> None:
    """A loop that ends by itself is a fault of ours: say so, loudly."""
    error = None if task.cancelled() else task.exception()
    if error is not None:
        parts.dead.append(type(error).__name__)
        _LOG.error("loop_died", exc_info=error)
    if isinstance(error, StockError | StoreError):
        parts.problem = error
        parts.stopped.set()


async def _stop_tasks(parts: Serving) -> None:
    """Cancel again what goes on: redis-py at times swallows a cancellation.

    One that goes on may have started others meanwhile.
    """
    while running := {task for task in parts.tasks if not task.done()}:
        for task in running:
            task.cancel()
        await asyncio.wait(running, timeout=CANCEL_SECONDS)
    for close in parts.closers:
        await close()


# What answers, once it listens


async def _answering(parts: Serving) -> None:
    """Import what answers aside from the event loop, then run the loops."""
    if not parts.settings.nlu.urls and parts.store.folder is not None:
        parts.model = ModelProcess(parts.store.folder)
    if parts.model is not None:
        _start(parts, parts.model.keep_running(parts.parser))
    for module in ("bot.worker", "bot.sender", "stock.redis_table"):
        await asyncio.to_thread(import_module, module)
    from bot.counter import Counter
    from bot.loops import Clock, Loop
    from bot.sender import Sender
    from bot.stocking import fill_empty_table
    from bot.turns import warm
    from bot.worker import Worker
    from stock.redis_table import RedisTable

    await asyncio.to_thread(warm, parts.shop, parts.now())
    table = RedisTable(parts.store.redis, parts.keys)
    counter = Counter(
        shop=parts.shop, keys=parts.keys, table=table, parser=parts.parser
    )
    await _until_it_works("store", partial(check_version, parts.store.redis))
    await _until_it_works(
        "stock",
        partial(fill_empty_table, table, parts.settings.shop_file, parts.now()),
    )
    if "playground" in parts.channels:
        await _let_the_page_play_the_owner(parts)
    parts.counter = counter
    counters = {parts.keys.shop: counter}
    worker = Worker(parts.inbox, counters, parts.channels, parts.metrics, now=parts.now)
    parts.closers.append(worker.close)
    sender = Sender(
        parts.outbox, counters, parts.channels, parts.metrics, now=parts.now
    )
    _report_sending(parts, sender)
    for loop in (
        Loop(parts.inbox, worker, counters, now_ms=parts.now_ms),
        Loop(parts.outbox, sender, counters, now_ms=parts.now_ms, at_once=32),
        Clock(parts.inbox, counters, now_ms=parts.now_ms),
    ):
        _start(parts, loop.run())
    if parts.telegram is not None:
        _start(parts, _offer_telegram(parts.telegram, counter))
    if parts.settings.stock_source is not None:
        _start(parts, _watch_stock(parts, counter, parts.settings.stock_source))
    _LOG.info("answering")


async def _let_the_page_play_the_owner(parts: Serving) -> None:
    """Who tries the demo at night wants to see the owner's phone ring all the same."""
    from bot.owner.digest import EVERYTHING
    from bot.owner.owners import Owner, Owners
    from bot.web.playground import OWNER

    owners = Owners(parts.store.redis, parts.keys)
    await owners.put(Owner(address=OWNER, since=parts.now_ms()))
    adding: Any = parts.store.redis.sadd(parts.keys.named("wake"), EVERYTHING)
    await adding


async def _until_it_works(
    what: str, attempt: Callable[[], Coroutine[None, None, object]]
) -> None:
    while True:
        try:
            await attempt()
        except (RedisError, OSError) as error:
            _LOG.warning("not_yet", what=what, error=type(error).__name__)
            await asyncio.sleep(STORE_WAIT)
        else:
            return


def _report_sending(parts: Serving, sender: "Sender") -> None:
    for name in parts.channels:
        before = parts.troubles.get(name, str)
        parts.troubles[name] = partial(_trouble, sender, name, before)


def _trouble(sender: "Sender", name: str, before: Callable[[], str]) -> str:
    return before() or sender.troubles.get(name, "")


async def _deliveries_from_telegram(parts: Serving) -> None:
    """Poll Telegram, or tell it where our webhook is."""
    telegram, client = parts.settings.telegram, parts.telegram
    if telegram is None or client is None:
        return
    from bot.channels.telegram import TelegramPoller

    channel = parts.channels["telegram"]
    if telegram.is_polling:
        poller = TelegramPoller(client, lambda body: parts.intake.take(channel, body))
        parts.troubles["telegram"] = lambda: poller.trouble
        await poller.run()
    elif parts.settings.public_url:
        await _set_webhook(parts, client, telegram.secret)


async def _watch_stock(parts: Serving, counter: "Counter", told: StockSource) -> None:
    """Follow the table that the shop keeps elsewhere."""
    from bot.stock_watch import StockWatch
    from stock.sources.addresses import public_session
    from stock.sources.opening import open_source

    is_file = told.kind == "file"
    new = public_session if told.kind == "sheet" else aiohttp.ClientSession
    async with new() as session:
        watch = StockWatch(
            parts.store.redis,
            counter,
            open_source(session, told.kind, told.where, told.key, told.secret),
            known_as=f"{told.kind} {told.where}",
            seconds=FILE_SECONDS if is_file else SOURCE_SECONDS,
            now=parts.now,
        )
        await watch.run()


async def _offer_telegram(client: "TelegramClient", counter: "Counter") -> None:
    """Where a window of Messenger closes, replies name our bot, once it is known."""
    for wait in (*WEBHOOK_WAITS, *([300.0] * 10_000)):
        try:
            name = await client.username()
        except (ChannelError, OSError) as error:
            _LOG.warning("name_not_known", reason=str(error), wait=wait)
            await asyncio.sleep(wait)
        else:
            counter.shop = replace(counter.shop, telegram=name)
            return


async def _set_webhook(parts: Serving, client: "TelegramClient", secret: str) -> None:
    from bot.channels.telegram.webhook import set_webhook

    url = f"{parts.settings.public_url}/webhook/telegram"
    for wait in (*WEBHOOK_WAITS, *([300.0] * 10_000)):
        try:
            await set_webhook(client, url, secret)
        except (ChannelError, OSError) as error:
            parts.troubles["telegram"] = lambda: "the webhook is not set"
            _LOG.warning("webhook_not_set", reason=str(error), wait=wait)
            await asyncio.sleep(wait)
        else:
            parts.troubles.pop("telegram", None)
            return


# How it does


def _add_health(app: web.Application, parts: Serving) -> None:
    async def live(_: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def ready(_: web.Request) -> web.Response:
        report = await health(parts)
        return web.json_response(report, status=200 if report["store"] else 503)

    async def metrics(_: web.Request) -> web.Response:
        body = parts.metrics.text()
        return web.Response(body=body, content_type="text/plain", charset="utf-8")

    app.router.add_get("/health/live", live)
    app.router.add_get("/health/ready", ready)
    app.router.add_get("/metrics", metrics)


async def health(parts: Serving) -> dict[str, object]:
    """What `GET /health/ready` tells."""
    reasons = [f"a part has failed ({error}): restart it" for error in parts.dead]
    store = await _can_store(parts)
    if not store:
        reasons.append("store: messages cannot be stored")
    model = await parts.parser.is_ready()
    if not model:
        trouble = parts.model.trouble if parts.model else ""
        reasons.append(f"model: {trouble or 'it does not answer yet'}")
    channels = {}
    for name in parts.channels:
        trouble = parts.troubles.get(name, str)()
        channels[name] = trouble or "ok"
        if trouble:
            reasons.append(f"{name}: {trouble}")
    return {"store": store, "model": model, "channels": channels, "reasons": reasons}


async def _can_store(parts: Serving) -> bool:
    try:
        async with asyncio.timeout(2.0):
            await parts.store.redis.set(parts.keys.named("probe"), "1", px=60_000)
    except (RedisError, OSError, TimeoutError):
        return False
    return True
