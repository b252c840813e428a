"""Who writes on Messenger is called by her name, which Meta tells when it is asked."""

import asyncio
from typing import Any

import msgspec
import pytest

from bot.conversations import Conversation, new_conversation
from bot.names import REMEMBERED, Names
from bot.updates import Address, AnyUpdate, Echo, Message

ANNA = Address("messenger", "page:anna")
HERS = Message(id="m", address=ANNA, text="bonjour")


class Profiles:
    """A platform that tells names, as soon as it is let."""

    def __init__(self, name: str = "Anna Peeters") -> None:
        self.name = name
        self.asked: list[Address] = []
        self.lets = asyncio.Event()
        self.lets.set()

    async def profile_name(self, address: Address) -> str:
        self.asked.append(address)
        await self.lets.wait()
        return self.name


class Nameless:
    """A platform that says the name with each message, or never."""


def names_of(channel: Any, patience: float = 5.0) -> Names:
    return Names({"messenger": channel}, patience=patience)


async def test_her_name_is_known_with_her_first_message() -> None:
    named = await names_of(Profiles()).named(new_conversation(ANNA), [HERS])

    assert named.name == "Anna Peeters"


async def test_a_name_that_comes_late_holds_up_no_answer_and_is_known_next() -> None:
    platform = Profiles()
    names, anna = names_of(platform, patience=0.01), new_conversation(ANNA)
    platform.lets.clear()
    assert (await names.named(anna, [HERS])).name == ""

    platform.lets.set()
    assert (await names.named(anna, [HERS])).name == "Anna Peeters"
    assert platform.asked == [ANNA]


async def test_a_platform_that_tells_no_name_is_asked_once() -> None:
    platform = Profiles(name="")
    names = names_of(platform)
    for _ in range(3):
        await names.named(new_conversation(ANNA), [HERS])

    assert platform.asked == [ANNA]


@pytest.mark.parametrize(
    ("known", "update"),
    [
        ({"name": "Anna"}, HERS),
        ({"erase_at": 1}, HERS),
        ({}, Echo(id="e", address=ANNA, text="bonjour")),
    ],
    ids=["named", "to-be-forgotten", "has-not-written"],
)
async def test_nobody_is_asked_about_without_need(
    known: dict[str, Any], update: AnyUpdate
) -> None:
    platform = Profiles()
    anna: Conversation = msgspec.structs.replace(new_conversation(ANNA), **known)

    assert await names_of(platform).named(anna, [update]) == anna
    assert platform.asked == []


async def test_a_platform_without_names_is_not_asked() -> None:
    anna = new_conversation(ANNA)

    assert await names_of(Nameless()).named(anna, [HERS]) == anna


async def test_who_is_forgotten_is_asked_about_anew_when_she_comes_back() -> None:
    platform = Profiles()
    names = names_of(platform)
    await names.named(new_conversation(ANNA), [HERS])
    names.forget(new_conversation(ANNA).id)
    await names.named(new_conversation(ANNA), [HERS])

    assert platform.asked == [ANNA, ANNA]


async def test_what_was_asked_does_not_pile_up() -> None:
    platform = Profiles()
    names = names_of(platform)
    for number in range(REMEMBERED + 1):
        address = Address("messenger", f"page:{number}")
        await names.named(new_conversation(address), [HERS])
    assert len(platform.asked) == REMEMBERED + 1

    for number in (REMEMBERED, 0):
        address = Address("messenger", f"page:{number}")
        await names.named(new_conversation(address), [HERS])
    assert len(platform.asked) == REMEMBERED + 2
    await names.close()
