import asyncio

import pytest

from stock.errors import UndoRefused
from stock.model import VariantKey
from stock.redis_table import RedisTable
from tests.stock.build import (
    AT,
    LATER,
    LINEN,
    LINEN_SMALL,
    Ids,
    Level,
    counted,
    level,
    movement,
    new_id,
    product,
    received,
    waiting,
)

ANY_COLOUR = VariantKey("robe-lin", "38")
ANY = VariantKey("robe-lin")


@pytest.fixture
async def sold_out(table: RedisTable) -> RedisTable:
    await table.move(counted(0))
    await table.move(counted(0, LINEN_SMALL))
    return table


async def wait(
    table: RedisTable, *names: str, variant: VariantKey = LINEN
) -> list[int]:
    return [
        await table.wait_for(waiting(variant, id=name, conversation=name))
        for name in names
    ]


async def ask(table: RedisTable) -> list[str]:
    asked = await table.next_in_line(AT, LATER, lambda _: new_id("asked"))
    return [place.id for place, _ in asked]


async def test_each_gets_the_place_behind_those_who_came_first(
    table: RedisTable,
) -> None:
    assert await wait(table, "anna", "berta") == [1, 2]
    assert await wait(table, "clara", variant=LINEN_SMALL) == [1]
    assert await wait(table, "dora", variant=ANY_COLOUR) == [3]
    assert await wait(table, "elsa", variant=ANY) == [5]
    assert [w.id for w in await table.waiting()] == [
        "anna",
        "berta",
        "clara",
        "dora",
        "elsa",
    ]


async def test_who_asks_again_keeps_her_place(table: RedisTable) -> None:
    await wait(table, "anna", "berta")

    assert await table.wait_for(waiting(id="anna", conversation="anna")) == 1
    assert await table.wait_for(waiting(id="new", conversation="anna")) == 1
    assert [w.id for w in await table.waiting_of("anna")] == ["anna"]


async def test_who_stops_waiting_leaves_the_list(table: RedisTable) -> None:
    await wait(table, "anna", "berta")

    await table.stop_waiting("anna")
    await table.stop_waiting("anna")

    assert [w.id for w in await table.waiting()] == ["berta"]
    assert await wait(table, "clara") == [2]


async def test_nobody_is_asked_while_there_is_nothing(sold_out: RedisTable) -> None:
    await wait(sold_out, "anna")

    assert await ask(sold_out) == []


async def test_as_many_are_asked_as_pieces_came_in(sold_out: RedisTable) -> None:
    await wait(sold_out, "anna", "berta", "clara")
    await sold_out.move(received(2))

    asked = await sold_out.next_in_line(AT, LATER, Ids())

    assert [(w.id, h.id, h.variant) for w, h in asked] == [
        ("anna", "asked1", LINEN),
        ("berta", "asked2", LINEN),
    ]
    assert await level(sold_out) == Level(2, 0)
    assert [h.waiting for h in await sold_out.holds()] == ["anna", "berta"]
    assert [w.asked_until for w in await sold_out.waiting()] == [LATER, LATER, None]


async def test_who_is_being_asked_is_not_asked_again_nor_passed_over(
    sold_out: RedisTable,
) -> None:
    await wait(sold_out, "anna", "berta")
    await sold_out.move(received(1))
    await ask(sold_out)

    assert await ask(sold_out) == []
    await sold_out.move(received(1))
    assert await ask(sold_out) == ["berta"]


async def test_any_size_or_colour_takes_what_is_there(sold_out: RedisTable) -> None:
    await wait(sold_out, "anna")
    await wait(sold_out, "berta", variant=ANY_COLOUR)
    await wait(sold_out, "clara", variant=ANY)
    await sold_out.move(received(1, LINEN_SMALL))

    assert await ask(sold_out) == ["clara"]
    await sold_out.move(received(2))
    assert await ask(sold_out) == ["anna", "berta"]


