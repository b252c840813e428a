import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest
from redis.asyncio import Redis

from stock.errors import Hindrance, UndoRefused, UnknownMovement
from stock.model import Movement, MovementKind, VariantKey
from stock.redis_table import RedisTable
from stock.results import Undone
from tests.scratch import ScratchKeys
from tests.stock.build import (
    AT,
    BAG,
    LATER,
    LINEN,
    Level,
    counted,
    hold,
    level,
    line,
    movement,
    new_id,
    product,
    received,
    shop,
    sold,
)


async def undo(table: RedisTable, target: str, id: str = "") -> Undone:
    return await table.undo(target, by="lea", at=AT, id=id or new_id("u"))


async def refused(table: RedisTable, target: str) -> UndoRefused:
    with pytest.raises(UndoRefused) as refusal:
        await undo(table, target)
    return refusal.value


async def test_a_sale_is_undone_days_and_changes_later(table: RedisTable) -> None:
    await table.move(sold(1, id="s"))
    await table.move(received(3))
    await table.move(sold(2))

    undone = await undo(table, "s")

    assert undone.moved.applied
    assert undone.undid.id == "s"
    [shift] = undone.moved.shifts
    assert (shift.from_on_hand, shift.to_on_hand) == (2, 3)
    assert await level(table) == Level(3, 3)


async def test_an_undo_is_a_movement_that_others_see(
    table: RedisTable, redis: Redis, keys: ScratchKeys
) -> None:
    other = RedisTable(redis, keys)
    await table.move(sold(1, id="s"))
    assert await level(other) == Level(1, 1)

    await undo(table, "s", "u")

    assert await level(other) == Level(2, 2)
    [newest, *_] = await other.movements("robe-lin")
    assert (newest.id, newest.undoes, newest.cause) == ("u", "s", "undo")
    assert newest.lines == (line(MovementKind.UNDONE, 1),)
    target = await other.movement("s")
    assert target is not None
    assert target.record is not None
    assert target.record.undone_by == "u"


async def test_the_same_undo_again_changes_nothing(table: RedisTable) -> None:
    await table.hold(hold(id="h"))
    await table.sell_held("h", movement="s", author="lea", at=AT)
    first = await undo(table, "s", "u")

    again = await undo(table, "s", "u")

    assert not again.moved.applied
    assert replace(again, moved=first.moved) == replace(first, undid=again.undid)
    assert again.moved.movement == first.moved.movement
    assert await level(table) == Level(2, 1)


async def test_what_is_undone_is_not_undone_again(table: RedisTable) -> None:
    await table.move(sold(1, id="s"))
    await undo(table, "s", "u")

    refusal = await refused(table, "s")

    assert (refusal.hindrance, refusal.blocker.id) == (Hindrance.ALREADY_UNDONE, "u")


async def test_undos_of_undos_turn_it_over_each_time(table: RedisTable) -> None:
    await table.move(sold(1, id="s"))

    levels = []
    for n, target in enumerate(["s", "u0", "u1", "u2"]):
        await undo(table, target, f"u{n}")
        levels.append(await level(table))

    assert levels == [Level(2, 2), Level(1, 1), Level(2, 2), Level(1, 1)]


async def test_an_undone_change_below_a_count_does_not_change_it(
    table: RedisTable,
) -> None:
    await table.move(received(5, id="r"))
    await table.move(counted(4))

    await undo(table, "r")

    assert await level(table) == Level(4, 4)


async def test_an_undone_count_gives_way_to_what_was_before(table: RedisTable) -> None:
    await table.move(counted(9, id="c"))
    await table.move(sold(1))

    await undo(table, "c")

    assert await level(table) == Level(1, 1)


async def test_pieces_that_are_gone_cannot_be_taken_back(table: RedisTable) -> None:
    await table.move(received(1, id="r"))
    await table.move(sold(3, id="s"))

    refusal = await refused(table, "r")

    assert (refusal.hindrance, refusal.variant) == (Hindrance.NOT_ENOUGH, LINEN)
    assert refusal.blocker.id == "s"
    assert [entry.id for entry in refusal.between] == ["s"]
    assert await level(table) == Level(0, 0)
    await undo(table, "s")
    await undo(table, "r")
    assert await level(table) == Level(2, 2)


async def test_a_count_above_a_revived_hold_is_refused(table: RedisTable) -> None:
    await table.hold(hold(id="h"))
    await table.free("h", movement="f", at=AT)
    await table.move(counted(0, id="c"))

    refusal = await refused(table, "f")

    assert (refusal.hindrance, refusal.blocker.id) == (Hindrance.BELOW_HELD, "c")


async def test_the_undo_of_a_hold_frees_it(table: RedisTable) -> None:
    made = await table.hold(hold(id="h"))

    undone = await undo(table, "held:h")

    assert undone.ended == (made,)
    assert await table.holds() == ()
    assert await table.holds_of("anna") == ()
    assert await level(table) == Level(2, 2)


