"""Everything that the shop has of a kind: for customers who browse.

Pure. The kind of thing, what it is of and its colour must fit; whom it is for must not
contradict; other words only say what comes first.
"""

from collections.abc import Iterable, Sequence

from stock.match.entry import Entry
from stock.match.grouping import GENERIC_KINDS
from stock.match.index import Index
from stock.match.lexicon import Concept
from stock.match.meanings import NAME
from stock.match.scoring import fit, relation
from stock.match.sizes import System
from stock.match.unit import Unit
from stock.match.wants import Want

CHILDREN = frozenset(
    Concept("audience", id)
    for id in ("children", "babies", "girls", "boys", "teenagers")
)
SMALLEST, LEAST_OF_ADULTS, MOST_OF_ADULTS = 15, 34, 60
"""Children's shoes are smaller, and their heights in centimetres larger."""
_MUST_FIT = ("material", "pattern", "colour")


def of_kind(
    units: Iterable[Unit], wants: Sequence[Want], index: Index
) -> tuple[str, ...]:
    """Every product that is such a thing, the best fitting first."""
    told = tuple(unit for unit in units if not unit.stranger)
    kinds = [
        concept
        for unit in told
        if not unit.negated
        for concept in unit.concepts("kind")
        if concept.id not in GENERIC_KINDS
    ]
    called = {} if kinds else _called(told, index)
    whom = [u for u in told if u.concepts("audience") and not (u.is_kind or u.negated)]
    found = [
        (sum(max(fit(unit, entry, index), 0.0) for unit in told), entry)
        for entry in index.entries.values()
        if (not kinds or any(_is_such(kind, entry, index) for kind in kinds))
        and (not called or entry.id in called)
        and all(_may_be(unit, entry, index) for unit in told if unit not in whom)
        and (not whom or any(_may_be(unit, entry, index) for unit in whom))
        and all(_has_size(entry, want) for want in wants)
    ]
    found.sort(key=lambda ranked: -ranked[0])
    entries = [entry for _, entry in found]
    if any(want.size and not want.size.soft for want in wants):
        entries = [entry for entry in entries if entry.sizes] or entries
    return tuple(entry.id for entry in entries)


def _is_such(kind: Concept, entry: Entry, index: Index) -> bool:
    """Whether it is of this kind; no boxer shorts for their "accessories" are a watch.

    What only its category says, and more widely, counts where its name says nothing.
    """
    if kind in entry.wider or not any(_is_named(own, entry) for own in entry.meanings):
        return relation(kind, entry, index) > 0
    return any(
        _is_named(own, entry) and own in entry.narrowest
        for own in index.lexicon.wider(kind)
    )


def _is_named(kind: Concept, entry: Entry) -> bool:
    return kind.facet == "kind" and entry.meanings.get(kind, 0.0) >= NAME


def _called(units: Iterable[Unit], index: Index) -> dict[str, None]:
    """What goes by words that no lexicon knows: the "wetsuits" of a table."""
    names = [u.names for u in units if not (u.negated or u.weak or u.senses)]
    return {
        id: None
        for words in names
        for word in words
        for id in index.bearing.get(word, frozenset())
    }


def _may_be(unit: Unit, entry: Entry, index: Index) -> bool:
    fits = fit(unit, entry, index) > 0
    if unit.negated:
        return not fits
    if unit.is_kind or fits or (unit.weak and not unit.concepts("audience")):
        return True
    if unit.concepts(*_MUST_FIT):
        return False
    audience = unit.concepts("audience")
    if not audience:
        return True
    if "audience" in entry.facets:
        return False
    if audience & CHILDREN and _is_in_childrens_sizes(entry):
        return True
    # Where some are said to be for children, the others are not.
    is_for_adults = index.has_children or _is_in_adult_sizes(entry)
    return not (is_for_adults and audience & CHILDREN)


def _is_in_childrens_sizes(entry: Entry) -> bool:
    """Whether it comes by age, or in the numbers of small feet."""
    return any(
        size.system in (System.MONTHS, System.YEARS)
        or (size.system == System.NUMBER and SMALLEST <= size.low < LEAST_OF_ADULTS)
        for size in entry.sizes.values()
    )


def _is_in_adult_sizes(entry: Entry) -> bool:
    """Whether it comes in the numbers of grown-ups' clothes and shoes alone."""
    return bool(entry.sizes) and all(
        size.system == System.NUMBER and LEAST_OF_ADULTS <= size.low <= MOST_OF_ADULTS
        for size in entry.sizes.values()
    )


def _has_size(entry: Entry, want: Want) -> bool:
    if want.size is None or want.size.soft or not entry.sizes:
        return True
    return entry.comes_in(want.size.size)
