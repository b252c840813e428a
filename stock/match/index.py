"""The stock table as it can be asked for: what each product's words mean.

Built once for each version of the catalogue; quantities play no part in it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from typing import TypeVar

from stock.match.entry import Entry, read_entry
from stock.match.lexicon import Concept, Lexicon, called_alike
from stock.match.meanings import SHORT_WORDS, own_language
from stock.match.sizes import Size, System
from stock.match.words import key
from stock.model import Table

T = TypeVar("T")

_NAMED_SIZES = ("s", "m", "l", "low", "high", "short", "long", "single_bed",
                "double_bed", "round", "square", "rectangular", "oval")  # fmt: skip
"""Of the lexicon's sizes, those whose words a table may use for a size."""


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
        """Words in any language for what the table's sizes mean: "toddler", "bébé".

        And for what they count: "6 cups", where the table says "6 tazze".
        """
        named = [size for size in self.sizes if size.system == System.WORD]
        meant = {
            sense.concept: size
            for size in named
            for sense in self.lexicon.senses(size.unit)
            if sense.concept.facet == "audience"
        }
        found = {
            term: meant[sense.concept]
            for term, senses in (self.lexicon.terms.items() if meant else ())
            for sense in senses
            if sense.concept in meant
        }
        for size in named:
            number, _, word = size.unit.partition(" ")
            if number.isdecimal() and word:
                terms = called_alike(word, self.lexicon)
                found |= {f"{number} {term}": size for term in terms}
        return found

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
    def own_words(self) -> frozenset[str]:
        """The words of the table's names and colours: they tell of no language."""
        colours = (c.folded for e in self.entries.values() for c in e.colours)
        return frozenset((*self.bearing, *(w for c in colours for w in c.split())))

    @cached_property
    def colour_terms(self) -> frozenset[str]:
        """Every word or phrase for a colour, in any language or in this table alone."""
        return self.lexicon.colour_terms | self.own_colours.keys()

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

    def siblings(self, own: Entry) -> list[Entry]:
        """Other things of the same name and kind."""
        return [
            entry
            for entry in self.entries.values()
            if entry.given & own.given and entry.main & own.main and entry.id != own.id
        ]

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
    def colours_by_concept(self) -> Mapping[Concept, Concept]:
        """The table's colours that are materials or patterns: "oak", "bloemenprint"."""
        found = [
            (sense.concept, own)
            for folded, own in self.own_colours.items()
            for sense in self.lexicon.senses(folded)
            if sense.concept.facet in ("material", "pattern")
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
    entries = {product.id: read_entry(product, lexicon, own) for product in shown}
    bearing = _bearers((entry.id, entry.names) for entry in entries.values())
    return Index(entries, lexicon, bearing)


def _bearers(borne: Iterable[tuple[str, Iterable[T]]]) -> dict[T, frozenset[str]]:
    """Of products with what they bear: what is borne -> ids of the products."""
    found: defaultdict[T, set[str]] = defaultdict(set)
    for id, things in borne:
        for thing in things:
            found[thing].add(id)
    return {thing: frozenset(ids) for thing, ids in found.items()}
