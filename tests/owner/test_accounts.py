"""Her own Telegram account: whose it must be, who is a customer there, who speaks."""

from pathlib import Path

import msgspec
import pytest
from redis.asyncio import Redis

from bench.simulated import OWNER, Simulated
from bot.conversations import Status, conversation_id, find, milliseconds
from bot.owner.owners import Owner, Owners
from bot.updates import Address, AnyUpdate, Connection, Echo, Message, Notice
from tests.owner.promising import COMPLAINT, HOUR, MINUTE, on, open_shop

LINK = "bc_A1"
INES = Address("telegram", f"{LINK}:8801")
STRANGER = Address("telegram", "9009")
SHIPS, EDITED = "Vous livrez en Belgique ?", "Vous livrez en France ?"


@pytest.fixture
async def shop(redis: Redis, tmp_path: Path) -> Simulated:
    shop = await open_shop(redis, tmp_path)
    topics = {SHIPS: ("shipping",), EDITED: ("shipping",)}
    shop.counter.parser.topics |= topics  # type: ignore[attr-defined]
    return shop


async def comes(shop: Simulated, *updates: AnyUpdate) -> None:
    for update in updates:
        await shop.intake.receive(update)
    await shop.pass_until(shop.clock.at + MINUTE)


async def connects(
    shop: Simulated, *, by: Address = OWNER, is_on: bool = True, may_reply: bool = True
) -> None:
    id = f"c{milliseconds(shop.clock.at)}"
    await comes(
        shop,
        Connection(
            id=id, address=by, connection=LINK, is_on=is_on, may_reply=may_reply
        ),
    )


def written(text: str, id: str = "m1", **more: object) -> Message:
    return Message(id=id, address=INES, text=text, platform_id=id, **more)  # type: ignore[arg-type]


def brought(message: Message, by: str) -> Message:
    """The message in another update."""
    return msgspec.structs.replace(message, id=by)


async def status(shop: Simulated) -> Status:
    return (await shop.conversation(INES)).status


async def test_who_writes_to_her_account_is_answered_there(shop: Simulated) -> None:
    await connects(shop)
    await comes(shop, written(SHIPS))

    assert "bpost" in shop.to(INES)[0]
    assert "assistant" in shop.to(INES)[0]


@pytest.mark.parametrize(
    ("connection", "text"),
    [
        ({}, "vous écrivez vous-même"),
        ({"may_reply": False}, "sans le droit de répondre"),
        ({"is_on": False}, "n’ai plus accès"),
    ],
)
async def test_she_hears_what_becomes_of_her_account(
    shop: Simulated, connection: dict[str, bool], text: str
) -> None:
    await connects(shop, **connection)  # type: ignore[arg-type]

    assert text in shop.to(OWNER)[-1]


@pytest.mark.parametrize(
    "connections",
    [
        [],
        [{"by": STRANGER}],
        [{"may_reply": False}],
        [{}, {"is_on": False}],
        [{}, {"may_reply": False}],
    ],
    ids=["unknown", "a stranger's", "no right", "ended", "right withdrawn"],
)
async def test_where_the_bot_may_not_speak_it_neither_answers_nor_remembers(
    shop: Simulated, connections: list[dict[str, object]]
) -> None:
    for connection in connections:
        await connects(shop, **connection)  # type: ignore[arg-type]
    await comes(shop, written(SHIPS))

    assert shop.to(INES) == shop.to(STRANGER) == []
    redis, id = shop.inbox.redis, conversation_id(INES)
    assert await find(redis, shop.keys, id) is None


async def test_an_account_is_served_as_soon_as_its_owner_is_paired(
    shop: Simulated,
) -> None:
    await connects(shop, by=STRANGER)
    owners = Owners(shop.inbox.redis, shop.keys)
    await owners.put(Owner(address=STRANGER, since=1))
    await comes(shop, written(SHIPS))

    assert len(shop.to(INES)) == 1


