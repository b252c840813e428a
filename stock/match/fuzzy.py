"""Nearly the same word: thumbs' typos, and spellings that sound alike.

An allowance by length: none below four letters, one edit up to eight, two from nine on.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"gi(?=[aou])"), "j"),
    (re.compile(r"(?:ck|qu|q|ch|c(?=[^eiy]|$))"), "k"),
    (re.compile(r"ea"), "a"),
    (re.compile(r"(?:aa|ae)"), "a"),
    (re.compile(r"(?:oo|ou|oe|au|eau)"), "o"),
    (re.compile(r"(?:ij|ei|ie|ee|y)"), "i"),
    (re.compile(r"z"), "s"),
    (re.compile(r"h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"e$"), ""),
)


SHORT = 4
"""Letters of a word that with another letter in it is another word: no "pfas" is a
"plas"."""


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """How a folded word sounds, roughly, in any language: "jane" as "jeanne"."""
    for pattern, put in _SOUNDS:
        word = pattern.sub(put, word)
    return word


def allowance(word: str) -> int:
    """How many edits a word of this length may be off."""
    if len(word) < 4:
        return 0
    return 1 if len(word) < 9 else 2


def nearest(word: str, vocabulary: Sequence[str]) -> dict[str, float]:
    """The words of the vocabulary that it may be a slip of, with how alike they are.

    1 is equal, 0.75 and less a guess; only the nearest are named.
    """
    cutoff = allowance(word)
    if not cutoff:
        return {}
    found = process.extract(
        word, vocabulary, scorer=OSA.distance, score_cutoff=cutoff, limit=5
    )
    near = {
        w: 1.0 - 0.12 * d
        for w, d, _ in found
        if abs(len(w) - len(word)) <= cutoff and (len(word) > 5 or w[0] == word[0])
        if not _is_another_short_word(word, w)
    }
    if near:
        best = max(near.values())
        return {w: score for w, score in near.items() if score == best}
    spoken = sound(word)
    if len(spoken) < 3:
        return {}
    return {w: 0.8 for w in vocabulary if len(w) > 3 and sound(w) == spoken}


def _is_another_short_word(word: str, other: str) -> bool:
    """Whether two short words differ by a letter, not by the order of their letters."""
    return len(word) == len(other) <= SHORT and sorted(word) != sorted(other)


def slips(word: str, vocabulary: Sequence[str]) -> tuple[str, ...]:
    """Everyday words that it is one edit away from, with the same first letter."""
    if len(word) < 5:
        return ()
    found = process.extract(
        word, vocabulary, scorer=OSA.distance, score_cutoff=1, limit=5
    )
    return tuple(w for w, _, _ in found if w[0] == word[0])
