"""Cuts a message into lines, sentences and the clauses of a list.

"vendu 2 jeanne 38 et 1 sac" is two clauses; "thé et tasse" is one where a product or a
colour is called so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stock.grammar.vocabulary import vocabulary
from stock.match.index import Index
from stock.match.words import cut

_SENTENCE = re.compile(r".+?(?:[.!?…]+(?=[\s)\"»]|$)|$)", re.DOTALL)
_BULLET = re.compile(r"^\s*(?:[-–—•*·✓✔▪]+\s+|\d{1,2}[.)]\s+)")
_SIGNS = r",(?![\d-])|(?<!\d),|;|\s[&|/·•]\s|\s[-–—]\s|\s\+\s?(?=\D)|&"
MOST_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Clause:
    """One stretch of a message that says one thing.

    `line` and `sentence` count through the message; `is_joined`: it stands behind a
    comma or an "and" of the same sentence.
    """

    text: str
    line: int
    sentence: int
    is_joined: bool = False
    joint: str = ""
    """What stands before it in its sentence."""
    is_question: bool = False
    has_bullet: bool = False


def lines(text: str) -> list[str]:
    """The lines that are not empty, of a text that is not endless."""
    return [line for line in text[:MOST_CHARACTERS].splitlines() if line.strip()]


def cut_line(text: str, language: str, index: Index, line: int) -> Iterator[Clause]:
    bullet = _BULLET.match(text)
    rest = text[bullet.end() :] if bullet else text
    for number, match in enumerate(_SENTENCE.finditer(rest)):
        sentence = match[0].strip()
        is_question = sentence.rstrip(" )»\"'").endswith("?")
        for place, (joint, part) in enumerate(_split(sentence, language, index)):
            yield Clause(
                text=part,
                joint=joint,
                line=line,
                sentence=line * 1000 + number,
                is_joined=place > 0,
                is_question=is_question,
                has_bullet=bullet is not None,
            )


def _split(sentence: str, language: str, index: Index) -> Iterator[tuple[str, str]]:
    """Each clause behind what joins it to the one before."""
    begin, joint = 0, ""
    for match in _joints(language).finditer(sentence):
        if match.start() < begin or _is_within_name(sentence, match, index, language):
            continue
        if sentence[begin : match.start()].strip():
            yield joint, sentence[begin : match.start()].strip()
        begin, joint = match.end(), match[0].strip()
    if sentence[begin:].strip():
        yield joint, sentence[begin:].strip()


@lru_cache(maxsize=8)
def _joints(language: str) -> re.Pattern[str]:
    words = "|".join(
        r"\s+".join(map(re.escape, phrase.split()))
        for phrase in vocabulary(language).joints
    )
    return re.compile(rf"(?:{_SIGNS}|(?<!\w)(?:{words})(?!\w|'|’))\s*", re.IGNORECASE)


def _is_within_name(
    sentence: str, joint: re.Match[str], index: Index, language: str
) -> bool:
    """Whether the words on both sides are one name or one colour of the table."""
    before = [word.text for word in cut(sentence[: joint.start()])][-1:]
    after = [word.text for word in cut(sentence[joint.end() :])][:1]
    if not before or not after:
        return False
    within = [word.text for word in cut(joint[0])]
    return _stands_in([*before, *within, *after], index) or _stands_in(
        [*before, *after], index
    )


def _stands_in(words: Sequence[str], index: Index) -> bool:
    wanted = f" {' '.join(words)} "
    return any(
        wanted in f" {phrase} "
        for entry in index.entries.values()
        for phrase in (*entry.phrases, *(colour.folded for colour in entry.colours))
    )
