from datetime import timedelta

import pytest

from bot.conversations import conversation_id, moment
from bot.followups.stock_moved import holds_revived
from bot.mailbox.mailbox import Effects
from stock.model import MovementKind
from tests.followups.world import DRESS, LEA, World, address_of

ANNA = "telegram:anna"
BEA = "messenger:bea"


async def hold(world: World, who: str = ANNA) -> str:
    """She has the last 36 put aside; returns what she was told."""
    text = "je prends la Robe Jeanne lin 36 bleu"
    return await world.says(who, text, "reserve")


async def test_the_owner_is_told_of_a_hold_with_its_deadline_and_buttons(
    world: World,
) -> None:
    assert "demain à 14:00" in await hold(world)

    [told] = await world.rows(LEA)
    assert "Anna" in told.text
    assert "Robe Jeanne lin bleu 36" in told.text
    assert "demain à 14:00" in told.text
    assert [button.title for button in told.buttons] == ["Vendu", "+ 24 h", "Libérer"]
    assert told.conversation == conversation_id(address_of(ANNA))


@pytest.mark.parametrize(("command", "told"), [("/wake all", 1), ("", 0)])
async def test_at_night_she_hears_of_a_hold_only_if_she_chose_so(
    world: World, command: str, told: int
) -> None:
    if command:
        await world.commands(command)
    world.at = world.at.replace(hour=23)
    before = len(await world.rows(LEA))

    await hold(world)

    assert len(await world.rows(LEA)) - before == told


async def test_asking_again_for_what_she_holds_tells_nobody_again(world: World) -> None:
    await hold(world)
    again = await hold(world)

    assert "demain à 14:00" in again
    assert len(await world.rows(LEA)) == 1
    assert len(await world.holds_of(ANNA)) == 1


async def test_at_its_deadline_a_hold_is_freed_and_she_hears_the_truth(
    world: World,
) -> None:
    await hold(world)
    [held] = await world.holds_of(ANNA)

    world.at = held.expires_at - timedelta(milliseconds=1)
    await world.work()
    assert await world.available() == 0

    world.at = held.expires_at
    await world.work()

    assert await world.available() == 1
    assert "de nouveau libre" in (await world.read(ANNA))[-1]
    newest = (await world.table.movements("robe-jeanne-lin"))[0]
    assert (newest.cause, newest.at) == ("lapsed", held.expires_at)


async def test_she_is_reminded_once_while_the_shop_is_open(world: World) -> None:
    await hold(world)

    await world.passes(timedelta(hours=23))

    replies = await world.read(ANNA)
    assert ["annuler" in text for text in replies] == [False, True]
    reminder = (await world.rows(address_of(ANNA)))[-1]
    assert moment(reminder.received) == world.at.replace(hour=12, minute=0)


async def test_on_messenger_the_reminder_stays_inside_the_window(world: World) -> None:
    await hold(world, BEA)

    await world.passes(timedelta(hours=30))

    said = await world.rows(address_of(BEA))
    assert len(said) == 2
    assert all(row.received < row.not_after for row in said)
    assert "Je n’ai pas pu le lui écrire" in (await world.read_by_owner())[-1]


async def test_a_short_hold_has_no_reminder(world: World) -> None:
    world.with_shop(hold_time=timedelta(hours=2, minutes=50))
    await hold(world)

    await world.passes(timedelta(hours=2, minutes=40))

    assert len(await world.read(ANNA)) == 1


async def test_after_an_outage_a_late_timer_is_still_right(world: World) -> None:
    await hold(world)

    await world.is_away_for(timedelta(days=2))

    assert await world.available() == 1
    [_, ended] = await world.read(ANNA)
    assert "terminée" in ended


async def test_she_is_told_of_the_end_whoever_freed_the_piece_first(
    world: World,
) -> None:
    await hold(world)
    world.at += timedelta(hours=24)
    await world.table.expire(world.at)  # by another, or by this very step: it crashed

    await world.work()

    [_, ended] = await world.read(ANNA)
    assert "de nouveau libre" in ended


async def test_what_was_sold_over_the_counter_meanwhile_is_left_alone(
    world: World,
) -> None:
    await hold(world)
    [held] = await world.holds_of(ANNA)
    await world.table.sell_held(held.id, movement="sold", author="lea", at=world.at)

    await world.passes(timedelta(hours=25))

    assert len(await world.read(ANNA)) == 1
    assert await world.available() == 0


