"""Which language a message is answered in: the customer's, where the shop speaks it.

Small words decide, as nobody borrows them for the name of a product; n-grams (eldc)
help where there are few of them. Words that all share leave the language as it was.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import eldc
from ruamel.yaml import YAML

OURS = ("fr", "nl", "en", "it")
_WORDS_FILE = Path(__file__).parent / "language_words.yml"
_GROUPS = {"strong": 3.0, "courtesy": 2.0, "plain": 1.2, "wares": 0.5}
_OTHER_WEIGHT = 2.0
_QUESTION = 1.5
"""How much more a clause counts that asks something: the reply answers it."""
_NGRAMS = 5.0
_NGRAMS_FROM, _NGRAMS_FULL = 4, 30
"""Letters from which n-grams say anything, and from which they count in full."""
_SWITCH = 1.6
"""By how much another language must be ahead to change that of the conversation."""
_FIRST = 0.4
"""What any language must reach in a first message."""
_HOME = 0.5
"""What the shop's first language has in advance in a first message."""
_SHORT = 4
"""Letters from which a word between two of a name is none of that name's."""
_LINKS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[@#]\w+")
_CLAUSE = re.compile(r"[^?!.\n;]+[?!.\n;]*")
_NAME = re.compile(r"(?<=[^\W\d_][ ,-])[A-ZÀ-Þ][^\W\d_]*")
_WORD = re.compile(r"(?<!\w)[^\W\d_]++(?!\d)(?:'(?=\w))?")
_STRETCHED = re.compile(r"(.)\1{2,}")
_STRETCHED_END = re.compile(r"(.)\1+$")
_ONLY_SPANISH = re.compile(r"[¿¡ñ]")

Scores = defaultdict[str, float]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """What a word says for each language, and who uses it without meaning to switch."""

    weights: Mapping[str, Mapping[str, float]]
    borrowed: Mapping[str, tuple[str, ...]]
    neutral: frozenset[str]


def detect(
    text: str,
    *,
    speaks: Sequence[str],
    current: str,
    default: str,
    names: Container[str] = (),
) -> str:
    """The language of the reply, one of `speaks`.

    `current` is the conversation's language, empty before its first message; `default`
    is what a first message without words gets. `names` are the folded words of what
    the shop sells: who says them in a conversation does not switch to their language.
    """
    written = written_in(text, current=current, home=default, names=names)
    if not written:
        return current or default
    if written in speaks:
        return written
    return "en" if "en" in speaks else speaks[0]


def written_in(
    text: str, *, current: str = "", home: str = "", names: Container[str] = ()
) -> str:
    """The language of the words; empty where they tell none, or not against `current`.

    A language outside OURS may be any of the many: it is only told from ours. `home`
    is the likeliest of a first message.
    """
    plain = _LINKS.sub(" ", unicodedata.normalize("NFC", text)).replace("\u2019", "'")
    plain = _without_wares(plain, names) if current else plain
    letters = [c for c in plain if c.isalpha()]
    if 2 * sum(map(_is_latin, letters)) < len(letters):
        return "und"
    scores = _scores(plain.casefold(), current)
    _add_ngrams(scores, _without_names(plain))
    best = max(scores, key=lambda language: scores[language], default="")
    if not current and scores.get(home, 0.0) + _HOME >= scores[best]:
        best = home if home in scores else best
    needed = scores[current] + _SWITCH if current and best != current else _FIRST
    return best if best and scores[best] >= needed else ""


def _without_wares(text: str, names: Container[str]) -> str:
    """The text without words of `names`, and without what stands between two of them.

    "Le col v en M ?" is no Italian for its "col", nor "e il sac à langer" French.
    """
    parts = re.split(r"(\w+)", text)
    wares = [
        number
        for number in range(1, len(parts), 2)
        if _without_accents(parts[number].casefold()) in names
    ]
    for number in wares:
        parts[number] = ""
        if number + 4 in wares and len(parts[number + 2]) < _SHORT:
            parts[number + 2] = ""
    return "".join(parts)


def warm() -> None:
    """Loads what `detect` needs: 30 ms."""
    _lexicon()
    _ngrams()


@cache
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _scores(plain: str, current: str) -> Scores:
    scores: Scores = defaultdict(float)
    for clause in _CLAUSE.findall(plain):
        factor = _QUESTION if "?" in clause else 1.0
        for word, weights in _known(clause):
            for language, weight in weights.items():
                scores[language] += weight * factor
            if current in _lexicon().borrowed.get(word, ()) and current not in weights:
                scores[current] += max(weights.values()) * factor
    if _ONLY_SPANISH.search(plain):
        scores["es"] += 2 * _OTHER_WEIGHT
    return scores


def _known(clause: str) -> Iterator[tuple[str, Mapping[str, float]]]:
    weights = _lexicon().weights
    for word in _WORD.findall(clause):
        for form in _spellings(word):
            known = weights.get(form) or weights.get(form.rstrip("'"))
            if known:
                yield form, known
                break


def _spellings(word: str) -> Iterator[str]:
    """The word, and what it is when nothing is stretched: "graziee", "alloooo"."""
    yield word
    yield _STRETCHED.sub(r"\1", word)
    yield _STRETCHED.sub(r"\1\1", word)
    yield _STRETCHED_END.sub(r"\1", word)


def _without_names(plain: str) -> str:
    """The text without what sways n-grams: products, people, brands."""
    shouted = plain.upper() == plain
    told = plain if shouted else _NAME.sub(" ", plain)
    neutral = _lexicon().neutral
    words = told.casefold().split()
    return " ".join(word for word in words if word.strip("?!.,()") not in neutral)


def _add_ngrams(scores: Scores, told: str) -> None:
    letters = sum(map(str.isalpha, told))
    if letters < _NGRAMS_FROM:
        return
    share = min(1.0, letters / _NGRAMS_FULL)
    for language, score in _ngrams().detect_details(told).scores.items():
        if language in OURS or language in scores or letters >= _NGRAMS_FULL:
            scores[language] += _NGRAMS * share * score


@cache
def _ngrams() -> Any:
    eldc.init()
    detector = eldc.instance()
    detector.set_languages([*OURS, *_file()["others"]])
    detector.set_scores(6)
    return detector


@cache
def _file() -> Mapping[str, Any]:
    document: Mapping[str, Any] = YAML(typ="safe", pure=True).load(_WORDS_FILE)
    return document


@cache
def _lexicon() -> _Lexicon:
    weights: dict[str, dict[str, float]] = {}
    for language in OURS:
        for group, weight in _GROUPS.items():
            for word in _file()[language][group].split():
                weights.setdefault(word, {}).setdefault(language, weight)
    for language, words in _file()["others"].items():
        for word in words.split():
            weights.setdefault(word, {}).setdefault(language, _OTHER_WEIGHT)
    for word in list(weights):
        if len(word) > 3 and _without_accents(word) not in weights:
            weights[_without_accents(word)] = weights[word]
    neutral = frozenset(_file()["neutral"].split())
    return _Lexicon(
        {w: _shared(of_word) for w, of_word in weights.items() if w not in neutral},
        {word: tuple(who.split()) for word, who in _file()["borrowed"].items()},
        neutral,
    )


def _shared(weights: Mapping[str, float]) -> Mapping[str, float]:
    """A word of several languages says less for each of them."""
    return {language: weight / len(weights) for language, weight in weights.items()}


def _without_accents(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c))
