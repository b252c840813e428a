import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.conversations import new_conversation
from bot.followups import waiting_list
from bot.followups.waiting_list import LINE, pieces_came_back
from bot.steps import Step
from bot.updates import Timer
from stock.model import MovementKind, VariantKey
from tests.followups.world import DRESS, LEA, NO, YES, World, address_of

ANNA, BEA, CLAIRE = "telegram:anna", "telegram:bea", "telegram:claire"
MESSENGER = "messenger:mia"
ANY_COLOUR = "prévenez-moi pour la Robe Jeanne lin 38"
WANTED = "prévenez-moi pour la Robe Jeanne lin 40 bleu"
WAITED_FOR = VariantKey("robe-jeanne-lin", "40", "bleu")
GOOD_NEWS = "Bonne nouvelle"


async def waits(world: World, *people: str, text: str = WANTED) -> None:
    for who in people:
        world.at += timedelta(minutes=1)
        await world.says(who, text, "restock")


async def asked(world: World, *people: str) -> list[bool]:
    return [
        any(GOOD_NEWS in text or "attendiez" in text for text in await world.read(who))
        for who in people
    ]


@pytest.mark.parametrize(
    ("pieces", "are_asked"),
    [(1, [True, False, False]), (2, [True, True, False]), (5, [True, True, True])],
)
async def test_as_many_are_asked_in_order_as_pieces_came_in(
    world: World, pieces: int, are_asked: list[bool]
) -> None:
    await waits(world, ANNA, BEA, CLAIRE)

    await world.receives(pieces, WAITED_FOR)

    assert await asked(world, ANNA, BEA, CLAIRE) == are_asked
    assert len(await world.table.holds()) == sum(are_asked)
    assert await world.available(WAITED_FOR) == max(0, pieces - 3)


async def test_any_colour_is_asked_for_the_one_that_came(world: World) -> None:
    await world.moves(MovementKind.SOLD, 2, VariantKey("robe-jeanne-lin", "38", "bleu"))
    await waits(world, ANNA, text=ANY_COLOUR)

    await world.receives(1, VariantKey("robe-jeanne-lin", "38", "écru"))

    assert "en 38, écru" in (await world.read(ANNA))[-1]


async def test_another_size_asks_nobody(world: World) -> None:
    await waits(world, ANNA)

    await world.receives(3, DRESS)

    assert await asked(world, ANNA) == [False]


async def test_a_yes_makes_it_hers_for_the_whole_time_and_the_owner_hears_it(
    world: World,
) -> None:
    await waits(world, ANNA, BEA)
    await world.receives(1, WAITED_FOR)
    world.at += timedelta(hours=3)

    answer = await world.says(ANNA, YES)

    [held] = await world.holds_of(ANNA)
    assert held.expires_at == world.at + world.counter.shop.hold_time
    assert "Robe Jeanne lin" in answer
    assert "mercredi" in answer or "demain" in answer
    [told] = await world.rows(LEA)
    assert "Anna" in told.text
    assert not await world.table.waiting_of(held.conversation)
    await world.passes(timedelta(hours=20))
    assert await asked(world, BEA) == [False]


@pytest.mark.parametrize("says", [NO, "annuler"])
async def test_a_no_frees_it_and_the_next_is_asked(world: World, says: str) -> None:
    world.talk.parser.hears("annuler", "cancel")
    await waits(world, ANNA, BEA)
    await world.receives(1, WAITED_FOR)

    await world.says(ANNA, says)

    assert await asked(world, BEA) == [True]
    assert not await world.holds_of(ANNA)
    assert len(await world.holds_of(BEA)) == 1


async def test_a_no_to_something_else_keeps_her_piece(world: World) -> None:
    await waits(world, ANNA, BEA)
    await world.receives(1, WAITED_FOR)
    await world.says(ANNA, "la jupe Iris 38 est là ?", "availability")

    await world.says(ANNA, NO)

    assert len(await world.holds_of(ANNA)) == 1
    assert await asked(world, BEA) == [False]


async def test_silence_passes_it_on_and_she_is_told_once(world: World) -> None:
    await waits(world, ANNA, BEA)
    await world.receives(1, WAITED_FOR)
    said = len(await world.read(ANNA))

    await world.passes(timedelta(hours=25))

    assert await asked(world, BEA) == [True]
    assert len(await world.read(ANNA)) == said
    assert not await world.holds_of(ANNA)


async def test_at_night_nobody_is_asked_before_the_morning(world: World) -> None:
    await waits(world, ANNA)
    world.at = datetime(2026, 11, 25, 2, 0, tzinfo=ZoneInfo("Europe/Brussels"))

    await world.receives(1, WAITED_FOR)

    assert await asked(world, ANNA) == [False]
    assert await world.available(WAITED_FOR) == 0
    await world.passes(timedelta(hours=7))
    assert await asked(world, ANNA) == [True]
    [held] = await world.holds_of(ANNA)
    assert held.expires_at > world.at + timedelta(hours=12)


