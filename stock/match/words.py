"""Text as it is compared: folded to plain letters and digits, cut into words.

The words remember where they stood, so that what one reader has claimed (a date, a
price, a telephone number) is not read again by another.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+", re.UNICODE)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Lower case without accents, ligatures or invisible characters; NFKC first."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LIGATURES)
    return "".join(
        c
        for c in unicodedata.normalize("NFKD", plain)
        if not unicodedata.combining(c) and unicodedata.category(c) not in ("Cf", "Cs")
    )


@dataclass(frozen=True, slots=True)
class Word:
    """One word: folded, as written, and where in the text."""

    text: str
    raw: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()

    @property
    def is_capitalised(self) -> bool:
        return self.raw[:1].isupper()


def cut(text: str) -> tuple[Word, ...]:
    """The words and numbers of a text, in order; punctuation is left out."""
    words = []
    for match in _WORD.finditer(text):
        folded = fold(match[0])
        if folded:
            words.append(Word(folded, match[0], match.start(), match.end()))
    return tuple(words)


def with_fractions(words: Sequence[Word], text: str) -> tuple[Word, ...]:
    """The words with numbers that a stroke joins as one: the "4/3" of a wetsuit."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        if (
            before
            and before.is_number
            and word.is_number
            and (text[before.end : word.start] == "/")
        ):
            raw = text[before.start : word.end]
            joined[-1] = Word(raw, raw, before.start, word.end)
        else:
            joined.append(word)
    return tuple(joined)


def key(text: str) -> str:
    """A text as its folded words with one space between, to compare phrases by."""
    return " ".join(word.text for word in cut(text))


def phrases_in(
    text: str, find: Callable[[str], Iterable[re.Match[str]]]
) -> list[tuple[int, int]]:
    """Where in the text the phrases stand that are found in its folded words."""
    words = cut(text)
    places, at = {}, 0
    for number, word in enumerate(words):
        places[at] = number
        at += len(word.text) + 1
    places[at] = len(words)
    spans = []
    for match in find(" ".join(word.text for word in words)):
        first, after = places.get(match.start()), places.get(match.end() + 1)
        if first is not None and after is not None and after > first:
            spans.append((words[first].start, words[after - 1].end))
    return spans
