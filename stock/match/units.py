"""What the words of a message can mean: names of the table, concepts of the lexicon.

A unit is one word or term with everything that it may stand for; which of its meanings
holds is decided by the products that fit all units together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from stock.match.denied import is_denied
from stock.match.index import Index
from stock.match.lexicon import FOREIGN, LANGUAGES, Sense
from stock.match.meanings import SHORT_WORDS
from stock.match.single import units_of_word
from stock.match.sizes import parse_size
from stock.match.unit import Unit, unit_of
from stock.match.words import Word, cut, key, phrases_in, with_fractions

_EVERY_LANGUAGE = frozenset((*LANGUAGES, FOREIGN))
_PARTED = re.compile(r"[,;:!?\n]|\.\s")

_WITH = re.compile(
    r"\b(?:avec|met|with|con|col|sans|zonder|without|senza)\s+"
    r"(?:(?:the|an?|la|le|de|het|een|il|lo|un[ae]?)\s+)?$",
    re.I,
)
_HAVING = {"fr": "avec", "nl": "met", "en": "with", "it": "con"}


def read_units(
    text: str, index: Index, language: str, claimed: Sequence[tuple[int, int]]
) -> tuple[Unit, ...]:
    """The units of a message, from left to right; claimed stretches are left out."""
    numbers = named_numbers(text, index)
    called = _whole_names(text, index)
    words = [
        word
        for word in with_fractions(cut(text), text)
        if all(word.end <= start or word.start >= end for start, end in claimed)
    ]
    units: list[Unit] = []
    place = 0
    while place < len(words):
        if (words[place].start, words[place].end) in numbers:
            units.append(unit_of([words[place]], {words[place].text: 1.0}, ()))
            place += 1
            continue
        found, length = _units_at(words, place, text, index, language)
        for unit in found:
            is_called = any(
                low <= unit.start and unit.end <= high for low, high in called
            )
            unit = replace(unit, weak=unit.weak and not is_called)
            units.append(_in_its_place(unit, text, index, language))
        place += length
    return tuple(units)


def _whole_names(text: str, index: Index) -> list[tuple[int, int]]:
    """Where names of several words stand whole: everyday words name something there."""
    names = {name for _, name in index.called_alone(key(text)) if " " in name}
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    whole = re.compile(rf"(?<![^ ])(?:{either})(?![^ ])")
    return phrases_in(text, whole.finditer) if names else []


def named_numbers(text: str, index: Index) -> tuple[tuple[int, int], ...]:
    """Where a number is of a name, beside another word of it: the "40" of "Velia 40".

    One that is also a size of such a product is left to be one.
    """
    words = cut(text)
    none: frozenset[str] = frozenset()
    return tuple(
        (word.start, word.end)
        for place, word in enumerate(words)
        if word.is_number and len(word.text) > 1
        for beside in (*words[max(place - 1, 0) : place], *words[place + 1 :][:1])
        for alike in (index.bearing.get(beside.text, none),)
        if not beside.is_number and beside.text not in SHORT_WORDS
        if _is_only_named(word, alike & index.bearing.get(word.text, none), index)
    )


def _is_only_named(number: Word, bearers: frozenset[str], index: Index) -> bool:
    asked = parse_size(number.text)
    return bool(bearers) and not any(
        own.covers(asked) for id in bearers for own in index.entries[id].sizes.values()
    )


def _in_its_place(unit: Unit, text: str, index: Index, language: str) -> Unit:
    """The unit with what its surroundings say: negated, or written as a name."""
    before = text[max(0, unit.start - 30) : unit.start]
    begins = not before.strip() or before.rstrip()[-1] in ".!?\n:"
    capital = unit.text[:1].isupper() and not begins and not text.isupper()
    as_colour = tuple(
        Sense(own, sense.languages)
        for sense in unit.senses
        if (own := index.colours_by_concept.get(sense.concept)) is not None
        and (sense.concept.facet == "material" or language in sense.languages)
    )
    more = (*as_colour, *_as_detail(unit, before, index, language))
    return replace(
        unit,
        senses=(*unit.senses, *(s for s in more if s not in unit.senses)),
        negated=is_denied(before, text[unit.end :], language),
        capital=capital,
        weak=unit.weak and not (capital and bool(unit.names)),
    )


def _as_detail(
    unit: Unit, before: str, index: Index, language: str
) -> tuple[Sense, ...]:
    """ "The one with a belt", "without a hood": a thing as what another has."""
    if not (unit.is_kind and _WITH.search(before)):
        return ()
    called = f"{_HAVING.get(language, '')} {key(unit.text)}"
    return tuple(
        sense
        for sense in index.lexicon.senses(called, language)
        if sense.concept.facet == "feature"
    )


def _units_at(
    words: Sequence[Word], place: int, text: str, index: Index, language: str
) -> tuple[list[Unit], int]:
    lexicon = index.lexicon
    near = _in_one_clause(words[place : place + max(3, lexicon.longest)], text)
    for length in range(min(3, near), 0, -1):
        coloured = _own_colour(words[place : place + length], index, language)
        if coloured:
            return [coloured], length
    for length in range(min(lexicon.longest, near), 1, -1):
        stretch = words[place : place + length]
        senses = lexicon.senses(" ".join(word.text for word in stretch), language)
        if _reaches_further(words, place, length, index):
            continue  # "in | oro rosa", not "in oro | rosa"
        if words[place].text in SHORT_WORDS:
            senses = tuple(s for s in senses if language in s.languages)
        if senses:
            names = _names_within(stretch, senses, index)
            senses = _with_word_of(senses, stretch, index, language)
            unit = unit_of(
                stretch, names, _with_kinds_of(senses, stretch, index, language)
            )
            return [unit, *_details_within(unit, stretch, index, language)], length
    joined = _joined_name(words, place, index)
    if joined:
        return [joined], 2
    return list(units_of_word(words[place], index, language)), 1


def _in_one_clause(words: Sequence[Word], text: str) -> int:
    """How many of these words no comma or full stop parts: "not blue, white" is two."""
    for number, (one, other) in enumerate(pairwise(words), start=1):
        if _PARTED.search(text[one.end : other.start]):
            return number
    return len(words)


def _reaches_further(
    words: Sequence[Word], place: int, length: int, index: Index
) -> bool:
    """Whether a colour begins behind the preposition, and goes on longer."""
    if words[place].text not in SHORT_WORDS:
        return False
    behind = words[place + 1 :]
    texts = [" ".join(w.text for w in behind[:n]) for n in (length, length + 1)]
    return len(behind) >= length > 1 and any(
        text in index.own_colours
        or any(s.concept.facet == "colour" for s in index.lexicon.senses(text))
        for text in texts
    )


def _own_colour(stretch: Sequence[Word], index: Index, language: str) -> Unit | None:
    """A colour that only this table has, such as "fumé"."""
    text = " ".join(word.text for word in stretch)
    concept = index.own_colours.get(text)
    if concept is None:
        return None
    senses = index.lexicon.senses(text, language)
    names = {text: 1.0} if text in index.bearing else {}
    return unit_of(stretch, names, (*senses, Sense(concept, _EVERY_LANGUAGE)))


def _names_within(
    stretch: Sequence[Word], senses: Sequence[Sense], index: Index
) -> dict[str, float]:
    """The table's names in a term; "light" in "light blue" is none."""
    names = {word.text: 1.0 for word in stretch if word.text in index.bearing}
    words = {word.text for word in stretch} - SHORT_WORDS
    is_colour = all(sense.concept.facet == "colour" for sense in senses)
    return {} if is_colour and words - set(names) else names


