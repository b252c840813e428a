import asyncio

from tests.channels.waiting import until
from tests.journey.conftest import Town

ASKED = "C'est encore dispo en 38 la robe Jeanne ?"


async def test_a_question_is_answered_from_the_stock_table(town: Town) -> None:
    town.rasa.topics[ASKED] = ("availability",)
    async with town.open():
        await town.graph.say("psid-1", ASKED)
        await until(lambda: town.graph.sent)

    [sent] = town.graph.sent
    assert "Robe Jeanne lin" in sent["message"]["text"]
    assert sent["recipient"] == {"id": "psid-1"}


async def test_a_burst_gets_one_answer_and_a_redelivery_none(town: Town) -> None:
    town.rasa.topics[f"bonjour\n{ASKED}"] = ("availability",)
    async with town.open():
        await town.graph.say("psid-1", "bonjour")
        event = await town.graph.say("psid-1", ASKED)
        await town.graph.deliver(town.graph.envelope([event]))
        await until(lambda: town.graph.sent)
        await asyncio.sleep(0.6)

    assert len(town.graph.sent) == 1


async def test_our_own_echo_is_no_customer(town: Town) -> None:
    town.rasa.topics[ASKED] = ("availability",)
    async with town.open():
        await town.graph.say("psid-1", ASKED)
        await until(lambda: town.graph.sent)
        await asyncio.sleep(0.6)

    assert len(town.graph.sent) == 1
    assert town.rasa.parsed == [ASKED]


async def test_while_the_owner_talks_the_bot_is_silent(town: Town) -> None:
    town.rasa.topics[ASKED] = ("availability",)
    async with town.open():
        await town.graph.say("psid-1", ASKED)
        await until(lambda: town.graph.sent)
        await town.graph.owner_says("psid-1", "Bonjour, c'est Léa")
        await asyncio.sleep(0.3)
        await town.graph.say("psid-1", ASKED)
        await asyncio.sleep(0.8)

    assert len(town.graph.sent) == 1


async def test_without_a_model_the_message_is_handed_over(town: Town) -> None:
    async with town.without_model().open():
        await town.graph.say("psid-1", ASKED)
        await until(lambda: town.graph.sent)

    assert "Léa" in town.graph.sent[0]["message"]["text"]


async def test_meta_verifies_with_our_word_only(town: Town) -> None:
    async with town.open():
        assert await town.graph.verify_hook("our own word", "42") == (200, "42")
        assert (await town.graph.verify_hook("a guess", "42"))[0] == 403
