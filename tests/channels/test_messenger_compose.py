import pytest

from bot.channels.messenger.compose import calls_of, typing_on
from bot.updates import Address, Button, Outgoing

AT = 1_795_291_700_000
HOUR = 3_600_000


def outgoing(channel: str = "messenger", **fields) -> Outgoing:
    address = Address(channel, "111:73")
    return Outgoing(**{"id": "r1", "address": address, "received": AT, **fields})


def test_a_text_is_a_response_that_bears_the_rows_id() -> None:
    assert calls_of(outgoing(text="Oui !"), AT) == [
        {
            "recipient": {"id": "73"},
            "messaging_type": "RESPONSE",
            "message": {"text": "Oui !", "metadata": "comptoir:r1"},
        }
    ]


def test_the_photo_goes_before_the_text_and_the_buttons_under_the_last() -> None:
    buttons = (Button("Réserver", "hold:1"), Button("Non merci", "no"))

    photo, text = calls_of(
        outgoing(text="Voici.", photo="https://shop.example/a.jpg", buttons=buttons), AT
    )

    assert photo["message"] == {
        "attachment": {
            "type": "image",
            "payload": {"url": "https://shop.example/a.jpg"},
        },
        "metadata": "comptoir:r1#part1",
    }
    assert text["message"] == {
        "text": "Voici.",
        "quick_replies": [
            {"content_type": "text", "title": "Réserver", "payload": "hold:1"},
            {"content_type": "text", "title": "Non merci", "payload": "no"},
        ],
        "metadata": "comptoir:r1",
    }


@pytest.mark.parametrize(
    ("channel", "text", "lengths"),
    [
        ("messenger", "a" * 1900, [1900]),
        ("messenger", "a" * 1901, [1900, 1]),
        ("messenger", "😀" * 951, [950, 1]),
        ("messenger", "Bonjour. " * 300, [1898, 800]),
        ("instagram", "a" * 1000, [1000]),
        ("instagram", "é" * 501, [500, 1]),
    ],
)
def test_texts_are_split_at_the_limit_of_the_platform(channel, text, lengths) -> None:
    calls = calls_of(outgoing(channel, text=text), AT)

    assert [len(call["message"]["text"]) for call in calls] == lengths


def test_only_the_last_part_bears_the_whole_id() -> None:
    calls = calls_of(outgoing(text="a" * 4000), AT)

    metadata = [call["message"]["metadata"] for call in calls]
    assert metadata == ["comptoir:r1#part1", "comptoir:r1#part2", "comptoir:r1"]


def test_at_most_thirteen_quick_replies_of_twenty_characters() -> None:
    buttons = tuple(
        Button(f"{number} Robe Jeanne lin bleu ciel", f"p{number}")
        for number in range(15)
    )

    replies = calls_of(outgoing(text="?", buttons=buttons), AT)[0]["message"][
        "quick_replies"
    ]

    assert len(replies) == 13
    assert replies[0]["title"] == "0 Robe Jeanne lin…"
    assert all(len(reply["title"]) <= 20 for reply in replies)


@pytest.mark.parametrize(
    ("author", "hours_ago", "tag"),
    [
        ("owner", 23, None),
        ("owner", 24, None),
        ("owner", 25, "HUMAN_AGENT"),
        ("owner", 7 * 24, "HUMAN_AGENT"),
        ("owner", 7 * 24 + 1, None),
        ("bot", 25, None),
    ],
)
def test_the_human_agent_tag_is_for_the_owner_between_a_day_and_a_week(
    author, hours_ago, tag
) -> None:
    last = AT - hours_ago * HOUR

    call = calls_of(outgoing(text="x", author=author, last_from_customer=last), AT)[0]

    assert call.get("tag") == tag
    assert call["messaging_type"] == ("MESSAGE_TAG" if tag else "RESPONSE")


def test_without_a_known_time_there_is_no_tag() -> None:
    assert "tag" not in calls_of(outgoing(text="x", author="owner"), AT)[0]


@pytest.mark.parametrize("photo", ["", "AgACAgQAAx0", "/etc/passwd", "data:image/png,"])
def test_what_is_not_on_the_web_is_no_photo(photo: str) -> None:
    assert len(calls_of(outgoing(text="x", photo=photo), AT)) == 1
    assert calls_of(outgoing(photo=photo), AT) == []


def test_typing_is_a_request_of_its_own() -> None:
    assert typing_on("73") == {"recipient": {"id": "73"}, "sender_action": "typing_on"}
