"""What must stay in step across the packages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from actions import ACTIONS
from actions.texts import Texts
from nlu.topics import PRODUCT_TOPICS, SHIPPING_TOPICS, SMALL_TALK, Topic

ROOT = Path(__file__).parent.parent
LANGUAGES = ("fr", "nl", "en", "it")
TOPICS = {str(topic) for topic in Topic}
FRENCH = sorted([*ROOT.glob("actions/**/*fr.ftl"), *ROOT.glob("bot/**/*fr.ftl")])


def intents(language: str) -> Iterator[str]:
    for path in (ROOT / "nlu/data" / language).glob("*.yml"):
        for found in re.findall(r"^- intent: (\S+)$", path.read_text("utf-8"), re.M):
            yield from found.split("+")


def test_every_topic_has_its_action_and_no_other_has_one() -> None:
    assert set(ACTIONS) == set(Topic)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_is_trained_and_nothing_else_is(language: str) -> None:
    assert set(intents(language)) == TOPICS


def test_every_topic_is_described() -> None:
    text = (ROOT / "docs/topics.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.M)) == TOPICS


@pytest.mark.parametrize("group", [PRODUCT_TOPICS, SHIPPING_TOPICS, SMALL_TALK])
def test_a_group_of_topics_has_topics_only(group: frozenset[Topic]) -> None:
    assert group < set(Topic)


@pytest.mark.parametrize("french", FRENCH, ids=lambda path: path.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_in_all_four_languages(french: Path, language: str) -> None:
    other = french.with_name(french.name.replace("fr.ftl", f"{language}.ftl"))
    texts = Texts(language, other.read_text("utf-8"))

    assert sorted(texts.names) == sorted(Texts("fr", french.read_text("utf-8")).names)
