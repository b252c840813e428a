"""The way of one owner message: lines, clauses, parts, and what they mean together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stock.grammar import captions, commands
from stock.grammar.clauses import Clause, cut_line, lines
from stock.grammar.figures import Figure
from stock.grammar.intents import Intent, Message, NotAboutStock
from stock.grammar.joining import Joiner
from stock.grammar.marks import language_of
from stock.grammar.parts import Part, read_part
from stock.grammar.vocabulary import Mark
from stock.match.index import Index
from stock.match.size_found import covered
from stock.match.sizes import Size, System
from stock.match.words import fold

_GLUED = re.compile(r"(?<![\w.,/-])(\d{1,3})([^\W\d_]{3,})")


def read(text: str, index: Index, language: str, *, has_photo: bool = False) -> Message:
    """What an owner message means. `language` is hers, where her words do not tell.

    `has_photo`: it is the caption of a photo, so that a product may be made of it.
    """
    spoken = language_of(text, index, language)
    intents: list[Intent] = []
    parts: list[Part] = []
    for number, line in enumerate(lines(text)):
        command = commands.read(line, index, spoken)
        if command is not None:
            intents += command
            continue
        line = _unglued(line, index)
        here = language_of(line, index, spoken)
        draft = captions.read(line, index, here, has_photo=has_photo)
        if draft is not None:
            intents.append(draft)
            continue
        read_line = [
            part
            for clause in cut_line(line, here, index, number)
            for part in _refined(clause, here, index)
        ]
        parts += _whole(read_line, here, index)
    intents += Joiner(parts).intents()
    told = [one for one in intents if not isinstance(one, NotAboutStock)]
    return Message(tuple(told) or (NotAboutStock(),), spoken)


def _unglued(text: str, index: Index) -> str:
    """ "38bleu" as "38 bleu", where a word of a colour stands behind the number."""

    def apart(match: re.Match[str]) -> str:
        senses = index.lexicon.senses(fold(match[2]))
        is_colour = any(sense.concept.facet == "colour" for sense in senses)
        return f"{match[1]} {match[2]}" if is_colour else match[0]

    return _GLUED.sub(apart, text)


def _refined(clause: Clause, language: str, index: Index) -> Iterator[Part]:
    """A clause as it is, or as the several that it holds without a joint."""
    part = read_part(clause, language, index)
    place = cut_at(part, index)
    if place is None:
        yield part
        return
    for text, is_joined in (
        (clause.text[:place].strip(), clause.is_joined),
        (clause.text[place:].strip(), True),
    ):
        again = replace(clause, text=text, is_joined=is_joined)
        yield from _refined(again, language, index)


def _whole(parts: Sequence[Part], language: str, index: Index) -> list[Part]:
    """With what a comma cuts in two put together: "capri 37, ne sono rimaste due"."""
    whole: list[Part] = []
    for part in parts:
        if whole and _belong(whole[-1], part):
            before = whole.pop().clause
            text = f"{before.text} {part.clause.text}"
            part = read_part(replace(before, text=text), language, index)
        whole.append(part)
    return whole


def _belong(one: Part, other: Part) -> bool:
    """Whether one is only a thing and the other only what happened to how many."""
    if one.clause.sentence != other.clause.sentence:
        return False
    return (
        (_is_only_thing(one) and _is_only_event(other))
        or (_is_only_event(one) and _is_only_thing(other))
        or (_is_uncounted(one) and _is_only_number(other))
        or _completes(one, other)
    )


def _is_only_thing(part: Part) -> bool:
    named = bool(part.target.products) and not part.marks
    return named and not part.amounts.is_told and part.lead + part.rest == 0


def _is_only_event(part: Part) -> bool:
    silent = part.target.is_bare and not part.wants
    counts = part.amounts.is_told or part.amounts.is_one
    return part.act is not None and silent and counts


def _is_uncounted(part: Part) -> bool:
    """ "margaux S came in", before ", 4 of them"."""
    named = part.act is not None and not part.target.is_bare
    return named and not (part.amounts.is_told or part.amounts.is_one)


def _is_only_number(part: Part) -> bool:
    plain = part.target.is_bare and not part.wants and not part.marks
    return plain and part.amounts.is_told and part.lead + part.rest == 0


def _completes(one: Part, other: Part) -> bool:
    """ "margaux M" and ", la noire": the colour of the same, not another one."""
    plain = other.target.is_bare and not other.marks and not other.amounts.is_told
    if not plain or not other.wants or one.target.is_bare or other.lead + other.rest:
        return False
    colours = not any(want.size for want in other.wants)
    sizes = not any(want.colour for want in other.wants)
    return (colours and not any(want.colour for want in one.wants)) or (
        sizes and not any(want.size for want in one.wants)
    )


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
