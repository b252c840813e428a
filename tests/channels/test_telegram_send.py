import logging

import pytest

from bot.channels.errors import InvalidSignature, SendLater, SendRefused
from bot.channels.telegram import TelegramChannel, TelegramClient
from bot.updates import Address, Button, Message, Outgoing
from tests.channels.payloads import payload
from tests.platforms.bot_api import FakeBotApi
from tests.platforms.bot_api_wire import ApiError, Scripted

BARBARA = Address("telegram", "8801")
PHOTO = "https://shop.example/a.jpg"


def outgoing(**fields) -> Outgoing:
    given = {"id": "r1", "address": BARBARA, "received": 1, "text": "Oui !"}
    return Outgoing(**{**given, **fields})


def methods(bot_api: FakeBotApi) -> list[str]:
    return [method for method, _ in bot_api.calls]


async def test_a_text_goes_out_as_it_is_and_without_a_preview(telegram, bot_api):
    sent = await telegram.send(outgoing(text="<b>Robe_Jeanne*</b> https://x.example"))

    [given] = bot_api.sent
    assert given == {
        "chat_id": "8801",
        "text": "<b>Robe_Jeanne*</b> https://x.example",
        "link_preview_options": {"is_disabled": True},
    }
    assert sent.platform_id.isdecimal()
    assert sent.parts == (sent.platform_id,)


async def test_buttons_reply_and_thread_reach_telegram(telegram, bot_api) -> None:
    bot_api.threads.add(12)

    await telegram.send(
        outgoing(buttons=(Button("Oui", "y"),), reply_to="60", thread="12")
    )

    [given] = bot_api.sent
    assert given["reply_markup"] == {
        "inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]
    }
    assert given["message_thread_id"] == "12"
    assert given["reply_parameters"] == {
        "message_id": 60,
        "allow_sending_without_reply": True,
    }


async def test_a_photo_has_the_text_as_its_caption(telegram, bot_api) -> None:
    await telegram.send(outgoing(photo=PHOTO))

    assert methods(bot_api) == ["sendPhoto"]
    assert bot_api.sent[0]["photo"] == PHOTO
    assert bot_api.sent[0]["caption"] == "Oui !"


async def test_a_photo_of_bytes_is_uploaded(telegram, bot_api) -> None:
    await telegram.send(outgoing(photo="data:image/png;base64,iVBORw0="))

    assert bot_api.sent[0]["photo"] == b"\x89PNG\r"


async def test_a_photo_that_telegram_cannot_take_does_not_cost_the_answer(
    telegram, bot_api
) -> None:
    bot_api.fail_next(400, "Bad Request: wrong file identifier/HTTP URL specified")

    sent = await telegram.send(outgoing(photo=PHOTO))

    assert methods(bot_api) == ["sendPhoto", "sendMessage"]
    assert sent.parts == (sent.platform_id,)


async def test_a_bad_photo_before_a_long_text_is_left_out(telegram, bot_api) -> None:
    bot_api.fail_next(400, "Bad Request: failed to get HTTP URL content")

    sent = await telegram.send(outgoing(photo=PHOTO, text="a" * 1500))

    assert [len(given["text"]) for given in bot_api.sent] == [1500]
    assert sent.parts == (sent.platform_id,)


async def test_a_bad_photo_alone_is_refused(telegram, bot_api) -> None:
    bot_api.fail_next(400, "Bad Request: wrong type of the web page content")

    with pytest.raises(SendRefused):
        await telegram.send(outgoing(text="", photo=PHOTO))


async def test_what_is_no_photo_at_all_is_left_out(telegram, bot_api) -> None:
    await telegram.send(outgoing(photo="/etc/passwd"))

    assert methods(bot_api) == ["sendMessage"]


