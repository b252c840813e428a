"""One unit of a message: a word or term with everything that it may stand for."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from stock.match.lexicon import Concept, Sense
from stock.match.words import Word

IDENTIFYING = ("kind", "material", "pattern", "feature", "audience")


@dataclass(frozen=True, slots=True)
class Unit:
    """One or more words, with what they may mean. Places are characters of the text."""

    text: str
    start: int
    end: int
    names: dict[str, float] = field(default_factory=dict)
    """Words of the table's names that it may be -> how alike (1 is equal)."""
    senses: tuple[Sense, ...] = ()
    negated: bool = False
    stranger: bool = False
    """No known word at all: a name that the shop does not have, perhaps."""
    weak: bool = False
    """An everyday word that happens to be a name: names nothing by itself."""
    capital: bool = False
    """Written as a name is: with a capital within a sentence that has small letters."""

    @property
    def exact_names(self) -> frozenset[str]:
        """Words of the table's names that it is letter by letter."""
        return frozenset(word for word, alike in self.names.items() if alike == 1.0)

    def concepts(self, *facets: str) -> frozenset[Concept]:
        return frozenset(
            s.concept for s in self.senses if not facets or s.concept.facet in facets
        )

    @property
    def is_kind(self) -> bool:
        return any(sense.concept.facet == "kind" for sense in self.senses)

    @property
    def is_colour(self) -> bool:
        return any(sense.concept.facet == "colour" for sense in self.senses)

    @property
    def identifies(self) -> bool:
        return bool(self.names) or any(
            sense.concept.facet in IDENTIFYING for sense in self.senses
        )


def unit_of(
    stretch: Sequence[Word], names: dict[str, float], senses: tuple[Sense, ...]
) -> Unit:
    return Unit(
        " ".join(word.raw for word in stretch),
        stretch[0].start,
        stretch[-1].end,
        names,
        senses,
    )
