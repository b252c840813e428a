"""The sizes and colours of a message, paired as they were asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from stock.match.entry import Entry
from stock.match.index import Index
from stock.match.lexicon import Concept
from stock.match.scoring import colour_ranks, fit
from stock.match.size_found import SizeFound
from stock.match.sizes import Size, System
from stock.match.sizes_in import soft_size
from stock.match.unit import Unit


@dataclass(frozen=True, slots=True)
class ColourFound:
    """A colour in the text and what it can mean."""

    text: str
    concepts: frozenset[Concept]
    start: int
    end: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Clauses:
    """Where the clauses of a text end, and which of those ends part two questions."""

    ends: tuple[int, ...] = ()
    questions: tuple[int, ...] = ()

    @property
    def spans(self) -> Iterator[tuple[int, float]]:
        return zip([0, *self.ends], [*self.ends, inf], strict=True)

    def divides(self, found: Sequence[SizeFound | ColourFound]) -> bool:
        """Whether some of these stand before the end of a question, others behind."""
        starts = [one.start for one in found]
        return any(min(starts) < end <= max(starts) for end in self.questions)


@dataclass(frozen=True, slots=True)
class Want:
    """One size and colour asked for together; None where nothing was said of it."""

    size: SizeFound | None = None
    colour: ColourFound | None = None

    @property
    def place(self) -> int:
        """Where it stands in the text, its end where it is in two; -1: nowhere."""
        told = [part.start for part in (self.size, self.colour) if part]
        return max(told, default=-1)


def colour_found(unit: Unit) -> ColourFound:
    return ColourFound(unit.text, unit.concepts("colour"), unit.start, unit.end, unit)


def hard(sizes: Sequence[SizeFound]) -> list[SizeFound]:
    return [size for size in sizes if not size.soft]


def one_size(sizes: Sequence[SizeFound]) -> tuple[Size, ...]:
    """One size settles which product is meant; two are two wishes of one product."""
    chosen = hard(sizes) or sizes
    return (chosen[0].size,) if len(chosen) == 1 else ()


def wants_of(
    sizes: Sequence[SizeFound],
    colours: Sequence[ColourFound],
    products: Sequence[str],
    clauses: Clauses,
    index: Index,
) -> tuple[Want, ...]:
    """The sizes and colours asked of these products, without what only names them."""
    entries = [index.entries[id] for id in products]
    own = [s for s in sizes if not s.soft]
    if not own:
        own = [s for s in sizes if any(soft_size(s, entry.sizes) for entry in entries)][
            :1
        ]
    asked = [
        colour
        for colour in colours
        if any(colour_ranks(colour.concepts, entry, index) for entry in entries)
        or not any(fit(colour.unit, entry, index) > 0 for entry in entries)
    ]
    besides = [c for c in asked if not _is_part_of_name(c.unit, entries)]
    chosen = besides or [
        c for c in asked if any(_chooses(c, e, index) for e in entries)
    ]
    return pair(own, chosen, clauses) or (Want(),)


def _is_part_of_name(unit: Unit, entries: Sequence[Entry]) -> bool:
    """Whether a colour only names the product: "Manteau Blanche", "Pull Rose"."""
    return bool(entries) and all(unit.exact_names & entry.names for entry in entries)


def _chooses(colour: ColourFound, entry: Entry, index: Index) -> bool:
    """Whether it is one of several colours of what is also called so, in lower case:
    "the little black dress Octavie" that comes in navy too."""
    said = {word for word in colour.unit.names if word in entry.names}
    several = len(entry.colours) > 1 and not colour.unit.is_kind
    titles = [
        title for title in map(set, map(str.split, entry.phrases)) if title & said
    ]
    has_name = all(title & (entry.given - said) for title in titles)
    fits = bool(colour_ranks(colour.concepts, entry, index))
    return several and has_name and fits and not said & entry.given


def clauses_of(text: str, breaks: Sequence[int] = ()) -> Clauses:
    """The sentences of a text, cut too where another question begins (`breaks`)."""
    ends = {match.end() for match in re.finditer(r"[?!;\n]+|\.(?=\s)", text)}
    return Clauses(tuple(sorted(ends | set(breaks))), tuple(breaks))


def pair(
    sizes: Sequence[SizeFound], colours: Sequence[ColourFound], clauses: Clauses
) -> tuple[Want, ...]:
    """Sizes and colours that belong together: "38 red and 40 blue", "38 or 40 in red".

    Those of one clause, where each has its own or another question begins.
    """
    sizes = _without_repeats(sizes)
    parts = [
        (
            [s for s in sizes if low <= s.start < high],
            [c for c in colours if low <= c.start < high],
        )
        for low, high in clauses.spans
    ]
    told = [part for part in parts if part[0] or part[1]]
    apart = len(told) > 1 and (
        all(colours for _, colours in told)
        or all(sizes for sizes, _ in told)
        or clauses.divides([*sizes, *colours])
    )
    if not apart:
        return _pair_one(sizes, colours)
    wants: list[Want] = []
    for part in told:
        wants.extend(_going_on(want, wants) for want in _pair_one(*part))
    return tuple(wants)


def _going_on(want: Want, before: Sequence[Want]) -> Want:
    """ "In L white? And in sand?": the second clause is about L too."""
    if not before:
        return want
    return Want(want.size or before[-1].size, want.colour or before[-1].colour)


def _without_repeats(sizes: Sequence[SizeFound]) -> list[SizeFound]:
    """ "He turns 6. Have you one in 6 years?": the bare number is the same size."""
    amounts = {s.size.low for s in sizes if s.size.system != System.NUMBER}
    return [
        s
        for s in sizes
        if s.size.system != System.NUMBER or s.size.low not in amounts or s.sure
    ]


def _pair_one(
    sizes: Sequence[SizeFound], colours: Sequence[ColourFound]
) -> tuple[Want, ...]:
    if len(sizes) == len(colours) and len(sizes) > 1:
        return tuple(Want(s, c) for s, c in zip(sizes, colours, strict=True))
    if not colours:
        return tuple(Want(size=size) for size in sizes)
    if not sizes:
        return tuple(Want(colour=colour) for colour in colours)
    return tuple(Want(size, colour) for size in sizes for colour in colours)
