"""Finds the owner's verbs and particles in a clause, and which language she writes.

Typing slips of verbs are understood where the word is nothing else that is known.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from stock.grammar.vocabulary import LANGUAGES, Mark, Pattern, Vocabulary, vocabulary
from stock.match.index import Index
from stock.match.words import Word, cut

WIDEST_GAP = 6
_COMMANDS = re.compile(r"^\s*/[a-z]+|[#@]\S+", re.IGNORECASE | re.MULTILINE)
"""What is the same in every language."""
_HEAVY, _LIGHT, _SLIP, _FILLER = 3.0, 1.5, 1.0, 0.5
"""How much a word says for a language: of a report, any mark, a slip, a filler."""
_REPORTS = (Mark.SOLD, Mark.RECEIVED, Mark.REMOVED, Mark.SOLD_OUT, Mark.NONE_LEFT,
            Mark.LEFT, Mark.COUNTED, Mark.STOCK, Mark.LOW, Mark.LOG)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in the text: its mark and every stretch of characters that it takes."""

    mark: Mark
    spans: tuple[tuple[int, int], ...]
    text: str

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


def find_marks(
    words: Sequence[Word], speech: Vocabulary, index: Index, names: Iterable[int] = ()
) -> tuple[Found, ...]:
    """The phrases of a clause, longest first, none over another.

    `names` are the places of words that belong to a product's name.
    """
    taken = set(names)
    found: list[Found] = []
    for with_gap in (True, False):
        for place in range(len(words)):
            places = _match(words, place, speech, taken, with_gap=with_gap)
            if places:
                pattern, at = places
                taken.update(at)
                found.append(_found(pattern.mark, words, at))
    for place, word in enumerate(words):
        if place not in taken:
            mark = _slip(word, speech, index)
            if mark:
                found.append(_found(mark, words, [place]))
    telling = (one for one in found if one.mark != Mark.FILLER)
    return tuple(sorted(telling, key=lambda one: one.start))


def _match(
    words: Sequence[Word],
    place: int,
    speech: Vocabulary,
    taken: set[int],
    *,
    with_gap: bool,
) -> tuple[Pattern, list[int]] | None:
    for pattern in speech.patterns.get(words[place].text, ()):
        if bool(pattern.gap) != with_gap or (pattern.at_start and place):
            continue
        for at in _places(words, place, pattern):
            if taken.isdisjoint(at):
                return pattern, at
    return None


def _places(words: Sequence[Word], place: int, pattern: Pattern) -> Iterator[list[int]]:
    """Where the words of a pattern stand if it begins at `place`."""
    split = pattern.gap or len(pattern.words)
    head = list(range(place, place + split))
    if not _stands(words, head, pattern.words[:split]):
        return
    tail = pattern.words[split:]
    gaps = range(1, WIDEST_GAP + 1) if tail else (0,)
    for gap in gaps:
        first = place + split + gap
        rest = list(range(first, first + len(tail)))
        last = (rest or head)[-1]
        if pattern.at_end and last != len(words) - 1:
            continue
        if _stands(words, rest, tail):
            yield head + rest


def _stands(words: Sequence[Word], at: Sequence[int], wanted: Sequence[str]) -> bool:
    return (not at or at[-1] < len(words)) and all(
        words[place].text == word for place, word in zip(at, wanted, strict=True)
    )


def _found(mark: Mark, words: Sequence[Word], at: Sequence[int]) -> Found:
    spans: list[tuple[int, int]] = []
    for place in at:
        start, end = words[place].start, words[place].end
        if spans and place - 1 in at:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return Found(mark, tuple(spans), " ".join(words[place].text for place in at))


def _slip(word: Word, speech: Vocabulary, index: Index) -> Mark | None:
    """The verb that an otherwise unknown word is a slip of."""
    known = (
        len(word.text) < 4
        or any(word.text in vocabulary(other).known for other in LANGUAGES)
        or word.text in index.bearing
        or index.lexicon.is_common(word.text, speech.language)
        or index.lexicon.senses(word.text)
    )
    return None if known else _nearest_verb(word.text, speech.language)


@lru_cache(maxsize=4096)
def _nearest_verb(word: str, language: str) -> Mark | None:
    speech = vocabulary(language)
    cutoff = 1 if len(word) < 9 else 2
    best = process.extractOne(
        word, speech.verbs, scorer=OSA.distance, score_cutoff=cutoff
    )
    if best is None or best[0][0] != word[0]:
        return None
    return next(p.mark for p in speech.patterns[best[0]] if p.words == (best[0],))


def language_of(text: str, index: Index, hint: str) -> str:
    """The language of the verbs and small words; `hint` where they do not tell."""
    spoken = _COMMANDS.sub(" ", text)
    words = [word for word in cut(spoken) if not word.is_number]
    scores = {lang: _score(words, vocabulary(lang), index) for lang in LANGUAGES}
    best = max(scores.values())
    if scores.get(hint, 0.0) >= best:
        return hint
    return max(scores, key=lambda language: scores[language])


def _weight(one: Found, speech: Vocabulary) -> float:
    """Of a phrase of several words the more, of a mere slip the less."""
    words = one.text.split()
    if any(word not in speech.known for word in words):
        return _SLIP
    return (_HEAVY if one.mark in _REPORTS else _LIGHT) * len(words)


def _score(words: Sequence[Word], speech: Vocabulary, index: Index) -> float:
    marks = find_marks(words, speech, index)
    covered = {span for one in marks for span in one.spans}
    weight = sum(_weight(one, speech) for one in marks)
    for word in words:
        inside = any(start <= word.start < end for start, end in covered)
        if not inside and word.text in speech.fillers:
            weight += _FILLER
    return weight
