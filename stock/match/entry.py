"""What each product of the table can be called by, as its own row says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stock.match.denied import LACKING
from stock.match.lexicon import Concept, Lexicon
from stock.match.meanings import (
    NAME,
    SHORT_WORDS,
    colour_concepts,
    main_kinds,
    narrowest,
    of_category,
    understand,
    understand_details,
)
from stock.match.opposites import OPPOSITES
from stock.match.sizes import Size, as_table_sizes
from stock.match.words import Word, cut, key, with_fractions
from stock.model import Product

OF_MORE = 0.7
"""How well mohair is the "wool" that is asked for, where another thing is of wool."""


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour of a product: the table's word and what it means."""

    text: str
    folded: str
    concepts: frozenset[Concept]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a product can be called by.

    `names` are the words of its name and aliases; `proper` its own name: those of them
    that no lexicon knows, and what stands with a capital behind the kind of thing
    ("Robe Stella"); `meanings` what it is, with how much it counts.
    """

    id: str
    phrases: frozenset[str]
    names: frozenset[str]
    proper: frozenset[str]
    given: frozenset[str]
    """Those of `proper` that are written as names: not the "wetsuit" of an alias."""
    meanings: Mapping[Concept, float]
    wider: Mapping[Concept, float]
    """The same with every wider meaning of the same facet: a sneaker is a shoe."""
    main: frozenset[Concept]
    """The kind of thing that it is before all: of its name's first such word, and of
    its category."""
    narrowest: frozenset[Concept]
    """Its meanings without those that others of them imply."""
    sizes: Mapping[str, Size]
    colours: tuple[Colour, ...]
    facets: frozenset[str]
    """The facets that its name, aliases or category say something of."""
    pairs: frozenset[tuple[str, str]]
    """Every (size, colour) that it was ever stocked in."""

    def comes_in(self, size: Size) -> bool:
        """Whether somebody who asks for this can mean one of its sizes."""
        return any(own.covers(size) for own in self.sizes.values())


def read_entry(product: Product, lexicon: Lexicon, own: str) -> Entry:
    """`own` is the language of the table's names."""
    titles = [product.name, *product.aliases]
    meanings: dict[Concept, float] = {}
    names: set[str] = set()
    proper: set[str] = set()
    written: set[str] = set()
    for title in titles:
        found = _without_lacking(with_fractions(cut(title), title), lexicon)
        words = [word.text for word in found]
        names.update(word for word in words if word not in SHORT_WORDS)
        known = understand(words, lexicon, meanings, NAME, own)
        in_terms = _within_details(words, lexicon)
        own_words = [
            word
            for place, word in enumerate(found)
            if word.text not in SHORT_WORDS
            and len(word.text) > 1
            and (place not in known or _is_name(found, place, product, lexicon, own))
            and place not in in_terms
        ] or _instead_of_kind(found, lexicon)
        proper.update(word.text for word in own_words)
        written.update(_written_as_names(own_words, found))
    for concept, weight in of_category(product, meanings, lexicon, own).items():
        meanings[concept] = max(meanings.get(concept, 0.0), weight)
    facets = frozenset(concept.facet for concept in meanings)
    understand_details(product.details, lexicon, meanings, own)
    return Entry(
        id=product.id,
        phrases=frozenset(key(title) for title in titles) - {""},
        names=frozenset(names),
        proper=frozenset(proper),
        given=frozenset(written or proper),
        meanings=meanings,
        wider=_widened(meanings, lexicon),
        main=main_kinds(product, lexicon, own),
        narrowest=narrowest(meanings, lexicon),
        sizes=as_table_sizes(product.sizes),
        colours=tuple(_colour(text, lexicon) for text in product.colours),
        facets=facets,
        pairs=frozenset((v.size, v.colour) for v in product.variants),
    )


def _within_details(words: Sequence[str], lexicon: Lexicon) -> set[int]:
    """The places of what a term of several words tells: no name is "short sleeve"."""
    return {
        place
        for found in lexicon.find(words)
        if found.end - found.start > 1
        and any(
            sense.concept.facet == "feature" and sense.concept.id in OPPOSITES
            for sense in found.senses
        )
        for place in range(found.start, found.end)
    }


def _without_lacking(title: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """A "jar without lid" has none: the word says nothing of it, "sleeveless" does."""
    kept = list(title[:1])
    for before, word in pairwise(title):
        lacks = before.text in LACKING
        if not lacks or lexicon.senses(f"{before.text} {word.text}"):
            kept.append(word)
    return kept


def _widened(
    meanings: Mapping[Concept, float], lexicon: Lexicon
) -> dict[Concept, float]:
    found: dict[Concept, float] = {}
    for own, counts in meanings.items():
        for wide in lexicon.wider(own):
            if wide.facet == own.facet:
                is_more = wide != own and own.facet == "material"
                fits = counts * (OF_MORE if is_more else 1.0)
                found[wide] = max(found.get(wide, 0.0), fits)
    return found


def _is_name(
    title: Sequence[Word], place: int, product: Product, lexicon: Lexicon, own: str
) -> bool:
    """Whether a word that the lexicon knows is a name all the same: "Ring Luna"."""
    if not title[place].is_capitalised:
        return False
    if own == "en" and _is_name_in_english(title, place, product, lexicon):
        return True
    facets = _facets(title[place], lexicon)
    if place == 0 or (own == "en" and "kind" in facets) or facets == {"audience"}:
        return False
    before = _facets(title[place - 1], lexicon)
    plain = any(w.text.isalpha() and len(w.text) > 2 and not w.is_capitalised
                for w in title[1:])  # fmt: skip
    return "kind" in before or plain


def _instead_of_kind(title: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """What a title without a name or a kind of thing shows: a "Wooden Tractor"."""
    facets = [_facets(word, lexicon) for word in title]
    if any("kind" in of for of in facets):
        return []
    return [w for w, of in zip(title, facets, strict=True) if of == {"pattern"}]


def _is_name_in_english(
    title: Sequence[Word], place: int, product: Product, lexicon: Lexicon
) -> bool:
    """The name comes first there: a "Pebble Hat" that comes in grey is no pebble."""
    facets = _facets(title[place], lexicon)
    plain = {"colour", "pattern"}
    if place or not facets & plain or not facets <= plain | {"kind"}:
        return False
    colours = {word.text for colour in product.colours for word in cut(colour)}
    kinds = any("kind" in _facets(word, lexicon) for word in title[1:])
    return kinds and title[0].text not in colours


def _facets(word: Word, lexicon: Lexicon) -> set[str]:
    return {sense.concept.facet for sense in lexicon.senses(word.text)}


def _written_as_names(words: Sequence[Word], title: Sequence[Word]) -> set[str]:
    """Those with a capital or a figure; the first word's capital may be the line's."""
    named = [word for word in words if word.is_capitalised or word.is_number]
    inside = {word.text for word in named if word.start > title[0].start}
    return inside or {word.text for word in named}


def _colour(text: str, lexicon: Lexicon) -> Colour:
    """What no lexicon knows, such as "fumé", is a colour of its own."""
    known = colour_concepts(text, lexicon)
    return Colour(text, key(text), known or frozenset({Concept("colour", key(text))}))
