"""A size that stands in a text, and the text as sizes are read in it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from stock.match.sizes import Size, System
from stock.match.words import fold

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SizeFound:
    """A size in the text. `sure` when a marker or a unit says that it is one.

    A `soft` one is an adjective ("the small one"): a size of what comes in letters.
    """

    size: Size
    text: str
    start: int
    end: int
    sure: bool = False
    soft: bool = False


@lru_cache(maxsize=4096)
def fold_in_place(text: str) -> str:
    """Lower case without accents, every character at its place."""
    return "".join((fold(c) or " ")[0] if c != "½" else c for c in text)


def number_of(text: str) -> Size:
    """A number as it is said of shoes: "38", "38,5", "38 e mezzo"."""
    whole = re.match(r"\d+(?:[.,]5)?", text)
    half = re.search(r"1/2|½|mezzo|demi|half", text) is not None
    value = float((whole[0] if whole else "0").replace(",", ".")) + (0.5 if half else 0)
    return Size(System.NUMBER, value, value)


def covered(size: Size, known: frozenset[Size]) -> bool:
    """Whether the table has a size that somebody who says this can mean."""
    return any(own.covers(size) for own in known)
