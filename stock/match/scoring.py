"""How well a product fits what a customer's words may mean.

Each unit that fits adds its weight, each that contradicts takes some away; a product is
meant when it fits best, and several are when none fits better than the others.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from stock.match.entry import Entry
from stock.match.index import Index
from stock.match.lexicon import Concept, Lexicon
from stock.match.opposites import OPPOSITES
from stock.match.sizes import Size
from stock.match.unit import Unit
from stock.match.words import key

NAME = 3.0
FITS = {"kind": 2.0, "material": 1.6, "pattern": 1.5, "feature": 1.0, "audience": 1.3}
CLASHES = {
    "kind": 2.0,
    "material": 0.8,
    "pattern": 0.6,
    "feature": 0.5,
    "audience": 0.7,
}
STRANGE_NAME = 1.8
COLOUR_CLASHES = 1.0
COLOUR_RANKS = {4: 1.0, 3: 0.6, 2: 0.5, 1: 0.3}
"""The very colour; a shade of what was asked; a near shade; asked more than it says."""
SIZE_FITS, SIZE_CLASHES = 1.2, 1.6
PAIR_FITS = 0.5
"""This size in this very colour was stocked."""
NARROWER = 0.6
"""The customer said more than the product does: "sneakers" of a plain "shoes"."""
BOTH = 0.25
"""How much the lesser counts where a word fits by its name and by its meaning."""
BY_NAME = 0.5
"""How well a "Brume" that comes in blue is the grey one."""
GROWN_UPS = ("adults", "women", "men", "mothers")
PHRASE = 0.6
"""For each word of a whole name or alias that stands in the message."""
OPPOSITE = 1.5
MEANT_BY_NAME = 1.0
NEAR = 2.2
"""A product that comes in her size is meant rather than one that is so much ahead."""
ROUNDING = 1e-6
SAME = 0.3
"""Products whose scores are no further apart fit equally well."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a customer wants of one product: words, sizes and colours."""

    units: tuple[Unit, ...]
    sizes: tuple[Size, ...] = ()
    phrase: str = ""
    """The folded words of the message, to find whole names in."""


def best(wanted: Wanted, index: Index, among: Iterable[str]) -> tuple[list[str], float]:
    """The products that fit best, equally well, and the score that they reach.

    Sizes only choose among products that the words could mean: a coat that never came
    in her size is still the coat that she means.
    """
    among = set(among)
    plain = Wanted(_telling(wanted.units, among, index), (), wanted.phrase)
    scored = _scored(plain, among, index, NEAR if wanted.sizes else SAME)
    if not scored:
        return [], 0.0
    top = max(scored.values())
    first = max(scored, key=lambda id: scored[id])
    if wanted.sizes:
        near = {
            id: points
            for id, points in scored.items()
            if points >= top - NEAR and _same_kind(id, first, wanted, index)
        }
        sized = replace(wanted, sizes=_known_sizes(wanted.sizes, near, index))
        scored = {
            id: points + _sized(sized, index.entries[id], index)
            for id, points in near.items()
        }
        top = max(scored.values())
    return [id for id, points in scored.items() if points >= top - SAME], top


def _scored(
    wanted: Wanted, among: Set[str], index: Index, margin: float
) -> dict[str, float]:
    """The scores of those that may come within this margin of the best, in order."""
    if not among:
        return {}
    bounds = _bounds(wanted, among, index)
    first = max(bounds, key=bounds.__getitem__)
    least = score(wanted, index.entries[first], index) - margin - ROUNDING
    exact = {
        id: score(wanted, index.entries[id], index)
        for id, bound in bounds.items()
        if bound >= least
    }
    return {id: exact[id] for id in sorted(exact, key=index.order.__getitem__)}


def _bounds(wanted: Wanted, among: Set[str], index: Index) -> dict[str, float]:
    """What each would score if all that it may be fitted as well as can be."""
    bounds = dict.fromkeys(among, 0.0)
    for unit in wanted.units:
        if unit.negated:
            continue
        most, such = _most_by_meaning(unit), _may_mean(unit, index) & among
        for id in such:
            bounds[id] += most
        for id, by_name in _by_name(unit, among, index).items():
            if id in such:
                bounds[id] += _joined(by_name, most) - most
            else:
                bounds[id] += by_name
    for id, phrase in index.called_alone(wanted.phrase):
        if id in bounds:
            bounds[id] += PHRASE * (phrase.count(" ") + 1)
    return bounds


