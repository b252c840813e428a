import json
from typing import Any

import msgspec
import pytest

from bot.channels.errors import BadPayload
from bot.channels.messenger import Account
from bot.channels.messenger.parse import milliseconds, parse
from bot.updates import Address, Attachment, Echo, Message, Notice, Pointer, decode
from tests.channels.payloads import payload

PAGE = "111000111000111"
BARBARA = Address("messenger", f"{PAGE}:7300000000000001")
FOLLOWER = Address("instagram", "17841400000000001:9100000000000007")


def only(account: Account, name: str) -> Any:
    batch = parse(payload("messenger", name), account)
    assert (len(batch.updates), batch.skipped, batch.malformed) == (1, 0, 0)
    return batch.updates[0]


def test_a_text_is_a_message_with_the_time_and_the_id_of_the_platform(account) -> None:
    assert only(account, "text") == Message(
        id=f"{PAGE}:m_a1",
        address=BARBARA,
        at=1795291622980,
        text="C'est encore dispo en 38 ? 😀",
        platform_id="m_a1",
    )


def test_a_quick_reply_says_its_title_and_stands_for_its_payload(account) -> None:
    message = only(account, "quick_reply")

    assert (message.text, message.payload) == ("Yes, hold it", "hold:1")


@pytest.mark.parametrize(
    ("name", "pointer"),
    [
        ("reply_to", Pointer(kind="message", id="m_zz")),
        ("ad", Pointer(kind="ad", id="120210000000")),
        ("ad_with_product", Pointer(kind="shop_product", id="987")),
        ("shop_product", Pointer(kind="shop_product", id="4455")),
        ("link_click", Pointer(product="robe-jeanne-lin")),
        ("get_started", Pointer(product="robe-jeanne-lin")),
        ("shared_post", Pointer(kind="post", id="111000111000111_222")),
        ("instagram_story_reply", Pointer(kind="story", id="1784009")),
    ],
)
def test_what_she_clicked_or_answered_is_the_pointer(account, name, pointer) -> None:
    assert only(account, name).pointer == pointer


@pytest.mark.parametrize(
    ("name", "attachments"),
    [
        (
            "images",
            (
                Attachment("image", url="https://cdn.example/x.jpg"),
                Attachment("image", url="https://cdn.example/y.jpg"),
            ),
        ),
        ("link", (Attachment("link", url="https://shop.example/robe-lin"),)),
        ("shared_post", (Attachment("post", url="https://facebook.example/p/222"),)),
        ("odd_attachments", (Attachment("other"),)),
        ("instagram_unsupported", (Attachment("other"),)),
        (
            "instagram_story_mention",
            (Attachment("story", url="https://cdn.example/mention"),),
        ),
    ],
)
def test_attachments_are_named_alike_on_all_channels(account, name, attachments):
    assert only(account, name).attachments == attachments


def test_odd_attachments_do_not_cost_the_words(account) -> None:
    assert only(account, "odd_attachments").text == "et ça ?"


def test_the_thumb_is_read_as_its_emoji_and_its_twin_image_is_dropped(account) -> None:
    message = only(account, "like_sticker")

    assert message.text == "👍"
    assert [one.kind for one in message.attachments] == ["sticker"]
    assert message.attachments[0].file_id == "369239263222822"


def test_a_click_on_a_link_is_a_message_without_words(account) -> None:
    message = only(account, "link_click")

    assert (message.text, message.attachments, message.payload) == ("", (), "")


def test_a_postback_is_a_message_with_its_payload(account) -> None:
    message = only(account, "get_started")

    assert (message.text, message.payload) == ("Démarrer", "GET_STARTED")
    assert message.id == f"{PAGE}:m_p1"


def test_a_postback_without_mid_has_the_same_id_at_each_delivery(account) -> None:
    body = payload("messenger", "postback_seconds")
    respaced = json.dumps(json.loads(body), sort_keys=True).encode()
    later = body.replace(b"1795291634", b"1795291635")

    first, again, other = (
        parse(one, account).updates[0].id for one in (body, respaced, later)
    )

    assert first == again != other


def test_a_time_in_seconds_or_in_a_string_is_understood(account) -> None:
    assert only(account, "postback_seconds").at == 1795291634000


@pytest.mark.parametrize(
    ("stamp", "ms"),
    [
        (1795291622980, 1795291622980),
        ("1795291622980", 1795291622980),
        (1795291622, 1795291622000),
        (1795291622.5, 1795291622000),
        (None, 0),
        ("soon", 0),
        ("", 0),
        (-5, 0),
        (10**30, 0),
        (float("inf"), 0),
    ],
)
def test_timestamps(stamp: Any, ms: int) -> None:
    assert milliseconds(stamp) == ms


def test_an_item_without_its_own_time_has_that_of_its_entry(account) -> None:
    body = json.loads(payload("messenger", "text"))
    del body["entry"][0]["messaging"][0]["timestamp"]

    message = parse(json.dumps(body).encode(), account).updates[0]

    assert message.at == 1795291623123


@pytest.mark.parametrize("name", ["standby", "postback_standby"])
def test_what_comes_in_standby_is_marked_so(account, name) -> None:
    assert only(account, name).standby


@pytest.mark.parametrize(
    ("name", "row_id"),
    [
        ("echo_ours", "row-42"),
        ("echo_ours_without_metadata", "ours"),
        ("echo_inbox", ""),
        ("echo_of_another_bot", ""),
        ("echo_without_app", ""),
    ],
)
def test_an_echo_is_ours_by_app_or_metadata_else_a_persons(account, name, row_id):
    echo = only(account, name)

    assert isinstance(echo, Echo)
    assert echo.row_id == row_id
    assert echo.address == BARBARA


