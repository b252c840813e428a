"""Which of a clause's words for colours ask for one, and which only name the product.

"Foulard Céleste" is no blue, "pearl" earrings and a pair of "jeans" say what they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stock.match.entry import Entry
from stock.match.index import Index
from stock.match.scoring import colour_ranks, fit
from stock.match.unit import Unit


def without_name(colours: Sequence[Unit], entries: Sequence[Entry]) -> list[Unit]:
    """Without the word by which the product is called: "Foulard Céleste" is no blue.

    Said twice, the second is its colour.
    """
    called = next((unit for unit in colours if _is_name_of_all(unit, entries)), None)
    return [unit for unit in colours if unit is not called]


def _is_name_of_all(unit: Unit, entries: Sequence[Entry]) -> bool:
    exact = {name for name, alike in unit.names.items() if alike >= 1}
    return bool(entries) and all(exact & entry.names for entry in entries)


def is_asked(colour: Unit, entries: Sequence[Entry], index: Index) -> bool:
    """Whether a colour is one of the product's, or strange to it, not in its name."""
    if colour.is_kind and entries and all(_is_of(colour, e, index) for e in entries):
        return False  # the "jeans" of a pair of jeans
    if any(colour_ranks(colour.concepts("colour"), e, index) for e in entries):
        return True
    if any(name in entry.names for entry in entries for name in colour.names):
        return False
    if entries and all(_is_of(colour, entry, index) for entry in entries):
        return False
    uncoloured = [entry for entry in entries if not entry.colours]
    return not any(fit(colour, entry, index) > 0 for entry in uncoloured)


def _is_of(colour: Unit, entry: Entry, index: Index) -> bool:
    """Whether the word says what the product is of, too: "pearl" of pearl earrings."""
    senses = tuple(s for s in colour.senses if s.concept.facet != "colour")
    return bool(senses) and fit(replace(colour, senses=senses), entry, index) > 0


def apart(colours: Iterable[Unit]) -> list[Unit]:
    """Each stretch of text once, whatever is read into it."""
    return list({(unit.start, unit.end): unit for unit in colours}.values())
