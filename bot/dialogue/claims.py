"""Stretches of a message whose words mean no product: numbers, places, idioms.

What is asked of a thing ("is it wool?", "does it run small?") names none either.
"""

import re
from collections.abc import Sequence

from bot.dialogue.signals import idioms, places_of
from nlu.facts import Facts, Place
from nlu.parser import Parse
from nlu.topics import SHIPPING_TOPICS, Topic
from stock.match.details import asked_attributes, asked_materials, asking_words
from stock.match.index import Index
from stock.match.size_found import Span
from stock.match.sizes import System, parse_size
from stock.match.words import cut

_WASHED_AT = re.compile(r"\b(?:at|à|a|op|sur)\s+([346]0|9[05])\b", re.I)
_DECIMAL = re.compile(r"\d{1,2}[.,]\d{1,2}")
_AFTER_NUMBER = re.compile(r"\d[\s-]{0,2}\S*(?:\s(?:old|ans|jaar|anni))?$", re.I)
"""What belongs to a number: "4-5 yr old" asks for no age."""
WORDS_OF_A_COLOUR = 3


def claimed_by(
    text: str,
    facts: Facts,
    parse: Parse,
    language: str,
    index: Index,
    sized: Sequence[Span],
) -> tuple[Span, ...]:
    """Stretches whose words mean no product: other numbers, places, idioms."""
    places = tuple(
        (place.start, place.end)
        for place in facts.places
        if not _may_be_wares(place, parse, index, language)
    )
    spoken = idioms(text, language, pays=Topic.PAYMENT in parse.topics)
    asked: Sequence[Span] = (
        tuple(
            span
            for span in asking_words(text, index.lexicon, language)
            if not all(word.text in index.bearing for word in cut(text[slice(*span)]))
            and not overlaps(span, _long_kinds(text, language, index))
            and not _AFTER_NUMBER.search(text[: span[1]])
        )
        if Topic.PRODUCT_INFO in parse.topics
        else ()
    )
    read = (
        span
        for span in facts.claimed
        if text[slice(*span)] not in index.bearing
        and not _is_a_measure(text[slice(*span)], index)
        and not overlaps(span, sized)  # "da 3" is no price limit there
    )
    advice = Topic.SIZE_ADVICE in parse.topics
    judged = _judging(text, language, index) if advice else ()
    return (*read, *places, *spoken, *asked, *judged, *_degrees(text, language, index))


def _degrees(text: str, language: str, index: Index) -> tuple[Span, ...]:
    """ "Can it be washed at 40?": no size."""
    if "care" not in asked_attributes(text, index.lexicon, language):
        return ()
    return tuple(match.span(1) for match in _WASHED_AT.finditer(text))


def _long_kinds(text: str, language: str, index: Index) -> list[Span]:
    """Where things are named in several words: "occhiali da sole" asks for no sole."""
    words = cut(text)
    return [
        (words[found.start].start, words[found.end - 1].end)
        for found in index.lexicon.find([word.text for word in words], language)
        if found.end - found.start > 1
        and any(sense.concept.facet == "kind" for sense in found.senses)
    ]


def _is_a_measure(text: str, index: Index) -> bool:
    """ "0,75" of a table with "0,75 l" is no price."""
    if not _DECIMAL.fullmatch(text):
        return False
    asked = parse_size(text)
    return any(
        own.system == System.UNIT and own.low == own.high == asked.low
        for own in index.sizes
    )


def owner_called(text: str, owner: str, index: Index) -> tuple[Span, ...]:
    """ "Dag Chiara": no light colour, unless something is called so."""
    names = {word.text for word in cut(owner)} - set(index.bearing)
    return tuple(
        (word.start, word.end)
        for word in cut(text)
        if word.text in names and word.is_capitalised
    )


def materials_asked(text: str, language: str, index: Index) -> tuple[Span, ...]:
    """ "Is that bandana of silk?": the silk is asked after, and names nothing.

    "And silver?" may be a colour of the table.
    """
    few = len(text.split()) <= WORDS_OF_A_COLOUR
    return tuple(
        (start, end)
        for start, end in asked_materials(text, index.lexicon, language)
        if not any(
            word.text in index.bearing
            or word.text in index.colour_vocabulary
            or (few and _is_a_colour(word.text, language, index))
            for word in cut(text[start:end])
        )
    )


def _is_a_colour(word: str, language: str, index: Index) -> bool:
    senses = index.lexicon.senses(word, language)
    return any(sense.concept in index.coloured for sense in senses)


def _judging(text: str, language: str, index: Index) -> tuple[Span, ...]:
    """Where it asks how a thing runs; right behind a name the word is of the name."""
    return tuple(
        (start, end)
        for start, end in (
            *places_of("judged", text, language),
            *places_of("body", text, language),
        )
        if not any(word.text in index.bearing for word in cut(text[:start])[-1:])
    )


def _may_be_wares(place: Place, parse: Parse, index: Index, language: str) -> bool:
    """ "Cognac, 85", "in burgundy": known as a ware or colour, and nothing to ship."""
    if Topic.BROWSE in parse.topics:
        return True
    if SHIPPING_TOPICS & set(parse.topics):
        return False
    return any(
        word.text in index.bearing
        or word.text in index.colour_vocabulary
        or any(
            sense.concept.facet == "colour"
            for sense in index.lexicon.senses(word.text, language)
        )
        for word in cut(place.text)
    )


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
