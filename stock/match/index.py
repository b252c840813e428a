"""The stock table as it can be asked for: what each product's words mean.

Built once for each version of the catalogue; quantities play no part in it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from typing import TypeVar

from stock.match.lexicon import Concept, Lexicon
from stock.match.meanings import (
    CATEGORY,
    NAME,
    SHORT_WORDS,
    colour_concepts,
    main_kinds,
    narrowest,
    of_category,
    own_language,
    understand,
    understand_details,
)
from stock.match.sizes import Size, System, as_table_sizes
from stock.match.words import Word, cut, key, with_fractions
from stock.model import Product, Table

__all__ = [
    "CATEGORY",
    "NAME",
    "SHORT_WORDS",
    "Colour",
    "Entry",
    "Index",
    "build",
    "colour_concepts",
]

T = TypeVar("T")


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


@dataclass(frozen=True)
class Index:
    """All entries, and which of them bear a word."""

    entries: Mapping[str, Entry]
    lexicon: Lexicon
    bearing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Word of a name or alias -> ids of the products."""

    def rarity(self, word: str) -> float:
        """How much a word of a name tells products apart: 1 for one that few bear."""
        return self._rarities.get(word, 0.0)

    @cached_property
    def _rarities(self) -> Mapping[str, float]:
        return {
            word: max(0.35, 1.0 - 0.35 * log(len(bearers), 3))
            for word, bearers in self.bearing.items()
        }

    @cached_property
    def properly(self) -> Mapping[str, frozenset[str]]:
        """Word -> ids of the products whose own name it is."""
        return _bearers((e.id, e.proper) for e in self.entries.values())

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Id of a product -> its place in the table."""
        return {id: place for place, id in enumerate(self.entries)}

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        return tuple(self.bearing)

    @cached_property
    def sizes(self) -> frozenset[Size]:
        """Every size of the table."""
        return frozenset(s for e in self.entries.values() for s in e.sizes.values())

    @cached_property
    def size_words(self) -> Mapping[str, Size]:
        """Words in any language for what the table's sizes mean: "toddler", "bébé"."""
        meant = {
            sense.concept: size
            for size in self.sizes
            if size.system == System.WORD
            for sense in self.lexicon.senses(size.unit)
            if sense.concept.facet == "audience"
        }
        return {
            term: meant[sense.concept]
            for term, senses in (self.lexicon.terms.items() if meant else ())
            for sense in senses
            if sense.concept in meant
        }

    @cached_property
    def size_adjectives(self) -> Mapping[str, tuple[Size, ...]]:
        """Words in any language for sizes such as the table's "groot": "large".

        Of one sex or the other: "piccolo" for a mug, "piccola" for a candle.
        """
        named = [size for size in self.sizes if size.system == System.WORD]
        found: dict[str, tuple[Size, ...]] = {}
        for name in _NAMED_SIZES:
            words = [key(str(word)) for word in self.lexicon.sizes.get(name, ())]
            exact = [size for size in named if size.unit in words]
            partly = [s for s in named if set(s.unit.split()) & set(words)]
            meant = tuple(exact or (partly if len(partly) == 1 else ()))
            if meant:
                found.update({word: meant for word in words if len(word) > 2})
        return found

    @cached_property
    def has_children(self) -> bool:
        """Whether some products are said to be for children."""
        return any(
            wider.facet == "audience" and wider.id in ("children", "babies")
            for entry in self.entries.values()
            for concept in entry.meanings
            for wider in self.lexicon.wider(concept)
        )

    @cached_property
    def kinds(self) -> frozenset[Concept]:
        """Every kind of thing that some product is, the wider ones included."""
        return frozenset(
            wider
            for entry in self.entries.values()
            for concept in entry.meanings
            if concept.facet == "kind"
            for wider in self.lexicon.wider(concept)
        )

    def such_things(self, concept: Concept) -> frozenset[str]:
        """The products that are of this kind, or plainly of a wider one."""
        plain = (w for w in self.lexicon.wider(concept) if w.facet == concept.facet)
        found = (self._narrowly.get(wide, frozenset()) for wide in plain)
        return self._widely.get(concept, frozenset()).union(*found)

    @cached_property
    def coloured(self) -> Mapping[Concept, frozenset[str]]:
        """What the table's colours mean -> ids of the products that come in it."""
        return _bearers(
            (entry.id, colour.concepts)
            for entry in self.entries.values()
            for colour in entry.colours
        )

    @cached_property
    def _widely(self) -> Mapping[Concept, frozenset[str]]:
        return _bearers((e.id, e.wider) for e in self.entries.values())

    @cached_property
    def _narrowly(self) -> Mapping[Concept, frozenset[str]]:
        return _bearers((e.id, e.narrowest) for e in self.entries.values())

    @cached_property
    def phrases(self) -> Mapping[str, frozenset[str]]:
        """Whole name or alias -> ids of the products whose own words contain it."""
        return {
            phrase: self._bearing_all(set(phrase.split()) - SHORT_WORDS)
            for entry in self.entries.values()
            for phrase in entry.phrases
        }

    def called_alone(self, text: str) -> Iterator[tuple[str, str]]:
        """The products whose whole name, which no other's words contain, stands in the
        folded text; each with that name."""
        words = text.split()
        for start in range(len(words)):
            for end in range(start + 1, min(start + self._longest, len(words)) + 1):
                phrase = " ".join(words[start:end])
                bearers = self.phrases.get(phrase, frozenset())
                if len(bearers) == 1:
                    yield from ((id, phrase) for id in bearers)

    @cached_property
    def _longest(self) -> int:
        """How many words the longest name has."""
        return max((phrase.count(" ") + 1 for phrase in self.phrases), default=0)

    def _bearing_all(self, words: Iterable[str]) -> frozenset[str]:
        """The products whose names have every one of these words."""
        bearers = [self.bearing.get(word, frozenset()) for word in words]
        if not bearers:
            return frozenset(self.entries)
        rarest, *others = sorted(bearers, key=len)
        return rarest.intersection(*others)

    @cached_property
    def own_colours(self) -> Mapping[str, Concept]:
        """The table's colours that no lexicon knows, folded."""
        return {
            colour.folded: Concept("colour", colour.folded)
            for entry in self.entries.values()
            for colour in entry.colours
            if len(colour.folded) > 2
            and Concept("colour", colour.folded) in colour.concepts
            and Concept("colour", colour.folded) not in self.lexicon.broader
        }

    @cached_property
    def colours_of_material(self) -> Mapping[Concept, Concept]:
        """The table's colours that are materials too: "oak" of frames in oak."""
        found = [
            (sense.concept, own)
            for folded, own in self.own_colours.items()
            for sense in self.lexicon.senses(folded)
            if sense.concept.facet == "material"
        ]
        counts = Counter(material for material, _ in found)  # two golds tell nothing
        return {material: own for material, own in found if counts[material] == 1}

    @cached_property
    def colour_vocabulary(self) -> tuple[str, ...]:
        """The single words that the table's colours are called by, folded."""
        return tuple(
            {
                colour.folded
                for entry in self.entries.values()
                for colour in entry.colours
                if " " not in colour.folded and colour.concepts
            }
        )


