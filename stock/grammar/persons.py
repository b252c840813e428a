"""To whom something was sold: "à Sophie", "aan mevrouw Claes", "to the lady in red".

Their names and clothes say nothing of stock.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from stock.grammar.figures import Span
from stock.grammar.vocabulary import Vocabulary, vocabulary
from stock.match.index import Index
from stock.match.words import Word


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
