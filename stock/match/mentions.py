"""Finds in a message which products it means, and in which sizes and colours.

A message is cut into groups of words that one product can bear together; each group is
one mention: of one product, of several that fit equally well, of one that the shop does
not have, or of a kind of thing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stock.match.entry import Entry
from stock.match.grouping import (
    GENERIC_KINDS,
    ONE,
    Group,
    bearers_of,
    groups_of,
    is_before_all,
)
from stock.match.index import Index
from stock.match.scoring import Wanted, best, fit
from stock.match.settling import come_in, settle
from stock.match.size_found import SizeFound
from stock.match.sizes_in import find_sizes, numerals_of
from stock.match.unit import Unit
from stock.match.units import named_numbers, read_units
from stock.match.unknown import is_definite, stranger, unknown_words
from stock.match.wants import (
    Clauses,
    ColourFound,
    Want,
    clauses_of,
    colour_found,
    hard,
    one_size,
    pair,
    wants_of,
)
from stock.match.words import key

__all__ = ["GENERIC_KINDS", "ColourFound", "Mention", "Reading", "Want", "read"]

_SAME = re.compile(
    r"\b(?:m[eê]mes?|pareil\w*|same|zelfde|hetzelfde|dezelfde|stess[oaie]|uguale)\b",
    re.I,
)

_ANOTHER_ONE = re.compile(
    r"(?:[,;.?!\n]|\b(?:mais|maar|but|ma|bensì)\b)[^,;.?!\n]*?"
    r"\b(?:ones?|celles?|celui|ceux|die|dat|deze|quell[aoei])\b",
    re.I,
)
"""What goes on from the thing that was named: "..., mais celle pour garçon"."""

_ANOTHER_SUCH = re.compile(
    r"[,;.]\s*(?:(?:mais|maar|but|ma)\s+)?(?:le|la|les|l['’]|de|den|het|the|il|lo|i|gli)"
    r"\s*$",
    re.I,
)
"""The same before what tells it apart: "not the white vase, the black"."""
FEW_WORDS = 5


@dataclass(frozen=True, slots=True)
class Text:
    """A message as it is read: its language, the table, and its clauses."""

    written: str
    language: str
    index: Index
    clauses: Clauses


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What one group of words means.

    `products` are ids that fit equally well; none when `unknown` holds the words for
    something that the shop does not have.
    """

    products: tuple[str, ...] = ()
    unknown: str = ""
    by_name: bool = False
    """A name of the table was said, not only a kind of thing."""
    by_kind: bool = False
    is_described: bool = False
    """Neither a name nor a kind was said, only what it is of or looks like."""
    definite: bool = False
    """"The dress", "that dress": one that she has in mind."""
    units: tuple[Unit, ...] = ()
    wants: tuple[Want, ...] = (Want(),)
    start: int = 0
    end: int = 0

    @property
    def is_settled(self) -> bool:
        return len(self.products) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All mentions of a message; `loose` are sizes and colours of no named product."""

    mentions: tuple[Mention, ...] = ()
    loose: tuple[Want, ...] = ()
    before: tuple[Want, ...] = ()
    """Those of "the green one", in a sentence before the first mention."""
    soft: tuple[SizeFound, ...] = ()
    """Adjectives that may be sizes of what is spoken of."""
    units: tuple[Unit, ...] = ()
    same: bool = False
    """ "The same in ...": another product like the one spoken of."""


def read(
    text: str,
    index: Index,
    language: str,
    claimed: Sequence[tuple[int, int]] = (),
    *,
    judges: bool = False,
    breaks: Sequence[int] = (),
) -> Reading:
    """What a message asks for. `claimed` stretches were read as something else.

    Where it `judges` sizes ("does it run small?"), adjectives are none. `breaks` are
    places where another question begins, with a size and colour of its own.
    """
    numerals = numerals_of(index.lexicon.sizes, language)
    sizes = find_sizes(
        text,
        claimed=[*claimed, *named_numbers(text, index)],
        known=index.sizes,
        numerals=numerals,
        words=index.size_words,
        adjectives=index.size_adjectives,
        colours=index.colour_terms,
    )
    sizes = tuple(size for size in sizes if not (judges and size.soft))
    spans = [*claimed, *((s.start, s.end) for s in sizes if not s.soft)]
    units = _wanted_otherwise(read_units(text, index, language, spans), text)
    colours = [colour_found(u) for u in units if u.is_colour and not u.negated]
    told = Text(text, language, index, clauses_of(text, breaks))
    groups = groups_of(units, text, index, language, breaks)
    if not groups:
        # "le vera nere": an everyday word that is all the name there is
        few = len(text.split()) <= FEW_WORDS
        units = tuple(
            _strong(unit) if few or _is_beside_its_name(unit, units, index) else unit
            for unit in units
        )
        groups = groups_of(units, text, index, language, breaks)
    same = bool(_SAME.search(text))
    if not groups:
        mention = _strange(units, told) or _described(units, sizes, colours, told)
        return Reading(
            mentions=(mention,) if mention else (),
            loose=pair(hard(sizes), colours, told.clauses),
            units=units,
            soft=tuple(size for size in sizes if size.soft),
            same=same,
        )
    mentions = []
    lead = _lead(text, groups[0], told.clauses)
    groups[0].begin_at(lead)
    starts = [group.start for group in groups[1:]]
    for number, group in enumerate(groups):
        low = lead if number == 0 else group.start
        high = starts[number] if number < len(starts) else len(text) + 1
        own_sizes = [s for s in sizes if low <= s.start < high]
        own_colours = [c for c in colours if low <= c.start < high]
        said = key(text[low:high])
        mentions.append(_mention(group, own_sizes, own_colours, told, said))
    sized = [s for s in hard(sizes) if s.start < lead]
    coloured = [c for c in colours if c.start < lead]
    return Reading(
        mentions=tuple(mentions),
        before=pair(sized, coloured, told.clauses),
        units=units,
        same=same,
    )


def _wanted_otherwise(units: tuple[Unit, ...], text: str) -> tuple[Unit, ...]:
    """ "Not the brown chelsea, have you the black one?": only the brown is unwanted.

    The same of "pas la robe Iris en soie, celle en coton": the dress is, the silk not.
    """
    first = next((unit for unit in units if unit.negated), None)
    place = _another_at(first, units, text) if first else -1
    if first is None or place < 0:
        return units
    ahead = [u for u in units if first.start <= u.start < place]
    behind = [u for u in units if u.start > place]
    chosen_by = {facet for u in behind if not u.negated for facet in _telling_facets(u)}
    names_more = any(
        unit.is_kind or (unit.names and not _telling_facets(unit)) for unit in behind
    )
    unwanted = [unit for unit in ahead if _telling_facets(unit) & chosen_by]
    if names_more or not unwanted:
        return units
    return tuple(
        replace(unit, negated=unit in unwanted) if unit in ahead else unit
        for unit in units
    )


def _another_at(first: Unit, units: Sequence[Unit], text: str) -> int:
    """Where another is spoken of than what is denied; -1: nowhere."""
    pronoun = _ANOTHER_ONE.search(text, first.end)
    if pronoun:
        return pronoun.start()
    led = (
        match.start()
        for unit in units
        if unit.start > first.end and _telling_facets(unit)
        if (match := _ANOTHER_SUCH.search(text[: unit.start]))
    )
    return next(led, -1)


def _telling_facets(unit: Unit) -> set[str]:
    """In what respects it says which one of a name is meant."""
    if unit.is_kind:
        return set()
    facets = {concept.facet for concept in unit.concepts()}
    return {"colour"} if unit.is_colour else facets


def _lead(text: str, first: Group, clauses: Clauses) -> int:
    """Where the first mention's clause begins, if those before are of "the green one".

    Else 0: "In 38, please. The Lila dress" is about one thing.
    """
    start = min((u.start for u in first.units if u.names or u.is_kind), default=0)
    end = max((end for end in clauses.ends if end <= start), default=0)
    return end if ONE.search(text[:end]) else 0


def _is_beside_its_name(unit: Unit, units: Sequence[Unit], index: Index) -> bool:
    """Whether the next word is of its name: "rain kids" of the "Rain Boot Kids"."""
    return any(
        other is not unit
        and min(abs(other.start - unit.end), abs(unit.start - other.end)) == 1
        and index.bearing[one] & index.bearing[word]
        for other in units
        for one in unit.names
        for word in other.names
    )


def _strong(unit: Unit) -> Unit:
    return replace(unit, weak=False) if unit.names and len(unit.text) > 2 else unit


def _mention(
    group: Group,
    sizes: Sequence[SizeFound],
    colours: Sequence[ColourFound],
    text: Text,
    said: str,
) -> Mention:
    """`said` are the folded words from its beginning to that of the next."""
    units, index, written = tuple(group.units), text.index, text.written
    wanted = Wanted(units, one_size(sizes), said)
    products, points = best(wanted, index, _candidates(units, index))
    named = any(_names(unit, id, index) for id in products for unit in units)
    own = [unit for unit in group.own if unit.is_kind or not unit.weak] or group.own
    start = min(unit.start for unit in own)
    definite = is_definite(written, start, text.language)
    unknown = unknown_words(units, written, named, definite, products, points, index)
    colours = [colour for colour in colours if colour.text not in unknown]
    products = come_in(products, hard(sizes), index)
    products = settle(products, units, said, index, is_chosen_so=bool(sizes or colours))
    return Mention(
        products=() if unknown else tuple(products),
        unknown=unknown,
        by_name=named,
        by_kind=not named or any(unit.is_kind for unit in units),
        definite=definite,
        units=units,
        wants=wants_of(sizes, colours, products, text.clauses, index),
        start=start,
        end=max(unit.end for unit in units),
    )


def _is_such_a_thing(unit: Unit, entry: Entry, index: Index) -> bool:
    """Whether a word of its name says what it is: the "tote" of a bag, no "Capri"."""
    kinds = set(unit.concepts("kind"))
    wider = {wide for kind in kinds for wide in index.lexicon.wider(kind)}
    return bool(wider & entry.main) or is_before_all(entry, kinds, index)


def _is_all_its_name(unit: Unit, entry: Entry, index: Index) -> bool:
    """Whether an alias is this very word, made for it: "egelpantoffels"."""
    return any(
        word in entry.phrases and not index.lexicon.senses(word)
        for word in unit.exact_names
    )


def _names(unit: Unit, product: str, index: Index) -> bool:
    entry = index.entries[product]
    if not unit.negated and _is_all_its_name(unit, entry, index):
        return True
    if unit.negated or _is_such_a_thing(unit, entry, index):
        return False
    return any(
        word in entry.names
        and (word in entry.given or (word not in entry.proper and not unit.senses))
        for word in unit.names
    )


def _candidates(units: Sequence[Unit], index: Index) -> set[str]:
    found: set[str] = set()
    for unit in units:
        if not unit.negated:
            found |= bearers_of(unit, index) or set()
    return found


def _strange(units: Sequence[Unit], text: Text) -> Mention | None:
    unit = stranger(units, text.written, text.language)
    if unit is None:
        return None
    return Mention(
        unknown=unit.text,
        definite=True,
        units=(unit,),
        start=unit.start,
        end=unit.end,
    )


def _fitting(telling: Sequence[Unit], index: Index) -> list[str]:
    """The products that all of these words fit."""
    return [
        id
        for id, entry in index.entries.items()
        if telling and all(fit(unit, entry, index) > 0 for unit in telling)
    ]


def _stands_for_a_thing(unit: Unit, text: Text) -> bool:
    """ "The linen one"; "for my mother" says whom it is for."""
    only_for = {concept.facet for concept in unit.concepts()} == {"audience"}
    return not only_for and is_definite(text.written, unit.start, text.language)


def _described(
    units: Sequence[Unit],
    sizes: Sequence[SizeFound],
    colours: Sequence[ColourFound],
    text: Text,
) -> Mention | None:
    """Products by what they are of or look like, where no kind was said."""
    telling = tuple(
        unit
        for unit in units
        if unit.identifies
        and not unit.negated
        and (not unit.weak or unit.concepts("kind", "material", "audience"))
    )
    if not telling:
        return None
    if len(telling) < 2 and not _stands_for_a_thing(telling[0], text):
        return None
    among = _fitting(telling, text.index) or _fitting(
        [unit for unit in telling if 1.0 in unit.names.values()], text.index
    )
    if not among or len(among) > 8:
        return None
    wanted = Wanted(tuple(units), one_size(sizes), key(text.written))
    products, _ = best(wanted, text.index, among)
    return Mention(
        products=tuple(products),
        units=tuple(units),
        definite=True,
        is_described=True,
        wants=wants_of(sizes, colours, products, text.clauses, text.index),
        start=telling[0].start,
        end=telling[-1].end,
    )