def _with_word_of(
    senses: tuple[Sense, ...], stretch: Sequence[Word], index: Index, language: str
) -> tuple[Sense, ...]:
    """A word behind a preposition keeps its other meanings: "in cuoio" is a colour."""
    if len(stretch) != 2 or stretch[0].text not in SHORT_WORDS:
        return senses
    own = index.lexicon.senses(stretch[1].text, language)
    return tuple(dict.fromkeys((*senses, *own)))


def _with_kinds_of(
    senses: tuple[Sense, ...], stretch: Sequence[Word], index: Index, language: str
) -> tuple[Sense, ...]:
    """A thing that the shop does not have may go by its words: a "wooden train"."""
    kinds = {sense.concept for sense in senses if sense.concept.facet == "kind"}
    if not kinds or kinds & index.kinds:
        return senses
    more = (
        sense
        for word in stretch
        for sense in index.lexicon.senses(word.text, language)
        if sense.concept.facet == "kind" and language in sense.languages
    )
    return tuple(dict.fromkeys((*senses, *more)))


def _details_within(
    unit: Unit, stretch: Sequence[Word], index: Index, language: str
) -> Iterator[Unit]:
    """What the parts of a term for a thing say besides: the wool of a "wool coat"."""
    if not unit.is_kind:
        return
    for word in stretch:
        senses = tuple(
            sense
            for sense in index.lexicon.senses(word.text, language)
            if sense.concept.facet in ("material", "feature", "audience", "pattern")
            and sense.concept not in unit.concepts()
        )
        if senses and word.text not in SHORT_WORDS:
            yield unit_of([word], {}, senses)


def _joined_name(words: Sequence[Word], place: int, index: Index) -> Unit | None:
    """Two words that are one in the table: "mezza luna" of "Mezzaluna"."""
    if place + 1 >= len(words):
        return None
    joined = words[place].text + words[place + 1].text
    if joined not in index.bearing or len(joined) < 6:
        return None
    return unit_of(words[place : place + 2], {joined: 1.0}, ())