async def test_the_undo_of_a_sale_that_ended_a_hold_reinstates_it(
    table: RedisTable,
) -> None:
    await table.hold(hold(id="h", expires_at=AT))
    extended = await table.extend("h", LATER)
    await table.sell_held("h", movement="s", author="lea", at=AT)

    undone = await undo(table, "s")

    assert undone.revived == (extended,)
    assert await table.holds() == (extended,)
    assert await table.holds_of("anna") == (extended,)
    assert await level(table) == Level(2, 1)


async def test_the_undo_of_a_lapse_gives_time_only_when_it_is_extended(
    table: RedisTable,
) -> None:
    await table.hold(hold(id="h", expires_at=AT))
    await table.expire(AT)
    [lapse, *_] = await table.movements()
    await undo(table, lapse.id)

    assert [h.id for h in await table.expire(AT)] == ["h"]

    [lapse, *_] = await table.movements()
    await undo(table, lapse.id)
    await table.extend("h", LATER)
    assert await table.expire(AT) == []
    assert len(await table.holds()) == 1


async def test_an_undone_price_is_the_one_before(table: RedisTable) -> None:
    for id, price in (("p1", "39"), ("p2", "29")):
        await table.set_price(
            "robe-lin", "", "", Decimal(price), movement=movement(id=id)
        )

    below = await undo(table, "p1")
    assert below.moved.prices == ()
    undone = await undo(table, "p2")

    assert [(p.from_price, p.to_price) for p in undone.moved.prices] == [
        (Decimal("29"), Decimal("59"))
    ] * 2


async def test_a_hidden_product_is_shown_again(table: RedisTable) -> None:
    await table.hide("robe-lin", movement=movement(id="x"))

    await undo(table, "x")

    assert not (await table.snapshot()).products["robe-lin"].hidden


async def test_an_undone_new_product_is_gone(table: RedisTable) -> None:
    skirt = product("jupe", {("S", ""): 0})
    small = VariantKey("jupe", "S")
    await table.put_product(
        skirt, movement=movement(line(MovementKind.RECEIVED, 3, small), id="new")
    )

    await undo(table, "new", "u")

    assert [p.id for p in await table.snapshot()] == ["robe-lin", "sac-zoe"]
    await undo(table, "u")
    assert await level(table, small) == Level(3, 3)


async def test_an_import_is_undone_with_all_its_products(table: RedisTable) -> None:
    await table.move(sold(1))
    before = await table.snapshot()
    await table.import_products(
        [product("jupe", {("S", ""): 1}), product("robe-lin", {("42", "bleu"): 9})],
        movement=movement(id="i"),
        replace=True,
    )

    await undo(table, "i")

    after = await table.snapshot()
    assert list(after) == list(before)
    assert after.catalogue_version > before.catalogue_version


async def test_a_product_that_two_imports_dropped_comes_back_with_the_second(
    table: RedisTable, redis: Redis, keys: ScratchKeys
) -> None:
    other = RedisTable(redis, keys)
    for id in ("i1", "i2"):
        await table.import_products(shop()[:1], movement=movement(id=id), replace=True)

    await undo(table, "i1")
    assert await level(other, BAG) is None
    await undo(table, "i2")

    assert await level(other, BAG) == Level(1, 1)


async def test_a_product_that_comes_back_below_a_replacing_import_stays_away(
    table: RedisTable,
) -> None:
    await table.put_product(
        product("jupe", {("S", ""): 0}), movement=movement(id="new")
    )
    await undo(table, "new", "u")
    await table.import_products(shop(), movement=movement(), replace=True)

    await undo(table, "u")

    assert [p.id for p in await table.snapshot()] == ["robe-lin", "sac-zoe"]


async def test_an_unknown_movement_is_refused(table: RedisTable) -> None:
    with pytest.raises(UnknownMovement):
        await undo(table, "nothing")


async def test_an_undo_in_the_middle_of_sales_loses_none(table: RedisTable) -> None:
    await table.move(received(50, id="r"))
    await table.move(sold(5, id="s"))

    await asyncio.gather(
        *(table.move(sold(1)) for _ in range(20)),
        undo(table, "s"),
        *(table.move(received(1)) for _ in range(10)),
    )

    assert await level(table) == Level(42, 42)


async def test_of_two_undos_at_once_one_wins(table: RedisTable) -> None:
    await table.move(sold(1, id="s"))

    results = await asyncio.gather(
        *(undo(table, "s") for _ in range(6)), return_exceptions=True
    )

    assert sum(isinstance(result, Undone) for result in results) == 1
    assert sum(isinstance(result, UndoRefused) for result in results) == 5
    assert await level(table) == Level(2, 2)


async def test_several_lines_are_undone_together(table: RedisTable) -> None:
    both: Movement = movement(
        line(MovementKind.SOLD, 1), line(MovementKind.SOLD, 1, BAG), id="s"
    )
    await table.move(both)

    undone = await undo(table, "s")

    assert [s.variant for s in undone.moved.shifts] == [LINEN, BAG]
    assert await level(table, BAG) == Level(1, 1)
