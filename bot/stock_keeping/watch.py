"""Watches the table that the shop keeps elsewhere, and tells it what is sold here.

Each turn gives back what was sold, reads, and takes in what is news. A change that
looks like a slip waits for the owner's word. The state of it all is one key, written
last: a turn that was cut short is taken again, and its movements count once.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
import structlog
from redis.asyncio import Redis

from bot import store
from bot.conversations import milliseconds, moment
from bot.counter import Counter
from bot.mailbox.keys import pseudonym
from bot.owner.source_news import AUTHOR, CAUSE, SourceNews
from bot.stock_keeping.giving import Giving
from bot.stock_keeping.sales import START, sales_after
from bot.stock_keeping.state import State
from stock.errors import StockError
from stock.model import Fact, Movement, Product, VariantKey
from stock.sheet.errors import BadSheet
from stock.sources.merging import Plan, plan
from stock.sources.source import Reading, Sale, Source, SourceError

LEASE_SECONDS = 600
TURN_SECONDS = 540.0
"""Below the lease: two processes are never at it together."""
ASKS_AGAIN = timedelta(days=1)
PATIENCE = 5
"""So many failures in a row of what may pass, until the owner is told."""

_LOG = structlog.get_logger()


class StockWatch:
    """One shop's source; of several processes one watches at a time.

    What it is `known_as` tells it from a source that the shop had before.
    """

    def __init__(
        self,
        redis: Redis,
        counter: Counter,
        source: Source,
        *,
        known_as: str,
        seconds: float,
        now: Callable[[], datetime],
        turn_seconds: float = TURN_SECONDS,
    ) -> None:
        self._redis = redis
        self._table = counter.table
        self._source = source
        self._seconds = seconds
        self._now = now
        self._turn_seconds = turn_seconds
        self._news = SourceNews(redis, counter, source.name)
        self._state_key = counter.keys.named("source", pseudonym(known_as))
        self._turn_key = counter.keys.named("source", "turn")
        self._giving = Giving(self._table, source, self._news, self._keep)

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.turn()
            except store.TROUBLE as error:
                _LOG.warning("store_unreachable", error=type(error).__name__)
            except Exception:  # the one broad catch of this loop
                _LOG.exception("stock_watch_failed")
            await asyncio.sleep(self._seconds)

    async def turn(self) -> None:
        """Look once, unless another process is at it."""
        mine = await self._redis.set(self._turn_key, "1", ex=LEASE_SECONDS, nx=True)
        if not mine:
            return
        try:
            await self._look()
        finally:
            with suppress(*store.TROUBLE):
                await self._redis.delete(self._turn_key)

    async def _look(self) -> None:
        known = await self._state()
        state = await self._confirmed(known)
        try:
            after = await self._followed(state, known)
        except (SourceError, BadSheet) as error:
            # Some of the sales may have been given back, and that is kept already.
            after = await self._failed(await self._state(), error)
        if after != known:
            await self._keep(after)

    async def _followed(self, state: State, known: State) -> State:
        """Give back, read and take in. One that takes too long is tried again."""
        try:
            async with asyncio.timeout(self._turn_seconds):
                state = await self._giving.give_back(state)
                reading = await self._source.read(state.mark)
                if reading is not None:
                    state = await self._take_in(state, reading)
                state = await self._giving.tell(state, known, self._now())
        except TimeoutError as error:
            raise SourceError("unreachable", "it takes too long") from error
        return msgspec.structs.replace(state, failures=0)

    async def _state(self) -> State:
        row = await self._redis.get(self._state_key)
        return msgspec.json.decode(row, type=State) if row else State()

    async def _keep(self, state: State) -> None:
        await self._redis.set(self._state_key, msgspec.json.encode(state))

    # Her word

    async def _confirmed(self, state: State) -> State:
        """What she has said yes to is taken in; without her word she is asked daily."""
        if not state.offers:
            return state
        done = [await self._table.movement(id) for id in state.offers]
        if any(movement is not None for movement in done):
            hidden = await self._hide(state, state.offered, state.mark)
            return msgspec.structs.replace(
                state, products=state.offered, hidden=hidden, offers=(), offered=()
            )
        if self._now() - moment(state.asked_at) < ASKS_AGAIN:
            return state
        return msgspec.structs.replace(
            state, mark="", offers=(), offered=(), turn=state.turn + 1
        )

    async def _hide(
        self, state: State, told: tuple[Product, ...], mark: str
    ) -> frozenset[str]:
        """Hide what the source no longer names; returns all that is hidden so."""
        named = {product.id for product in told}
        table = await self._table.snapshot()
        gone = {p.id for p in state.products} - named
        for id in sorted(gone & table.products.keys()):
            if not table.products[id].hidden:
                hiding = self._movement(state, mark, f"hide:{id}")
                await self._table.hide(id, movement=hiding)
        return frozenset((state.hidden | gone) - named)

    # Sales

    async def _unsent(self, state: State) -> dict[VariantKey, int]:
        """What was sold since: while the source was read."""
        pieces: dict[VariantKey, int] = {}
        sales: list[Sale] = []
        if self._source.takes_sales:
            sales = await sales_after(self._table, state.cursor or START)
        for sale in sales:
            for variant, count in sale.pieces.items():
                pieces[variant] = pieces.get(variant, 0) + count
        return pieces

    # News

    async def _take_in(self, state: State, reading: Reading) -> State:
        sheet = reading.sheet
        unsent = await self._unsent(state)
        table = await self._table.snapshot()
        found = await asyncio.to_thread(plan, sheet, state.products, table, unsent)
        if found.is_suspicious:
            offers = await self._news.ask(found, sheet, reading.mark, self._now())
            if not offers:
                _LOG.warning("stock_source_needs_an_owner")
                return state
            return msgspec.structs.replace(
                state,
                mark=reading.mark,
                offers=offers,
                offered=sheet.products,
                asked_at=milliseconds(self._now()),
            )
        state = self._giving.compared(state, sheet.products, self._now())
        await self._apply(found, state, reading)
        return msgspec.structs.replace(
            state,
            turn=state.turn + 1,
            mark=reading.mark,
            products=sheet.products,
            hidden=await self._hide(state, sheet.products, reading.mark),
            offers=(),
            offered=(),
        )

    async def _apply(self, found: Plan, state: State, reading: Reading) -> None:
        """Facts by an import without pieces, pieces alone: a sale meanwhile stays."""
        sheet, mark = reading.sheet, reading.mark
        done = []
        for what, products, tells in (
            ("fresh", found.fresh, sheet.tells),
            ("facts", found.described, sheet.tells - {Fact.QUANTITY}),
        ):
            if products:
                movement = self._movement(state, mark, what)
                await self._table.import_products(
                    products, movement=movement, tells=tells
                )
                done.append(movement.id)
        if found.lines:
            movement = self._movement(state, mark, "pieces")
            movement = replace(movement, lines=found.lines)
            await self._table.move(movement)
            done.append(movement.id)
        if Fact.HIDDEN not in sheet.tells:
            for id in sorted(state.hidden & {p.id for p in sheet.products}):
                shown = self._movement(state, mark, f"show:{id}")
                await self._table.hide(id, movement=shown, hidden=False)
        await self._news.moved(done, self._now())

    def _movement(self, state: State, mark: str, what: str) -> Movement:
        return Movement(
            id=f"source:{pseudonym(self._state_key, f'{state.turn}', mark, what)}",
            at=self._now(),
            author=AUTHOR,
            cause=CAUSE,
        )

    # Trouble

    async def _failed(self, state: State, error: StockError) -> State:
        cause = error.cause if isinstance(error, SourceError) else "unreadable"
        failures = state.failures + 1
        _LOG.warning("stock_source_failed", cause=cause, failures=failures)
        lasts = cause in ("refused", "private", "unreadable")
        if failures == (1 if lasts else PATIENCE):
            await self._news.failed(error, state.turn, self._now())
        return msgspec.structs.replace(state, failures=failures)
