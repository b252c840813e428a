"""Which product, sizes and colours a clause names, once its verbs and numbers are gone.

The words are understood as customers' words are (`stock/match`), but judged more
strictly: what contradicts the product, or may name another one, makes it doubtful.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stock.grammar.colours import apart, is_asked, without_name
from stock.grammar.figures import Span
from stock.grammar.groups import Group, grouped
from stock.grammar.intents import NOTHING, Target
from stock.grammar.naming import named
from stock.match.index import Index
from stock.match.lexicon import Concept, Sense
from stock.match.scoring import fit
from stock.match.size_found import SizeFound
from stock.match.sizes import Size, System
from stock.match.sizes_in import find_sizes, numerals_of
from stock.match.unit import Unit
from stock.match.units import read_units
from stock.match.words import key

if TYPE_CHECKING:
    from stock.grammar.amounts import Amounts

MOST_DESCRIBED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """One size and colour that was named; `pieces`: the number that is its own."""

    size: str = ""
    as_size: Size | None = None
    colour: str = ""
    as_colour: frozenset[Concept] = frozenset()
    start: int = 0
    end: int = 0
    pieces: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a clause is about; `spans` are the words that say it.

    `others` is where further products begin that were named beside it. `strangers` are
    words that nothing knows.
    """

    target: Target = NOTHING
    wants: tuple[Want, ...] = ()
    spans: tuple[Span, ...] = ()
    others: tuple[int, ...] = ()
    strangers: tuple[str, ...] = ()

    def with_pieces(self, amounts: "Amounts") -> "Thing":
        """With the numbers that stand behind a size or colour: "38:2 40:1"."""
        wants = [
            replace(want, pieces=amounts.in_front.get(want.start))
            for want in _with_sizes(self.wants, amounts)
        ]
        for number in amounts.of_sizes:
            near = [w for w in wants if w.end <= number.start and w.pieces is None]
            if near:
                place = wants.index(max(near, key=lambda want: want.end))
                wants[place] = replace(wants[place], pieces=number.value)
        return replace(self, wants=tuple(wants))


def _with_sizes(wants: Sequence[Want], amounts: "Amounts") -> Sequence[Want]:
    """With the sizes that the table does not know, in each colour that was named."""
    found = [
        Want(
            size=f"{number.value}",
            as_size=Size(System.NUMBER, number.value, number.value),
            start=number.start,
            end=number.end,
        )
        for number in amounts.strange_sizes
    ]
    if not found or any(want.size for want in wants):
        return [*wants, *found]
    return [
        replace(size, colour=want.colour, as_colour=want.as_colour)
        for size in found
        for want in wants or [Want()]
    ]


def read_thing(
    text: str, index: Index, language: str, *, without_numbers: bool = False
) -> Thing:
    """What a text without verbs and amounts names.

    `without_numbers`: these are still to be sorted, and may be sizes that tell more.
    """
    numerals = numerals_of(index.lexicon.sizes, language)
    sizes = find_sizes(
        text,
        claimed=(),
        known=index.sizes,
        numerals=numerals,
        words=index.size_words,
    )
    spans = [(size.start, size.end) for size in sizes if not size.soft]
    units = _in_own_colours(read_units(text, index, language, spans), index)
    groups = grouped(units, text, index)
    if not groups:
        units = tuple(_strong(unit) for unit in units)
        groups = _with_variant(grouped(units, text, index), sizes)
    strangers = tuple(unit.text for unit in units if unit.stranger)
    if not groups:
        return _nameless(units, sizes, strangers, index)
    first = groups[0]
    end = groups[1].start if len(groups) > 1 else len(text) + 1
    own_sizes = [size for size in sizes if size.start < end]
    target = named(first, own_sizes, text, index, may_be_any=without_numbers)
    wants = _wants(first.units, own_sizes, target.products, index)
    known = [(u.start, u.end) for u in first.units if u.names or u.senses]
    return Thing(
        target=target,
        wants=wants,
        spans=tuple(sorted([*known, *((want.start, want.end) for want in wants)])),
        others=tuple(group.start for group in groups[1:]),
        strangers=strangers,
    )