def test_an_echo_tells_what_was_said(account) -> None:
    echo = only(account, "echo_inbox")

    assert (echo.text, echo.platform_id) == ("Bonjour, Léa ici.", "m_b3")


def test_instagram_has_its_own_addresses(account) -> None:
    assert only(account, "instagram_text").address == FOLLOWER
    assert only(account, "instagram_echo").address == FOLLOWER


@pytest.mark.parametrize(
    ("name", "notice", "detail"),
    [
        ("thread_passed_to_us", "thread_given", "555000555"),
        ("thread_passed_on", "thread_taken", "263902037430900"),
        ("thread_taken", "thread_taken", ""),
    ],
)
def test_who_may_answer_is_a_notice(account, name, notice, detail) -> None:
    update = only(account, name)

    assert isinstance(update, Notice)
    assert (update.name, update.detail) == (notice, detail)
    assert update.address == BARBARA


def test_a_thread_passed_to_nobody_is_open_to_us(account) -> None:
    body = payload("messenger", "thread_passed_on")
    released = body.replace(b"263902037430900", b"null")

    notice = parse(released, account).updates[0]

    assert isinstance(notice, Notice)
    assert notice.name == "thread_given"


def test_a_policy_measure_is_a_notice_about_the_page(account) -> None:
    update = only(account, "policy")

    assert isinstance(update, Notice)
    assert update.address == Address("messenger", f"{PAGE}:")
    assert update.detail == "block: too many complaints"


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("receipts", 7),
        ("admin_text", 1),
        ("feed", 1),
        ("other_page", 1),
        ("postback_user_ref", 1),
        ("instagram_deleted", 1),
    ],
)
def test_what_we_do_not_need_is_skipped_and_counted(account, name, count) -> None:
    batch = parse(payload("messenger", name), account)

    assert (list(batch.updates), batch.skipped, batch.malformed) == ([], count, 0)


@pytest.mark.parametrize(
    "item",
    [
        {"message": {"mid": "m_1", "commands": [{"name": "help"}]}},
        {"message": {"mid": "m_1", "is_echo": True, "text": "to nobody"}},
        {"postback": {"mid": "m_1"}},
        {"referral": {"source": "SHORTLINK", "type": "OPEN_THREAD"}},
        {"referral": "odd"},
        {},
    ],
)
def test_an_event_that_says_nothing_is_skipped(account, item) -> None:
    event = {"sender": {"id": "73"}, **item}
    body = {"object": "page", "entry": [{"id": PAGE, "messaging": [event]}]}

    batch = parse(json.dumps(body).encode(), account)

    assert (list(batch.updates), batch.skipped) == ([], 1)


def test_instagram_is_skipped_until_its_account_is_known(account) -> None:
    fields = ("page_id", "page_token", "app_id", "app_secret", "verify_token")
    without = Account(**{name: getattr(account, name) for name in fields})

    batch = parse(payload("messenger", "instagram_text"), without)

    assert (list(batch.updates), batch.skipped) == ([], 1)


def test_an_entry_is_routed_by_its_id_even_if_its_object_says_page(account) -> None:
    body = payload("messenger", "instagram_text").replace(b'"instagram"', b'"page"')

    assert parse(body, account).updates[0].address == FOLLOWER


def test_another_object_is_skipped(account) -> None:
    body = payload("messenger", "text").replace(b'"page"', b'"user"')

    assert parse(body, account).skipped == 1


def test_one_malformed_item_of_eight_loses_none_of_the_others(account) -> None:
    batch = parse(payload("messenger", "batch_of_eight"), account)

    assert [type(update).__name__ for update in batch.updates] == [
        "Message",
        "Message",
        "Echo",
        "Message",
        "Message",
        "Message",
        "Message",
    ]
    assert (batch.skipped, batch.malformed) == (0, 1)


def test_a_malformed_entry_loses_none_of_the_others(account) -> None:
    body = json.loads(payload("messenger", "text"))
    body["entry"].insert(0, {"id": {"odd": 1}, "messaging": []})
    body["entry"].append("nonsense")

    batch = parse(json.dumps(body).encode(), account)

    assert (len(batch.updates), batch.malformed) == (1, 2)


def test_half_an_emoji_in_one_item_loses_nothing(account) -> None:
    body = payload("messenger", "batch_of_eight").replace(
        b"Bonjour", rb"Bonjour \ud83d"
    )

    batch = parse(body, account)

    assert len(batch.updates) == 7
    assert batch.updates[0].text == "Bonjour �"


def test_words_without_a_mid_are_not_lost(account) -> None:
    body = payload("messenger", "text").replace(b'"mid": "m_a1",', b"")

    message = parse(body, account).updates[0]

    assert message.text.startswith("C'est encore")
    assert message.id.startswith(f"{PAGE}:sha256:")


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"{}",
        b'{"object":"page"}',
        b'{"object":"page","entry":{}}',
        b'{"object":"page","entry":[5]}',
        b'{"object":5,"entry":[]}',
        b"[" * 100_000,
    ],
)
def test_a_body_of_which_nothing_can_be_read_is_a_bad_payload(account, body) -> None:
    with pytest.raises(BadPayload):
        parse(body, account)


def test_every_update_can_be_stored_and_read_again(account) -> None:
    batch = parse(payload("messenger", "batch_of_eight"), account)

    for update in batch.updates:
        assert decode(msgspec.json.encode(update)) == update
