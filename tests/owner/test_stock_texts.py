"""The owner's texts: the same in four languages, one for everything that can happen."""

import re
from pathlib import Path

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast, serialize

import bot.owner
from stock.csv_files import Oddity, ProblemKind
from stock.deciding.decisions import QuestionKind
from stock.model import Fact, MovementKind

TEXTS = Path(bot.owner.__file__).parent / "texts"
LANGUAGES = ("fr", "nl", "en", "it")


def messages(language: str) -> dict[str, ast.Message]:
    text = (TEXTS / f"stock.{language}.ftl").read_text("utf-8")
    body = FluentResource(text).body
    assert not [entry for entry in body if isinstance(entry, ast.Junk)]
    return {entry.id.name: entry for entry in body if isinstance(entry, ast.Message)}


def variables(message: ast.Message) -> set[str]:
    return set(re.findall(r"\$(\w+)", serialize(ast.Resource([message]))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_the_same_things_with_the_same_facts(language: str) -> None:
    known, own = messages("en"), messages(language)

    assert own.keys() == known.keys()
    for id, message in own.items():
        assert variables(message) == variables(known[id]), id


@pytest.mark.parametrize(
    "id",
    [
        *(f"ask-{kind.value}" for kind in QuestionKind),
        *(f"problem-{kind.value}" for kind in ProblemKind),
        *(f"fact-{fact.value}" for fact in Fact),
        *(f"event-{kind.value}" for kind in MovementKind),
        *(f"odd-{one.value}" for one in (Oddity.ALL_ZERO, Oddity.MOST_REMOVED)),
    ],
)
def test_everything_that_can_happen_has_a_text(id: str) -> None:
    assert id.replace("_", "-") in messages("en")
