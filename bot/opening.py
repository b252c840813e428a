"""Opens the counter, once it listens: what answers is imported and set going.

The workers, the senders, the clock, and the watch over a stock table kept elsewhere.
"""

import asyncio
import gc
from collections.abc import Callable, Coroutine
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import aiohttp
import structlog
from redis.exceptions import RedisError

from bot.runtime.model_process import ModelProcess
from bot.serving import Serving
from bot.settings import StockSource
from bot.store import check_version
from bot.telegram_deliveries import offer_telegram

if TYPE_CHECKING:
    from bot.counter import Counter
    from bot.sender import Sender

FILE_SECONDS, SOURCE_SECONDS = 5.0, 120.0
"""How often a table that is kept elsewhere is looked at."""
STORE_WAIT = 1.0

_LOG = structlog.get_logger()


async def open_counter(parts: Serving) -> None:
    """Import what answers aside from the event loop, then run the loops."""
    if not parts.settings.nlu.urls and parts.store.folder is not None:
        parts.model = ModelProcess(parts.store.folder)
    if parts.model is not None:
        parts.start(parts.model.keep_running(parts.parser))
    for module in ("bot.worker", "bot.sender", "stock.redis_table"):
        await asyncio.to_thread(import_module, module)
    from bot.counter import Counter
    from bot.loops import Clock, Loop
    from bot.sender import Sender
    from bot.stock_keeping.filling import fill_empty_table
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
    await _until_it_works("stock", counter.snapshot)
    # What was read so far stays: the collector need not walk it at every pass, which
    # takes a tenth of a second with a large table.
    gc.collect()
    gc.freeze()
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
        parts.start(loop.run())
    if parts.telegram is not None:
        parts.start(offer_telegram(parts.telegram, counter))
    if parts.settings.stock_source is not None:
        parts.start(_watch_stock(parts, counter, parts.settings.stock_source))
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


async def _watch_stock(parts: Serving, counter: "Counter", told: StockSource) -> None:
    """Follow the table that the shop keeps elsewhere."""
    from bot.stock_keeping.watch import StockWatch
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