def _most_by_meaning(unit: Unit) -> float:
    return max((FITS.get(c.facet, 1.0) for c in unit.concepts()), default=0.0)


def _may_mean(unit: Unit, index: Index) -> set[str]:
    """All of which `_meaning_fit` can find one of the unit's meanings true."""
    found: set[str] = set()
    for concept in unit.concepts():
        found |= index.such_things(concept)
        if concept.facet == "colour":
            for own, such in index.coloured.items():
                if _colour_rank(concept, own, index.lexicon):
                    found |= such
        elif concept.facet == "audience" and concept.id in GROWN_UPS:
            found |= index.entries.keys()
    return found


def _by_name(unit: Unit, among: Set[str], index: Index) -> dict[str, float]:
    """How well each of these that bears one of the unit's names does so."""
    found: dict[str, float] = {}
    for word, alike in unit.names.items():
        own = index.properly.get(word, frozenset())
        bearers = index.bearing.get(word, frozenset()) & among
        for some, is_own in ((bearers & own, True), (bearers - own, False)):
            worth = _worth(word, alike, index, is_own=is_own)
            found.update({id: max(found.get(id, 0.0), worth) for id in some})
    return found


def _joined(one: float, other: float) -> float:
    return max(one, other) + BOTH * min(one, other)


def named_whole(text: str, among: Iterable[str], index: Index) -> tuple[str, ...]:
    """Those of whose name every word stands in the text, where it has several."""
    said = set(key(text).split())
    names = {id: map(set, map(str.split, index.entries[id].phrases)) for id in among}
    return tuple(
        id
        for id, own in names.items()
        if any(len(name) > 1 and name <= said for name in own)
    )


def _telling(
    units: tuple[Unit, ...], among: Set[str], index: Index
) -> tuple[Unit, ...]:
    """Without the details that fit none of these products: they tell none apart."""
    return tuple(
        unit
        for unit in units
        if unit.is_kind
        or unit.names
        or unit.is_colour
        or any(
            fit(unit, index.entries[id], index) > 0
            for id in _may_mean(unit, index) & among
        )
    )


def _known_sizes(
    sizes: tuple[Size, ...], among: Iterable[str], index: Index
) -> tuple[Size, ...]:
    """The sizes that some of these products come in: others tell none apart."""
    own = [size for id in among for size in index.entries[id].sizes.values()]
    return tuple(size for size in sizes if any(o.covers(size) for o in own))


def _same_kind(one: str, other: str, wanted: Wanted, index: Index) -> bool:
    """Whether both are as much of the kinds that were named."""
    units = [unit for unit in wanted.units if unit.is_kind]
    return all(
        _is_of_kind(unit, one, index) or not _is_of_kind(unit, other, index)
        for unit in units
    )


def _is_of_kind(unit: Unit, product: str, index: Index) -> bool:
    entry = index.entries[product]
    return any(relation(k, entry, index) >= 1.0 for k in unit.concepts("kind"))


def _sized(wanted: Wanted, entry: Entry, index: Index) -> float:
    total = sum((size_fit(size, entry) for size in wanted.sizes), 0.0)
    return total + (PAIR_FITS if _has_pair(wanted, entry, index) else 0.0)


def score(wanted: Wanted, entry: Entry, index: Index) -> float:
    total = 0.0
    for unit in wanted.units:
        fits = fit(unit, entry, index)
        if unit.negated:
            total -= max(fits, 0.0)
        else:
            total += fits
    return total + _phrase_fit(wanted.phrase, entry, index)


def _phrase_fit(text: str, entry: Entry, index: Index) -> float:
    """A whole name or alias that no other product's words contain."""
    padded = f" {text} "
    return max(
        (
            PHRASE * (phrase.count(" ") + 1)
            for phrase in entry.phrases
            if f" {phrase} " in padded and len(index.phrases[phrase]) == 1
        ),
        default=0.0,
    )


def _has_pair(wanted: Wanted, entry: Entry, index: Index) -> bool:
    if len(wanted.sizes) != 1 or not entry.colours:
        return False
    asked = wanted.sizes[0]
    colours = {
        text
        for unit in wanted.units
        if unit.is_colour and not unit.negated
        for text in colours_that_fit(unit.concepts("colour"), entry, index)
    }
    return any(
        size and colour in colours and entry.sizes[size].covers(asked)
        for size, colour in entry.pairs
    )


