"""Insults and heat: what is veiled before she reads it, what she may regret to send.

Pure, from a list for each language; nothing is guessed from tone. Whether a reply goes
out is always hers to say.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from nlu.facts.text import fold_in_place

FILE = Path(__file__).parent / "texts" / "heat.yml"
VEIL = "•"

_WORD = re.compile(r"[^\W\d_]{3,}")


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language of `heat.yml`."""

    selves: tuple[str, ...]
    insults: tuple[str, ...]
    sharp: tuple[str, ...]


@lru_cache(maxsize=1)
def lexicons() -> Mapping[str, Lexicon]:
    source = YAML(typ="safe").load(FILE.read_text("utf-8"))
    return msgspec.convert(source, dict[str, Lexicon])


def veiled(text: str) -> str:
    """The text with all but the first letter of each word of an insult covered."""
    shown = list(text)
    for found in insults_in(text):
        for word in _WORD.finditer(text, found.start(), found.end()):
            for place in range(word.start() + 1, word.end()):
                shown[place] = VEIL
    return "".join(shown)


def is_heated(text: str) -> bool:
    """Whether she may wish that she had slept on it."""
    plain = fold_in_place(text)
    return any(
        _of_herself().search(plain, 0, found.start()) is None
        for found in _heat().finditer(plain)
    )


def insults_in(text: str) -> list[re.Match[str]]:
    return list(_insults().finditer(fold_in_place(text)))


@lru_cache(maxsize=1)
def _insults() -> re.Pattern[str]:
    return _pattern(phrase for known in lexicons().values() for phrase in known.insults)


@lru_cache(maxsize=1)
def _heat() -> re.Pattern[str]:
    return _pattern(
        phrase
        for known in lexicons().values()
        for phrase in (*known.insults, *known.sharp)
    )


@lru_cache(maxsize=1)
def _of_herself() -> re.Pattern[str]:
    """What stands before an insult of herself: "je suis vraiment une"."""
    selves = "|".join(
        expression(phrase) for known in lexicons().values() for phrase in known.selves
    )
    return re.compile(rf"(?<!\w)(?:{selves})\s*(?:[^\W\d]+\s+){{0,2}}\Z")


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    found = sorted({expression(phrase) for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(found)})(?!\w)")


def expression(phrase: str) -> str:
    """A phrase of a list as a pattern; one that ends in * with more letters too."""
    words = re.escape(phrase.removesuffix("*")).replace(r"\ ", r"\s+")
    return words + (r"\w*" if phrase.endswith("*") else "")
