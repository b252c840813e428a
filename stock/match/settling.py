"""Of products that fit the words equally well, the one that is called just so.

A tie is no bow tie and "polo Garda in M" no "Polo Garda manica lunga", though every
word fits both; whom a thing is for must be said, so that "Oslo jacket" stays unsettled.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from stock.match.entry import Entry
from stock.match.grouping import GENERIC_KINDS
from stock.match.index import Index
from stock.match.lexicon import Concept
from stock.match.meanings import NAME, narrowest
from stock.match.scoring import named_whole
from stock.match.size_found import SizeFound
from stock.match.sizes import parse_size
from stock.match.unit import Unit
from stock.match.words import cut


def settle(
    products: Sequence[str],
    units: Sequence[Unit],
    text: str,
    index: Index,
    *,
    is_chosen_so: bool,
) -> list[str]:
    """Those of the products that the words mean before the others.

    `is_chosen_so`: a size or colour was said with them, as of one certain thing.
    """
    left = _exactly_such(numbered(products, text, index), units, index)
    left = for_whom(left, units, index)
    if len(left) > 1 and is_chosen_so:
        left = _named_so(left, text, index)
    return left


def come_in(
    products: Sequence[str], sizes: Sequence[SizeFound], index: Index
) -> list[str]:
    """Those that come in some of these sizes, where others come in none."""
    found = [
        id
        for id in products
        if any(index.entries[id].comes_in(asked.size) for asked in sizes)
    ]
    return found or list(products)


def numbered(products: Sequence[str], text: str, index: Index) -> list[str]:
    """Those with a number of the text in their name, "the 7 cm heel" of two heights.

    A number that is a size of one of them tells them apart by no name.
    """
    entries = [index.entries[id] for id in products]
    told = dict(_numbers(text, frozenset().union(*(e.names for e in entries))))
    sizes = [size for entry in entries for size in entry.sizes.values()]
    said = {
        number
        for number, in_name in told.items()
        if in_name or not any(size.covers(parse_size(number)) for size in sizes)
    }
    found = [entry.id for entry in entries if said & entry.names]
    return found if 0 < len(found) < len(products) else list(products)


def _numbers(text: str, names: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The numbers of a text that may be of a name: a small one mostly counts.

    And whether a word of a name stands behind: "1 tog".
    """
    words = cut(text)
    for word, behind in zip_longest(words, words[1:]):
        in_name = behind is not None and behind.text in names
        if word.is_number and (len(word.text) > 1 or in_name):
            yield word.text, in_name


def _exactly_such(
    products: Sequence[str], units: Sequence[Unit], index: Index
) -> list[str]:
    """The very kind of thing that was said, where others are of a narrower one."""
    said = [unit.concepts("kind") for unit in units if not unit.negated]
    narrow = {kind for kinds in said for kind in narrowest(kinds, index.lexicon)}
    for meant in (narrow, frozenset[Concept]().union(*said)):
        kinds = {kind for kind in meant if kind.id not in GENERIC_KINDS}
        exact = [id for id in products if kinds & index.entries[id].main]
        exact = exact or _called_such(products, kinds, index)
        others = [id for id in products if id not in exact]
        if exact and not any(_is_called(kinds, index.entries[id]) for id in others):
            return exact
    return list(products)


def _is_called(kinds: set[Concept], entry: Entry) -> bool:
    """Whether its name says so, not only its category: a cushion cover."""
    return any(entry.meanings.get(kind, 0.0) >= NAME for kind in kinds)


def for_whom(products: Sequence[str], units: Sequence[Unit], index: Index) -> list[str]:
    """The one "for children", where the other is for babies."""
    whom = {
        concept
        for unit in units
        if not (unit.negated or unit.is_kind)
        for concept in unit.concepts("audience")
    }
    exact = [id for id in products if whom & index.entries[id].meanings.keys()]
    return exact or list(products)


def _called_such(
    products: Sequence[str], kinds: set[Concept], index: Index
) -> list[str]:
    """Those with this kind in their name: a waistcoat is called no jacket.

    None, where another of them is the same before all.
    """
    entries = index.entries
    found = [
        id
        for id in products
        if any(
            sense.concept in kinds
            for word in entries[id].names
            for sense in index.lexicon.senses(word)
        )
    ]
    main = {kind for id in found for kind in entries[id].main}
    others = [id for id in products if id not in found]
    return [] if any(main & entries[id].main for id in others) else found


def _named_so(products: Sequence[str], text: str, index: Index) -> list[str]:
    """The one whose whole name was said, where the others have a further word."""
    whole = named_whole(text, products, index)
    if len(whole) != 1:
        return list(products)
    own = index.entries[whole[0]]
    others = [index.entries[id] for id in products if id != own.id]
    return (
        list(whole)
        if all(_is_told(own, other, index) for other in others)
        else [*products]
    )


def _is_told(own: Entry, other: Entry, index: Index) -> bool:
    """Whether the other's further words say more than whom it is for."""
    further = other.names - own.names
    return bool(further) and not any(
        sense.concept.facet == "audience"
        for word in further
        for sense in index.lexicon.senses(word)
    )