def _strong(unit: Unit) -> Unit:
    """An everyday word that is a name of the table, to the letter: "vera nero 40"."""
    exact = any(alike >= 1 for alike in unit.names.values()) and len(unit.text) > 3
    return replace(unit, weak=unit.weak and not exact)


def _with_variant(groups: list[Group], sizes: Sequence[SizeFound]) -> list[Group]:
    """Such words name something only where a size or a colour of it stands too."""
    told = sizes or any(unit.is_colour for group in groups for unit in group.units)
    return groups if told else []


def _in_own_colours(units: Sequence[Unit], index: Index) -> tuple[Unit, ...]:
    """With the table's own words for colours, whatever they mean in her language.

    "rouge" is make-up in Dutch, and the colour of what her table has in "rouge".
    """
    own = {c.folded: c.concepts for e in index.entries.values() for c in e.colours}
    return tuple(
        replace(unit, senses=tuple(Sense(c, frozenset()) for c in own[key(unit.text)]))
        if own.get(key(unit.text)) and not (unit.is_colour or unit.names)
        else unit
        for unit in units
    )


def _nameless(
    units: Sequence[Unit],
    sizes: Sequence[SizeFound],
    strangers: tuple[str, ...],
    index: Index,
) -> Thing:
    """Sizes and colours alone, a description, or words that nothing knows."""
    hard = [size for size in sizes if not size.soft]
    colours = [unit for unit in units if unit.is_colour and not unit.negated]
    wants = _pair(hard, colours)
    described = _described(units, index)
    unknown = "" if described else " ".join(strangers[:3])
    known = [(u.start, u.end) for u in units if described and u.senses]
    return Thing(
        target=Target(
            words=" ".join(unit.text for unit in units) if described else "",
            products=described,
            is_doubtful=bool(described),
            unknown=unknown,
        ),
        wants=wants,
        spans=tuple(sorted([*known, *((want.start, want.end) for want in wants)])),
        strangers=strangers,
    )


def _described(units: Sequence[Unit], index: Index) -> tuple[str, ...]:
    """The few products that a material, a pattern or a feature tells of."""
    tells = [
        u for u in units if u.identifies and not (u.negated or u.weak or u.is_colour)
    ]
    if not tells:
        return ()
    found = tuple(
        id
        for id, entry in index.entries.items()
        if all(fit(unit, entry, index) > 0 for unit in tells)
    )
    return found if len(found) <= MOST_DESCRIBED else ()


def _wants(
    units: Sequence[Unit],
    sizes: Sequence[SizeFound],
    products: Sequence[str],
    index: Index,
) -> tuple[Want, ...]:
    """The sizes and colours of these products, without words that are their names."""
    entries = [index.entries[id] for id in products]
    hard = [size for size in sizes if not size.soft]
    if not hard:
        own = [size for entry in entries for size in entry.sizes.values()]
        hard = [s for s in sizes if any(one.covers(s.size) for one in own)][:1]
    colours = [
        unit
        for unit in apart(unit for unit in units if unit.is_colour)
        if not unit.negated and is_asked(unit, entries, index)
    ]
    return _pair(hard, without_name(colours, entries))


def _pair(sizes: Sequence[SizeFound], colours: Sequence[Unit]) -> tuple[Want, ...]:
    """Sizes and colours that belong together: "38 red 40 blue", "38 40 in red"."""
    if len(sizes) == len(colours):
        return tuple(_want(s, c) for s, c in zip(sizes, colours, strict=True))
    if not colours:
        return tuple(_want(size, None) for size in sizes)
    if not sizes:
        return tuple(_want(None, colour) for colour in colours)
    return tuple(_want(size, colour) for size in sizes for colour in colours)


def _want(size: SizeFound | None, colour: Unit | None) -> Want:
    places = [(one.start, one.end) for one in (size, colour) if one]
    return Want(
        size=size.text if size else "",
        as_size=size.size if size else None,
        colour=colour.text if colour else "",
        as_colour=colour.concepts("colour") if colour else frozenset(),
        start=min(start for start, _ in places),
        end=max(end for _, end in places),
    )