async def test_an_owner_who_writes_to_another_is_no_customer(shop: Simulated) -> None:
    await connects(shop)
    owners = Owners(shop.inbox.redis, shop.keys)
    await owners.put(Owner(address=INES.person, since=1))
    await comes(shop, written("On ferme à quelle heure ce soir ?"))

    assert shop.to(INES) == []


async def test_a_code_shown_to_her_account_makes_nobody_an_owner(
    shop: Simulated,
) -> None:
    await connects(shop)
    owners = Owners(shop.inbox.redis, shop.keys)
    await comes(shop, written(await owners.make_code()))

    assert [owner.address for owner in await owners.all()] == [OWNER]


async def test_the_same_person_with_the_bot_is_another_conversation(
    shop: Simulated,
) -> None:
    await connects(shop)
    await comes(shop, Echo(id="e1", address=INES, text="Coucou Inès"))
    await comes(shop, Message(id="m2", address=INES.person, text=SHIPS))

    assert "bpost" in shop.to(INES.person)[0]
    assert await status(shop) == Status.HUMAN


async def test_what_she_types_takes_over_and_quiet_gives_back(shop: Simulated) -> None:
    await connects(shop)
    await comes(shop, written(COMPLAINT))
    assert await status(shop) == Status.WAITING
    await comes(shop, Echo(id="e1", address=INES, text="Je regarde", platform_id="m2"))
    assert await status(shop) == Status.HUMAN
    told = len(shop.sent)
    await comes(shop, written(SHIPS, "m3"))
    assert len(shop.to(INES)) == 1
    assert shop.sent[told].outgoing.silent

    await shop.pass_until(shop.clock.at + 8 * HOUR)
    assert await status(shop) == Status.BOT
    await comes(shop, written(SHIPS, "m4"))
    assert "assistant" in shop.to(INES)[-1]


async def test_after_a_day_without_a_word_of_hers_nothing_goes_to_her(
    shop: Simulated,
) -> None:
    await connects(shop)
    await shop.pass_until(on(28, "17:30"))
    await comes(shop, written(COMPLAINT))
    first = len(shop.to(INES))
    await shop.pass_until(on(29, "18:00"))
    asked_late = len(shop.to(INES))
    await shop.pass_until(on(30, "23:00"))

    assert (first, len(shop.to(INES))) == (1, asked_late)


async def test_what_is_deleted_before_an_answer_gets_none_and_is_forgotten(
    shop: Simulated,
) -> None:
    await connects(shop)
    deletion = Notice(id="n1", address=INES, name="deleted", detail="m1")
    await comes(shop, written(COMPLAINT), deletion)
    assert shop.to(INES) == []

    await comes(shop, written(SHIPS, "m2"))
    gone = Notice(id="n2", address=INES, name="deleted", detail="m2")
    await comes(shop, gone)
    history = (await shop.conversation(INES)).history
    assert SHIPS not in [line.text for line in history]


async def test_other_words_in_a_message_are_answered_once_more(
    shop: Simulated,
) -> None:
    await connects(shop)
    first, mended = written(SHIPS), written(EDITED, edited=True)
    await comes(shop, first, brought(mended, "u2"))
    assert len(shop.to(INES)) == 1

    await comes(shop, brought(mended, "u3"))
    assert len(shop.to(INES)) == 1
    await comes(shop, brought(written(SHIPS, edited=True), "u4"))
    assert len(shop.to(INES)) == 2
    assert "bpost" in shop.to(INES)[-1]


async def test_a_chat_of_hers_in_which_the_bot_never_spoke_stays_hers_alone(
    shop: Simulated,
) -> None:
    await connects(shop)
    told = len(shop.to(OWNER))
    hers = Echo(id="e1", address=INES, text="Coucou maman, je te dis demain")
    await comes(shop, hers)
    await comes(shop, written("Tu viens dimanche ?", "m2"))

    assert len(shop.to(OWNER)) == told
    assert shop.to(INES) == []
