import base64

import pytest

from bot.channels.telegram.compose import parts_of, photo_of
from bot.updates import Address, Button, Outgoing

PHOTO = "https://shop.example/a.jpg"


def outgoing(**fields) -> Outgoing:
    given = {"id": "r1", "address": Address("telegram", "8801"), "received": 1}
    return Outgoing(**{**given, **fields})


def shapes(**fields) -> list[tuple[int, bool, bool]]:
    parts = parts_of(outgoing(**fields))
    return [(len(p.text), bool(p.photo), p.markup is not None) for p in parts]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": "a" * 4000}, [(4000, False, False)]),
        ({"text": "a" * 4001}, [(4000, False, False), (1, False, False)]),
        ({"text": "😀" * 2001}, [(2000, False, False), (1, False, False)]),
        ({"text": "a", "photo": PHOTO}, [(1, True, False)]),
        ({"text": "a" * 1000, "photo": PHOTO}, [(1000, True, False)]),
        (
            {"text": "a" * 1001, "photo": PHOTO},
            [(0, True, False), (1001, False, False)],
        ),
        ({"photo": PHOTO}, [(0, True, False)]),
        ({"text": " \n"}, []),
        ({}, []),
    ],
)
def test_texts_and_captions_stay_within_telegrams_limits(fields, expected) -> None:
    assert shapes(**fields) == expected


def test_the_buttons_stand_under_the_last_part() -> None:
    buttons = (Button("Oui", "y"),)

    assert shapes(text="a" * 4001, buttons=buttons)[-1][2]
    assert shapes(photo=PHOTO, buttons=buttons) == [(0, True, True)]
    assert shapes(buttons=buttons) == []


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        (("36", "38", "40", "42"), [3, 1]),
        (("Oui, réservez-la", "Non"), [1, 1]),
    ],
)
def test_short_titles_share_a_row(titles, rows) -> None:
    buttons = tuple(Button(title, f"p{title}") for title in titles)

    markup = parts_of(outgoing(text="?", buttons=buttons))[0].markup

    assert markup is not None
    assert [len(row) for row in markup.inline_keyboard] == rows
    assert markup.inline_keyboard[0][0].callback_data == f"p{titles[0]}"


def test_a_photo_is_an_address_a_file_id_or_bytes() -> None:
    data = base64.b64encode(b"\xff\xd8jpeg").decode()

    assert photo_of(PHOTO) == PHOTO
    assert photo_of("AgACAgQAAx0CQmrXIgACAQ") == "AgACAgQAAx0CQmrXIgACAQ"
    assert photo_of(f"data:image/jpeg;base64,{data}") == b"\xff\xd8jpeg"


@pytest.mark.parametrize(
    "photo",
    [
        "/etc/passwd",
        "README.md",
        "file:///etc/passwd",
        "../../data/settings.toml",
        "data:image/jpeg;base64,???",
        "data:text/html,x",
        "short",
    ],
)
def test_a_path_is_never_read_from_our_disk(photo: str) -> None:
    assert photo_of(photo) == ""
