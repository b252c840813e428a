"""Finds two numbers of which one is what the other becomes: "from 69 to 59"."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from stock.grammar.figures import Figure, Role

LIKELY_SIZE = 16
"""From here on a number before a product's name is its size if it can be."""
_FROM = re.compile(r"\b(?:de|van|from|da)\s$")
_TO = re.compile(r"\s(?:a|naar|to)\s")


def with_changes(
    numbers: Sequence[Figure], plain: str, is_size: Callable[[Figure], bool]
) -> Iterator[Figure]:
    """The numbers; where one changes into the next, that one as behind an arrow."""
    before: Figure | None = None
    for number in numbers:
        if before is not None and _is_change(before, number, plain):
            sized = is_size(before) or is_size(number)
            number = number if sized else replace(number, role=Role.ARROW)
        yield number
        before = number


def _is_change(old: Figure, new: Figure, plain: str) -> bool:
    if {old.role, new.role} != {Role.BARE} or old.value < LIKELY_SIZE:
        return False
    is_from = _FROM.search(plain[: old.start]) is not None
    return is_from and _TO.fullmatch(plain[old.end : new.start]) is not None
