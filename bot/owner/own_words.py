"""A promise in the owner's own words to a customer: "je vérifie et je te dis demain".

Pure. Recognised by what it begins with, from a list for each language, and a time to
come; whether it is remembered is hers to say.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from nlu.facts import until
from nlu.facts.text import fold_in_place

FILE = Path(__file__).parent / "texts" / "own_promises.yml"
FARTHEST = timedelta(days=60)
_SENTENCES = re.compile(r"[.!;\n]+|(?<=\?)\s*")


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a promise begins with, and what beside it makes it none."""

    promises: tuple[str, ...]
    denials: tuple[str, ...]


@lru_cache(maxsize=1)
def phrases() -> Mapping[str, Phrases]:
    source = YAML(typ="safe").load(FILE.read_text("utf-8"))
    return msgspec.convert(source, dict[str, Phrases])


def promised(text: str, at: datetime) -> datetime | None:
    """By when something is promised; None: nothing is. `at` is in the shop's zone."""
    for sentence in _SENTENCES.split(text):
        for language, known in phrases().items():
            if _is_promise(sentence, known):
                due = until(sentence, language, at)
                if due is not None and at < due < at + FARTHEST:
                    return due
    return None


def _is_promise(sentence: str, known: Phrases) -> bool:
    plain = fold_in_place(sentence).replace("\u2019", "'")
    if plain.rstrip().endswith("?"):
        return False
    return _has(plain, known.promises) and not _has(plain, known.denials)


def _has(plain: str, phrases: tuple[str, ...]) -> bool:
    found = "|".join(map(re.escape, phrases))
    return re.search(rf"(?<![\w'])(?:{found})(?!\w)", plain) is not None
