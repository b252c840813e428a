import pytest

from bot.channels.errors import SendLater
from bot.channels.telegram import TelegramChannel
from bot.updates import Address
from tests.platforms.bot_api import FakeBotApi

LEA, GROUP = Address("telegram", "7001"), Address("telegram", "-100200300")


@pytest.mark.parametrize(
    ("enabled", "forums", "address", "opens"),
    [
        (True, (), LEA, True),
        (False, (), LEA, False),
        (False, (-100200300,), GROUP, True),
        (True, (), GROUP, False),
    ],
)
async def test_a_topic_is_opened_where_there_can_be_one(
    telegram: TelegramChannel,
    bot_api: FakeBotApi,
    enabled: bool,
    forums: tuple[int, ...],
    address: Address,
    opens: bool,
) -> None:
    bot_api.topics_enabled = enabled
    bot_api.forums.update(forums)

    thread = await telegram.open_topic(address, "Barbara · Messenger")

    assert (thread != "") is opens
    assert [str(number) for number in bot_api.topics] == ([thread] if opens else [])


async def test_a_long_name_is_cut_to_what_a_topic_may_be_called(
    telegram: TelegramChannel, bot_api: FakeBotApi
) -> None:
    bot_api.topics_enabled = True

    await telegram.open_topic(LEA, "B" * 300)

    assert list(bot_api.topics.values()) == ["B" * 128]


async def test_a_rate_limit_asks_for_a_later_try(
    telegram: TelegramChannel, bot_api: FakeBotApi
) -> None:
    bot_api.topics_enabled = True
    bot_api.fail_next(429, "Too Many", method="createForumTopic", retry_after=7)

    with pytest.raises(SendLater) as caught:
        await telegram.open_topic(LEA, "Barbara")

    assert caught.value.retry_after == 7


async def test_whether_topics_are_on_is_asked_once_in_a_while(
    telegram: TelegramChannel, bot_api: FakeBotApi
) -> None:
    for _ in range(3):
        await telegram.open_topic(LEA, "Barbara")

    assert [method for method, _ in bot_api.calls] == ["getMe"]
