from datetime import timedelta

import pytest

from bot.followups.stock_moved import stock_moved
from bot.mailbox.mailbox import Effects
from bot.owner.news import News
from stock.model import MovementKind, VariantKey
from tests.followups.world import DRESS, LEA, World

ANNA, BEA, CLAIRE = "messenger:anna", "telegram:bea", "telegram:claire"
ASKS = "la Robe Jeanne lin 36 bleu est encore là ?"
TAKES = "je prends la Robe Jeanne lin 36 bleu"


async def asks(world: World, *people: str, text: str = ASKS) -> None:
    for who in people:
        assert await world.says(who, text, "availability")


async def told(world: World) -> list[str]:
    """Whom the owner was last told of, by the lines of the list."""
    texts = [text for text in await world.read_by_owner() if "dernière pièce" in text]
    return texts[-1].splitlines()[1:] if texts else []


async def test_when_the_last_piece_goes_who_was_told_yes_is_listed(
    world: World,
) -> None:
    await asks(world, ANNA, BEA, CLAIRE)

    await world.says(CLAIRE, TAKES, "reserve")

    assert await told(world) == ["· Anna (Messenger)", "· Bea (Telegram)"]


async def test_with_one_tap_each_is_told_once_by_the_name_of_the_piece(
    world: World,
) -> None:
    await asks(world, ANNA, BEA)
    await world.says(CLAIRE, TAKES, "reserve")
    button = await world.button("t:")

    [first] = await world.taps(button)
    [second] = await world.taps(button)

    assert "2 personnes" in first
    assert second == "C’est déjà fait."
    for who in (ANNA, BEA):
        [_, news] = await world.read(who)
        assert "Robe Jeanne lin en 36, bleu" in news
        assert "dernière pièce" in news


async def test_her_yes_to_what_we_offer_then_is_the_waiting_list(world: World) -> None:
    await asks(world, BEA)
    await world.says(CLAIRE, TAKES, "reserve")
    await world.taps(await world.button("t:"))

    await world.says(BEA, "oui", "confirm")

    [place] = await world.table.waiting()
    assert place.variant == DRESS


async def test_what_is_there_again_by_then_is_not_called_gone(world: World) -> None:
    await asks(world, BEA)
    await world.says(CLAIRE, TAKES, "reserve")
    await world.moves(MovementKind.RECEIVED, 1)

    await world.taps(await world.button("t:"))

    assert len(await world.read(BEA)) == 1


async def test_while_a_piece_is_left_nobody_is_listed(world: World) -> None:
    await world.moves(MovementKind.RECEIVED, 1)
    await asks(world, ANNA)

    await world.says(CLAIRE, TAKES, "reserve")

    assert await told(world) == []


async def test_a_yes_of_yesterday_is_not_counted_on(world: World) -> None:
    await asks(world, ANNA)
    world.at += timedelta(hours=6, minutes=1)

    await world.says(CLAIRE, TAKES, "reserve")

    assert await told(world) == []


async def test_who_has_heard_since_that_it_is_gone_is_not_listed(world: World) -> None:
    await asks(world, ANNA, BEA)
    await world.says(CLAIRE, TAKES, "reserve")
    await world.says(ANNA, ASKS, "availability")
    await world.says(CLAIRE, "annuler", "cancel")

    await world.says(CLAIRE, TAKES, "reserve")

    assert await told(world) == ["· Bea (Telegram)"]


@pytest.mark.parametrize(
    ("asked", "is_listed"),
    [
        ("la Robe Jeanne lin 36 est encore là ?", True),
        ("la Robe Jeanne lin bleu est encore là ?", False),
        ("la Robe Jeanne lin est encore là ?", False),
    ],
)
async def test_who_asked_for_more_is_listed_when_nothing_of_it_is_left(
    world: World, asked: str, is_listed: bool
) -> None:
    await asks(world, BEA, text=asked)

    await world.says(CLAIRE, TAKES, "reserve")

    assert bool(await told(world)) == is_listed


async def test_what_the_owner_sells_is_followed_too(world: World) -> None:
    await asks(world, ANNA)
    await world.moves(MovementKind.SOLD, 1)

    news = await moved(world, DRESS)

    assert ["Anna" in one.word("fr").text for one in news] == [True]


async def test_what_the_owner_receives_is_followed_too(world: World) -> None:
    gone = VariantKey("robe-lila", "38", "rouge")
    await world.says(BEA, "prévenez-moi pour la Robe Lila 38", "restock")
    await world.moves(MovementKind.RECEIVED, 1, gone)

    assert await moved(world, gone) == []

    assert len(await world.holds_of(BEA)) == 1


async def moved(world: World, variant: VariantKey) -> list[News]:
    effects = Effects()
    news = await stock_moved(
        world.redis, world.counter, [variant], effects=effects, at=world.at
    )
    await world.commits(effects)
    return news


async def test_she_sells_and_receives_by_chat_and_it_is_followed(
    world: World,
) -> None:
    await asks(world, ANNA)
    await world.says(BEA, "prévenez-moi pour la Robe Lila 38", "restock")

    await world.commands("vendu robe jeanne lin 36 bleu")
    await world.commands("reçu 1 robe lila 38 rouge")

    assert await told(world) == ["· Anna (Messenger)"]
    assert "Bonne nouvelle" in (await world.read(BEA))[-1]


async def test_the_one_who_took_it_is_told_of_nobody(world: World) -> None:
    await asks(world, CLAIRE)

    await world.says(CLAIRE, TAKES, "reserve")

    assert len(await world.rows(LEA)) == 1