def fit(unit: Unit, entry: Entry, index: Index) -> float:
    """How much one unit speaks for the product, or (below zero) against it."""
    by_name = max(
        (_name_fit(word, alike, entry, index) for word, alike in unit.names.items()),
        default=0.0,
    )
    by_meaning = max(
        (_meaning_fit(concept, entry, index) for concept in unit.concepts()),
        default=0.0,
    )
    if by_meaning <= 0 and is_opposite(unit, entry):
        return -OPPOSITE
    found = _joined(by_name, by_meaning)
    return found if found > 0 else -_clash(unit, entry)


def is_opposite(unit: Unit, entry: Entry) -> bool:
    """Whether its name says the contrary: no "short-sleeved" one has long sleeves."""
    return any(
        entry.meanings.get(Concept("feature", other), 0.0) >= MEANT_BY_NAME
        for concept in unit.concepts("feature")
        for other in OPPOSITES.get(concept.id, ())
    )


def _name_fit(word: str, alike: float, entry: Entry, index: Index) -> float:
    if word not in entry.names:
        return 0.0
    return _worth(word, alike, index, is_own=word in entry.proper)


def _worth(word: str, alike: float, index: Index, *, is_own: bool) -> float:
    """Of a word of a name, the more if it is the product's own name."""
    weight = NAME if is_own else NAME / 2
    return weight * index.rarity(word) * alike


def _meaning_fit(concept: Concept, entry: Entry, index: Index) -> float:
    if concept.facet == "colour":
        ranks = colour_ranks([concept], entry, index)
        by_colour = COLOUR_RANKS[max(ranks.values())] if ranks else 0.0
        by_name = relation(concept, entry, index)
        return max(by_colour, by_name * (BY_NAME if entry.colours else 1.0))
    return FITS[concept.facet] * relation(concept, entry, index)


def relation(concept: Concept, entry: Entry, index: Index) -> float:
    """1: the product is such a thing; less where one side says more than the other."""
    found = entry.wider.get(concept, 0.0)
    if found < NARROWER:
        for own in index.lexicon.wider(concept):
            # of a mug that is also tableware only the mug could be more than it says
            if own in entry.narrowest and own.facet == concept.facet:
                found = max(found, NARROWER * entry.meanings[own])
    if not found and concept.facet == "audience":
        return _for_grown_ups(concept, entry, index)
    return found


def _for_grown_ups(concept: Concept, entry: Entry, index: Index) -> float:
    """Beside what is said to be for children, the rest is for their parents."""
    if "audience" in entry.facets or concept.id not in GROWN_UPS:
        return 0.0
    return NARROWER if index.has_children else 0.0


def _clash(unit: Unit, entry: Entry) -> float:
    facets = {concept.facet for concept in unit.concepts()}
    if not facets:
        return STRANGE_NAME if unit.names else 0.0
    if "colour" in facets:
        if entry.colours:
            return COLOUR_CLASHES
        facets = facets - {"colour"}
    costs = [
        CLASHES[facet] * (1.0 if facet in entry.facets or facet == "kind" else 0.4)
        for facet in facets
        if facet in CLASHES
    ]
    return min(costs, default=0.0)


def size_fit(size: Size, entry: Entry) -> float:
    if not entry.sizes:
        return -0.2
    return SIZE_FITS if entry.comes_in(size) else -SIZE_CLASHES


def colour_ranks(
    concepts: Sequence[Concept] | frozenset[Concept], entry: Entry, index: Index
) -> dict[str, int]:
    """The product's own colours that these words can mean, with how nearly (1 to 4)."""
    lexicon = index.lexicon
    ranked: dict[str, int] = {}
    for colour in entry.colours:
        for own in colour.concepts:
            for asked in concepts:
                if asked.facet != "colour":
                    continue
                rank = _colour_rank(asked, own, lexicon)
                if rank:
                    ranked[colour.text] = max(rank, ranked.get(colour.text, 0))
    return ranked


@lru_cache(maxsize=65_536)
def _colour_rank(asked: Concept, own: Concept, lexicon: Lexicon) -> int:
    if own == asked:
        return 4
    if asked in lexicon.wider(own):
        return 3
    if lexicon.is_near(own, asked):
        return 2
    return 1 if own in lexicon.wider(asked) else 0


def colours_that_fit(
    concepts: Sequence[Concept] | frozenset[Concept], entry: Entry, index: Index
) -> list[str]:
    """The product's own colours that these words can mean: the nearest ones only."""
    ranked = colour_ranks(concepts, entry, index)
    top = max(ranked.values(), default=0)
    return [text for text, rank in ranked.items() if rank == top]
