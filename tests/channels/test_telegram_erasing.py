"""What is taken back of a chat: a topic, or the messages in it."""

import pytest

from bot.channels.errors import SendLater
from bot.channels.telegram import TelegramChannel
from bot.updates import Address
from tests.channels.test_telegram_send import outgoing
from tests.platforms.bot_api import FakeBotApi

LEA = Address("telegram", "7001")


@pytest.fixture
async def thread(telegram: TelegramChannel, bot_api: FakeBotApi) -> str:
    bot_api.topics_enabled = True
    return await telegram.open_topic(LEA, "Barbara · Messenger")


async def test_a_topic_goes_with_all_that_stands_in_it(
    telegram: TelegramChannel, bot_api: FakeBotApi, thread: str
) -> None:
    await telegram.send(outgoing(address=LEA, thread=thread))

    assert await telegram.delete_topic(LEA, thread)
    assert (bot_api.topics, bot_api.messages) == ({}, [])


async def test_a_topic_that_is_gone_already_is_gone(
    telegram: TelegramChannel, bot_api: FakeBotApi, thread: str
) -> None:
    bot_api.threads.clear()

    assert await telegram.delete_topic(LEA, thread)


async def test_a_topic_that_may_not_be_deleted_loses_its_name(
    telegram: TelegramChannel, bot_api: FakeBotApi, thread: str
) -> None:
    bot_api.may_delete_topics = False

    assert not await telegram.delete_topic(LEA, thread)
    assert "Barbara" not in bot_api.topics[int(thread)]
    assert bot_api.calls[-1][0] == "closeForumTopic"


async def test_our_messages_are_deleted_by_the_hundred(
    telegram: TelegramChannel, bot_api: FakeBotApi
) -> None:
    sent = [await telegram.send(outgoing(id=f"r{n}", address=LEA)) for n in range(3)]
    others = await telegram.send(outgoing(id="other", address=LEA))
    unknown = [str(900_000 + number) for number in range(150)]

    ids = [*unknown, *(one.platform_id for one in sent), "no number"]
    await telegram.delete_messages(LEA, ids)

    [left] = bot_api.messages
    assert str(left["message_id"]) == others.platform_id


async def test_a_rate_limit_asks_for_a_later_try(
    telegram: TelegramChannel, bot_api: FakeBotApi, thread: str
) -> None:
    bot_api.fail_next(429, "Too Many", method="deleteForumTopic", retry_after=7)

    with pytest.raises(SendLater) as caught:
        await telegram.delete_topic(LEA, thread)

    assert caught.value.retry_after == 7
