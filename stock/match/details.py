"""Which properties of a product are asked for, and what its details say of them.

Both sides are words of `stock/lexicon/attributes.yml`; a detail is told as the shop has
written it, sentence by sentence, and never guessed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from stock.match.compounds import head_of
from stock.match.lexicon import FACETS, LANGUAGES, Lexicon
from stock.match.words import cut, fold, key, phrases_in
from stock.model import Product

FIT = ("fit",)
"""What advice on sizes rests on: no fabric and no high waist."""


def asked_attributes(text: str, lexicon: Lexicon, language: str) -> tuple[str, ...]:
    """The ids of the attributes that the words ask for, in the order of the lexicon."""
    padded = f" {key(text)} "
    asked = tuple(
        id
        for id, phrases in _asking(lexicon).get(language, {}).items()
        if any(f" {phrase} " in padded for phrase in phrases)
    )
    if not asked and _names_material(text, lexicon, language):
        return ("material",)  # "is it real silk?"
    return asked


def asking_words(
    text: str, lexicon: Lexicon, language: str
) -> tuple[tuple[int, int], ...]:
    """Where the text asks for attributes: a dryer or a heel there is no product."""
    phrases = [
        p for asked in _asking(lexicon).get(language, {}).values() for p in asked
    ]
    if not phrases:
        return ()
    longest = sorted(set(phrases), key=len, reverse=True)
    pattern = _any_of(tuple(longest))
    return tuple(phrases_in(text, pattern.finditer))


@lru_cache(maxsize=8)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^ ])(?:{'|'.join(map(re.escape, phrases))})(?![^ ])")


def asked_materials(
    text: str, lexicon: Lexicon, language: str
) -> tuple[tuple[int, int], ...]:
    """Where "is it wool?" names the material that is asked after, and nothing else is.

    Such a word asks for a property, and tells no product from others.
    """
    if asking_words(text, lexicon, language):
        return ()
    words = cut(text)
    return tuple(
        (words[found.start].start, words[found.end - 1].end)
        for found in lexicon.find([word.text for word in words], language)
        if any(
            sense.concept.facet == "material" and language in sense.languages
            for sense in found.senses
        )
    )


def _names_material(text: str, lexicon: Lexicon, language: str) -> bool:
    return any(
        sense.concept.facet == "material" and language in sense.languages
        for found in lexicon.find([word.text for word in cut(text)], language)
        for sense in found.senses
    )


def sentences_on(
    attributes: Sequence[str], product: Product, lexicon: Lexicon
) -> list[str]:
    """The sentences of its details that answer these attributes.

    Without attributes all of them: she asked for details in general.
    """
    sentences = _sentences(product.details)
    if not attributes:
        return sentences
    return [s for s in sentences if any(tells(s, id, lexicon) for id in attributes)]


def tells(sentence: str, attribute: str, lexicon: Lexicon) -> bool:
    """Whether a sentence of a product's details says something of the attribute."""
    rules: Mapping[str, Any] = lexicon.attributes.get(attribute, {})
    padded = f" {key(sentence)} "
    if any(f" {phrase} " in padded for phrase in _told(lexicon, attribute)):
        return True
    plain = fold(sentence)
    for unit in () if attribute in FIT else rules.get("told_units", ()):
        if re.search(rf"\d\s?{re.escape(fold(str(unit)))}(?![a-z])", plain):
            return True
    facets = {FACETS[name] for name in rules.get("told_files", ()) if name in FACETS}
    words = [word.text for word in cut(sentence)]
    compounds = (head_of(word, lexicon) for word in words if not lexicon.senses(word))
    heads = [head for head in compounds if head]  # "rundsleer", "lamswol"
    return bool(facets) and any(
        sense.concept.facet in facets
        for found in (*lexicon.find(words), *lexicon.find(heads, "nl"))
        for sense in found.senses
    )


def _sentences(details: str) -> list[str]:
    parts = re.split(r"(?<=[.!?;])\s+|\n+", details.strip())
    return [part.strip() for part in parts if part.strip()]


@lru_cache(maxsize=4)
def _asking(lexicon: Lexicon) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        language: {
            id: _keys(rules.get("ask", {}).get(language) or ())
            for id, rules in lexicon.attributes.items()
            if id not in ("stock", "price", "colour")
        }
        for language in LANGUAGES
    }


@lru_cache(maxsize=512)
def _told(lexicon: Lexicon, attribute: str) -> tuple[str, ...]:
    told = lexicon.attributes.get(attribute, {}).get("told", {})
    # "30°" would be the bare number 30; units with a number have their own rule
    return _keys(t for terms in told.values() for t in terms or () if "°" not in str(t))


def _keys(terms: Iterable[Any]) -> tuple[str, ...]:
    return tuple(k for k in (key(str(term)) for term in terms) if k)
