import asyncio
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from redis.asyncio import Redis

from actions.turn import Ledger
from stock.errors import HeldBack, NotEnough, Shortage, UnknownMovement, UnknownVariant
from stock.model import Movement, MovementKind, Shift, Table, VariantKey
from stock.redis_table import RedisTable
from stock.table.keys import StockKeys
from tests.scratch import ScratchKeys
from tests.stock.build import (
    AT,
    BAG,
    LINEN,
    LINEN_SMALL,
    Level,
    counted,
    hold,
    level,
    line,
    movement,
    product,
    received,
    shop,
    sold,
)

KINDS = MovementKind


def test_it_is_the_ledger_that_actions_change(empty_table: RedisTable) -> None:
    ledger: Ledger = empty_table

    assert ledger is empty_table


async def test_a_table_is_empty_until_something_is_imported(
    empty_table: RedisTable,
) -> None:
    assert await empty_table.snapshot() == Table()
    assert await empty_table.check() == []
    assert await empty_table.movements() == []


async def test_the_snapshot_is_what_was_imported(table: RedisTable) -> None:
    snapshot = await table.snapshot()

    assert [p.id for p in snapshot] == ["robe-lin", "sac-zoe"]
    assert list(snapshot) == shop()


@pytest.mark.parametrize(
    ("kind", "pieces", "after"),
    [
        (KINDS.RECEIVED, 3, Level(5, 5)),
        (KINDS.SOLD, 2, Level(0, 0)),
        (KINDS.REMOVED, 1, Level(1, 1)),
        (KINDS.COUNTED, 7, Level(7, 7)),
        (KINDS.COUNTED, 0, Level(0, 0)),
        (KINDS.IMPORTED, 4, Level(4, 4)),
    ],
)
async def test_a_movement_changes_what_is_on_hand(
    table: RedisTable, kind: MovementKind, pieces: int, after: Level
) -> None:
    moved = await table.move(movement(line(kind, pieces)))

    assert moved.applied
    assert moved.shifts == (
        Shift(
            variant=LINEN,
            from_on_hand=2,
            to_on_hand=after.on_hand,
            from_available=2,
            to_available=after.available,
        ),
    )
    assert await level(table) == after


async def test_the_same_movement_again_changes_nothing(table: RedisTable) -> None:
    first = await table.move(sold(1, id="s"))

    again = await table.move(sold(1, id="s"))

    assert (first.applied, again.applied) == (True, False)
    assert again.movement == first.movement
    assert await level(table) == Level(1, 1)


async def test_all_lines_are_applied_or_none(table: RedisTable) -> None:
    both = movement(
        line(KINDS.SOLD, 1), line(KINDS.SOLD, 3, LINEN_SMALL), line(KINDS.SOLD, 2, BAG)
    )

    with pytest.raises(NotEnough) as refused:
        await table.move(both)

    assert refused.value.shortages == (
        Shortage(variant=LINEN_SMALL, wanted=3, available=1, held=0),
        Shortage(variant=BAG, wanted=2, available=1, held=0),
    )
    assert list(await table.snapshot()) == shop()


async def test_lines_of_one_variant_count_one_after_the_other(
    table: RedisTable,
) -> None:
    moved = await table.move(
        movement(line(KINDS.COUNTED, 5), line(KINDS.SOLD, 4), line(KINDS.RECEIVED, 1))
    )

    assert [s.to_on_hand for s in moved.shifts] == [5, 1, 2]


async def test_lines_are_told_product_by_product(table: RedisTable) -> None:
    mixed = movement(
        line(KINDS.SOLD, 1), line(KINDS.SOLD, 1, BAG), line(KINDS.SOLD, 1, LINEN_SMALL)
    )

    moved = await table.move(mixed)

    assert [s.variant for s in moved.shifts] == [LINEN, LINEN_SMALL, BAG]
    assert [x.variant for x in moved.movement.lines] == [LINEN, LINEN_SMALL, BAG]


async def test_what_is_on_hold_is_not_sold(table: RedisTable) -> None:
    await table.hold(hold())

    with pytest.raises(NotEnough) as refused:
        await table.move(sold(2))

    assert refused.value.shortages == (
        Shortage(variant=LINEN, wanted=2, available=1, held=1),
    )