def build(table: Table, lexicon: Lexicon) -> Index:
    """The index of a table; hidden products are not found."""
    shown = [product for product in table if not product.hidden]
    own = own_language(shown, lexicon)
    entries = {product.id: _entry(product, lexicon, own) for product in shown}
    bearing = _bearers((entry.id, entry.names) for entry in entries.values())
    return Index(entries, lexicon, bearing)


def _bearers(borne: Iterable[tuple[str, Iterable[T]]]) -> dict[T, frozenset[str]]:
    """Of products with what they bear: what is borne -> ids of the products."""
    found: defaultdict[T, set[str]] = defaultdict(set)
    for id, things in borne:
        for thing in things:
            found[thing].add(id)
    return {thing: frozenset(ids) for thing, ids in found.items()}


def _entry(product: Product, lexicon: Lexicon, own: str) -> Entry:
    titles = [product.name, *product.aliases]
    meanings: dict[Concept, float] = {}
    names: set[str] = set()
    proper: set[str] = set()
    written: set[str] = set()
    for title in titles:
        found = with_fractions(cut(title), title)
        words = [word.text for word in found]
        names.update(word for word in words if word not in SHORT_WORDS)
        known = understand(words, lexicon, meanings, NAME, own)
        own_words = [
            word
            for place, word in enumerate(found)
            if word.text not in SHORT_WORDS
            and len(word.text) > 1
            and (place not in known or _is_name(found, place, product, lexicon, own))
        ]
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


_NAMED_SIZES = ("s", "m", "l", "low", "high", "short", "long", "single_bed",
                "double_bed", "round", "square", "rectangular", "oval")  # fmt: skip
"""Of the lexicon's sizes, those whose words a table may use for a size."""
OF_MORE = 0.7
"""How well mohair is the "wool" that is asked for, where another thing is of wool."""


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
    facets = {sense.concept.facet for sense in lexicon.senses(title[place].text)}
    if place == 0 or (own == "en" and "kind" in facets):
        return False
    before = {sense.concept.facet for sense in lexicon.senses(title[place - 1].text)}
    plain = any(w.text.isalpha() and len(w.text) > 2 and not w.is_capitalised
                for w in title[1:])  # fmt: skip
    return "kind" in before or plain


def _is_name_in_english(
    title: Sequence[Word], place: int, product: Product, lexicon: Lexicon
) -> bool:
    """The name comes first there: a "Pebble Hat" that comes in grey is no pebble."""
    facets = {sense.concept.facet for sense in lexicon.senses(title[place].text)}
    if place or not facets or not facets <= {"colour", "pattern"}:
        return False
    colours = {word.text for colour in product.colours for word in cut(colour)}
    kinds = any(
        sense.concept.facet == "kind"
        for word in title[1:]
        for sense in lexicon.senses(word.text)
    )
    return kinds and title[0].text not in colours


def _written_as_names(words: Sequence[Word], title: Sequence[Word]) -> set[str]:
    """Those with a capital or a figure; the first word's capital may be the line's."""
    named = [word for word in words if word.is_capitalised or word.is_number]
    inside = {word.text for word in named if word.start > title[0].start}
    return inside or {word.text for word in named}


def _colour(text: str, lexicon: Lexicon) -> Colour:
    """What no lexicon knows, such as "fumé", is a colour of its own."""
    known = colour_concepts(text, lexicon)
    return Colour(text, key(text), known or frozenset({Concept("colour", key(text))}))