async def test_a_long_text_goes_in_parts_and_a_repeat_goes_on(telegram, bot_api):
    message = outgoing(text="a" * 9000)
    await telegram.send(outgoing(id="r0"))
    bot_api.sent.clear()
    bot_api.script.append(Scripted("sendMessage", body=b'{"ok":true}', taken=True))

    with pytest.raises(SendLater) as delay:
        await telegram.send(message)
    assert delay.value.maybe_sent
    bot_api.sent.clear()
    sent = await telegram.send(message)

    assert [len(given["text"]) for given in bot_api.sent] == [4000, 4000, 1000]
    assert len(sent.parts) == 3


async def test_a_repeat_after_a_flood_goes_on_with_the_part_that_failed(
    telegram, bot_api, clock
) -> None:
    message = outgoing(photo=PHOTO, text="a" * 1500)
    bot_api.fail_next(429, "Too Many Requests", method="sendMessage", retry_after=9)

    with pytest.raises(SendLater) as delay:
        await telegram.send(message)
    with pytest.raises(SendLater):
        await telegram.send(message)
    clock.ms += 9_100
    await telegram.send(message)

    assert delay.value.retry_after == 9
    assert methods(bot_api) == ["sendPhoto", "sendMessage", "sendMessage"]
    assert len(bot_api.sent) == 2


@pytest.mark.parametrize(
    ("code", "text", "cause"),
    [
        (403, "Forbidden: bot was blocked by the user", "unreachable"),
        (403, "Forbidden: bot can't initiate conversation with a user", "unreachable"),
        (403, "Forbidden: user is deactivated", "unreachable"),
        (400, "Bad Request: chat not found", "unreachable"),
        (400, "Bad Request: message thread not found", "thread"),
        (400, "Bad Request: message is too long", "message"),
        (401, "Unauthorized", "disconnected"),
        (404, "Not Found", "disconnected"),
    ],
)
async def test_refusals_are_told_by_cause(telegram, bot_api, code, text, cause) -> None:
    bot_api.fail_next(code, text)

    with pytest.raises(SendRefused) as refusal:
        await telegram.send(outgoing())

    assert refusal.value.cause == cause


@pytest.mark.parametrize(
    "scripted",
    [
        Scripted("", ApiError(502, "Bad Gateway")),
        Scripted("", ApiError(500, "Internal Server Error")),
        Scripted("", ApiError(409, "Conflict")),
        Scripted("", body=b"<html>"),
        Scripted("", body=b"[]"),
        Scripted("", body=b'{"ok":true,"result":{"message_id":1}}'),
        Scripted("", body=b'{"ok":true,"result":{"message_id":1,"date":1e15}}'),
        Scripted("", delay=60.0),
    ],
)
async def test_what_may_have_been_delivered_says_so(client, bot_api, scripted) -> None:
    bot_api.script.append(scripted)
    hasty = TelegramChannel(client, send_seconds=0.3)

    with pytest.raises(SendLater) as delay:
        await hasty.send(outgoing())

    assert delay.value.maybe_sent


async def test_a_server_that_cannot_be_reached_has_not_taken_it() -> None:
    client = TelegramClient("123456:abc", api_url="http://127.0.0.1:1")
    nowhere = TelegramChannel(client)

    with pytest.raises(SendLater) as delay:
        await nowhere.send(outgoing())
    await nowhere.show_typing(BARBARA)
    await nowhere.close()

    assert not delay.value.maybe_sent
    assert delay.value.whole_channel


async def test_a_group_that_has_moved_is_followed(telegram, bot_api) -> None:
    bot_api.migrated[-400001] = -1002200000001
    group = Address("telegram", "-400001")

    sent = await telegram.send(outgoing(address=group))

    assert sent.recipient_moved_to == "-1002200000001"
    assert [given["chat_id"] for given in bot_api.sent] == ["-1002200000001"]


async def test_a_group_that_keeps_moving_is_left_for_later(telegram, bot_api) -> None:
    bot_api.migrated = {-1: -2, -2: -3}

    with pytest.raises(SendLater):
        await telegram.send(outgoing(address=Address("telegram", "-1")))


