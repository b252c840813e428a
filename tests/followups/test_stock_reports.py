"""What the terminal did to the stock is followed up by the bot that runs, at once."""

import pytest

from bot.owner.owners import Owners
from bot.stock_keeping.reports import report
from stock.model import Line, Movement, MovementKind, VariantKey
from tests.followups.world import DRESS, World

ANNA = "telegram:anna"
WAITED_FOR = VariantKey("robe-jeanne-lin", "40", "bleu")


async def moved(world: World, kind: MovementKind, variant: VariantKey) -> str:
    line = Line(variant=variant, kind=kind, pieces=1)
    movement = Movement(
        id="t1", at=world.at, author="terminal", cause="import", lines=(line,)
    )
    await world.table.move(movement)
    return movement.id


@pytest.mark.parametrize("is_paired", [True, False])
async def test_who_waits_is_asked_at_once_whether_an_owner_is_paired_or_not(
    world: World, is_paired: bool
) -> None:
    await world.says(ANNA, "prévenez-moi pour la Robe Jeanne lin 40 bleu", "restock")
    if not is_paired:
        await world.redis.delete(Owners(world.redis, world.counter.keys).key)
    before = world.at

    done = await moved(world, MovementKind.RECEIVED, WAITED_FOR)
    await report(world.redis, world.counter, [done], world.at)
    await world.work()

    assert world.at == before
    assert "40" in (await world.read(ANNA))[-1]
    assert await world.available(WAITED_FOR) == 0


async def test_a_report_that_is_repeated_asks_nobody_twice(world: World) -> None:
    await world.says(ANNA, "prévenez-moi pour la Robe Jeanne lin 40 bleu", "restock")
    done = await moved(world, MovementKind.RECEIVED, WAITED_FOR)

    for _ in range(2):
        await report(world.redis, world.counter, [done], world.at)
        await world.work()

    assert len(await world.table.holds()) == 1
    assert sum("40" in text for text in await world.read(ANNA)) == 2


async def test_a_last_piece_that_went_is_told_with_who_counts_on_it(
    world: World,
) -> None:
    await world.says(ANNA, "la Robe Jeanne lin en 36 bleu ?", "availability")

    done = await moved(world, MovementKind.SOLD, DRESS)
    await report(world.redis, world.counter, [done], world.at)
    await world.work()

    assert any("Anna" in text for text in await world.read_by_owner())


async def test_a_hold_that_lives_again_is_timed_again(world: World) -> None:
    await world.says(ANNA, "je prends la Robe Jeanne lin 36 bleu", "reserve")
    [hold] = await world.holds_of(ANNA)
    sold = Line(variant=DRESS, kind=MovementKind.SOLD, pieces=1, hold=hold.id)
    movement = Movement(
        id="t1", at=world.at, author="terminal", cause="sold", lines=(sold,)
    )
    await world.table.move(movement)
    keys = world.counter.keys
    await world.redis.delete(keys.shard.due, keys.shard.due_rows)

    await world.table.undo("t1", id="t2", at=world.at, by="terminal")
    await report(world.redis, world.counter, ["t2"], world.at)
    await world.work()
    await world.passes(world.counter.shop.hold_time)

    assert await world.table.holds() == ()
    assert await world.available(DRESS) == 1