async def test_a_hidden_or_vanished_product_asks_nobody(sold_out: RedisTable) -> None:
    await wait(sold_out, "anna")
    await wait(sold_out, "berta", variant=VariantKey("jupe"))
    await sold_out.move(received(1))
    await sold_out.hide("robe-lin", movement=movement())

    assert await ask(sold_out) == []
    await sold_out.hide("robe-lin", movement=movement(), hidden=False)
    assert await ask(sold_out) == ["anna"]


async def test_who_declines_makes_room_for_the_next(sold_out: RedisTable) -> None:
    await wait(sold_out, "anna", "berta")
    await sold_out.move(received(1))
    await ask(sold_out)

    freed = await sold_out.skip("anna", movement="no", at=AT)

    assert freed is not None
    assert freed.conversation == "anna"
    assert await sold_out.skip("anna", movement="no", at=AT) is None
    assert await ask(sold_out) == ["berta"]
    assert [w.id for w in await sold_out.waiting()] == ["berta"]


async def test_who_was_never_asked_can_be_skipped(sold_out: RedisTable) -> None:
    await wait(sold_out, "anna")

    assert await sold_out.skip("anna", movement="no", at=AT) is None
    assert await sold_out.waiting() == ()


async def test_a_lapsed_turn_ends_with_its_hold(sold_out: RedisTable) -> None:
    await wait(sold_out, "anna", "berta")
    await sold_out.move(received(1))
    await ask(sold_out)

    [lapsed] = await sold_out.expire(LATER)

    assert (lapsed.conversation, lapsed.waiting) == ("anna", "anna")
    assert await ask(sold_out) == ["berta"]


async def test_who_takes_it_is_served(sold_out: RedisTable) -> None:
    await wait(sold_out, "anna")
    await sold_out.move(received(1))
    await ask(sold_out)
    [held] = await sold_out.holds()

    await sold_out.sell_held(held.id, movement="s", author="lea", at=AT)

    assert await sold_out.waiting() == ()


async def test_who_confirms_keeps_the_piece_and_waits_no_more(
    sold_out: RedisTable,
) -> None:
    await wait(sold_out, "anna")
    await sold_out.move(received(1))
    await ask(sold_out)

    await sold_out.stop_waiting("anna")

    assert await sold_out.waiting() == ()
    assert len(await sold_out.holds_of("anna")) == 1


async def test_an_undone_turn_comes_back(sold_out: RedisTable) -> None:
    await wait(sold_out, "anna")
    await sold_out.move(received(1))
    await ask(sold_out)
    [held] = await sold_out.holds()

    undone = await sold_out.undo(f"held:{held.id}", by="lea", at=AT, id="u1")

    assert undone.ended == (held,)
    [place] = await sold_out.waiting()
    assert (place.asked_until, place.hold) == (None, "")
    again = await sold_out.undo("u1", by="lea", at=AT, id="u2")
    assert again.revived == (held,)
    [place] = await sold_out.waiting()
    assert (place.asked_until, place.hold) == (LATER, held.id)


async def test_pieces_that_the_next_in_line_holds_are_not_taken_back(
    sold_out: RedisTable,
) -> None:
    await wait(sold_out, "anna")
    await sold_out.move(received(1, id="r"))
    await ask(sold_out)

    with pytest.raises(UndoRefused) as refused:
        await sold_out.undo("r", by="lea", at=AT, id="u")

    [held] = await sold_out.holds()
    assert refused.value.blocker.lines[0].hold == held.id


async def test_processes_that_ask_at_once_ask_each_once(sold_out: RedisTable) -> None:
    names = [f"c{n}" for n in range(20)]
    await wait(sold_out, *names)
    await sold_out.move(received(12))

    asked = await asyncio.gather(*(ask(sold_out) for _ in range(8)))

    assert sorted(id for ids in asked for id in ids) == sorted(names[:12])


async def test_a_place_is_held_for_one_product(table: RedisTable) -> None:
    await wait(table, "anna")
    await table.put_product(product("jupe", {("", ""): 0}), movement=movement())

    with pytest.raises(ValueError, match="another product"):
        await wait(table, "anna", variant=VariantKey("jupe"))
