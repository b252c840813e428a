import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.links import pointer_of
from bot.channels.parts import (
    REMEMBERED,
    Progress,
    split,
    utf8_length,
    utf16_length,
)
from bot.updates import Button, Pointer

text = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)


@given(text, st.integers(8, 60), st.sampled_from([utf16_length, utf8_length, len]))
def test_no_part_is_too_long_and_no_word_is_lost(text, limit, length) -> None:
    parts = split(text, limit, length)

    assert all(0 < length(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("  \n ", []),
        ("short", ["short"]),
        ("Il reste du 38.\nEt du 40 aussi.", ["Il reste du 38.", "Et du 40 aussi."]),
        ("Oui, en bleu. Et en rouge.", ["Oui, en bleu.", "Et en rouge."]),
        ("a. bbbbbbbbbbbb cccccc ddd", ["a. bbbbbbbbbbbb", "cccccc ddd"]),
        ("aaaaaaaaaaaaaaaaaaaaaaaaa", ["aaaaaaaaaaaaaaaaaaaa", "aaaaa"]),
    ],
)
def test_a_text_is_cut_where_it_hurts_least(text: str, parts: list[str]) -> None:
    assert split(text, 20, len) == parts


def test_a_cut_does_not_tear_an_emoji() -> None:
    family = "👩‍👩‍👧"

    parts = split("a" * 18 + family, 20, len)

    assert parts == ["a" * 18, family]


def test_lengths_are_the_platforms_own() -> None:
    assert (utf16_length("é😀"), utf8_length("é😀")) == (3, 6)


def test_progress_is_remembered_until_forgotten_and_never_without_end() -> None:
    progress = Progress()
    progress.of("row").append("m_1")
    assert progress.of("row") == ["m_1"]

    progress.forget("row")
    assert progress.of("row") == []

    progress.of("row").append("m_2")
    for number in range(REMEMBERED):
        progress.of(f"other {number}")
    assert progress.of("row") == []


@pytest.mark.parametrize(
    ("ref", "pointer"),
    [
        ("p_robe-lin", Pointer(product="robe-lin")),
        ("p=robe-lin", Pointer(product="robe-lin")),
        ("p_", Pointer(kind="ref", id="p_")),
        ("spring26", Pointer(kind="ref", id="spring26")),
        ("", Pointer()),
    ],
)
def test_a_link_names_its_product(ref: str, pointer: Pointer) -> None:
    assert pointer_of(ref) == pointer


@pytest.mark.parametrize("payload", ["", "x" * 65, "é" * 33])
def test_a_button_whose_payload_no_platform_takes_cannot_be_made(payload: str) -> None:
    with pytest.raises(ValueError, match="1 to 64 bytes"):
        Button("Réserver", payload)
    assert Button("Réserver", "é" * 32).payload == "é" * 32