async def test_a_count_below_what_is_on_hold_is_refused(table: RedisTable) -> None:
    await table.hold(hold())

    with pytest.raises(HeldBack) as refused:
        await table.move(counted(0))

    assert refused.value.shortages == (
        Shortage(variant=LINEN, wanted=0, available=1, held=1),
    )


@pytest.mark.parametrize(
    "unknown",
    [
        VariantKey("jupe", "38", "bleu"),
        VariantKey("robe-lin", "50", "bleu"),
        VariantKey("robe-lin"),
    ],
)
async def test_a_variant_that_is_not_in_the_table_is_refused(
    table: RedisTable, unknown: VariantKey
) -> None:
    with pytest.raises(UnknownVariant) as refused:
        await table.move(received(1, unknown))

    assert refused.value.variants == (unknown,)


@pytest.mark.parametrize(
    "wrong",
    [
        movement(),
        movement(line(KINDS.RECEIVED, -1)),
        movement(line(KINDS.RECEIVED, 1_000_001)),
        movement(line(KINDS.HELD, 1, hold="h")),
        movement(line(KINDS.FREED, 1, hold="h")),
        movement(line(KINDS.DROPPED, 0)),
        movement(line(KINDS.SOLD, 2, hold="h")),
        movement(line(KINDS.SOLD, 1), author="a\x1fb"),
        movement(line(KINDS.SOLD, 1, VariantKey("a", "b\x1fc"))),
        replace(sold(1), at=datetime(2026, 11, 21)),  # noqa: DTZ001
        replace(sold(1), undoes="m"),
        replace(sold(1), id=""),
    ],
)
async def test_what_no_owner_can_mean_is_an_error(
    table: RedisTable, wrong: Movement
) -> None:
    with pytest.raises(ValueError, match=r"."):
        await table.move(wrong)


@pytest.mark.parametrize("id", ["", "*", "a\x1fb"])
async def test_what_is_no_id_of_a_product_is_an_error(
    table: RedisTable, id: str
) -> None:
    with pytest.raises(ValueError, match=r"."):
        await table.put_product(product(id, {("", ""): 0}), movement=movement())


async def test_versions_rise_with_what_they_count(table: RedisTable) -> None:
    versions = []

    async def note() -> None:
        snapshot = await table.snapshot()
        versions.append((snapshot.version, snapshot.catalogue_version))

    await note()
    await table.move(sold(1))
    await note()
    await table.hold(hold())
    await note()
    await table.set_price("robe-lin", "", "", Decimal("39"), movement=movement())
    await note()
    await table.set_price("robe-lin", "", "", Decimal("39.00"), movement=movement())
    await note()
    await table.import_products(
        [
            product(
                "robe-lin", {("36", "bleu"): 1, ("38", "bleu"): 9}, price=Decimal("39")
            )
        ],
        movement=movement(),
    )
    await note()
    await table.import_products(
        [product("robe-lin", {("38", "bleu"): 9}, price=Decimal("39"))],
        movement=movement(),
    )
    await note()

    assert versions == [(1, 1), (2, 1), (3, 1), (4, 4), (5, 4), (6, 4), (7, 7)]


async def test_another_process_sees_every_change(
    table: RedisTable, redis: Redis, keys: ScratchKeys
) -> None:
    other = RedisTable(redis, keys)
    await other.snapshot()

    await table.move(sold(2))
    await table.set_price("sac-zoe", "", "", Decimal("99"), movement=movement())
    await table.put_product(product("jupe", {("S", ""): 0}), movement=movement())

    assert await other.snapshot() == await table.snapshot()
    assert await level(other) == Level(0, 0)
    assert [p.id for p in await other.snapshot()] == ["robe-lin", "sac-zoe", "jupe"]


async def test_many_changes_at_once_are_read_again(
    table: RedisTable, redis: Redis, keys: ScratchKeys
) -> None:
    other = RedisTable(redis, keys)
    await other.snapshot()
    many = [product(f"p{n}", {("", ""): n}) for n in range(300)]

    await table.import_products(many, movement=movement())

    assert list(await other.snapshot())[2:] == many


