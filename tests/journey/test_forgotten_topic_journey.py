"""Whoever asks to be forgotten is gone from the owner's chat too."""

import pytest

from tests.channels.waiting import until
from tests.journey.conftest import Town
from tests.journey.test_cycle_journey import Bot
from tests.journey.test_erasure_journey import FORGET
from tests.journey.test_owner_journey import CUSTOMER, LEA, pair
from tests.journey.test_topics_journey import complain, in_topic, texts_in, to_customer

SECRET = "Ma robe est abîmée, j'habite 12 rue du Puits"


@pytest.fixture
def private(town: Town) -> Town:
    town.bot_api.topics_enabled = True
    town.rasa.topics |= {FORGET: ("privacy",)}
    return town


def shown_to_her(town: Town) -> list[str]:
    chat = [m for m in town.bot_api.messages if m["chat"]["id"] == LEA]
    return [m.get("text", m.get("caption", "")) for m in chat]


async def test_her_topic_goes_at_once_and_nobody_is_told(private: Town) -> None:
    async with private.open() as parts:
        thread = await complain(private, parts, SECRET)
        await in_topic(private, LEA, thread, "Je regarde")
        await until(lambda: len(texts_in(private, thread)) == 2)
        await in_topic(private, LEA, thread, "/done")
        await until(lambda: len(texts_in(private, thread)) == 3)
        before = len(private.bot_api.sent)
        await private.graph.say(CUSTOMER, FORGET)
        await until(lambda: not private.bot_api.topics)

    assert not any("Puits" in text for text in shown_to_her(private))
    assert len(private.bot_api.sent) == before


async def test_an_erasure_that_is_taken_back_brings_the_topic_back_when_needed(
    private: Town,
) -> None:
    async with private.open() as parts:
        await complain(private, parts, SECRET)
        await private.graph.say(CUSTOMER, FORGET)
        await until(lambda: not private.bot_api.topics)
        await private.graph.say(CUSTOMER, "annuler")
        await until(lambda: len(to_customer(private)) == 3)
        await private.graph.say(CUSTOMER, SECRET)
        await until(lambda: private.bot_api.topics)
        [thread] = private.bot_api.topics
        await until(lambda: texts_in(private, thread))

    assert texts_in(private, thread)[0].count("Puits") == 2


async def test_where_a_topic_may_not_be_deleted_its_words_and_name_go(
    private: Town,
) -> None:
    private.bot_api.may_delete_topics = False
    async with private.open() as parts:
        thread = await complain(private, parts, SECRET)
        await private.graph.say(CUSTOMER, FORGET)
        await until(lambda: not texts_in(private, thread))

    assert "Messenger" not in private.bot_api.topics[thread]


async def test_without_topics_the_notices_about_her_go(town: Town) -> None:
    town.rasa.topics |= {FORGET: ("privacy",), SECRET: ("complaint",)}
    async with town.open() as parts:
        await pair(town, parts)
        place = Bot(town)
        await place.says(SECRET)
        await until(lambda: any("Puits" in text for text in shown_to_her(town)))
        await place.says(FORGET)
        await until(lambda: len(place.told()) == 2)
        await until(lambda: not any("Puits" in text for text in shown_to_her(town)))

    assert len(shown_to_her(town)) == 1
