from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from ruamel.yaml import YAML

from nlu.components.text import fold
from nlu.topics import Topic

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "fr", "it", "nl")
HELD_OUT = ("held_out", "real_like", "real_like_later", "real_like_third")
MOST_ASKED = (
    "availability", "price", "shipping", "shipping_cost", "delivery_time", "payment",
    "opening_hours", "location", "returns", "reserve", "restock", "order_status",
    "complaint", "size_advice", "browse",
)  # fmt: skip


class Sentence(NamedTuple):
    language: str
    topics: tuple[str, ...]
    text: str


def training() -> Iterator[Sentence]:
    for path in sorted((ROOT / "nlu" / "data").glob("*/*.yml")):
        for block in YAML(typ="safe").load(path)["nlu"]:
            for line in block["examples"].splitlines():
                if line.startswith("- "):
                    topics = tuple(block["intent"].split("+"))
                    yield Sentence(path.parent.name, topics, line[2:].strip())


def held_out() -> Iterator[Sentence]:
    for folder in HELD_OUT:
        for path in sorted((ROOT / "tests" / "nlu" / folder).glob("*.yml")):
            for intent, texts in YAML(typ="safe").load(path).items():
                for text in texts:
                    yield Sentence(path.stem, tuple(intent.split("+")), str(text))


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    return list(training())


def per_topic(sentences: list[Sentence], language: str) -> Counter[str]:
    return Counter(
        topic for s in sentences if s.language == language for topic in s.topics
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_topic_and_no_other(
    language: str, sentences: list[Sentence]
) -> None:
    assert set(per_topic(sentences, language)) == {topic.value for topic in Topic}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_most_asked_topics_have_sixty_sentences_and_others_twenty_five(
    language: str, sentences: list[Sentence]
) -> None:
    counts = per_topic(sentences, language)

    few = {
        topic: count
        for topic, count in counts.items()
        if count < (60 if topic in MOST_ASKED else 25)
    }

    assert few == {}


def test_topics_of_one_sentence_are_written_in_their_alphabetical_order(
    sentences: list[Sentence],
) -> None:
    assert {s.topics for s in sentences} == {
        tuple(sorted(set(s.topics))) for s in sentences
    }


def test_no_held_out_sentence_is_trained_on(sentences: list[Sentence]) -> None:
    seen = {fold(sentence.text) for sentence in sentences}

    shared = [sentence for sentence in held_out() if fold(sentence.text) in seen]

    assert shared == []


def test_the_same_sentence_never_has_two_labels(sentences: list[Sentence]) -> None:
    topics: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for sentence in sentences:
        key = (sentence.language, sentence.text.lower())
        topics.setdefault(key, set()).add(sentence.topics)

    assert {key: found for key, found in topics.items() if len(found) > 1} == {}
