"""Text as the fact readers see it: folded words that remember where they stood."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

Span = tuple[int, int]

_DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits: folded, as written, and where in the text."""

    text: str
    raw: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        return self.raw[0].isupper()


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Lower case without accents and ligatures."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=512)
def fold_in_place(text: str) -> str:
    """Lower case without accents or curly quotes, every character at its place."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_character, text))


@lru_cache(maxsize=2_048)
def _fold_character(character: str) -> str:
    if character in "\u2019\u2018\u02bc\u00b4`":
        return "'"
    folded = fold(character)
    return folded[0] if folded else " "


@lru_cache(maxsize=512)
def cut(text: str) -> tuple[Word, ...]:
    """The words and numbers of a text, in order; apostrophes and hyphens part them."""
    return tuple(
        Word(fold(match[0]), match[0], match.start(), match.end())
        for match in _WORD.finditer(text)
    )


def is_free(span: Span, taken: Iterable[Span]) -> bool:
    """Whether a span overlaps none of the taken ones."""
    start, end = span
    return all(end <= other[0] or start >= other[1] for other in taken)


def alternatives(words: Iterable[str]) -> str:
    """A regular expression's body that matches any of the words, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, ordered))


def first_free(spans: Sequence[Span], taken: list[Span]) -> tuple[Span, ...]:
    """Those of the spans that overlap nothing before them; they are taken then."""
    kept = []
    for span in spans:
        if is_free(span, taken):
            kept.append(span)
            taken.append(span)
    return tuple(kept)


@cache
def data(name: str) -> Any:
    """A file of `data/`. Its words stand in strings: YAML reads lists very slowly."""
    return YAML(typ="safe", pure=True).load((_DATA / f"{name}.yml").read_text("utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """The words of one entry of a data file, folded; a comma ends a phrase."""
    value = data(name)
    for key in keys:
        value = {str(name): entry for name, entry in value.items()}[key]
    parts = value.split(",") if "," in value else value.split()
    return frozenset(fold(part.strip()) for part in parts if part.strip())
