"""Any sequence of changes and undos equals the same sequence without the undone ones,
or the undo is refused with a reason: then that sequence really is impossible."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redis.asyncio import Redis

from bot.runtime.valkey import connect
from stock.errors import Hindrance, StockError, UndoRefused
from stock.model import NATIVE_FACTS, Fact, MovementKind, Product, VariantKey
from stock.redis_table import RedisTable
from stock.table.keys import StockKeys
from tests.scratch import ScratchKeys
from tests.stock.build import AT, hold, line, movement, product

Call = Callable[[RedisTable], Awaitable[object]]
PRODUCTS = ("robe", "sac")
SIZES = ("36", "38")
LINE_KINDS = (
    MovementKind.RECEIVED,
    MovementKind.COUNTED,
    MovementKind.SOLD,
    MovementKind.REMOVED,
)

small = st.integers(0, 3)
variants = st.builds(VariantKey, st.sampled_from(PRODUCTS), st.sampled_from(SIZES))
lines = st.tuples(st.sampled_from(LINE_KINDS), small, variants)
sizes_left = st.dictionaries(st.sampled_from(SIZES), small, min_size=1)
prices = st.sampled_from([Decimal("39"), Decimal("59.90"), None])
words = st.sampled_from(["lin", "soie"])
products = st.builds(
    lambda id, counts, price, details: product(
        id,
        {(size, ""): pieces for size, pieces in counts.items()},
        price=price,
        details=details,
    ),
    st.sampled_from(PRODUCTS),
    sizes_left,
    prices,
    words,
)
tellings = st.sampled_from(
    [NATIVE_FACTS, NATIVE_FACTS - {Fact.PRICE}, NATIVE_FACTS - {Fact.QUANTITY}]
)
steps = st.one_of(
    st.tuples(st.just("move"), st.lists(lines, min_size=1, max_size=3)),
    st.tuples(st.just("hold"), variants),
    st.tuples(st.just("free"), small),
    st.tuples(st.just("sell_held"), small),
    st.tuples(
        st.just("price"),
        st.sampled_from(PRODUCTS),
        st.sampled_from(("", *SIZES)),
        prices,
    ),
    st.tuples(st.just("hide"), st.sampled_from(PRODUCTS), st.booleans()),
    st.tuples(st.just("put"), products),
    st.tuples(
        st.just("import"),
        st.lists(products, min_size=1, max_size=2, unique_by=lambda p: p.id),
        tellings,
        st.booleans(),
    ),
    st.tuples(st.just("undo"), st.integers(0, 30)),
    st.tuples(st.just("undo"), st.integers(0, 5)),
)


async def free(table: RedisTable, hold: str, id: str) -> bool:
    await table.free(hold, movement=id, at=AT)
    return await table.movement(id) is not None


@dataclass
class Play:
    """Plays steps on a table and remembers what was accepted."""

    table: RedisTable
    fresh: Callable[[], RedisTable]
    accepted: list[tuple[str, Call]] = field(default_factory=list)
    undos: list[tuple[str, str]] = field(default_factory=list)
    """The id of each undo and of what it took back."""
    held: list[str] = field(default_factory=list)
    number: int = 0

    def is_effective(self, id: str) -> bool:
        return not any(
            target == id and self.is_effective(undo) for undo, target in self.undos
        )

    def is_undone_twice(self) -> bool:
        targets = [target for undo, target in self.undos if self.is_effective(undo)]
        return len(set(targets)) < len(targets)

    async def step(self, kind: str, *what: Any) -> None:
        self.number += 1
        if kind == "undo":
            await self._undo(what[0])
            return
        found = self._call(f"m{self.number}", kind, what)
        if found is None:
            return
        id, call = found
        try:
            if await call(self.table) is not False:
                self.accepted.append((id, call))
        except StockError:
            pass  # so it is no part of the sequence

    def _call(self, id: str, kind: str, what: Any) -> tuple[str, Call] | None:
        bare = movement(id=id)
        match kind:
            case "move":
                moved = movement(
                    *(line(kind, pieces, key) for kind, pieces, key in what[0]), id=id
                )
                return id, lambda table: table.move(moved)
            case "hold":
                made = hold(what[0], id=f"h{self.number}", conversation=f"c{id}")
                self.held.append(made.id)
                return f"held:{made.id}", lambda table: table.hold(made)
            case "free" | "sell_held" if not self.held:
                return None
            case "free":
                name = self.held[-1 - what[0] % len(self.held)]
                return id, lambda table: free(table, name, id)
            case "sell_held":
                name = self.held[-1 - what[0] % len(self.held)]
                return id, lambda table: table.sell_held(
                    name, movement=id, author="lea", at=AT
                )
            case "price":
                name, size, price = what
                return id, lambda table: table.set_price(
                    name, size, "", price, movement=bare
                )
            case "hide":
                return id, lambda table: table.hide(
                    what[0], movement=bare, hidden=what[1]
                )
            case "put":
                put: Product = what[0]
                of = [
                    line(MovementKind.RECEIVED, v.on_hand, v.key) for v in put.variants
                ]
                return id, lambda table: table.put_product(
                    put, movement=movement(*of, id=id)
                )
            case _:
                return id, lambda table: table.import_products(
                    what[0], movement=bare, tells=what[1], replace=what[2]
                )

    async def _undo(self, back: int) -> None:
        known = [*(id for id, _ in self.accepted), *(id for id, _ in self.undos)]
        if not known:
            return
        target, id = known[-1 - back % len(known)], f"u{self.number}"
        could_be = self.is_effective(target)
        self.undos.append((id, target))
        refusal = None
        try:
            await self.table.undo(target, by="lea", at=AT, id=id)
        except UndoRefused as refused:
            refusal = refused
        if refusal is None:
            assert could_be
            assert not self.is_undone_twice()
            return
        if refusal.hindrance == Hindrance.ALREADY_UNDONE:
            assert not could_be or self.is_undone_twice()
        else:
            assert await self.replay(self.fresh()) is False, str(refusal)
        self.undos.pop()

    async def replay(self, table: RedisTable) -> bool:
        """Whether all that is not undone can be done, in order."""
        for id, call in self.accepted:
            if self.is_effective(id):
                try:
                    if await call(table) is False:
                        return False
                except StockError:
                    return False
        return True


async def state(redis: Redis, keys: ScratchKeys, table: RedisTable) -> Any:
    names = StockKeys.under(keys)
    snapshot = await table.snapshot()
    return {
        "products": list(snapshot),
        "pieces": await redis.hgetall(names.pieces),
        "rows": await redis.hgetall(names.catalogue),
        "order": await redis.zrange(names.order, 0, -1),
        "live": await redis.zrange(names.live, 0, -1, withscores=True),
        "holders": await redis.hgetall(names.holders),
        "reread": list(await RedisTable(redis, keys).snapshot()),
    }


async def play(socket: Path, taken: list[Any]) -> None:
    redis = connect(socket)
    root = ScratchKeys(f"{{s1}}:property-{uuid.uuid4().hex[:12]}")
    scratch: list[RedisTable] = []

    def fresh() -> RedisTable:
        table = RedisTable(redis, root.scratch(str(len(scratch))))
        scratch.append(table)
        return table

    try:
        played = Play(fresh(), fresh)
        for step in taken:
            await played.step(*step)
        again = fresh()
        assert await played.replay(again)
        assert await state(redis, root.scratch("0"), played.table) == await state(
            redis, root.scratch(str(len(scratch) - 1)), again
        )
        assert await played.table.check() == []
        for table in scratch:
            await table.drop()
    finally:
        await redis.aclose()


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(taken=st.lists(steps, min_size=3, max_size=25))
def test_an_undo_leaves_what_the_others_alone_would_have(
    valkey_socket: Path, taken: list[Any]
) -> None:
    asyncio.run(play(valkey_socket, taken))
