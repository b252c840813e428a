"""One shop being served: its facts, its stock table and what is built from them."""

import asyncio
from dataclasses import dataclass, field, replace

from actions.hours import Span
from actions.shop import Shop
from bot.mailbox.keys import Keys
from nlu.parser import Parser
from stock.match import index as match_index
from stock.match import lexicon
from stock.match.index import Index
from stock.model import Table
from stock.redis_table import RedisTable
from stock.say import Indexes


@dataclass(slots=True)
class Counter:
    """What answering needs. The index is rebuilt only when the catalogue changes."""

    shop: Shop
    keys: Keys
    table: RedisTable
    parser: Parser
    _index: tuple[int, Index] | None = field(default=None, init=False)
    _building: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)
    _owner_indexes: Indexes | None = field(default=None, init=False)

    async def snapshot(self) -> tuple[Table, Index]:
        """The stock table of this second, and how its products are called.

        The names of a large table take a second or two to read: aside from the event
        loop, which has webhooks to take meanwhile.
        """
        table = await self.table.snapshot()
        async with self._building:
            if self._is_new(table):
                index = await asyncio.to_thread(self._built, table)
                self._index = (table.catalogue_version, index)
        return table, self.index_of(table)

    def index_of(self, table: Table) -> Index:
        if self._index is None or self._is_new(table):
            self._index = (table.catalogue_version, self._built(table))
        return self._index[1]

    def _is_new(self, table: Table) -> bool:
        return self._index is None or self._index[0] != table.catalogue_version

    @staticmethod
    def _built(table: Table) -> Index:
        return match_index.build(table, lexicon.load())

    @property
    def retention_ms(self) -> int:
        return round(self.shop.retention.total_seconds() * 1000)

    def goes_by(self, away: tuple[Span, ...]) -> None:
        """From now on the owner's hours are without these absences."""
        if away != self.shop.hours.away:
            hours = replace(self.shop.hours, away=away)
            self.shop = replace(self.shop, hours=hours)

    def owner_index(self, table: Table) -> Index:
        """How the owner calls her products, hidden ones too."""
        if self._owner_indexes is None:
            self._owner_indexes = Indexes(lexicon.load())
        return self._owner_indexes(table)

    def on(self, table: RedisTable) -> "Counter":
        """The same counter on a copy of its stock table, whose index it shares."""
        other = Counter(shop=self.shop, keys=self.keys, table=table, parser=self.parser)
        other._index = self._index
        return other
