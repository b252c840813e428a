from pathlib import Path

import pytest

from nlu.components import deciding
from nlu.components.deciding import Borders
from nlu.components.text import fold, segments
from nlu.components.tuned import note, unseen
from nlu.topics import Topic

LABELS = ["availability", "greeting", "other", "price", "shipping"]
BORDERS = Borders(whole=0.3, part=1.0, against=2.0, least=-3.0, facts=-1.0)


def row(**margins: float) -> list[float]:
    return [margins.get(label, -2.5) for label in LABELS]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Été à 39 €", "ete a 00 €"),
        ("  C'EST\n\tdispo ", "c'est dispo"),
        ("１２ ｆｕｌｌ", "00 full"),
        ("code 123456", "code 0000"),
        ("👍", "👍"),
        ("", ""),
    ],
)
def test_folding_leaves_what_is_asked(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("dispo en 38 ?", ["dispo en 38 ?"]),
        (
            "dispo en 38 ? et vous livrez à Lyon ?",
            ["dispo en 38 ?", "et vous livrez à Lyon ?"],
        ),
        (
            "heb je die nog en wat kost verzenden",
            ["heb je die nog", "en wat kost verzenden"],
        ),
        ("la robe en lin bleu", ["la robe en lin bleu"]),
        ("red and blue", ["red and blue"]),
        (
            "how much is it and do you ship to france",
            ["how much is it", "and do you ship to france"],
        ),
        ("bonjour\nc'est combien", ["bonjour", "c'est combien"]),
        ("???", ["???"]),
        ("", [""]),
    ],
)
def test_a_message_is_cut_where_another_question_may_begin(
    text: str, parts: list[str]
) -> None:
    assert [text[a:b].strip() for a, b in segments(text)] == parts


@pytest.mark.parametrize(
    ("margins", "topics"),
    [
        (row(price=1.0), ["price"]),
        (row(price=0.5, shipping=1.0), ["shipping", "price"]),
        (row(price=1.0, greeting=2.0), ["price"]),
        (row(greeting=2.0), ["greeting"]),
        (row(price=-0.5), ["price"]),
        (row(price=-1.5), ["other"]),
        (row(greeting=-1.5), ["greeting"]),
        (row(availability=-3.5, greeting=-3.5, other=-3.5, price=-3.5, shipping=-3.5),
         ["other"]),
    ],
)  # fmt: skip
def test_the_whole_message_asks_for_what_is_above_the_border(
    margins: list[float], topics: list[str]
) -> None:
    assert deciding.asked(LABELS, [margins], [], BORDERS) == topics


@pytest.mark.parametrize(
    ("part", "whole", "topics"),
    [
        (row(shipping=1.5), row(price=1.0, shipping=-1.0), ["price", "shipping"]),
        (row(shipping=0.9), row(price=1.0, shipping=-1.0), ["price"]),
        (row(shipping=1.5), row(price=1.0, shipping=-2.2), ["price"]),
        (row(greeting=3.0), row(price=1.0), ["price"]),
        (row(other=3.0), row(price=1.0), ["price"]),
    ],
    ids=["asks", "not surely", "not in the whole", "greets", "nothing known"],
)
def test_a_part_adds_what_it_surely_asks_for(
    part: list[float], whole: list[float], topics: list[str]
) -> None:
    margins = [whole, row(price=1.0), part]

    said = deciding.asked(LABELS, margins, ["c'est combien", "vous livrez"], BORDERS)

    assert said == topics


def test_a_part_adds_to_the_best_guess_at_the_whole() -> None:
    margins = [row(price=0.2, shipping=0.1), row(price=0.9), row(shipping=1.5)]

    said = deciding.asked(LABELS, margins, ["c'est combien", "vous livrez"], BORDERS)

    assert said == ["shipping", "price"]


def test_a_single_word_asks_nothing_by_itself() -> None:
    margins = [row(price=1.0, shipping=0.0), row(price=1.0), row(shipping=2.0)]

    assert deciding.asked(LABELS, margins, ["c'est combien", "lyon"], BORDERS) == [
        "price"
    ]


def test_each_part_tells_what_it_asks_for() -> None:
    margins = [row(price=1.0), row(price=1.0, shipping=0.4), row(availability=-1.0)]

    assert deciding.of_parts(LABELS, margins, [(0, 5), (5, 9)], BORDERS) == [
        {"start": 0, "end": 5, "topics": ["price", "shipping"]},
        {"start": 5, "end": 9, "topics": ["availability"]},
    ]


@pytest.mark.parametrize(
    ("margins", "doubtful"),
    [
        ([row(price=1.0)], []),
        ([row(price=0.8)], [0]),
        ([row(price=1.0, shipping=-0.5)], [0]),
        ([row(price=1.0), row(price=0.2)], [1]),
        ([row(price=1.0), row(price=1.0), row(shipping=1.0)], [2]),
        ([row(price=1.0), row(price=1.0), row(greeting=1.0)], []),
    ],
)
def test_beyond_doubt_is_one_topic_far_above_all_others_in_whole_and_parts(
    margins: list[list[float]], doubtful: list[int]
) -> None:
    assert deciding.doubtful(LABELS, margins, certain=0.9, gap=0.6) == doubtful


def test_what_an_encoder_was_tuned_on_is_told_from_what_it_was_not(
    tmp_path: Path,
) -> None:
    model = tmp_path / "small.e5s"

    note(["Dispo ?", "c'est combien"], model)

    assert unseen(["dispo ?", "still there?"], model) == [1]


def test_the_same_topics_are_answered_with_facts_there_and_here() -> None:
    handed_over = {"complaint", "order_status", "size_advice", "human", "abuse"}
    about_the_bot = {"reply_time", "bot_identity", "privacy"}

    apart = handed_over | about_the_bot | deciding.SMALL_TALK | {deciding.OTHER}

    assert {topic.value for topic in Topic} - apart == deciding.FACTS
