"""The same question for the third time: she is reminded, and the customer hears so."""

from pathlib import Path

import pytest
from redis.asyncio import Redis

from bench.simulated import OWNER, Simulated
from bot.conversations import Status
from tests.owner.promising import BARBARA, COMPLAINT, INES, MINUTE, ORDER, open_shop

SHIPS, INSULT = "Vous livrez en Belgique ?", "bande de nuls"


@pytest.fixture
async def shop(redis: Redis, tmp_path: Path) -> Simulated:
    shop = await open_shop(redis, tmp_path)
    topics = {SHIPS: ("shipping",), INSULT: ("abuse",)}
    shop.counter.parser.topics |= topics  # type: ignore[attr-defined]
    return shop


async def asks(shop: Simulated, *texts: str) -> None:
    for text in texts:
        await shop.says(BARBARA, text, name="Barbara")
        await shop.pass_until(shop.clock.at + 2 * MINUTE)


def reminders(shop: Simulated) -> list[str]:
    return [text for text in shop.to(OWNER) if "3e fois depuis" in text]


@pytest.mark.parametrize("text", [ORDER, COMPLAINT])
async def test_a_third_question_to_her_is_told_as_a_reminder_with_her_time(
    shop: Simulated, text: str
) -> None:
    await asks(shop, text, text, text)

    first, second, third = shop.to(BARBARA)
    assert len({first, second, third}) == 3
    assert "troisième fois" in third
    assert "ce midi" in third
    assert "troisième fois" not in first + second
    [reminder] = reminders(shop)
    assert "10:30" in reminder


async def test_a_fact_is_told_the_third_time_too_and_passed_on(shop: Simulated) -> None:
    await asks(shop, SHIPS, SHIPS, SHIPS)

    third = shop.to(BARBARA)[2]
    conversation = await shop.conversation(BARBARA)
    assert "bpost" in third
    assert "je la passe à Léa" in third
    assert "ce midi" in third
    assert conversation.status == Status.WAITING
    assert conversation.promise is not None
    assert len(reminders(shop)) == 1


async def test_a_fourth_time_says_no_more_of_reminders(shop: Simulated) -> None:
    await asks(shop, SHIPS, SHIPS, SHIPS, SHIPS)

    assert "fois" not in shop.to(BARBARA)[3]
    assert len(reminders(shop)) == 1


async def test_what_another_has_asked_does_not_count(shop: Simulated) -> None:
    await asks(shop, SHIPS, SHIPS)
    await shop.says(INES, SHIPS)
    await shop.pass_until(shop.clock.at + 2 * MINUTE)

    assert "fois" not in shop.to(INES)[0]


async def test_an_insult_is_no_question(shop: Simulated) -> None:
    await asks(shop, INSULT, INSULT, INSULT)

    assert not any("fois" in text for text in shop.to(BARBARA))


async def test_to_whom_she_is_speaking_nobody_announces_a_reminder(
    shop: Simulated,
) -> None:
    await asks(shop, SHIPS, SHIPS)
    await shop.page_writes(BARBARA, "Bonjour, c’est Léa")
    await shop.owner_writes("/halfmute on")
    await asks(shop, SHIPS)

    assert not any("fois" in text for text in shop.to(BARBARA))
