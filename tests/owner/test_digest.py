"""Her phone is silent outside of her hours; one message then tells what waits."""

from datetime import datetime
from pathlib import Path

import pytest
from fluent.syntax import ast, parse
from redis.asyncio import Redis

from bench.simulated import OWNER, Simulated
from bot.mailbox.mailbox import Effects
from bot.owner.commands import words
from bot.owner.digest import next_morning
from bot.owner.news import News, Outside, Worded
from bot.owner.own_words import phrases
from bot.owner.promise_words import FOLDER
from bot.owner.telling import Telling
from bot.updates import Address, Button
from nlu.facts.text import fold_in_place
from tests.actions.ftl import LANGUAGES, gaps
from tests.owner.promising import (
    BARBARA,
    BRUSSELS,
    COMPLAINT,
    DAY,
    INES,
    MINUTE,
    ORDER,
    on,
    open_shop,
)


@pytest.fixture
async def shop(redis: Redis, tmp_path: Path) -> Simulated:
    return await open_shop(redis, tmp_path)


async def evening(shop: Simulated) -> None:
    """Barbara and Inès write when the shop is closed."""
    await shop.pass_until(on(24, "20:00"))
    await shop.says(BARBARA, COMPLAINT, name="Barbara")
    await shop.pass_until(on(24, "20:30"))
    await shop.says(INES, ORDER, name="Inès")
    await shop.pass_until(on(24, "21:00"))


async def test_in_her_hours_she_is_told_at_once(shop):
    await shop.says(BARBARA, COMPLAINT, name="Barbara")
    await shop.pass_until(on(24, "10:31"))

    assert "Barbara vous attend" in shop.to(OWNER)[0]


async def test_outside_of_her_hours_her_phone_is_silent_until_the_morning(shop):
    await evening(shop)
    await shop.pass_until(on(25, "08:29"))
    assert shop.to(OWNER) == []

    await shop.pass_until(on(25, "08:31"))

    [digest] = shop.to(OWNER)
    assert "2 clientes vous attendent" in digest
    assert COMPLAINT in digest
    assert "annoncé : ce matin" in digest
    assert "2 promesses sont à tenir aujourd’hui" in digest
    assert "2 messages reçus, 0 réponses données sans vous" in digest


async def test_a_digest_names_until_when_she_may_write(shop):
    await evening(shop)
    await shop.pass_until(on(25, "08:31"))

    assert "à écrire avant 20:00" in shop.to(OWNER)[0]


async def test_she_answers_from_the_digest_by_opening_a_conversation(shop):
    await evening(shop)
    await shop.pass_until(on(25, "08:31"))
    button = shop.sent[-1].outgoing.buttons[0]

    await shop.says(OWNER, button.title, payload=button.payload)
    await shop.pass_until(on(25, "08:32"))
    await shop.owner_writes("Bonjour Barbara", about=BARBARA)
    await shop.pass_until(on(25, "08:33"))

    assert shop.to(BARBARA)[-1] == "Bonjour Barbara"


async def test_what_came_in_her_lunch_break_is_told_when_it_is_over(shop):
    await shop.pass_until(on(24, "12:40"))
    await shop.says(BARBARA, COMPLAINT, name="Barbara")
    await shop.pass_until(on(24, "13:29"))
    assert shop.to(OWNER) == []

    await shop.pass_until(on(24, "13:31"))

    assert len(shop.to(OWNER)) == 1
    assert "Barbara" in shop.to(OWNER)[0]


async def test_a_day_with_nothing_to_tell_has_no_digest(shop):
    await shop.pass_until(on(30, "12:00"))

    assert shop.to(OWNER) == []


async def test_away_she_has_no_digest_before_she_is_back(shop):
    await shop.owner_writes("/away jusqu'à jeudi 14h")
    await evening(shop)
    await shop.pass_until(on(26, "13:59"))
    told = len(shop.to(OWNER))
    await shop.pass_until(on(26, "14:01"))

    assert told == 1
    assert "2 clientes vous attendent" in shop.to(OWNER)[1]


@pytest.mark.parametrize(
    ("command", "rings"),
    [
        ("/wake réclamation", 1),
        ("/wake klachten", 1),
        ("/wake all", 2),
        ("/wake persona", 0),
        ("/wake", 0),
    ],
)
async def test_at_night_it_rings_for_what_she_chose(shop, command, rings):
    await shop.owner_writes(command)
    await shop.pass_until(on(24, "10:31"))
    answered = len(shop.to(OWNER))
    await evening(shop)

    assert len(shop.to(OWNER)) - answered == rings


async def test_she_can_choose_silence_again(shop):
    for command in ("/wake tout", "/wake rien"):
        await shop.owner_writes(command)
        await shop.pass_until(shop.clock.at + MINUTE)
    await evening(shop)

    assert len(shop.to(OWNER)) == 2


