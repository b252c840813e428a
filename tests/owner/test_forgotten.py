"""What the owner's side keeps of a customer goes when the customer is forgotten."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bench.simulated import OWNER, Simulated
from bot.conversations import conversation_id, milliseconds
from bot.mailbox.effects import Effects
from bot.mailbox.mailbox import Take
from bot.owner.news import News, Worded
from bot.owner.telling import Telling
from bot.updates import Address, Message
from tests.owner.promising import BARBARA, COMPLAINT, INES, MINUTE, on, open_shop

FORGET, UNDO = "Effacez mes données", "annuler"


@pytest.fixture
async def shop(redis: Redis, tmp_path: Path) -> Simulated:
    shop = await open_shop(redis, tmp_path)
    topics = {FORGET: ("privacy",), UNDO: ("cancel",)}
    shop.counter.parser.topics |= topics  # type: ignore[attr-defined]
    return shop


async def passes(shop: Simulated, minutes: int = 1) -> None:
    await shop.pass_until(shop.clock.at + minutes * MINUTE)


async def everything(redis: Redis, shop: Simulated) -> AsyncIterator[str]:
    """All that the store has of the shop, but how its chats are addressed."""
    async for key in redis.scan_iter(match=f"{shop.keys.prefix}:*"):
        match await redis.type(key):
            case b"string":
                yield f"{key} {await redis.get(key)}"
            case b"list":
                yield f"{key} {await redis.lrange(key, 0, -1)}"  # type: ignore[misc]
            case b"hash":
                yield f"{key} {await redis.hgetall(key)}"  # type: ignore[misc]


async def test_nothing_that_she_kept_of_a_customer_outlives_an_erasure(
    shop: Simulated, redis: Redis
) -> None:
    await shop.says(BARBARA, COMPLAINT, name="Barbara")
    await passes(shop)
    await shop.owner_writes("Barbara, c’est votre problème", about=BARBARA)
    await shop.pass_until(on(24, "20:00"))
    news = News("m", lambda _: Worded("Barbara attend"), conversation_id(BARBARA))
    effects = Effects()
    await Telling(redis, shop.counter).tell([news], effects, shop.clock.at)
    await shop.apply(effects)
    assert [row for row in [one async for one in everything(redis, shop)]
            if "Barbara attend" in row]  # fmt: skip

    await shop.says(BARBARA, FORGET)
    await passes(shop, 62)

    kept = [row async for row in everything(redis, shop)]
    assert [row for row in kept if "Barbara" in row] == []


async def test_news_of_others_stay_for_the_morning(
    shop: Simulated, redis: Redis
) -> None:
    await shop.says(INES, COMPLAINT, name="Inès")
    await shop.says(BARBARA, COMPLAINT, name="Barbara")
    await shop.pass_until(on(24, "20:00"))
    effects = Effects()
    for who in (INES, BARBARA):
        news = News(f"{who}", lambda _: Worded("du neuf"), conversation_id(who))
        await Telling(redis, shop.counter).tell([news], effects, shop.clock.at)
    await shop.apply(effects)
    await shop.says(BARBARA, FORGET)
    await shop.pass_until(on(25, "08:31"))

    assert shop.to(OWNER)[-1].count("du neuf") == 1


async def test_an_erasure_that_is_asked_for_twice_can_still_be_taken_back(
    shop: Simulated,
) -> None:
    await shop.says(BARBARA, COMPLAINT)
    await passes(shop)
    for _ in range(2):
        await shop.says(BARBARA, FORGET)
        await passes(shop)
    assert not (await shop.conversation(BARBARA)).history

    await shop.says(BARBARA, UNDO)
    await passes(shop)

    back = await shop.conversation(BARBARA)
    assert COMPLAINT in [line.text for line in back.history]
    assert not back.erase_at


async def test_who_outlived_the_retention_waits_no_more_and_is_owed_nothing(
    shop: Simulated, redis: Redis
) -> None:
    telling = Telling(redis, shop.counter)
    for who in (BARBARA, INES):
        await shop.says(who, COMPLAINT)
    await shop.pass_until(on(29, "12:00"))
    assert len(await telling.replies.waiting()) == len(await telling.ledger.open()) == 2
    await redis.delete(shop.keys.conversation(conversation_id(BARBARA)))
    await shop.pass_until(on(30, "08:31"))

    left = conversation_id(INES)
    assert [id for id, _ in await telling.replies.waiting()] == [left]
    assert list(await telling.ledger.open()) == [left]


@pytest.mark.parametrize(
    ("address", "is_shown"),
    [
        (Address("messenger", "page:anna"), True),
        (Address("telegram", "connection:55"), False),
    ],
)
async def test_what_could_not_be_handled_is_shown_unless_it_may_be_her_familys(
    shop: Simulated, redis: Redis, address: Address, is_shown: bool
) -> None:
    take = Take(shop=shop.keys.shop, conversation=conversation_id(address), token="1",
                attempts=9, sending="", rows=())  # fmt: skip
    message = Message(id="m", address=address, text="à ce soir")
    at = shop.clock.at
    effects = await Telling(redis, shop.counter).apologise(take, [message], at)

    assert bool(effects.commands) is is_shown


async def test_news_are_kept_no_longer_than_conversations(
    shop: Simulated, redis: Redis
) -> None:
    await shop.pass_until(on(24, "20:00"))
    effects = Effects()
    news = News("m", lambda _: Worded("du neuf"))
    await Telling(redis, shop.counter).tell([news], effects, shop.clock.at)
    await shop.apply(effects)

    left = await redis.pttl(shop.keys.named("kept", conversation_id(OWNER)))
    assert 0 < left <= shop.counter.retention_ms
    assert milliseconds(shop.clock.at) > left
