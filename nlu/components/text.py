"""Text as the features see it, and the parts of a message that ask by themselves.

Pure Python without Rasa, so that benchmarks and tests can use it.
"""

import re
import unicodedata
from itertools import pairwise

READ_AT_MOST = 1000
"""Characters of a message that are read at all: nobody asks on her third page."""

_JOINTS = re.compile(
    r"(?:,\s*|\s+)"
    r"(?:et|en|and|e|ed|anche|ook|aussi|puis|sinon|mais|but|maar|ma|plus|also|ps|dan)"
    r"\s+(?=\S+\s+\S+)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:[^?!\n;.…]|(?<=\d)\.(?=\d))+[?!;.…]*")
_WORD = re.compile(r"\w+")
_DUTCH = frozenset(
    {
        "is", "de", "het", "een", "jullie", "je", "ik", "er", "nog", "van", "wat",
        "hoe", "kan", "heb", "hebben", "hebt", "heeft", "u", "dat", "die", "voor",
        "met", "op", "niet", "maar", "ook", "graag", "zijn", "wel", "als", "kost",
    }
)  # fmt: skip
_FRENCH = frozenset(
    {
        "je", "vous", "est", "la", "le", "les", "c", "pas", "un", "une", "des", "du",
        "pour", "vos", "votre", "que", "qui", "avez", "il", "elle", "ca", "sur", "ou",
        "ma", "mon",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Lower case without accents, white space as single spaces, digits as noughts.

    Which number it is tells nothing of what is asked; that there is one does.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    bare = re.sub(r"\d+", lambda match: "0" * min(len(match[0]), 4), bare)
    return re.sub(r"\s+", " ", bare).strip()


def segments(text: str) -> list[tuple[int, int]]:
    """Where the parts of a message stand that may each ask something.

    Sentences, cut again at words that join two of them ("et", "and"), if either side
    has words enough. A message of one part gives one.
    """
    joins_en = _is_dutch(text)
    parts: list[tuple[int, int]] = []
    for sentence in _SENTENCE.finditer(text):
        if _WORD.search(sentence[0]):
            parts.extend(_cut(text, sentence.start(), sentence.end(), joins_en))
    return parts or [(0, len(text))]


def _cut(text: str, start: int, end: int, joins_en: bool) -> list[tuple[int, int]]:
    cuts = [start]
    for joint in _JOINTS.finditer(text, start, end):
        if joint[0].strip(" ,\n").lower() == "en" and not joins_en:
            continue  # the French preposition
        left, right = text[cuts[-1] : joint.start()], text[joint.end() : end]
        if len(_WORD.findall(left)) >= 2 and len(_WORD.findall(right)) >= 2:
            cuts.append(joint.start())
    cuts.append(end)
    return list(pairwise(cuts))


def _is_dutch(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return sum(w in _DUTCH for w in words) > sum(w in _FRENCH for w in words)
