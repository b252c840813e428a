"""What place a name means: countries, their people, regions and cities.

Babel and geonames have the names of record; `data/` has what people call them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from babel import Locale

from nlu.facts.text import data, fold, words

CITIES = Path(__file__).parent / "data" / "geonames.tsv"
"""What `extract.py` took from geonames."""
LANGUAGES = ("fr", "nl", "en", "it")
_WRITTEN = (*LANGUAGES, "de", "es")
"""Customers name countries in their language, though the reply is in another."""
LONGEST = 5
"""Words of the longest name."""
_BIG_ABROAD = 300_000
_WELL_KNOWN = 60_000
_WORD = re.compile(r"[^\W_]+")
_SAINTS = {"st": "saint", "ste": "sainte", "sint": "saint", "sankt": "saint"}


_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "IC", "EA", "AC", "CP", "CQ", "DG", "TA"})
"""Codes that Babel names but to which nothing is sent as to a country."""


class Kind(StrEnum):
    COUNTRY = "country"
    ADJECTIVE = "adjective"
    CITY = "city"
    POSTCODE = "postcode"
    REGION = "region"


class Fame(StrEnum):
    """How likely a name is meant as the place where nothing else says so."""

    KNOWN = "known"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One place of a name; `weight` is its population, more where it is called so."""

    country: str
    kind: Kind
    weight: int
    fame: Fame


def key(name: str) -> str:
    """A name as it is looked up: folded words, every saint alike."""
    # not by the cache of `fold`, which 60,000 names would fill
    plain = name.lower() if name.isascii() else fold.__wrapped__(name)
    return " ".join(_SAINTS.get(word, word) for word in _WORD.findall(plain))


def meanings(name: str) -> tuple[Meaning, ...]:
    """The places of a folded name, as `key` makes it."""
    return _names().get(name, ())


def adjectives(name: str) -> str:
    """The country whose adjective or inhabitant this folded word is, or nothing."""
    return _adjectives().get(name, "")


@cache
def country_names() -> Mapping[str, str]:
    """Names of countries that are one long word, to compare misspelt ones with."""
    return {
        name: meaning[0].country
        for name, meaning in _names().items()
        if meaning[0].kind == Kind.COUNTRY and " " not in name and len(name) > 6
    }


def is_everyday(name: str, language: str) -> bool:
    """Whether a name is a word of the language, a first name or a feast: Tours."""
    if name in words("everyday", "names") or name.startswith("saint "):
        return True
    languages = (language,) if language in LANGUAGES else LANGUAGES
    return any(name in words("everyday", one) for one in languages)


def is_place_of_two(name: str) -> bool:
    """Whether a name of two letters is no code: those are read by how they look."""
    return name not in words("leads", "codes") and meanings(name)[0].kind != Kind.CITY


def warm() -> None:
    """Loads everything: half a second, once."""
    country_names()
    _adjectives()
    for language in LANGUAGES:
        is_everyday("", language)


@cache
def _names() -> Mapping[str, tuple[Meaning, ...]]:
    found: dict[str, tuple[Meaning, ...]] = {}
    for name, meaning in _all_names():
        if name in words("everyday", "never"):
            continue
        before = found.get(name, ())
        same = [other for other in before if other.country == meaning.country]
        if not same:
            found[name] = (*before, meaning)
        elif same[0].weight < meaning.weight and same[0].kind == meaning.kind:
            heavier = replace(same[0], weight=meaning.weight)
            found[name] = tuple(heavier if m is same[0] else m for m in before)
    return found


def _all_names() -> Iterator[tuple[str, Meaning]]:
    for name, country in _countries():
        yield name, Meaning(country, Kind.COUNTRY, 10**10, Fame.KNOWN)
    for name, country in _listed("regions"):
        yield name, Meaning(country, Kind.REGION, 10**8, Fame.KNOWN)
    for name, country in _listed("cities"):
        yield name, Meaning(country, Kind.CITY, 10**6, Fame.KNOWN)
    yield from _geonames()


def _countries() -> Iterator[tuple[str, str]]:
    foreign = words("everyday", "not_abroad") | set(_adjectives())
    for language in _WRITTEN:
        for code, written in Locale(language).territories.items():
            name = key(written.split("(")[0])
            of_ours = language in LANGUAGES or name not in foreign
            if len(code) == 2 and code not in _NO_COUNTRIES and of_ours:
                yield name, code
    for language in LANGUAGES:
        for code, names, _ in _country_lines(language):
            yield from ((key(name), code) for name in names.split(","))


def _country_lines(language: str) -> Iterator[tuple[str, str, str]]:
    for line in data("countries")[language].splitlines():
        code, _, rest = line.partition(":")
        names, _, people = rest.partition(";")
        yield code.strip('" '), names, people


def _listed(name: str) -> Iterator[tuple[str, str]]:
    for line in data(name)["names"].splitlines():
        code, _, names = line.partition(":")
        yield from ((key(part), code.strip('" ')) for part in names.split(","))


def _geonames() -> Iterator[tuple[str, Meaning]]:
    for line in CITIES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        country, count, name, others = line.split("\t")
        people, own = int(count), key(name.split(" (")[0])
        if not is_readable(own):
            continue
        in_europe = country.lower() in words("leads", "europe")
        known = people >= (_WELL_KNOWN if in_europe else _BIG_ABROAD)
        fame = Fame.KNOWN if known else Fame.MINOR
        yield own, Meaning(country, Kind.CITY, 3 * people, fame)
        minor = Meaning(country, Kind.CITY, people, Fame.MINOR)
        yield from ((key(other), minor) for other in others.split("|") if other)


def is_readable(name: str) -> bool:
    """Whether nobody takes a name for other words: "Sao Paulo", and not "Ha Il"."""
    return max(map(len, name.split()), default=0) > 3 or " " not in name


@cache
def _adjectives() -> Mapping[str, str]:
    return {
        form: code
        for language in LANGUAGES
        for code, _, people in _country_lines(language)
        for word in people.split(",")
        for form in _forms(word.strip())
    }


def _forms(word: str) -> Iterator[str]:
    """ "allemand~~e~s" is allemand, allemande, allemands."""
    stem, *endings = word.split("~")
    yield from (key(stem + ending) for ending in endings or [""] if stem)
