"""The words of a clause beside its verbs, numbers and things.

They are talk, everyday filling, or whom a piece went to: "à Sophie", "aan mevrouw
Claes", "to the lady in red", whose names and clothes say nothing of stock.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from stock.grammar.figures import Figures, Role, Span
from stock.grammar.marks import Found
from stock.grammar.vocabulary import Mark, Vocabulary, vocabulary
from stock.match.index import Index
from stock.match.words import Word


def unexplained(
    words: Sequence[Word], speech: Vocabulary, spans: Sequence[Span]
) -> list[Word]:
    """The words that are no part of a report and no everyday filling."""
    free = [
        word
        for word in words
        if not word.is_number
        and all(word.end <= start or word.start >= end for start, end in spans)
    ]
    texts = [word.text for word in free]
    filled: set[int] = set()
    for length in (3, 2, 1):
        for start in range(len(texts) - length + 1):
            if " ".join(texts[start : start + length]) in speech.fillers:
                filled.update(range(start, start + length))
    return [
        word
        for place, word in enumerate(free)
        if place not in filled and len(word.text) > 1
    ]


def is_first(words: Sequence[Word], marks: Sequence[Found], act: Mark | None) -> bool:
    verb = next((found for found in marks if found.mark == act), None)
    return bool(verb and words and verb.start == words[0].start)


def is_plain(
    words: Sequence[Word],
    marks: Sequence[Found],
    act: Mark | None,
    things: Sequence[Span],
) -> bool:
    polite = (Mark.GREETING, Mark.YES_NO, Mark.SORRY)
    skipped = [span for one in marks if one.mark in polite for span in one.spans]
    starts = {one.start for one in marks if one.mark in (act, Mark.ALL, Mark.LAST)}
    starts |= {start for start, _ in things}
    for word in words:
        if not any(start <= word.start < end for start, end in skipped):
            return word.start in starts
    return False


def silent(words: Sequence[Word], speech: Vocabulary, index: Index) -> list[Span]:
    """Everyday words that must not be taken for a slip of a name."""
    return [
        (word.start, word.end)
        for word in words
        if len(word.text) > 3
        and (word.text in speech.fillers or word.text in speech.persons)
        and word.text not in index.bearing
    ]


def taken(words: Sequence[Word], index: Index, spans: Sequence[Span]) -> set[int]:
    """The places of words that are a person, or a whole name or alias of the table."""
    phrases = {
        phrase
        for entry in index.entries.values()
        for phrase in entry.phrases
        if " " in phrase
    }
    places = {
        place
        for place, word in enumerate(words)
        if any(start <= word.start < end for start, end in spans)
    }
    texts = [word.text for word in words]
    for length in range(2, 7):
        for start in range(len(texts) - length + 1):
            if " ".join(texts[start : start + length]) in phrases:
                places.update(range(start, start + length))
    return places


def has_loose_number(figures: Figures, spans: Sequence[Span]) -> bool:
    """Whether a number is neither an amount nor a size: it may change the meaning."""
    return any(
        all(number.end <= start or number.start >= end for start, end in spans)
        for number in figures.numbers
        if number.role != Role.ARTICLE
    )


def recipients(
    text: str, words: Sequence[Word], speech: Vocabulary, index: Index
) -> list[Span]:
    """The stretches that say for whom or by whom."""
    spans: list[Span] = []
    for start in _leads(words, speech.language):
        place = start
        if place >= len(words):
            continue
        before = any(word.text in index.bearing for word in words[: start - 1])
        if words[place].text in speech.persons:
            end = _end_of_person(words, place, index) if before else place + 1
            end = max(end, _end_of_name(words, place + 1, text, speech))
        else:
            end = _end_of_name(words, place, text, speech)
            if end > place and not before and words[place].text in index.bearing:
                end = place
        if end > place:
            spans.append((words[start - 1].start, words[end - 1].end))
    return spans


def _leads(words: Sequence[Word], language: str) -> Iterator[int]:
    """The places right behind a lead."""
    texts = [word.text for word in words]
    for place in range(len(texts)):
        for lead in _phrases(language):
            if tuple(texts[place : place + len(lead)]) == lead:
                yield place + len(lead)
                break


@lru_cache(maxsize=8)
def _phrases(language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(lead.split()) for lead in vocabulary(language).leads)


def _end_of_name(
    words: Sequence[Word], place: int, text: str, speech: Vocabulary
) -> int:
    """Behind the capitalised words that begin here."""
    if text.isupper():
        return place
    while place < len(words) and _is_name(words[place], speech):
        place += 1
    return place


def _is_name(word: Word, speech: Vocabulary) -> bool:
    if word.is_number or len(word.text) < 3:
        return False
    return word.is_capitalised and word.text not in speech.known


def _end_of_person(words: Sequence[Word], place: int, index: Index) -> int:
    """Behind what describes a person: to the end, if no number comes any more."""
    rest = words[place:]
    if any(word.is_number or re.fullmatch("x*[sml]", word.text) for word in rest):
        return place + 1
    return len(words)
