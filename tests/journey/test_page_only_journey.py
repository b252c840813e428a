"""Without Telegram: the Page's inbox is hers, and notices come to her own Messenger."""

from dataclasses import replace

import pytest

from bot.owner.owners import Owners
from bot.serving import Serving
from tests.channels.waiting import until
from tests.journey.conftest import Town
from tests.journey.test_owner_journey import COMPLAINT, CUSTOMER

LEA, SHIPS, ASKS = "psid-lea", "vous livrez ?", "et pour mon échange ?"
HERS = "Bonjour, c’est Léa, je regarde"


@pytest.fixture
def page_only(town: Town) -> Town:
    town.rasa.topics |= {COMPLAINT: ("complaint",), SHIPS: ("shipping",)}
    return replace(town, settings=replace(town.settings, telegram=None))


def to(town: Town, person: str) -> list[str]:
    return [
        sent["message"].get("text", "")
        for sent in town.graph.sent
        if sent["recipient"]["id"] == person
    ]


async def pair(town: Town, parts: Serving) -> None:
    code = await Owners(parts.store.redis, parts.keys).make_code()
    await town.graph.say(LEA, code)
    await until(lambda: to(town, LEA))


async def reply_to_newest(town: Town, text: str) -> None:
    """To the newest message about the customer that she has got."""
    newest = [
        mid for mid, sent in town.graph.taken.items() if sent["recipient"]["id"] == LEA
    ][-1]
    await town.graph.say(LEA, text, reply_to={"mid": newest})


@pytest.mark.parametrize("takes_over_by", ["the page's inbox", "a reply to the notice"])
async def test_the_whole_cycle_by_messenger_alone(
    page_only: Town, takes_over_by: str
) -> None:
    town = page_only
    async with town.open() as parts:
        await pair(town, parts)
        await town.graph.say(CUSTOMER, COMPLAINT)
        await until(lambda: any(COMPLAINT in text for text in to(town, LEA)))
        await until(lambda: len(to(town, CUSTOMER)) == 1)

        if takes_over_by == "the page's inbox":
            await town.graph.owner_says(CUSTOMER, HERS)
        else:
            await reply_to_newest(town, HERS)
        await until(lambda: "me tais" in to(town, LEA)[-1])
        await town.graph.say(CUSTOMER, ASKS)
        await until(lambda: ASKS in to(town, LEA)[-1])
        bots = [text for text in to(town, CUSTOMER) if text != HERS]
        assert len(bots) == 1

        await reply_to_newest(town, "/done")
        await until(lambda: "de nouveau" in to(town, LEA)[-1])
        await town.graph.say(CUSTOMER, SHIPS)
        await until(lambda: "bpost" in to(town, CUSTOMER)[-1])

    assert "assistant" in to(town, CUSTOMER)[-1]


async def test_the_queue_and_its_buttons_work_there_too(page_only: Town) -> None:
    town = page_only
    async with town.open() as parts:
        await pair(town, parts)
        await town.graph.say(CUSTOMER, COMPLAINT)
        await until(lambda: any(COMPLAINT in text for text in to(town, LEA)))
        await town.graph.say(LEA, "/queue")
        await until(lambda: "vous attend" in to(town, LEA)[-1])
        [done] = [
            reply
            for sent in town.graph.sent
            for reply in sent["message"].get("quick_replies", ())
            if sent["recipient"] == {"id": LEA} and reply["title"] == "Fait"
        ]
        tapped = {"quick_reply": {"payload": done["payload"]}}
        await town.graph.say(LEA, "Fait", **tapped)
        await until(lambda: "réglé" in to(town, LEA)[-1])
