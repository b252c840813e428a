"""What one word by itself can mean: a name, a term, a slip of either, a compound."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stock.match.compounds import head_of, parts
from stock.match.fuzzy import nearest, slips
from stock.match.index import Index
from stock.match.lexicon import FOREIGN, LANGUAGES, Sense
from stock.match.meanings import SHORT_WORDS
from stock.match.unit import Unit, unit_of
from stock.match.words import Word

_JOINING = ("nl", "it")
"""Languages that write a kind and its detail together: "plisserok", "minigonna"."""
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
_COLOURED = re.compile(r"-?(?:kleurige?|kleuren|kleur|coloured|colored|colore)$")


def units_of_word(word: Word, index: Index, language: str) -> Iterator[Unit]:
    lexicon = index.lexicon
    if word.is_number and len(word.text) > 2 and word.text in index.bearing:
        yield unit_of([word], {word.text: 1.0}, ())  # "the 4/3", "the 2027 one"
        return
    if word.is_number or word.text in SHORT_WORDS:
        return
    if lexicon.is_common(_DRAWN_OUT.sub(r"\1", word.text), language) and (
        _DRAWN_OUT.search(word.text)
    ):
        return  # "nooo" is no name
    is_short = len(word.text) < 4 and word.text not in index.bearing
    if language == FOREIGN and is_short and not _is_foreign_colour(word.text, index):
        return
    least = 4 if language == FOREIGN else 3
    common = lexicon.is_common(word.text, language) or len(word.text) < least
    senses = _senses_in(word.text, index, language, is_common=common)
    if word.text in index.bearing:
        yield replace(unit_of([word], {word.text: 1.0}, senses), weak=common)
        return
    if senses:
        names = nearest(word.text, index.vocabulary) if len(word.text) > 5 else {}
        # a "hamper" is no "Camper": a known word seldom slips in its first letter
        names = {n: alike for n, alike in names.items() if n[0] == word.text[0]}
        unit = unit_of([word], _alike(names, 0.8), senses)
        telling = unit.concepts("kind", "material", "colour", "audience")
        yield replace(unit, weak=common and not telling)
        if not unit.is_colour:  # "lichtblauw" is not light
            yield from _parts_of(word, index, language, known=True)
        return
    if common and not (language == "nl" and len(parts(word.text, lexicon, "nl")) > 1):
        return
    yield from _unknown_word(word, index, language)


def _is_foreign_colour(word: str, index: Index) -> bool:
    return any(
        FOREIGN in sense.languages and sense.concept.facet == "colour"
        for sense in index.lexicon.senses(word)
    )


def _senses_in(
    word: str, index: Index, language: str, *, is_common: bool
) -> tuple[Sense, ...]:
    lexicon = index.lexicon
    senses = lexicon.senses(word, language)
    if is_common:
        known = any(
            language in sense.languages
            or (language == FOREIGN and _is_of_all(sense))  # "in Bordeaux"
            for sense in senses
        )
        return senses if known else ()  # "or" is no gold in English
    if word in index.colour_vocabulary:  # the table's "rouge" in a Dutch sentence
        own = (s for s in lexicon.senses(word) if s.concept.facet == "colour")
        senses = tuple(dict.fromkeys((*senses, *own)))
    if not senses and word in index.bearing and word not in index.properly:
        split = parts(word, lexicon, language)  # "egelpantoffels"
        senses = _senses_of(tuple(split), index, language)
    return senses


def _is_of_all(sense: Sense) -> bool:
    """A colour that all our languages call so."""
    return sense.concept.facet == "colour" and sense.languages >= set(LANGUAGES)


def _unknown_word(word: Word, index: Index, language: str) -> Iterator[Unit]:
    lexicon = index.lexicon
    if language == FOREIGN:
        yield from _parts_of(word, index, language, known=False)
        return
    names = nearest(word.text, index.vocabulary)
    close = slips(word.text, lexicon.things(language))
    everyday = slips(word.text, tuple(lexicon.common.get(language, ())))
    if names and not (everyday and max(names.values()) < 0.85):
        yield unit_of([word], names, _senses_of(close, index, language))
        return
    split = list(_parts_of(word, index, language, known=False))
    if split:
        yield from split
        return
    if close and set(everyday) <= set(close):
        yield unit_of([word], {}, _senses_of(close, index, language))
        return
    colour = nearest(word.text, index.colour_vocabulary)
    is_slip = set(everyday) <= set(colour)
    if colour and is_slip and all(c[0] == word.text[0] for c in colour):
        yield unit_of([word], {}, _senses_of(tuple(colour), index, ""))
        return
    dyed = _COLOURED.sub("", word.text)
    if dyed != word.text and lexicon.senses(dyed, language):
        yield unit_of([word], {}, lexicon.senses(dyed, language))  # "amberkleurige"
        return
    head = head_of(word.text, lexicon) if language == "nl" else ""
    least = 4 if language == "nl" else 6
    glued = _glued_name(word.text, index, least)
    if glued or (head and not word.is_capitalised):
        yield unit_of([word], glued, lexicon.senses(head, "nl") if head else ())
        return
    yield Unit(
        word.raw,
        word.start,
        word.end,
        stranger=len(word.text) > 2
        and not everyday
        and (word.is_capitalised or not lexicon.is_common(word.text)),
    )


def _parts_of(
    word: Word, index: Index, language: str, *, known: bool
) -> Iterator[Unit]:
    """The words that a compound is made of, each a unit: "minigonna"."""
    if known and language not in _JOINING:
        return  # a "girlfriend" is no girl
    split = parts(word.text, index.lexicon, language, known=known)
    for part in split[:-1] if known else split:
        senses = index.lexicon.senses(part, language)
        if known:
            senses = tuple(
                s
                for s in senses
                if s.concept.facet not in ("kind", "colour") and language in s.languages
            )
        names = {part: 1.0} if part in index.bearing else {}
        if senses or names:
            yield unit_of([word], names, senses)


def _senses_of(words: Sequence[str], index: Index, language: str) -> tuple[Sense, ...]:
    return tuple(s for word in words for s in index.lexicon.senses(word, language))


def _alike(names: dict[str, float], least: float) -> dict[str, float]:
    return {name: alike for name, alike in names.items() if alike >= least}


def _glued_name(word: str, index: Index, least: int) -> dict[str, float]:
    """Names within a longer word: "knuffelhaas", "twistkaarsen"."""
    return {
        name: 0.9
        for name in index.vocabulary
        if len(name) >= least and (word.startswith(name) or word.endswith(name))
    }
