"""The owner's verbs and particles in four languages, from `words/*.yml`.

A phrase is a sequence of folded words; its patterns may be anchored to the start or the
end of a clause and may leave a gap.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from stock.match.words import key

LANGUAGES = ("fr", "nl", "en", "it")
_FOLDER = Path(__file__).parent / "words"


class Mark(StrEnum):
    """What a phrase does in a message. The order decides between equal phrases."""

    SOLD_OUT = "sold_out"
    NONE_LEFT = "none_left"
    LOW = "low"
    WAITING = "waiting"
    HOLDS = "holds"
    LOG = "log"
    EXPORT = "export"
    UNDO = "undo"
    HIDDEN = "hidden"
    SHOWN = "shown"
    SOLD = "sold"
    RECEIVED = "received"
    DELIVERY = "delivery"
    """A noun for what came in: says nothing without a number."""
    REMOVED = "removed"
    COUNTED = "counted"
    LEFT = "left"
    PRICE = "price"
    DISCOUNT = "discount"
    LESS = "less"
    MORE = "more"
    WEAK_PRICE = "weak_price"
    NEW = "new"
    SET = "set"
    STOCK = "stock"
    IF = "if"
    MODAL = "modal"
    EITHER = "either"
    MAYBE = "maybe"
    LATER = "later"
    SLIP = "slip"
    ASIDE = "aside"
    YES_NO = "yes_no"
    SORRY = "sorry"
    GREETING = "greeting"
    WEAK_LEFT = "weak_left"
    AGAIN = "again"
    HAVE = "have"
    ALL = "all"
    LAST = "last"
    SOME = "some"
    NOT = "not"
    YOU = "you"
    WHOSE = "whose"
    """ "My", "her": a thing of somebody's own, of the shop at most by the way."""
    IS = "is"
    FILLER = "filler"
    """An everyday phrase, lest a word of it be taken for something."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase; after `gap` of its words one to six others may stand (0: none)."""

    mark: Mark
    words: tuple[str, ...]
    gap: int = 0
    at_start: bool = False
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language. `patterns` by their first word, the best first."""

    language: str
    patterns: Mapping[str, tuple[Pattern, ...]]
    fillers: frozenset[str]
    """Words, and phrases of several, that say nothing of stock."""
    joints: tuple[str, ...]
    """What stands between two things of a list."""
    leads: tuple[str, ...]
    """What stands before the person who bought it."""
    persons: frozenset[str]
    articles: frozenset[str]
    dozens: frozenset[str]
    verbs: tuple[str, ...]
    """Single words of reports, long enough to be recognised with a slip."""
    known: frozenset[str]
    """All words of all phrases."""


@cache
def vocabulary(language: str) -> Vocabulary:
    lists = _lists(language)
    patterns = sorted(
        (
            _pattern(mark, phrase)
            for mark in Mark
            for phrase in lists.get(mark, ())
            if mark != Mark.FILLER or " " in phrase
        ),
        key=_rank,
    )
    by_word: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        by_word.setdefault(pattern.words[0], []).append(pattern)
    fillers = frozenset(key(phrase) for phrase in lists["filler"])
    return Vocabulary(
        language=language,
        patterns={word: tuple(found) for word, found in by_word.items()},
        fillers=fillers,
        joints=_longest_first(lists["and"]),
        leads=_longest_first(lists["person_lead"]),
        persons=frozenset(key(word) for word in lists["person"]),
        articles=frozenset(key(word) for word in lists["article"]),
        dozens=frozenset(lists["dozen"]),
        verbs=tuple(
            pattern.words[0]
            for pattern in patterns
            if len(pattern.words) == 1
            and len(pattern.words[0]) > 4
            and pattern.mark in _WITH_SLIPS
        ),
        known=frozenset(word for p in patterns for word in p.words)
        | frozenset(word for phrase in fillers for word in phrase.split()),
    )


_WITH_SLIPS = (
    Mark.SOLD,
    Mark.RECEIVED,
    Mark.REMOVED,
    Mark.SOLD_OUT,
    Mark.COUNTED,
    Mark.LEFT,
)


def _lists(language: str) -> Mapping[str, list[str]]:
    from ruamel.yaml import YAML

    text = (_FOLDER / f"{language}.yml").read_text("utf-8")
    lists: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return lists


def _pattern(mark: Mark, phrase: str) -> Pattern:
    before, _, after = phrase.partition("_")
    words = key(before).split()
    return Pattern(
        mark=mark,
        words=(*words, *key(after).split()),
        gap=len(words) if after else 0,
        at_start=phrase.startswith("^"),
        at_end=phrase.endswith("$"),
    )


def _rank(pattern: Pattern) -> tuple[bool, int, bool]:
    """Gaps before none, long before short, anchored before free."""
    anchored = pattern.at_start or pattern.at_end
    return (not pattern.gap, -len(pattern.words), not anchored)


def _longest_first(phrases: list[str]) -> tuple[str, ...]:
    return tuple(sorted(map(key, phrases), key=lambda phrase: -len(phrase)))
