"""Forget me: at once, to be taken back for an hour, then for good."""

import asyncio
from datetime import timedelta

from bot.conversations import conversation_id, find
from bot.updates import Address
from stock.model import Hold, VariantKey
from tests.channels.waiting import until
from tests.journey.conftest import Town
from tests.journey.test_promises_journey import Clock

FORGET, SECRET = "effacez mes données", "j'habite 12 rue du Puits"
CUSTOMER = "psid-1"


def her_id(town: Town) -> str:
    return conversation_id(Address("messenger", f"{town.graph.page_id}:{CUSTOMER}"))


async def test_it_goes_at_once_and_can_be_taken_back(town: Town) -> None:
    town.rasa.topics |= {FORGET: ("privacy",), SECRET: ("other",)}
    async with town.open() as parts:
        await town.graph.say(CUSTOMER, SECRET)
        await until(lambda: len(town.graph.sent) == 1)
        await town.graph.say(CUSTOMER, FORGET)
        await until(lambda: len(town.graph.sent) == 2)
        kept = await find(parts.store.redis, parts.keys, her_id(town))
        assert kept is not None
        assert not kept.history
        assert kept.erase_at

        await town.graph.say(CUSTOMER, "annuler")
        await until(lambda: len(town.graph.sent) == 3)
        back = await find(parts.store.redis, parts.keys, her_id(town))

    assert back is not None
    assert any(line.text == SECRET for line in back.history)


async def test_after_the_hour_nothing_is_left_and_her_hold_is_free(town: Town) -> None:
    town.rasa.topics |= {FORGET: ("privacy",), SECRET: ("other",)}
    clock = Clock()
    variant = VariantKey("robe-jeanne-lin", "38", "bleu")
    async with town.open(now=clock) as parts:
        await town.graph.say(CUSTOMER, SECRET)
        await until(lambda: len(town.graph.sent) == 1)
        assert parts.counter is not None
        table = parts.counter.table
        await table.hold(
            Hold(
                id="h1",
                variant=variant,
                conversation=her_id(town),
                at=clock(),
                expires_at=clock() + timedelta(hours=20),
            )
        )
        await town.graph.say(CUSTOMER, FORGET)
        await until(lambda: len(town.graph.sent) == 2)

        clock.ahead = timedelta(hours=1, minutes=1)
        for _ in range(400):
            await asyncio.sleep(0.05)
            if await find(parts.store.redis, parts.keys, her_id(town)) is None:
                break
        assert await find(parts.store.redis, parts.keys, her_id(town)) is None
        assert await table.holds_of(her_id(town)) == ()
