import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import ast as fluent

from actions.texts import FOLDER, TextError, Texts, texts
from tests.actions.ftl import each_language, gaps, messages, source, wordings

ONCE = {
    "said-by-shop": "the shop's own words",
    "erased": "after it nothing is remembered",
    "erasure-undone": "an erasure is taken back once",
    "stopped": "after it nothing is sent",
}
"""Texts with one wording, and why."""

NOT_SAID_YET = {"erasure-undone": "nothing takes an erasure back so far"}


# The four languages beside one another.


@each_language
def test_every_language_has_the_same_texts_each_once(language):
    names = texts(language).names

    assert names == texts("fr").names
    assert len(names) == len(set(names))


@each_language
def test_every_wording_has_the_same_gaps(language):
    unlike = [
        name
        for name, french in messages("fr").items()
        for wording in wordings(language, name)
        if gaps(wording) != gaps(french)
    ]

    assert unlike == []


@each_language
def test_what_may_be_said_again_has_another_wording(language):
    nouns = {name for name in messages(language) if name.startswith("matter-")}

    said_once = {n for n in messages(language) if len(wordings(language, n)) == 1}

    assert said_once == nouns | ONCE.keys()


# What the actions say.


def code() -> Iterator[ast.AST]:
    for path in FOLDER.parent.glob("*.py"):
        yield from ast.walk(ast.parse(Path(path).read_text("utf-8")))


def strings(node: ast.AST) -> set[str]:
    """The strings that an expression may be."""
    if isinstance(node, ast.IfExp):
        return strings(node.body) | strings(node.orelse)
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return {node.value} if is_text else set()


def calls(*functions: str) -> list[ast.Call]:
    found = [node for node in code() if isinstance(node, ast.Call)]
    return [call for call in found if getattr(call.func, "id", "") in functions]


def said_by_code() -> list[str]:
    """Every text that is named where something is said."""
    found = calls("Fragment", "_asked", "_told", "_to_owner", "_from_details")
    named = {text for call in found for arg in call.args for text in strings(arg)}
    return sorted(name for name in named if re.fullmatch(r"[a-z]+(-[a-z]+)*", name))


def built_by_code() -> Iterator[str]:
    """The f-strings that a text's name may come from, as patterns."""
    anything = "[a-z-]*"
    for node in code():
        if isinstance(node, ast.JoinedStr):
            parts = [next(iter(strings(part)), anything) for part in node.values]
            if re.fullmatch(
                r"-?[a-z][a-z-]*", "".join(p for p in parts if p != anything)
            ):
                yield "".join(parts)


def filled_by_code() -> list[tuple[str, set[str]]]:
    """Each text whose name and gaps stand in one place, with the gaps."""
    return [
        (name, {gap for key in call.args[1].keys for gap in strings(key)})
        for call in calls("Fragment")
        if len(call.args) == 2 and isinstance(call.args[1], ast.Dict)
        if all(call.args[1].keys)
        for name in sorted(strings(call.args[0]))
    ]


def test_what_an_action_says_has_a_text():
    assert [name for name in said_by_code() if name not in messages("fr")] == []


def test_every_text_is_said():
    named = {text for node in code() for text in strings(node)}
    built = re.compile("|".join(built_by_code()))
    asked = {name: name.replace("matter-", "ask-", 1) for name in messages("fr")}

    unsaid = [
        name
        for name, ask in asked.items()
        if ask not in named and not built.fullmatch(ask)
    ]

    assert unsaid == list(NOT_SAID_YET)


@pytest.mark.parametrize(("name", "filled"), filled_by_code())
def test_an_action_fills_every_gap_of_its_text(name, filled):
    assert gaps(messages("fr")[name]) <= filled


def test_what_goes_to_the_owner_has_a_noun_for_when_it_goes_with_others():
    asks = {name for name in messages("fr") if name.startswith("ask-")}
    nouns = {name for name in messages("fr") if name.startswith("matter-")}

    assert {noun.replace("matter-", "ask-", 1) for noun in nouns} == asks - {
        "ask-several",
        "ask-several-complaint",
    }


# What a writer must not need to know, and does not say.

NAMES = "product|first|second|owner|shop"
UNSAID = {
    "fr": rf"\b(de|que|jusque) \{{ \$({NAMES}) |\b(elle|elle-même|lui-même|prévenue)\b"
    r"|malheureusement|désolée?\b|excus|pardon",
    "nl": r"\b(haar|hij|hem|zij|u|uw|gij|helaas|sorry)\b|leuk dat|excus",
    "en": r"\b(she|he|her|him|his|unfortunately|sorry|afraid)\b|apolog",
    "it": r"\ba \{ \$owner|\b(tu|ti|tuo|tua|purtroppo|scus\w+|spiacent\w+|dispiace)\b",
}


@each_language
def test_no_sentence_needs_a_gender_elides_before_a_name_or_is_sorry(language):
    lines = source(language).splitlines()
    sentences = [line for line in lines if not line.startswith("#")]

    assert [line for line in sentences if re.search(UNSAID[language], line, re.I)] == []


@each_language
def test_exclamation_marks_are_few_and_emoji_none(language):
    assert source(language).count("!") <= 8
    assert max(source(language)) < "\N{PER MILLE SIGN}"


@each_language
def test_a_sentence_begins_with_a_capital_or_a_value(language):
    sentences = [name for name in messages(language) if not name.startswith("matter-")]

    first = [w.elements[0] for name in sentences for w in wordings(language, name)]

    begun = [part.value for part in first if isinstance(part, fluent.TextElement)]
    assert [text for text in begun if text[0].islower()] == []


# The reader of these files.


@pytest.mark.parametrize(
    ("turn", "said"), [(0, "Oui, Léa."), (1, "Si, Léa."), (2, "Oui, Léa.")]
)
def test_wordings_go_round(turn, said):
    book = Texts("fr", "yes = Oui, { $owner }.\n    .b = Si, { $owner }.")

    assert book.say("yes", {"owner": "Léa"}, turn) == said


@pytest.mark.parametrize(
    ("name", "named"), [("no", "no text no"), ("yes", "yes: .*owner")]
)
def test_a_missing_text_or_filling_is_named(name, named):
    book = Texts("fr", "yes = Oui, { $owner }.")

    with pytest.raises(TextError, match=named):
        book.say(name, {})


def test_a_file_that_cannot_be_read_is_named_with_the_place():
    with pytest.raises(TextError, match=r"fr\.ftl cannot be read at: oops"):
        Texts("fr", "yes = Oui\noops { $owner\n")
