"""Bot, waiting, human, bot: the cycle on each channel, by each way to take over."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pytest

from tests.channels.waiting import until
from tests.journey.conftest import Town
from tests.journey.test_owner_journey import COMPLAINT, LEA, pair, texts_to

PSID, CHAT, LINK = "psid-1", 8801, "bc_A1"
SHIPS, HOURS = "vous livrez ?", "vous ouvrez quand ?"
HERS = "Bonjour, c’est Léa, je regarde"


class Place(Protocol):
    """Where a customer writes, and how the owner takes over there."""

    @abstractmethod
    async def says(self, text: str) -> None: ...

    @abstractmethod
    async def owner_writes(self, text: str) -> None: ...

    @abstractmethod
    def told(self) -> list[str]:
        """What our side has sent to the customer."""


@dataclass
class Meta(Place):
    """The Page's inbox, or Instagram's: we hear of what she writes by an echo."""

    town: Town

    async def says(self, text: str) -> None:
        await self.town.graph.say(PSID, text)

    async def owner_writes(self, text: str) -> None:
        await self.town.graph.owner_says(PSID, text)

    def told(self) -> list[str]:
        return [sent["message"]["text"] for sent in self.town.graph.sent]


@dataclass
class Instagram(Meta):
    def __post_init__(self) -> None:
        self.town.graph.followers.add(PSID)


@dataclass
class Bot(Place):
    """The bot's own chat: she writes by replying in her inbox."""

    town: Town

    async def says(self, text: str) -> None:
        await self.town.bot_api.say(CHAT, text)

    async def owner_writes(self, text: str) -> None:
        notice = [m for m in self.town.bot_api.messages if m["chat"]["id"] == LEA][-1]
        await self.town.bot_api.say(LEA, text, reply_to_message=notice)

    def told(self) -> list[str]:
        """Besides what she herself has written."""
        sent = (m for m in self.town.bot_api.messages if m["chat"]["id"] == CHAT)
        return [m["text"] for m in sent if m["text"] != HERS]


@dataclass
class Account(Bot):
    """Her own Telegram account: she writes there as she always did."""

    async def says(self, text: str) -> None:
        if LINK not in self.town.bot_api.accounts.connections:
            await self.town.bot_api.connect(LINK, LEA)
            await until(lambda: len(texts_to(self.town, LEA)) == 2)
        await self.town.bot_api.say_to_account(LINK, CHAT, text)

    async def owner_writes(self, text: str) -> None:
        await self.town.bot_api.account_writes(LINK, CHAT, text)


PLACES: list[Callable[[Town], Place]] = [Meta, Instagram, Bot, Account]


@pytest.mark.parametrize("at", PLACES, ids=lambda place: place.__name__)
async def test_the_whole_cycle(town: Town, at: Callable[[Town], Place]) -> None:
    topics = {COMPLAINT: ("complaint",), SHIPS: ("shipping",), HOURS: ("other",)}
    town.rasa.topics |= topics
    async with town.open() as parts:
        await pair(town, parts)
        place = at(town)

        await place.says(SHIPS)
        await until(lambda: len(place.told()) == 1)
        await place.says(COMPLAINT)
        await until(lambda: len(place.told()) == 2)
        await until(lambda: COMPLAINT in texts_to(town, LEA)[-1])
        await place.says(SHIPS)
        await until(lambda: len(place.told()) == 3)
        assert all("bpost" in place.told()[turn] for turn in (0, 2))

        await place.owner_writes(HERS)
        await until(lambda: "me tais" in texts_to(town, LEA)[-1])
        await place.says(HOURS)
        await until(lambda: HOURS in texts_to(town, LEA)[-1])
        assert len(place.told()) == 3

        await _hands_back(town)
        await place.says(SHIPS)
        await until(lambda: len(place.told()) == 4)

    assert "assistant" in place.told()[0]
    assert "assistant" in place.told()[3]


async def _hands_back(town: Town) -> None:
    notice = [m for m in town.bot_api.messages if m["chat"]["id"] == LEA][-1]
    await town.bot_api.say(LEA, "/done", reply_to_message=notice)
    await until(lambda: "de nouveau" in texts_to(town, LEA)[-1])


async def test_what_the_bot_says_in_her_name_never_takes_over(town: Town) -> None:
    town.rasa.topics |= {SHIPS: ("shipping",)}
    async with town.open() as parts:
        await pair(town, parts)
        place = Account(town)
        for turn in range(3):
            await place.says(SHIPS)
            await until(lambda turn=turn: len(place.told()) == turn + 1)
        await until(lambda: not town.bot_api.pending)

    ours = [m for m in town.bot_api.messages if "sender_business_bot" in m]
    assert len(ours) == 3


async def test_a_strangers_account_gets_no_word_of_ours(town: Town) -> None:
    town.rasa.topics |= {SHIPS: ("shipping",)}
    async with town.open() as parts:
        await pair(town, parts)
        await town.bot_api.connect("bc_X", 666)
        await town.bot_api.say_to_account("bc_X", CHAT, SHIPS)
        await town.bot_api.say(CHAT + 1, SHIPS)
        await until(lambda: texts_to(town, CHAT + 1))

    assert texts_to(town, CHAT) == texts_to(town, 666) == []


async def test_a_connection_made_while_we_were_away_is_asked_for(
    town: Town,
) -> None:
    town.rasa.topics |= {SHIPS: ("shipping",)}
    async with town.open() as parts:
        await pair(town, parts)
        town.bot_api.accounts.connected(LINK, LEA)
        await town.bot_api.say_to_account(LINK, CHAT, SHIPS)
        await until(lambda: texts_to(town, CHAT))

    asked = [method for method, _ in town.bot_api.calls]
    assert asked.count("getBusinessConnection") == 1