async def test_after_a_crash_she_for_whom_it_was_held_is_still_asked(
    world: World,
) -> None:
    await waits(world, ANNA)
    await world.moves(MovementKind.RECEIVED, 1, WAITED_FOR)
    timer = Timer(id="ask:1", address=LINE, name=waiting_list.ASK_NEXT)
    lost = Step(conversation=new_conversation(timer.address))
    await waiting_list.ask_next(lost, timer, world.counter, world.at)

    again = Step(conversation=new_conversation(timer.address))
    await waiting_list.ask_next(again, timer, world.counter, world.at)
    await world.commits(again.effects)

    assert await asked(world, ANNA) == [True]
    assert len(await world.holds_of(ANNA)) == 1


async def test_whoever_reports_the_pieces_nobody_is_asked_twice(world: World) -> None:
    await waits(world, ANNA)
    await world.moves(MovementKind.RECEIVED, 1, WAITED_FOR)

    for _ in range(3):
        await pieces_came_back(world.counter, world.inbox, [WAITED_FOR], world.at)
    await asyncio.gather(world.work(), world.work())

    assert sum(GOOD_NEWS in text for text in await world.read(ANNA)) == 1


async def test_pieces_that_nobody_reported_are_found(world: World) -> None:
    await waits(world, ANNA, BEA)
    await world.moves(MovementKind.RECEIVED, 1, WAITED_FOR)

    await world.passes(timedelta(minutes=20))
    assert await asked(world, ANNA, BEA) == [True, False]

    await world.moves(MovementKind.RECEIVED, 1, WAITED_FOR)
    await world.passes(timedelta(minutes=20))
    assert await asked(world, BEA) == [True]


# Where the platform's window is closed


async def test_at_sign_up_she_hears_until_when_and_of_telegram(world: World) -> None:
    world.with_shop(telegram="maison_lila_bot")

    answer = await world.says(MESSENGER, WANTED, "restock")

    assert "demain à 14:00" in answer
    assert "https://t.me/maison_lila_bot?start=p_robe-jeanne-lin" in answer


async def test_without_a_bot_on_telegram_none_is_offered(world: World) -> None:
    assert "Telegram" not in await world.says(MESSENGER, WANTED, "restock")


async def test_on_telegram_there_is_no_end_to_name(world: World) -> None:
    answer = await world.says(ANNA, WANTED, "restock")

    assert "jusqu" not in answer


async def test_with_the_window_closed_the_owner_writes_by_one_tap(
    world: World,
) -> None:
    await waits(world, MESSENGER, BEA)
    await world.is_away_for(timedelta(days=2))

    await world.receives(1, WAITED_FOR)
    button = await world.button("w:")
    [first, taken_over] = await world.taps(button)
    [second] = await world.taps(button)

    assert await asked(world, BEA) == [False]
    said = (await world.rows(address_of(MESSENGER)))[-1]
    assert GOOD_NEWS in said.text
    assert said.author == "owner"
    assert "C’est parti" in first
    assert "Je me tais" in taken_over
    assert "déjà" in second
    assert len(await world.read(MESSENGER)) == 2


async def test_who_can_be_written_to_by_nobody_gives_way(world: World) -> None:
    await waits(world, MESSENGER)
    await world.is_away_for(timedelta(days=8))
    await waits(world, BEA)

    await world.receives(1, WAITED_FOR)

    assert await asked(world, MESSENGER, BEA) == [False, True]
    assert "ni vous ni moi" in (await world.read_by_owner())[-1]
    assert len(await world.table.waiting()) == 1


async def test_what_she_waits_for_and_has_back_by_herself_asks_nothing_more(
    world: World,
) -> None:
    await waits(world, ANNA)
    await world.receives(1, WAITED_FOR)
    await world.says(ANNA, "je prends la Robe Jeanne lin 40 bleu", "reserve")

    await world.passes(timedelta(hours=3))

    assert len(await world.holds_of(ANNA)) == 1
    assert sum(GOOD_NEWS in text for text in await world.read(ANNA)) == 1


async def test_the_owner_sees_the_demand_the_most_wanted_first(world: World) -> None:
    await waits(world, ANNA, text="prévenez-moi pour la Robe Lila 38")
    await waits(world, ANNA, BEA, CLAIRE)

    [row] = await world.commands("/demand")

    assert row.text.splitlines() == [
        "Ce qu’on attend :",
        "· 3 personnes attendent Robe Jeanne lin bleu 40",
        "· 1 personne attend Robe Lila 38",
    ]
