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
    units: Mapping[str, tuple[str, str]]
    set_of: str
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


def way_to_pay(name: str) -> str:
    """A way to pay as `payment.yml` calls it; one that it lacks as it is written."""
    return _names_of_ways().get(key(name), key(name))


def ways_in(text: str) -> tuple[str, ...]:
    """The known ways to pay that a text speaks of, the longest words first."""
    padded, found = f" {key(text)} ", dict[str, None]()
    for words in sorted(_names_of_ways(), key=len, reverse=True):
        if f" {words} " in padded and words not in _OF_OTHER_THINGS:
            padded = padded.replace(f" {words} ", "  ")
            found[_names_of_ways()[words]] = None
    return tuple(found)


_OF_OTHER_THINGS = frozenset({"invoice", "facture", "factuur", "fattura", "check"})
"""An invoice is asked for as such too, and "check" is what one does with a size."""


@lru_cache(maxsize=1)
def _names_of_ways() -> dict[str, str]:
    ways = _yaml("payment.yml")
    return {key(word): name for name, way in ways.items() for word in way["words"]}


def _yaml(name: str) -> Any:
    # ruamel takes a while to import: only the first reply waits for it.
    from ruamel.yaml import YAML

    return YAML(typ="safe").load((FOLDER / name).read_text("utf-8"))
