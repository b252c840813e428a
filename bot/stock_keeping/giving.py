"""Tells a web shop what was sold here, and the owner what it would not take.

One sale after the other, each kept as told before the next: a crash repeats one.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from msgspec.structs import replace

from bot.conversations import milliseconds
from bot.owner.source_news import SourceNews
from bot.stock_keeping.sales import newest, sales_after
from bot.stock_keeping.state import Given, State
from bot.stock_keeping.twice import pairs, sold_here, sold_there
from stock.model import Product
from stock.redis_table import RedisTable
from stock.sources.source import Sale, Source, SourceError

_LOG = structlog.get_logger()

Keep = Callable[[State], Awaitable[None]]


class Giving:
    """The way of our sales to one source. `keep` stores how far it has come."""

    def __init__(
        self, table: RedisTable, source: Source, news: SourceNews, keep: Keep
    ) -> None:
        self._table = table
        self._source = source
        self._news = news
        self._keep = keep

    async def give_back(self, state: State) -> State:
        """Tell it of everything that was sold since. Raises SourceError to try again.

        What may not be written, or is no longer there, waits for the next reading.
        """
        if not self._source.takes_sales:
            return state
        if not state.cursor:
            return replace(state, cursor=await newest(self._table))
        for sale in await sales_after(self._table, state.cursor):
            if sale.pieces:
                try:
                    state = await self._tell_of(sale, state)
                except SourceError as error:
                    if error.cause == "missing":
                        return state
                    if error.cause == "refused":
                        return replace(state, is_read_only=True)
                    raise
            state = replace(state, cursor=sale.id)
            await self._keep(state)
        return state

    async def _tell_of(self, sale: Sale, state: State) -> State:
        """A sale that the source will never take must not hold up the others."""
        try:
            await self._source.write_back([sale])
        except SourceError as error:
            if error.cause != "strange":
                raise
            _LOG.warning("sale_not_taken", movement=sale.id)
            return replace(state, refused=(*state.refused, sale.id))
        given = (Given(variant, count) for variant, count in sale.pieces.items())
        movement = await self._table.movement(sale.id)
        said = sold_here(movement, milliseconds(movement.at)) if movement else ()
        return replace(
            state,
            given=(*state.given, *given),
            here=(*state.here, *said),
            is_read_only=False,
        )

    def compared(self, state: State, told: tuple[Product, ...], at: datetime) -> State:
        """The state after a reading, with what was sold there meanwhile."""
        if not self._source.takes_sales:
            return state
        now = milliseconds(at)
        sold = tuple(sold_there(state.products, told, state.given, now))
        return replace(state, there=(*state.there, *sold), given=())

    async def tell(self, state: State, known: State, at: datetime) -> State:
        """Have her hear, once, what was refused and what may be counted twice."""
        if state.refused:
            await self._news.not_taken(state.refused, at)
        if state.is_read_only and not known.is_read_only:
            await self._news.read_only(state.turn, at)
        found, here, there = pairs(state.here, state.there, milliseconds(at))
        for one in found:
            await self._news.sold_twice(one.variant, one.movement, at)
        return replace(state, refused=(), here=here, there=there)
