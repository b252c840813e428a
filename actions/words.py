"""The tables of words in `actions/texts/words.yml` and `payment.yml`, read once.

`actions/wording.py` says values with them; a translator edits the files.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from babel import Locale

from actions.promises import Day, Part
from stock.match.words import key

FOLDER = Path(__file__).parent / "texts"


class Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`before`: a preposition or article -> the countries that it stands before."""

    usual: str
    before: Mapping[str, frozenset[str]]
    names: Mapping[str, str]

    def name(self, code: str, language: str) -> str:
        return self.names.get(code) or Locale(language).territories.get(code, code)

    def preposition(self, code: str) -> str:
        found = (word for word, codes in self.before.items() if code in codes)
        return next(found, self.usual)


class Words(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"in_": "in"}
):
    """What `words.yml` holds for one language; the file tells what each is."""

    days: Mapping[Day, str]
    times: Mapping[Day, str]
    parts: Mapping[Day, Mapping[Part, str]]
    within: Mapping[str, str]
    in_: str
    colon: str
    semicolon: str
    first: str
    another: str
    others: str
    none_left: str
    countries: Countries


def words_of(language: str) -> Words:
    return _words()[language]


@lru_cache(maxsize=1)
def _words() -> dict[str, Words]:
    return msgspec.convert(_yaml("words.yml"), dict[str, Words])


@lru_cache(maxsize=1)
def ways_to_pay() -> dict[str, dict[str, str]]:
    """Each folded word for a way to pay -> what each language calls it."""
    ways = _yaml("payment.yml").values()
    return {key(word): way for way in ways for word in way["words"]}


def _yaml(name: str) -> Any:
    # ruamel takes a while to import: only the first reply waits for it.
    from ruamel.yaml import YAML

    return YAML(typ="safe").load((FOLDER / name).read_text("utf-8"))
