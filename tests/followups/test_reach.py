from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from actions.hold_news import telegram_link
from bot.conversations import Conversation, Status, conversation_id, milliseconds
from bot.followups.reach import bot_may_write, owner_may_write
from bot.updates import Address

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def conversation(channel: str, silent: timedelta, chat: str = "1") -> Conversation:
    address = Address(channel, chat)
    return Conversation(
        id=conversation_id(address),
        address=address,
        last_from_customer=milliseconds(NOW - silent),
    )


@pytest.mark.parametrize(
    ("channel", "silent", "bot", "owner"),
    [
        ("messenger", 23 * HOUR, True, True),
        ("messenger", 24 * HOUR, False, True),
        ("instagram", 25 * HOUR, False, True),
        ("messenger", 7 * 24 * HOUR, False, False),
        ("telegram", 60 * 24 * HOUR, True, True),
    ],
)
def test_a_window_closes_for_the_bot_after_a_day_for_the_owner_after_a_week(
    channel: str, silent: timedelta, bot: bool, owner: bool
) -> None:
    one = conversation(channel, silent)

    assert (bot_may_write(one, NOW), owner_may_write(one, NOW)) == (bot, owner)


@pytest.mark.parametrize(("hours", "may"), [(23, True), (24, False)])
def test_in_her_own_account_the_day_ends_for_both(hours: int, may: bool) -> None:
    one = conversation("telegram", hours * HOUR, "bc_A1:8801")

    assert (bot_may_write(one, NOW), owner_may_write(one, NOW)) == (may, may)


@pytest.mark.parametrize(
    ("state", "owner"),
    [
        ({"stopped": True}, False),
        ({"erase_at": 1}, False),
        ({"last_from_customer": 0}, False),
        ({"status": Status.HUMAN}, True),
    ],
)
def test_the_bot_is_silent_where_it_was_asked_to_or_a_person_speaks(
    state: dict[str, object], owner: bool
) -> None:
    one = msgspec.structs.replace(conversation("telegram", HOUR), **state)

    assert not bot_may_write(one, NOW)
    assert owner_may_write(one, NOW) == owner


@pytest.mark.parametrize(
    ("product", "link"),
    [
        ("robe-lin", "https://t.me/lila_bot?start=p_robe-lin"),
        ("écharpe", "https://t.me/lila_bot"),
        ("r" * 63, "https://t.me/lila_bot"),
    ],
)
def test_a_link_names_the_product_where_telegram_allows_it(
    product: str, link: str
) -> None:
    assert telegram_link("lila_bot", product) == link
