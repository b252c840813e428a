import json
from typing import Any

import pytest

from bot.channels.errors import BadPayload
from bot.channels.telegram.parse import parse
from bot.updates import Address, Attachment, Message, Notice, Pointer
from tests.channels.payloads import payload

BARBARA = Address("telegram", "8801")


def only(name: str) -> Any:
    batch = parse(payload("telegram", name), "123456")
    assert (len(batch.updates), batch.skipped, batch.malformed) == (1, 0, 0)
    return batch.updates[0]


def test_a_text_in_a_private_chat_is_a_message() -> None:
    assert only("text") == Message(
        id="123456:701",
        address=BARBARA,
        at=1795291700000,
        text="C'est encore dispo en 38 ? 😀",
        name="Barbara Peeters",
        platform_id="77",
    )


@pytest.mark.parametrize(
    ("name", "pointer"),
    [
        ("start", Pointer()),
        ("start_product", Pointer(product="robe-jeanne-lin")),
        ("start_code", Pointer(kind="ref", id="Zk3vQ9-code_x")),
    ],
)
def test_a_deep_link_is_start_and_what_it_points_to(name: str, pointer) -> None:
    message = only(name)

    assert (message.text, message.pointer) == ("/start", pointer)


@pytest.mark.parametrize("text", ["/started", "/start a b", "hey /start"])
def test_only_a_whole_start_command_is_one(text: str) -> None:
    body = payload("telegram", "start").replace(b'"/start"', json.dumps(text).encode())

    message = parse(body, "123456").updates[0]

    assert isinstance(message, Message)
    assert (message.text, message.pointer) == (text, Pointer())


@pytest.mark.parametrize(
    ("name", "attachment"),
    [
        ("photo", Attachment("image", file_id="AgACAg_large_0001")),
        ("voice", Attachment("audio", file_id="AwACAg_voice_0001")),
        ("document", Attachment("file", file_id="BQACAg_doc_00001")),
        ("animation", Attachment("video", file_id="CgACAg_gif_00001")),
        ("sticker", Attachment("sticker", file_id="CAACAg_sticker_01")),
        ("contact", Attachment("contact")),
        ("location", Attachment("location")),
    ],
)
def test_attachments_are_named_alike_on_all_channels(name: str, attachment) -> None:
    assert only(name).attachments == (attachment,)


def test_a_caption_is_the_text_and_a_sticker_its_emoji() -> None:
    assert only("photo").text == "Vous l'avez en 40 ?"
    assert only("sticker").text == "👍"


def test_a_reply_points_to_the_message() -> None:
    assert only("reply").pointer == Pointer(kind="message", id="60")


def test_forwarded_words_are_marked() -> None:
    assert only("forwarded").forwarded
    assert not only("text").forwarded


def test_a_topic_in_a_private_chat_is_the_thread_and_not_a_reply() -> None:
    message = only("private_topic")

    assert (message.thread, message.pointer, message.sender) == ("12", Pointer(), "")


def test_a_reply_to_the_root_of_a_topic_is_no_reply_even_without_its_service_note():
    body = json.loads(payload("telegram", "private_topic"))
    del body["message"]["reply_to_message"]["forum_topic_created"]

    message = parse(json.dumps(body).encode(), "123456").updates[0]

    assert isinstance(message, Message)
    assert message.pointer == Pointer()


def test_in_a_forum_the_thread_and_the_numeric_sender_are_told() -> None:
    message = only("forum")

    assert message.address == Address("telegram", "-1002200000001")
    assert (message.thread, message.sender, message.name) == ("14", "501", "Léa")


def test_a_tap_says_the_title_the_payload_and_what_is_to_be_answered() -> None:
    message = only("tap")

    assert (message.text, message.payload) == ("Réserver", "hold:1")
    assert message.callback == "4382bfdwdsb323b2d9"
    assert message.pointer == Pointer(kind="message", id="61")
    assert message.address == BARBARA


def test_a_tap_under_an_old_message_still_has_its_payload() -> None:
    message = only("tap_old")

    assert (message.text, message.payload, message.at) == ("", "hold:1", 0)


@pytest.mark.parametrize("name", ["blocked", "unblocked"])
def test_who_blocks_or_unblocks_us_is_a_notice(name: str) -> None:
    notice = only(name)

    assert isinstance(notice, Notice)
    assert (notice.name, notice.address) == (name, BARBARA)


def test_a_change_of_rights_is_no_notice() -> None:
    body = payload("telegram", "blocked").replace(b'"kicked"', b'"member"')

    assert parse(body, "123456").skipped == 1


@pytest.mark.parametrize(
    "name",
    [
        "group",
        "bot_in_forum",
        "tap_inline",
        "removed_from_group",
        "edited",
        "pinned",
        "dice",
        "of_the_future",
    ],
)
def test_what_we_do_not_need_is_skipped_and_counted(name: str) -> None:
    batch = parse(payload("telegram", name), "123456")

    assert (list(batch.updates), batch.skipped, batch.malformed) == ([], 1, 0)


def test_a_list_is_read_in_order_and_one_malformed_loses_none_of_the_others() -> None:
    names = ("text", "edited", "photo", "voice")
    listed = [json.loads(payload("telegram", name)) for name in names]
    del listed[2]["message"]["date"]

    batch = parse(json.dumps([*listed, "nonsense"]).encode(), "123456")

    assert [update.id for update in batch.updates] == ["123456:701", "123456:706"]
    assert (batch.skipped, batch.malformed) == (1, 2)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("message", "text"), 5),
        (("message", "text"), {"a": 1}),
        (("message", "date"), None),
        (("message", "date"), 10**18),
        (("message", "date"), "soon"),
        (("message", "chat"), 5),
        (("message", "photo"), [{"file_id": 5}]),
        (("message",), "text"),
        (("update_id",), "1"),
        (("update_id",), True),
    ],
)
def test_an_update_of_the_wrong_shape_is_a_bad_payload(path, value) -> None:
    body = json.loads(payload("telegram", "text"))
    inner = body
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value

    with pytest.raises(BadPayload):
        parse(json.dumps(body).encode(), "123456")


def test_half_an_emoji_loses_nothing() -> None:
    body = payload("telegram", "text").replace(rb"\ud83d\ude00", rb"\ud83d")

    assert parse(body, "123456").updates[0].text.endswith("38 ? �")


def test_endless_replies_are_a_bad_payload() -> None:
    reply = (
        b'{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"reply_to_message":'
    )
    nested = reply * 900 + b"null" + b"}" * 900

    with pytest.raises(BadPayload):
        parse(b'{"update_id":1,"message":' + nested + b"}", "123456")


def test_an_empty_list_is_an_empty_batch() -> None:
    assert parse(b"[]", "123456").updates == []
