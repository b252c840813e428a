"""Finds where a second thing or a second event begins without a comma or an "and"."""

import re

from stock.grammar.figures import Figure
from stock.grammar.parts import Part
from stock.grammar.vocabulary import Mark
from stock.match.index import Index
from stock.match.sizes import Size, System
from stock.match.sizes_in import covered

_EVENTS = (
    Mark.SOLD_OUT,
    Mark.NONE_LEFT,
    Mark.SOLD,
    Mark.RECEIVED,
    Mark.REMOVED,
    Mark.LEFT,
)
_OPEN = re.compile(r"\s*(?:x|de|d'|van|di|of)?\s*")


def cut_at(part: Part, index: Index) -> int | None:
    """The place in a clause where something new begins, if anything does."""
    place = _second_thing(part, index) or _second_event(part)
    text = part.clause.text
    if place is None or not text[:place].strip() or not text[place:].strip():
        return None
    return place


def _second_thing(part: Part, index: Index) -> int | None:
    if not part.thing.others:
        return None
    start = min(part.thing.others)
    before = [f for f in _figures(part) if f.end <= start]
    if not before or _belongs_before(before[-1], part, index):
        return start
    between = part.clause.text[before[-1].end : start].casefold()
    return before[-1].start if _OPEN.fullmatch(between) else start


def _belongs_before(figure: Figure, part: Part, index: Index) -> bool:
    """Whether a number right before the second thing is the size of the first."""
    sizes = frozenset(
        size for id in part.target.products for size in index.entries[id].sizes.values()
    )
    first = min((start for start, _ in part.thing.spans), default=0)
    is_size = covered(Size(System.NUMBER, figure.value, figure.value), sizes)
    return is_size and figure.start > first


def _second_event(part: Part) -> int | None:
    events = [one for one in part.marks if one.mark in _EVENTS]
    for one in events[1:]:
        if one.mark == events[0].mark or len(one.spans) > 1:
            continue
        told_before = any(start < one.start for start, _ in part.thing.spans) or any(
            figure.end <= one.start for figure in _figures(part)
        )
        told_after = any(figure.start >= one.end for figure in _figures(part))
        whole = one.mark in (Mark.SOLD_OUT, Mark.NONE_LEFT)
        if told_before and (told_after or whole) and one.start > events[0].start:
            return one.start
    return None


def _figures(part: Part) -> tuple[Figure, ...]:
    return part.figures.numbers if part.figures else ()
