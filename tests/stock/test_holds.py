from datetime import timedelta

import pytest

from stock.errors import HoldEnded, NotEnough, Shortage, TooManyHolds, UnknownVariant
from stock.model import Hold, MovementKind, VariantKey
from stock.redis_table import HOLDS_PER_PERSON, RedisTable
from tests.stock.build import (
    AT,
    BAG,
    LATER,
    LINEN,
    LINEN_SMALL,
    Level,
    hold,
    level,
    line,
    movement,
    received,
    sold,
)

SOON = AT + timedelta(hours=1)


async def test_a_hold_keeps_a_piece_back(table: RedisTable) -> None:
    made = await table.hold(hold(id="h"))

    assert made == hold(id="h")
    assert await level(table) == Level(2, 1)
    assert await table.holds() == (made,)


async def test_a_hold_is_made_once(table: RedisTable) -> None:
    first = await table.hold(hold(id="h", expires_at=SOON))

    again = await table.hold(hold(id="h", expires_at=LATER))

    assert again == first
    assert await level(table) == Level(2, 1)


async def test_there_is_no_hold_of_what_is_not_there(table: RedisTable) -> None:
    await table.hold(hold(BAG))

    with pytest.raises(NotEnough) as refused:
        await table.hold(hold(BAG, conversation="berta"))

    assert refused.value.shortages == (
        Shortage(variant=BAG, wanted=1, available=0, held=1),
    )
    with pytest.raises(UnknownVariant):
        await table.hold(hold(VariantKey("robe-lin", "50")))


async def test_one_person_cannot_hold_the_whole_shop(table: RedisTable) -> None:
    await table.move(received(9))
    for _ in range(HOLDS_PER_PERSON):
        await table.hold(hold())

    with pytest.raises(TooManyHolds) as refused:
        await table.hold(hold(LINEN_SMALL))

    assert refused.value.limit == HOLDS_PER_PERSON
    await table.hold(hold(conversation="berta"))


async def test_a_hold_that_ended_counts_no_more(table: RedisTable) -> None:
    await table.hold(hold(id="h"), limit_per_person=1)
    await table.free("h", movement="f", at=AT)

    await table.hold(hold(), limit_per_person=1)

    assert len(await table.holds()) == 1


async def test_a_freed_piece_is_available_again(table: RedisTable) -> None:
    await table.hold(hold(id="h"))

    await table.free("h", movement="f", at=AT)

    assert await level(table) == Level(2, 2)
    assert await table.holds() == ()
    freed = await table.movement("f")
    assert freed is not None
    assert (freed.author, freed.cause) == ("anna", "freed")


async def test_freeing_again_changes_nothing(table: RedisTable) -> None:
    await table.hold(hold(id="h"))
    await table.free("h", movement="f", at=AT)

    await table.free("h", movement="f", at=AT)
    await table.free("h", movement="g", at=AT)
    await table.free("nothing", movement="g", at=AT)

    assert await table.movement("g") is None
    assert await level(table) == Level(2, 2)


async def test_a_held_piece_is_sold(table: RedisTable) -> None:
    await table.hold(hold(id="h"))

    moved = await table.sell_held("h", movement="s", author="lea", at=AT)

    assert moved.shifts[0].to_on_hand == 1
    assert await level(table) == Level(1, 1)
    assert await table.holds() == ()
    with pytest.raises(HoldEnded):
        await table.sell_held("h", movement="t", author="lea", at=AT)
    assert not (await table.sell_held("h", movement="s", author="lea", at=AT)).applied


async def test_a_held_piece_is_sold_among_other_lines(table: RedisTable) -> None:
    await table.hold(hold(BAG, id="h"))

    await table.move(
        movement(line(MovementKind.SOLD, 1, BAG, hold="h"), line(MovementKind.SOLD, 2))
    )

    assert await level(table, BAG) == Level(0, 0)
    assert await level(table) == Level(0, 0)


@pytest.mark.parametrize("other", [LINEN_SMALL, BAG])
async def test_a_hold_ends_only_with_a_line_of_its_own_variant(
    table: RedisTable, other: VariantKey
) -> None:
    await table.hold(hold(id="h"))

    with pytest.raises(HoldEnded):
        await table.move(movement(line(MovementKind.SOLD, 1, other, hold="h")))

    assert await level(table) == Level(2, 1)


async def test_a_hold_is_not_sold_twice_in_one_movement(table: RedisTable) -> None:
    await table.hold(hold(id="h"))
    twice = line(MovementKind.SOLD, 1, LINEN, hold="h")

    with pytest.raises(HoldEnded):
        await table.move(movement(twice, twice))


async def test_only_holds_whose_deadline_has_passed_expire(table: RedisTable) -> None:
    await table.hold(hold(id="soon", expires_at=SOON))
    await table.hold(hold(id="later", expires_at=LATER))

    assert await table.expire(SOON - timedelta(milliseconds=1)) == []
    lapsed = await table.expire(SOON)
    assert [h.id for h in lapsed] == ["soon"]
    assert await table.expire(SOON) == []
    assert [h.id for h in await table.holds()] == ["later"]
    assert await level(table) == Level(2, 1)


async def test_an_extended_hold_lives_on(table: RedisTable) -> None:
    await table.hold(hold(id="h", expires_at=SOON))

    extended = await table.extend("h", LATER)

    assert extended.expires_at == LATER
    assert await table.expire(SOON) == []
    assert await table.holds() == (extended,)


@pytest.mark.parametrize("id", ["h", "nothing"])
async def test_a_hold_that_has_ended_is_not_extended(
    table: RedisTable, id: str
) -> None:
    await table.hold(hold(id="h"))
    await table.free("h", movement="f", at=AT)

    with pytest.raises(HoldEnded):
        await table.extend(id, LATER)


async def test_a_hold_made_again_after_it_was_extended_is_as_it_is_now(
    table: RedisTable,
) -> None:
    await table.hold(hold(id="h", expires_at=SOON))
    extended = await table.extend("h", LATER)

    assert await table.hold(hold(id="h", expires_at=SOON)) == extended


async def test_holds_are_found_by_conversation_and_deadline(table: RedisTable) -> None:
    later = await table.hold(hold(id="a", expires_at=LATER))
    soon = await table.hold(hold(BAG, id="b", expires_at=SOON))
    other = await table.hold(hold(LINEN_SMALL, id="c", conversation="berta"))

    assert await table.holds_of("anna") == (soon, later)
    assert await table.holds_of("berta") == (other,)
    assert await table.holds_of("clara") == ()
    assert await table.holds() == (soon, later, other)


async def test_selling_everything_free_leaves_the_holds(table: RedisTable) -> None:
    made: Hold = await table.hold(hold(id="h"))

    await table.move(sold(1))

    assert await level(table) == Level(1, 0)
    assert await table.holds() == (made,)
