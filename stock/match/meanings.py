"""What the words of a product mean: of its name most, of its details least."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from stock.match.compounds import parts
from stock.match.lexicon import Concept, Lexicon
from stock.match.words import cut
from stock.model import Product

NAME, CATEGORY, DETAILS = 1.0, 0.9, 0.5
"""How much a meaning counts, by where the product says it."""
BY_CHANCE = 0.7
"""What is left of it where the word has it in another language than the table's."""

_PREPOSITIONS = frozenset({"with", "for", "of", "in", "by", "from"})
SHORT_WORDS = frozenset(
    [
        "a",
        "à",
        "au",
        "aux",
        "avec",
        "d",
        "da",
        "dal",
        "de",
        "del",
        "della",
        "delle",
        "degli",
        "dei",
        "des",
        "di",
        "e",
        "ed",
        "en",
        "et",
        "het",
        "i",
        "il",
        "in",
        "l",
        "la",
        "le",
        "les",
        "lo",
        "met",
        "of",
        "one",
        "ones",
        "op",
        "per",
        "pour",
        "sans",
        "the",
        "un",
        "una",
        "une",
        "van",
        "voor",
        "with",
        "and",
        "for",
        "me",
        "my",
        "to",
        "con",
        "n",
        "s",
        "te",
        "en",
        "col",
        "de",
    ]
)
"""Articles and prepositions: in a name they tell no products apart."""


def own_language(products: Iterable[Product], lexicon: Lexicon) -> str:
    """The language that the names of the table are in: that of most of their words."""
    counts = Counter(
        language
        for product in products
        for word in cut(product.name)
        for language in {
            language
            for sense in lexicon.senses(word.text)
            for language in sense.languages
        }
    )
    return counts.most_common(1)[0][0] if counts else ""


def narrowest(meanings: Iterable[Concept], lexicon: Lexicon) -> frozenset[Concept]:
    own = frozenset(meanings)
    implied = {w for one in own for w in lexicon.wider(one) if w != one}
    return own - implied


def of_category(
    product: Product, named: Iterable[Concept], lexicon: Lexicon, own: str
) -> dict[Concept, float]:
    """What the category says; of "hats and gloves" only what the name may be."""
    told: dict[Concept, float] = {}
    words = [word.text for word in cut(product.category)]
    understand(words, lexicon, told, CATEGORY, own)
    kinds = [concept for concept in told if concept.facet == "kind"]
    of_name = [concept for concept in named if concept.facet == "kind"]
    if len(kinds) < 2 or not of_name:
        return told
    fitting = {k for k in kinds if any(_are_related(k, n, lexicon) for n in of_name)}
    return {c: w for c, w in told.items() if c.facet != "kind" or c in fitting}


def _are_related(one: Concept, other: Concept, lexicon: Lexicon) -> bool:
    return one in lexicon.wider(other) or other in lexicon.wider(one)


def main_kinds(product: Product, lexicon: Lexicon, own: str) -> frozenset[Concept]:
    """What it is in the first place; English says that last: "wool hat"."""
    found: set[Concept] = set()
    for text in (product.name, product.category):
        words = [word.text for word in cut(text)]
        if own == "en":
            words = _up_to_preposition(words)
        told = [
            {s.concept for s in term.senses if s.concept.facet == "kind"}
            for term in lexicon.find(words)
        ]
        found |= next(filter(None, reversed(told) if own == "en" else told), set())
        if found and len(cut(product.category)) > 1:
            break  # "hats and gloves" says less than the name
    return frozenset(found)


def _up_to_preposition(words: list[str]) -> list[str]:
    """ "Candle with lid" is a candle."""
    ends = [n for n, word in enumerate(words) if n and word in _PREPOSITIONS]
    return words[: ends[0]] if ends else words


def understand(
    words: list[str],
    lexicon: Lexicon,
    meanings: dict[Concept, float],
    weight: float,
    own: str,
) -> set[int]:
    """Add what the words mean; returns the places of those that the lexicon knows."""
    known: set[int] = set()
    for found in lexicon.find(words):
        known.update(range(found.start, found.end))
        is_ours = any(own in sense.languages for sense in found.senses)
        for sense in found.senses:
            by_chance = is_ours and own not in sense.languages
            _add(meanings, [sense.concept], weight * (BY_CHANCE if by_chance else 1))
        if found.end - found.start > 1:
            inner = words[found.start : found.end]
            _add(meanings, _described_within(inner, lexicon, own), weight)
    for index, word in enumerate(words):
        if index in known:
            continue
        split = parts(word, lexicon, "nl")
        if split:
            known.add(index)
            for part in split:
                _add(meanings, (s.concept for s in lexicon.senses(part)), weight)
    return known


def understand_details(
    text: str, lexicon: Lexicon, meanings: dict[Concept, float], own: str
) -> None:
    """What it is like, never what it is: a print "op mat papier" is no mat."""
    told: dict[Concept, float] = {}
    understand([word.text for word in cut(text)], lexicon, told, DETAILS, own)
    for concept, weight in told.items():
        if concept.facet != "kind":
            _add(meanings, [concept], weight)


def _described_within(
    words: Sequence[str], lexicon: Lexicon, own: str
) -> Iterator[Concept]:
    """What the words of a term say besides: the wood of a "wooden train"."""
    for word in words:
        for sense in () if word in SHORT_WORDS else lexicon.senses(word, own):
            if sense.concept.facet in ("material", "pattern", "audience", "feature"):
                yield sense.concept


def _add(
    meanings: dict[Concept, float], concepts: Iterable[Concept], weight: float
) -> None:
    for concept in concepts:
        meanings[concept] = max(meanings.get(concept, 0.0), weight)


def colour_concepts(
    text: str, lexicon: Lexicon, language: str = ""
) -> frozenset[Concept]:
    """What a colour's name means: "bleu ciel" is sky blue, not blue and sky."""
    words = [word.text for word in cut(text)]
    found: set[Concept] = set()
    for term in lexicon.find(words, language):
        found.update(s.concept for s in term.senses if s.concept.facet == "colour")
    return frozenset(found)
