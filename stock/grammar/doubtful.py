"""Whether the words beside a product's name say that another one is meant.

A customer is shown the nearest product; stock is not changed on such a guess.
"""

import re
from collections.abc import Sequence

from stock.grammar.groups import telling
from stock.match.index import NAME, Entry, Index
from stock.match.scoring import fit
from stock.match.units import Unit
from stock.match.words import fold, key

SHORT_NAME = 4


def is_doubtful(units: Sequence[Unit], entry: Entry, index: Index) -> bool:
    """Whether to ask, though no other product fits as well."""
    if not any(_calls(unit, entry) for unit in units):
        return True  # described or of its kind, and not called by its name
    fitting = {(unit.start, unit.end) for unit in units if fit(unit, entry, index) > 0}
    return (
        _has_strange_middle(units)
        or any(
            contradicts(unit, entry, index) or _is_unlike(unit)
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


def contradicts(unit: Unit, entry: Entry, index: Index) -> bool:
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


def strange_name(units: Sequence[Unit], text: str, index: Index) -> str:
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