async def test_what_she_gives_back_is_left_alone(world: World) -> None:
    await hold(world)
    await world.says(ANNA, "annulez ma réservation", "cancel")
    said = len(await world.read(ANNA))

    await world.passes(timedelta(hours=25))

    assert len(await world.read(ANNA)) == said
    assert await world.available() == 1


async def test_a_lapsed_piece_that_somebody_waits_for_is_not_called_free(
    world: World,
) -> None:
    await hold(world)
    await world.says(BEA, "prévenez-moi pour la Robe Jeanne lin 36 bleu", "restock")

    world.at += timedelta(hours=23)
    await world.says(BEA, "vous livrez ?", "shipping")
    await world.passes(timedelta(hours=1))

    assert "Quelqu’un d’autre attend" in (await world.read(ANNA))[-1]
    assert "Bonne nouvelle" in (await world.read(BEA))[-1]
    [held] = await world.holds_of(BEA)
    assert held.variant == DRESS


async def test_a_conversation_that_asked_for_silence_hears_nothing(
    world: World,
) -> None:
    await hold(world)
    await world.says(ANNA, "n'écrivez plus stop", "privacy")
    said = len(await world.read(ANNA))

    await world.passes(timedelta(hours=25))

    assert len(await world.read(ANNA)) == said
    assert await world.available() == 1


# The owner's taps


async def test_sold_by_one_tap_once(world: World) -> None:
    await hold(world)
    button = await world.button(":s")

    [first] = await world.taps(button)
    [second] = await world.taps(button)

    assert first.endswith("1 → 0.")
    assert "rien n’a changé" in second
    await world.passes(timedelta(hours=25))
    assert len(await world.read(ANNA)) == 1


async def test_extended_by_one_tap_once_and_she_hears_until_when(
    world: World,
) -> None:
    await hold(world)
    extend = await world.button(":e:")

    await world.taps(extend)
    await world.taps(extend)

    [held] = await world.holds_of(ANNA)
    assert held.expires_at - held.at == timedelta(hours=48)
    said = await world.read(ANNA)
    assert len(said) == 2
    assert "jeudi à 14:00" in said[1]
    await world.passes(timedelta(hours=47, minutes=50))
    assert await world.available() == 0
    await world.passes(timedelta(minutes=10))
    assert await world.available() == 1
    assert sum("annuler" in text for text in await world.read(ANNA)) == 1


async def test_freed_by_one_tap_and_she_hears_it(world: World) -> None:
    await hold(world)

    await world.taps(await world.button(":f"))

    assert await world.available() == 1
    assert "de nouveau libre" in (await world.read(ANNA))[-1]
    await world.passes(timedelta(hours=25))
    assert len(await world.read(ANNA)) == 2


@pytest.mark.parametrize("payload", ["h:", "h:nothing:s", "h:x:e:zz", "t:nobody"])
async def test_a_button_of_nothing_changes_nothing(world: World, payload: str) -> None:
    [heard] = await world.taps(payload)

    assert "rien n’a changé" in heard


async def test_holds_are_listed_with_their_buttons(world: World) -> None:
    await hold(world)
    await world.says(BEA, "je prends la Robe Jeanne lin 40 écru", "reserve")

    listed = await world.commands("/holds")

    assert ["Anna" in listed[0].text, "Bea" in listed[1].text] == [True, True]
    assert all(len(row.buttons) == 3 for row in listed)
    assert all(
        len(button.payload.encode()) <= 64 for row in listed for button in row.buttons
    )


async def test_without_holds_it_is_said(world: World) -> None:
    [row] = await world.commands("/holds")

    assert row.text == "Rien n’est de côté en ce moment."


async def test_a_hold_that_an_undo_brings_back_is_timed_again(world: World) -> None:
    await hold(world)
    await world.taps(await world.button(":s"))
    sale = (await world.table.movements("robe-jeanne-lin"))[0]
    undone = await world.table.undo(sale.id, by="lea", at=world.at, id="undo")

    effects = Effects()
    holds_revived(world.counter.keys, undone.revived, effects=effects, at=world.at)
    await world.commits(effects)
    await world.passes(timedelta(hours=24))

    assert await world.available() == 1
    assert "terminée" in (await world.read(ANNA))[-1]


async def test_only_the_piece_that_was_held_comes_back_at_its_end(
    world: World,
) -> None:
    await hold(world)
    await world.moves(MovementKind.RECEIVED, 2)

    await world.passes(timedelta(hours=24))

    assert await world.available() == 3
