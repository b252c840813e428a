"""Postcodes of the countries around: what they look like and where they are.

A postcode that has a shape of its own (M20 4WX, 1012 AB, B-4000) tells its country.
Bare numbers are postcodes only beside a city or after a word that leads to a place.
"""

import re
from dataclasses import dataclass
from functools import cache

from nlu.facts.text import Span, alternatives, fold_in_place, words

_GB_ISLANDS = {"je": "JE", "gy": "GG", "im": "IM"}
_NL = re.compile(r"(?<![\w#.,])[1-9]\d{3}\s?([a-z]{2})(?!\w)", re.IGNORECASE)
_PREFIXED = re.compile(
    r"(?<![\w-])(be?|fr?|de?|ch|lu?|at?|nl|it?|es?|dk)\s?-\s?(\d{4,5})(?![\w-])"
)
_PREFIXES = {
    "b": "BE", "be": "BE", "f": "FR", "fr": "FR", "d": "DE", "de": "DE", "ch": "CH",
    "l": "LU", "lu": "LU", "a": "AT", "at": "AT", "nl": "NL", "i": "IT", "it": "IT",
    "e": "ES", "es": "ES", "dk": "DK",
}  # fmt: skip
_BARE = re.compile(
    r"(?<![\w#.,/+-])(\d{5}|\d{4})(?![\w/€$£%-]|[.,]\d|\s?(?:€|eur|x\s?\d))"
)
_ORDER = re.compile(
    r"(?:command|bestel|order|ordine|n°|nr\.?|numero|no\.?|#|ref)\S*\s*\S{0,3}\s*$"
)
_ORDER_WORD = re.compile(
    r"(?<![a-z])(?:command|bestelling|order|ordine|suivi|tracking)"
)
_YEARS = range(1900, 2036)
_LENGTHS = {
    "BE": 4, "LU": 4, "CH": 4, "AT": 4, "DK": 4, "NO": 4, "NL": 4, "LI": 4, "HU": 4,
    "FR": 5, "DE": 5, "IT": 5, "ES": 5, "FI": 5, "MC": 5, "SM": 5, "HR": 5, "EE": 5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode in the text; `countries` it may be of, none where only a city tells.

    `sure` when its shape or the words before it say that it is one.
    """

    countries: tuple[str, ...]
    span: Span
    sure: bool


def find_postcodes(text: str, *, is_sending: bool) -> tuple[Postcode, ...]:
    """Everything that may be a postcode, in the order of the text.

    `is_sending` tells whether the message speaks of sending: a bare number after "à" is
    one only then.
    """
    plain = fold_in_place(text)
    found = [*_british(plain), *_dutch(text, plain), *_prefixed(plain)]
    for match in _BARE.finditer(plain):
        if all(match.end() <= c.span[0] or match.start() >= c.span[1] for c in found):
            found.append(_bare(match, plain, is_sending=is_sending))
    return tuple(sorted((c for c in found), key=lambda code: code.span))


def _british(plain: str) -> list[Postcode]:
    return [
        Postcode((_GB_ISLANDS.get(match[1], "GB"),), match.span(), sure=True)
        for match in _british_shape().finditer(plain)
    ]


def _dutch(text: str, plain: str) -> list[Postcode]:
    return [
        Postcode(("NL",), match.span(), sure=True)
        for match in _NL.finditer(text)
        if _is_dutch(match, text, plain)
    ]


def _is_dutch(match: re.Match[str], text: str, plain: str) -> bool:
    """ "3512 JE" in small letters or in a shout may be a number and a pronoun."""
    letters = match[1].lower()
    if letters in words("postcodes", "nl_never"):
        return False
    if match[1].isupper() and not text.isupper():
        return True
    is_word = letters in words("postcodes", "nl_words")
    return not is_word and (match[1].isupper() or _is_announced(plain, match.start()))


def _prefixed(plain: str) -> list[Postcode]:
    return [
        Postcode((_PREFIXES[match[1]],), match.span(), sure=True)
        for match in _PREFIXED.finditer(plain)
        if _LENGTHS[_PREFIXES[match[1]]] == len(match[2])
        and not _ORDER.search(plain[max(0, match.start() - 24) : match.start()])
    ]


def _bare(match: re.Match[str], plain: str, *, is_sending: bool) -> Postcode:
    number = match[1]
    before = plain[max(0, match.start() - 24) : match.start()]
    countries = tuple(
        code
        for code, length in _LENGTHS.items()
        if length == len(number) and _is_possible(code, number)
    )
    of_order = _ORDER_WORD.search(plain) is not None
    labelled = _label().search(before) is not None
    led = is_sending and (
        _led().search(before) is not None or (len(number) == 5 and not of_order)
    )
    may_be_year = len(number) == 4 and int(number) in _YEARS
    sure = labelled or (led and not may_be_year)
    if _ORDER.search(before) and not labelled:
        return Postcode((), match.span(), sure=False)
    return Postcode(countries, match.span(), sure=sure)


def _is_possible(country: str, number: str) -> bool:
    if country == "FR":
        return "01" <= number[:2] <= "98"
    if country == "ES":
        return "01" <= number[:2] <= "52"
    if country == "IT":
        return "00010" <= number <= "98168"
    return number >= "01000" if len(number) == 5 else number >= "1000"


def _is_announced(plain: str, start: int) -> bool:
    before = plain[max(0, start - 24) : start]
    return bool(_label().search(before) or _led().search(before))


@cache
def _british_shape() -> re.Pattern[str]:
    areas = alternatives(words("postcodes", "gb_areas"))
    return re.compile(rf"(?<![\w#])({areas})\d[a-z\d]?\s?\d[abd-hjlnp-uw-z]{{2}}(?!\w)")


@cache
def _label() -> re.Pattern[str]:
    labels = alternatives(words("postcodes", "labels"))
    return re.compile(rf"(?<!\w)(?:{labels})\s*(?:is|est|:|e|n°)?\s*$")


@cache
def _led() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[\s'])(?:{alternatives(words('postcodes', 'leads'))})\s+$"
    )