async def test_a_conversation_that_she_has_is_hers_at_any_hour(shop):
    await shop.says(BARBARA, COMPLAINT, name="Barbara")
    await shop.pass_until(on(24, "18:00"))
    await shop.owner_writes("Je vous réponds", about=BARBARA)
    await shop.pass_until(on(24, "19:00"))
    told = len(shop.to(OWNER))
    await shop.says(BARBARA, "merci !")
    await shop.pass_until(on(24, "19:01"))

    assert "merci !" in shop.to(OWNER)[told]


async def test_the_digest_tells_what_was_put_aside_and_ran_out(shop):
    topics = shop.counter.parser.topics
    topics["je prends la robe Lin en 38"] = ("reserve",)
    await shop.pass_until(on(24, "20:00"))
    for name in ("a", "b"):
        customer = Address("telegram", name)
        await shop.says(customer, "je prends la robe Lin en 38", name=name)
        await shop.pass_until(shop.clock.at + MINUTE)
    await shop.pass_until(on(25, "08:31"))

    digest = shop.to(OWNER)[-1]
    assert "Mis de côté : 2 (Robe Lin)" in digest
    assert "Plus rien de libre, au moins dans une taille : Robe Lin" in digest
    assert "2 messages reçus, 2 réponses données sans vous" in digest


@pytest.mark.parametrize(
    ("outside", "at_night", "in_the_morning"),
    [
        (Outside.TOLD, ["news"], 0),
        (Outside.KEPT, [], 1),
        (Outside.COUNTED, [], 0),
    ],
)
async def test_news_wait_for_the_morning_as_they_say(
    shop, outside, at_night, in_the_morning
):
    await evening(shop)
    news = News("mark", lambda language: Worded("news"), outside=outside)
    effects = Effects()
    telling = Telling(shop.inbox.redis, shop.counter)
    await telling.tell([news], effects, shop.clock.at)
    await shop.apply(effects)
    await shop.pass_until(on(24, "23:00"))
    assert shop.to(OWNER) == at_night

    await shop.pass_until(on(25, "08:31"))

    told = shop.to(OWNER)[len(at_night) :]
    assert len(told) == 1
    assert told[0].count("news") == in_the_morning


async def test_news_with_a_choice_come_after_the_digest(shop):
    await evening(shop)
    choice = Worded("news", (Button("Oui", "h:x"),))
    effects = Effects()
    telling = Telling(shop.inbox.redis, shop.counter)
    await telling.tell([News("mark", lambda language: choice)], effects, shop.clock.at)
    await shop.apply(effects)
    await shop.pass_until(on(25, "08:31"))

    assert [text == "news" for text in shop.to(OWNER)] == [False, True]


async def test_she_can_ask_for_it_at_any_time(shop):
    await evening(shop)
    await shop.owner_writes("/digest")
    await shop.pass_until(on(24, "21:01"))

    assert "2 clientes vous attendent" in shop.to(OWNER)[-1]


@pytest.mark.parametrize(
    ("at", "morning"),
    [
        (on(24, "08:29"), on(24, "08:30")),
        (on(24, "08:30"), on(25, "08:30")),
        (on(24, "23:59"), on(25, "08:30")),
        (datetime(2026, 3, 28, 12, tzinfo=BRUSSELS),
         datetime(2026, 3, 29, 8, 30, tzinfo=BRUSSELS)),
        (datetime(2026, 10, 24, 12, tzinfo=BRUSSELS),
         datetime(2026, 10, 25, 8, 30, tzinfo=BRUSSELS)),
    ],
)  # fmt: skip
async def test_the_morning_is_that_of_the_shops_clock(shop, at, morning):
    found = next_morning(shop.counter.shop, at)

    assert found.timestamp() == morning.timestamp()
    assert found - at <= DAY


# Her texts


def read(language: str) -> dict[str, ast.Message]:
    source = (FOLDER / f"promises.{language}.ftl").read_text("utf-8")
    body = parse(source).body
    return {entry.id.name: entry for entry in body if isinstance(entry, ast.Message)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_gaps(language):
    french = read("fr")

    assert list(read(language)) == list(french)
    assert {name: gaps(text) for name, text in read(language).items()} == {
        name: gaps(text) for name, text in french.items()
    }


def test_no_word_is_two_commands():
    known = words()
    names = ("away", "sick", "back", "pause", "undo", "wake", "promises", "digest")
    every = [word for name in names for word in getattr(known, name)]

    assert len(every) == len(set(every))
    assert [word for word in every if word != fold_in_place(word)] == []


def test_the_phrases_are_as_they_are_looked_for():
    every = [
        p for known in phrases().values() for p in (*known.promises, *known.denials)
    ]

    assert [phrase for phrase in every if phrase != fold_in_place(phrase)] == []


async def test_a_morning_that_she_was_away_is_made_up_for_when_she_is_back(shop):
    await shop.pass_until(on(24, "19:00"))
    await shop.owner_writes("/away jusqu'à mercredi 15h")
    await evening(shop)
    await shop.pass_until(on(25, "14:59"))
    assert len(shop.to(OWNER)) == 1

    await shop.pass_until(on(25, "15:01"))

    digest = shop.to(OWNER)[-1]
    assert "Pendant que vous étiez occupée" in digest
    assert "2 messages reçus, 0 réponses données sans vous" in digest
