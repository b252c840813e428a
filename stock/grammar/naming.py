"""Which product a group of words names, and whether they may mean another one.

A customer is shown the nearest product; stock is not changed on such a guess.
"""

import re
from collections.abc import Sequence

from stock.grammar.groups import Group, bearers_of, telling
from stock.grammar.intents import Target
from stock.match.entry import Entry
from stock.match.index import Index
from stock.match.meanings import CATEGORY, NAME
from stock.match.scoring import Wanted, best, fit, relation
from stock.match.size_found import SizeFound
from stock.match.sizes import Size
from stock.match.unit import Unit
from stock.match.words import fold, key

SHORT_NAME = 4


def named(
    group: Group,
    sizes: Sequence[SizeFound],
    text: str,
    index: Index,
    *,
    may_be_any: bool,
) -> Target:
    """What the words name. `may_be_any`: sizes are still to come, and may tell more."""
    units = tuple(group.units)
    tells = telling(units)
    first, last = tells[0].start, max(unit.end for unit in tells)
    words = text[first:last]
    unknown = _strange_name(units, text, index)
    if unknown:
        return Target(unknown=unknown)
    borne = {id for unit in units for id in bearers_of(unit, index) or ()}
    among = [id for id in index.entries if id in borne]  # the table's order
    wanted = Wanted(units, _one(sizes), key(text))
    products, _ = best(wanted, index, among)
    if not products:
        return Target(unknown=words)
    by_name = _called_in_full(among, units, wanted.sizes, text, index)
    if by_name and not may_be_any:
        return Target(words=words, products=(by_name,))
    alike = _of_kind(tells, among, index)
    if len(alike) > 1:
        return Target(words=words, products=tuple(alike))
    if len(products) > 1 or not _is_doubtful(units, index.entries[products[0]], index):
        return Target(words=words, products=tuple(products))
    found = tuple(dict.fromkeys((*products, *_bearing(units, among, index))))
    return Target(words=words, products=found, is_doubtful=True)


def _of_kind(units: Sequence[Unit], among: Sequence[str], index: Index) -> list[str]:
    """All that she may mean with "the bag", though only one has "bag" in its name."""
    words = [unit for unit in units if unit.names or not unit.is_colour]
    if len(words) != 1 or not words[0].is_kind:
        return []
    kinds = words[0].concepts("kind")
    return [
        id
        for id in among
        if any(relation(k, index.entries[id], index) >= CATEGORY for k in kinds)
    ]


def _bearing(units: Sequence[Unit], among: Sequence[str], index: Index) -> list[str]:
    """Those that have a word of these for a name."""
    found = {
        id
        for unit in units
        if unit.names and not unit.weak
        for id in bearers_of(unit, index) or ()
    }
    return [id for id in among if id in found]


def _called_in_full(
    among: Sequence[str],
    units: Sequence[Unit],
    sizes: Sequence[Size],
    text: str,
    index: Index,
) -> str:
    """The product whose whole name she wrote, and nothing that _contradicts it, or ''.

    A size that it never had leaves open whether another one is meant.
    """
    said = f" {key(text)} "
    spoken = {
        phrase: index.entries[id]
        for id in among
        for phrase in index.entries[id].phrases
        if " " in phrase and f" {phrase} " in said
    }
    longest = max(spoken, key=len, default="")
    if not longest or sum(longest in e.phrases for e in index.entries.values()) > 1:
        return ""
    entry, of_name = spoken[longest], set(longest.split())
    others = [u for u in units if not (u.weak or set(key(u.text).split()) <= of_name)]
    strange = any(u.stranger or _contradicts(u, entry, index) for u in others)
    never = sizes and not any(
        own.covers(size) for size in sizes for own in entry.sizes.values()
    )
    return "" if strange or never else entry.id


def _one(sizes: Sequence[SizeFound]) -> tuple[Size, ...]:
    """One size helps to tell which product is meant."""
    hard = [size.size for size in sizes if not size.soft]
    return (hard[0],) if len(hard) == 1 else ()


def _is_doubtful(units: Sequence[Unit], entry: Entry, index: Index) -> bool:
    """Whether to ask, though no other product fits as well."""
    if not any(_calls(unit, entry) for unit in units):
        return True  # described or of its kind, and not called by its name
    fitting = {(unit.start, unit.end) for unit in units if fit(unit, entry, index) > 0}
    return (
        _has_strange_middle(units)
        or any(
            _contradicts(unit, entry, index) or _is_unlike(unit)
            for unit in units
            if not unit.weak and (unit.negated or (unit.start, unit.end) not in fitting)
        )
        or any(_is_unlike(unit) for unit in units if not unit.weak)
    )


def _calls(unit: Unit, entry: Entry) -> bool:
    """Whether it is a word of the name, or one of another language for it."""
    if any(name in entry.names for name in unit.names):
        return True
    concepts = unit.concepts("material", "pattern", "feature", "colour")
    return any(entry.meanings.get(concept, 0.0) >= NAME for concept in concepts)


def _contradicts(unit: Unit, entry: Entry, index: Index) -> bool:
    """A word for something else: a velvet one where there is a linen one."""
    if unit.negated:
        return True
    if not unit.names and not index.lexicon.senses(key(unit.text)):
        return False  # what it looks like is not what it says
    if unit.is_colour or fit(unit, entry, index) >= 0:
        return False
    facets = {concept.facet for concept in unit.concepts()}
    return bool(unit.names) or "kind" in facets or bool(facets & entry.facets)


def _is_unlike(unit: Unit) -> bool:
    """A short name with another letter in it is another name: "mila" is no "milo"."""
    if not unit.names or unit.senses:
        return False
    slipped = any(sorted(name) == sorted(fold(unit.text)) for name in unit.names)
    alike = max(unit.names.values())
    return alike < 1 and len(unit.text) <= SHORT_NAME and not slipped


def _has_strange_middle(units: Sequence[Unit]) -> bool:
    """An unknown word between those of the name: "robe jeanne velvetine"."""
    tells = telling(units)
    first, last = tells[0].start, max(unit.end for unit in tells)
    return any(unit.stranger and first < unit.start < last for unit in units)


def _strange_name(units: Sequence[Unit], text: str, index: Index) -> str:
    """The words for a product that the shop does not have, or ''.

    A strange word right beside a kind of thing: "la jupe Philippine".
    """
    if any(unit.names and not unit.is_kind and not unit.weak for unit in units):
        return ""
    for kind in units:
        for other in units:
            if kind.is_kind and _is_its_name(kind, other, text):
                first, last = sorted((kind, other), key=lambda unit: unit.start)
                return text[first.start : last.end]
    return ""


def _is_its_name(kind: Unit, other: Unit, text: str) -> bool:
    if other is kind or not (other.stranger or (other.capital and not other.names)):
        return False
    gap = text[min(kind.end, other.end) : max(kind.start, other.start)]
    return len(gap) <= 1 and not re.search(r"[.,;!?\n]", gap)