async def test_tasks_that_read_at_once_see_the_same(table: RedisTable) -> None:
    await asyncio.gather(
        *(table.move(received(1, id=f"r{n}")) for n in range(20)),
        *(table.snapshot() for _ in range(20)),
    )

    assert await level(table) == Level(22, 22)


async def test_movements_are_listed_newest_first(table: RedisTable) -> None:
    await table.move(sold(1, id="a"))
    await table.move(sold(1, BAG, id="b"))
    await table.move(received(1, id="c"))
    await table.undo("a", by="lea", at=AT, id="u")

    newest = await table.movements(limit=3)
    older = await table.movements(limit=3, before="b")
    of_bag = await table.movements("sac-zoe")

    assert [m.id for m in newest] == ["u", "c", "b"]
    assert [(m.id, m.is_undone) for m in older] == [("a", True), ("filled", False)]
    assert [m.id for m in of_bag] == ["b", "filled"]
    assert of_bag[1].products == ("sac-zoe",)
    assert [m.id for m in await table.movements("robe-lin", before="c")] == [
        "a",
        "filled",
    ]


async def test_paging_from_an_unknown_movement_is_refused(table: RedisTable) -> None:
    with pytest.raises(UnknownMovement):
        await table.movements(before="nothing")


async def test_a_movement_is_found_by_its_id(table: RedisTable) -> None:
    await table.move(sold(1, id="a"))

    found = await table.movement("a")

    assert found is not None
    assert (found.author, found.cause, found.at) == ("lea", "test", AT)
    assert found.lines == (line(KINDS.SOLD, 1),)
    assert await table.movement("b") is None


async def test_her_last_movement_is_neither_undone_nor_an_undo(
    table: RedisTable,
) -> None:
    await table.move(sold(1, id="a"))
    await table.move(sold(1, id="b"))
    await table.move(movement(line(KINDS.RECEIVED, 1), id="other", author="sophie"))
    await table.undo("b", by="lea", at=AT, id="u")

    last = await table.last_movement("lea")

    assert last is not None
    assert last.id == "a"
    assert await table.last_movement("nobody") is None


async def test_her_last_movement_is_found_below_many_undone_ones(
    table: RedisTable,
) -> None:
    for n in range(30):
        await table.move(sold(1, id=f"s{n}"))
        await table.undo(f"s{n}", by="lea", at=AT, id=f"u{n}")

    last = await table.last_movement("lea")

    assert last is not None
    assert last.id == "filled"


async def test_a_copy_is_the_same_and_goes_its_own_way(
    table: RedisTable, redis: Redis, keys: ScratchKeys
) -> None:
    await table.hold(hold(id="h"))
    copy = RedisTable(redis, keys.scratch("copy"))

    for pieces in (1, 0):  # a copy that is made anew forgets the one before
        await table.copy_to(keys.scratch("copy"))
        await copy.move(counted(2 + pieces, id="c"))
        assert await level(copy) == Level(2 + pieces, 1 + pieces)

    assert await level(table) == Level(2, 1)
    assert [h.id for h in await copy.holds()] == ["h"]
    assert await copy.check() == []
    await copy.drop()


async def test_a_dropped_table_leaves_no_key(redis: Redis, keys: ScratchKeys) -> None:
    table = RedisTable(redis, keys)
    await table.import_products(shop(), movement=movement())
    await table.hold(hold())

    await table.drop()

    assert await redis.exists(*StockKeys.under(keys).all) == 0
    assert await table.snapshot() == Table()


def test_all_keys_bear_one_hash_tag() -> None:
    keys = StockKeys.under(ScratchKeys("{s17}:maison-lila"))

    assert len(set(keys.all)) == 17
    assert all(key.startswith("{s17}:maison-lila:stock:") for key in keys.all)


async def test_every_key_lies_in_one_slot(redis: Redis) -> None:
    keys = StockKeys.under(ScratchKeys("{s17}:maison-lila")).all

    slots = {await redis.cluster("keyslot", key) for key in keys}

    assert len(slots) == 1
