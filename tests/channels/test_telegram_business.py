"""The owner's own account: who wrote, where an answer goes, what Telegram refuses."""

import json
from typing import Any

import pytest

from bot.channels.errors import SendRefused
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram.parse import parse
from bot.updates import Address, AnyUpdate, Button, Connection, Echo, Message, Notice
from tests.channels.payloads import payload
from tests.channels.test_telegram_send import outgoing
from tests.platforms.bot_api import FakeBotApi

BOT, OWNER, LINK = 123456, 501, "bc_A1"
LEA = Address("telegram", f"{LINK}:8801")
US = {"id": BOT, "is_bot": True, "first_name": "Maison Lila"}
OTHER_BOT = {"id": 99, "is_bot": True, "first_name": "Other"}
HER = {"id": OWNER, "is_bot": False, "first_name": "Ana"}
CONNECTED = {"can_reply": True}


def read(name: str, **changes: Any) -> AnyUpdate | None:
    body = json.loads(payload("telegram", name))
    [kind] = set(body) - {"update_id"}
    body[kind] |= changes
    batch = parse(json.dumps(body).encode(), str(BOT))
    assert not batch.malformed
    return next(iter(batch.updates), None)


def test_a_customer_of_her_account_is_nobody_whom_the_bot_itself_knows() -> None:
    message = read("business_message")

    assert isinstance(message, Message)
    assert (message.address, message.text) == (LEA, "Still open today?")
    assert message.address != Address("telegram", "8801")
    assert message.address.person == Address("telegram", "8801")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, Message),
        ({"from": HER}, Echo),
        ({"from": HER, "sender_business_bot": OTHER_BOT}, Echo),
        ({"from": HER, "sender_business_bot": US}, None),
        ({"from": HER, "is_from_offline": True}, None),
        ({"from": HER, "text": "", "new_chat_photo": []}, None),
        ({"from": OTHER_BOT, "chat": {"id": 99, "type": "private"}}, None),
    ],
)
def test_only_what_she_herself_or_another_program_wrote_is_an_echo(
    changes: dict[str, Any], kind: type | None
) -> None:
    update = read("business_message", **changes)

    assert type(update) is (kind or type(None))
    if isinstance(update, Echo):
        assert (update.address, update.row_id) == (LEA, "")


@pytest.mark.parametrize(
    ("changes", "is_on", "may_reply"),
    [
        ({}, True, True),
        ({"is_enabled": False}, False, True),
        ({"rights": {"can_read_messages": True}}, True, False),
        ({"rights": None}, True, False),
    ],
)
def test_a_connection_says_whose_it_is_and_what_we_may(
    changes: dict[str, Any], is_on: bool, may_reply: bool
) -> None:
    assert read("business_connection", **changes) == Connection(
        id=f"{BOT}:727",
        address=Address("telegram", str(OWNER)),
        connection=LINK,
        is_on=is_on,
        may_reply=may_reply,
    )


def test_what_is_deleted_is_a_notice_with_its_numbers() -> None:
    assert read("business_deleted", message_ids=[77, 78]) == Notice(
        id=f"{BOT}:729", address=LEA, name="deleted", detail="77 78"
    )


@pytest.mark.parametrize(("who", "is_heard"), [(8801, True), (OWNER, False)])
def test_a_button_in_her_account_is_for_the_customer(who: int, is_heard: bool) -> None:
    under = json.loads(payload("telegram", "tap"))["callback_query"]["message"]
    tapped = read(
        "tap",
        message={**under, "business_connection_id": LINK},
        **{"from": {"id": who, "is_bot": False, "first_name": "Lea"}},
    )

    assert (tapped is not None) is is_heard
    assert tapped is None or tapped.address == LEA


async def test_an_answer_goes_out_in_the_name_of_the_account(
    telegram: TelegramChannel, bot_api: FakeBotApi
) -> None:
    bot_api.accounts.connected(LINK, OWNER)
    await bot_api.say_to_account(LINK, 8801, "dispo ?")
    photo = "https://shop.example/a.jpg"

    await telegram.show_typing(LEA)
    await telegram.send(outgoing(address=LEA, buttons=(Button("Oui", "y"),)))
    await telegram.send(outgoing(id="r2", address=LEA, photo=photo))

    assert [
        (method, given["chat_id"], given["business_connection_id"])
        for method, given in bot_api.calls
    ] == [
        ("sendChatAction", "8801", LINK),
        ("sendMessage", "8801", LINK),
        ("sendPhoto", "8801", LINK),
    ]


@pytest.mark.parametrize(
    ("hours", "rights", "cause"),
    [
        (25, {}, "window"),
        (1, {"can_reply": False}, "unreachable"),
        (1, {"is_enabled": False}, "unreachable"),
    ],
)
async def test_what_her_account_refuses_is_not_tried_again(
    telegram: TelegramChannel,
    bot_api: FakeBotApi,
    hours: int,
    rights: dict[str, bool],
    cause: str,
) -> None:
    bot_api.accounts.connected(LINK, OWNER, **rights)
    bot_api.accounts.heard[LINK, 8801] = bot_api.now() - hours * 3600

    with pytest.raises(SendRefused) as refused:
        await telegram.send(outgoing(address=LEA))

    assert refused.value.cause == cause


async def test_telegram_tells_whose_account_a_connection_is(
    telegram: TelegramChannel, bot_api: FakeBotApi
) -> None:
    bot_api.accounts.connected(LINK, OWNER)

    found = await telegram.connection(LINK)

    assert found is not None
    assert (found.address.chat_id, found.may_reply) == (str(OWNER), True)
    assert await telegram.connection("bc_none") is None