async def test_nothing_is_no_message(telegram, bot_api) -> None:
    with pytest.raises(SendRefused):
        await telegram.send(outgoing(text=""))
    assert bot_api.calls == []


async def test_typing_is_shown_and_its_failure_is_not_told(telegram, bot_api) -> None:
    await telegram.show_typing(BARBARA)
    bot_api.blocked.add(8801)
    await telegram.show_typing(BARBARA)

    assert bot_api.calls[0] == (
        "sendChatAction",
        {"chat_id": "8801", "action": "typing"},
    )


async def test_a_tap_is_answered_and_nothing_else_is(telegram, bot_api) -> None:
    tap = telegram.parse(payload("telegram", "tap")).updates[0]
    await telegram.acknowledge(tap)
    bot_api.fail_next(
        400, "Bad Request: query is too old", method="answerCallbackQuery"
    )
    await telegram.acknowledge(tap)

    await telegram.acknowledge(Message(id="1", address=BARBARA, text="x"))

    assert methods(bot_api) == ["answerCallbackQuery"] * 2
    assert bot_api.calls[0][1] == {"callback_query_id": "4382bfdwdsb323b2d9"}


def test_the_secret_header_must_be_ours(telegram, client) -> None:
    name = "X-Telegram-Bot-Api-Secret-Token"
    telegram.verify(b"{}", {name.lower(): "a-secret_of_ours"})

    for headers in ({}, {name: ""}, {name: "é"}, {name: "a-secret_of_ourS"}):
        with pytest.raises(InvalidSignature):
            telegram.verify(b"{}", headers)
    with pytest.raises(InvalidSignature):
        TelegramChannel(client).verify(b"{}", {name: ""})


@pytest.mark.parametrize("token", ["", "778899:a b", "1:x\n", "1:x/getMe?", "{token}"])
def test_what_is_no_token_is_refused_and_not_repeated(token: str) -> None:
    with pytest.raises(ValueError, match="no token has") as refusal:
        TelegramClient(token, api_url="http://127.0.0.1:1")
    assert not token or token not in str(refusal.value)


async def test_no_token_reaches_a_log(telegram, bot_api, caplog) -> None:
    with caplog.at_level(logging.DEBUG):
        bot_api.script.append(Scripted("", body=b"<html>"))
        with pytest.raises(SendLater):
            await telegram.send(outgoing(text="secret words"))
        await telegram.send(outgoing(text="secret words"))

    said = " ".join(record.getMessage() for record in caplog.records)
    assert bot_api.token not in said
    assert "secret words" not in said


async def test_a_message_may_take_the_place_of_another(telegram, bot_api) -> None:
    first = await telegram.send(outgoing(text="Une ?"))
    second = await telegram.send(
        outgoing(
            id="r2",
            text="Deux ?",
            buttons=(Button("Oui", "y"),),
            replaces=first.platform_id,
        )
    )

    assert methods(bot_api) == ["sendMessage", "editMessageText"]
    assert second.platform_id == first.platform_id
    assert [message["text"] for message in bot_api.messages] == ["Deux ?"]


@pytest.mark.parametrize("gone", ["1", "none", ""])
async def test_what_is_to_replace_a_message_that_is_gone_is_sent(
    telegram, bot_api, gone: str
) -> None:
    await telegram.send(outgoing(replaces=gone))

    assert bot_api.sent[-1]["text"] == "Oui !"


async def test_a_repeat_that_changes_nothing_is_no_further_message(
    telegram, bot_api
) -> None:
    first = await telegram.send(outgoing(text="Une ?"))
    for _ in range(2):
        await telegram.send(
            outgoing(id="r2", text="Deux ?", replaces=first.platform_id)
        )

    assert [message["text"] for message in bot_api.messages] == ["Deux ?"]
