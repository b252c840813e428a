"""Sizes of all systems, as values that can be compared across languages.

"8 jaar", "size 8 years" and "8a" are the table's "8 ans"; "T38", "maat 38" and
"trentotto" its "38"; "XXL" its "2XL". A range in the table ("4-6 ans", "S/M", "98/104")
contains what lies within it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from stock.match.words import fold

NEARLY = 1e-6
LETTERS = ("xxxs", "xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl", "xxxxl", "xxxxxl")
_LETTER = re.compile(r"(?:(\d)\s?x|(x*))\s?(s|l)|m")
_WAIST = re.compile(
    r"w?\s?(2[2-9]|[34]\d|50)\s?(?:[/x-]|(?=l)| )\s?l?\s?(2[6-9]|3[0-8])"
)
_ABROAD = re.compile(r"(uk|us)\.? ?(?=\d)")
"""Before sizes that are counted otherwise than ours."""
SET_OF = (
    r"(?:set|pack|lot|coffret|boite|paquet|pak|pakket|doos|doosje|box|confezione|scatola|"
    r"pacco|servizio|sets|boxes) (?:of|van|de|da|di)"
)
SET = re.compile(rf"{SET_OF} (\d{{1,3}})(?: (?:pieces?|pcs|stuks?|pezzi))?")
"""Things sold by so many: "set of 4", "confezione da 12"."""
_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_YEARS = r"(?:ans?|jaar|jaren|jr|years?(?:\s?old)?|yrs?|yo|y|ann?i|anno|a)"
_MONTHS = r"(?:mois|maanden|maand|mnd|months?|mths?|mths|mesi|mese|m)"
_UNITS = {
    r"cm|centim\w*|centimeters?": "cm",
    r"mm": "mm",
    r"g|gr|gram|grams|grammes?|grammi": "g",
    r"kg|kilos?": "kg",
    r"ml": "ml",
    r"cl": "cl",
    r"l|liters?|litres?|litri|litro": "l",
    r"pcs|pieces?|pieces|stuks?|stukjes|stukken|pezzi": "pieces",
    r"bags|tea ?bags|zakjes|theezakjes|sachets|bustine|filtri|infusettes": "sachets",
}
_IN_ONE = {
    "kg": ("g", 1000.0),
    "cl": ("ml", 10.0),
    "l": ("ml", 1000.0),
    "mm": ("cm", 0.1),
    "set": ("pieces", 1.0),
}
"""A unit -> the one that it is compared in, and how many of that it is."""


class System(StrEnum):
    NUMBER = "number"
    LETTER = "letter"
    YEARS = "years"
    MONTHS = "months"
    UNIT = "unit"
    AREA = "area"
    WAIST = "waist"
    """Of trousers: `low` is the waist, `high` the length, both in inches."""
    ONE = "one"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Size:
    """A size as a value; `low` and `high` differ for a range; letters have a rank."""

    system: System
    low: float = 0
    high: float = 0
    unit: str = ""
    """The unit of a measure, the whole text of an area or a word."""

    def covers(self, asked: "Size") -> bool:
        """Whether somebody who asks for `asked` can mean this size of the table."""
        if self.system == System.AREA and asked.system == System.NUMBER:
            longest = max(self.unit.split("x"), key=float)  # "le 260" is 140x260
            return longest == f"{asked.low:g}"
        if self.system == System.WAIST:
            return _is_of_waist(self, asked)
        if self.system == System.WORD and " " in self.unit:
            return _tells(self, asked)
        if self.system in (System.ONE, System.WORD, System.AREA):
            return self.system == asked.system and self.unit == asked.unit
        if self.system == asked.system == System.UNIT:
            return _measured(self, asked)
        same = self.unit == asked.unit or (
            self.system == System.NUMBER and not asked.unit
        )
        if self.system == asked.system and same:
            return self.low <= asked.low and asked.high <= self.high
        bare = asked.system == System.NUMBER
        of_amount = (System.YEARS, System.MONTHS, System.UNIT)
        if bare and self.system in of_amount:
            return self.low <= asked.low and asked.high <= self.high
        # "86 cm" asked of a table whose children's sizes are plain centimetres
        return (
            self.system == System.NUMBER
            and asked.system == System.UNIT
            and asked.unit == "cm"
            and self.low <= asked.low <= self.high
        )


def _tells(own: Size, asked: Size) -> bool:
    """Whether a size of several words says all that is asked: "160 cm rotonda"."""
    words = own.unit.split()
    if asked.system == System.NUMBER:
        return f"{asked.low:g}" in words
    if asked.system == System.UNIT:
        return {f"{asked.low:g}", asked.unit} <= set(words)
    return asked.system == System.WORD and set(asked.unit.split()) <= set(words)


def _is_of_waist(own: Size, asked: Size) -> bool:
    """Whether the waist is the one that is asked for and, if it is told, the length."""
    if asked.system == System.WORD:
        return asked.unit == f"{own.low:g} {own.high:g}"  # "36/32" is no range
    if asked.system not in (System.WAIST, System.NUMBER):
        return False
    of_waist = asked.system == System.NUMBER and asked.low == asked.high
    return asked.low == own.low and (of_waist or asked.high == own.high)


def as_table_sizes(texts: Iterable[str]) -> dict[str, Size]:
    """The sizes of one product, read together: "30/32" is a range, or trousers.

    Ranges follow one another; waist and length repeat ("30/32", "32/32") or go down.
    """
    sizes = {text: parse_size(text) for text in texts}
    pairs = {t: pair for t in sizes if (pair := waist_and_length(t)) is not None}
    waists = [pair[0] for pair in pairs.values()]
    lengths = [pair[1] for pair in pairs.values()]
    repeat = len(set(waists)) < len(waists) or len(set(lengths)) < len(lengths)
    if repeat or any(waist >= length for waist, length in pairs.values()):
        sizes |= {t: Size(System.WAIST, *pair) for t, pair in pairs.items()}
    return sizes


def waist_and_length(text: str) -> tuple[int, int] | None:
    """ "W32 L34", "32/34"; None: it cannot be a waist and a length."""
    match = _WAIST.fullmatch(fold(text).strip())
    return (int(match[1]), int(match[2])) if match else None


def _measured(own: Size, asked: Size) -> bool:
    """Whether measures agree, whatever they are told in: half a litre is 50 cl."""
    own_unit, own_times = _IN_ONE.get(own.unit, (own.unit, 1.0))
    unit, times = _IN_ONE.get(asked.unit, (asked.unit, 1.0))
    low, high = own.low * own_times, own.high * own_times
    return (
        own_unit == unit
        and low - NEARLY <= asked.low * times
        and asked.high * times <= high + NEARLY
    )


def outermost(sizes: Mapping[str, Size], *, largest: bool) -> str:
    """The smaller or larger of a thing in two measures; "" where it has more or fewer.

    "The small one" is a candle of 180 g, but no dress in 36.
    """
    measured = {text: _extent(size) for text, size in sizes.items()}
    if len(set(measured.values())) != 2 or not all(measured.values()):
        return ""
    return (max if largest else min)(measured, key=lambda text: measured[text])


def _extent(size: Size) -> float:
    if size.system == System.AREA:
        sides = [float(side) for side in size.unit.split("x")]
        return sides[0] * sides[1]
    if size.system != System.UNIT:
        return 0.0
    return size.high * _IN_ONE.get(size.unit, (size.unit, 1.0))[1]


@lru_cache(maxsize=8192)
def parse_size(text: str) -> Size:
    """The size that a whole text is. What is no known system is a word."""
    plain = re.sub(r"\s+", " ", fold(text)).strip().strip(".")
    in_set = SET.fullmatch(plain)
    if in_set:
        count = _float(in_set[1])
        return Size(System.UNIT, count, count, "set")
    abroad = _ABROAD.match(plain)
    if abroad:
        size = _read_amount(plain[abroad.end() :])
        if size is not None and size.system == System.NUMBER:
            return Size(System.NUMBER, size.low, size.high, abroad[1])
    plain = re.sub(r"^(?:eu|eur|t|taille|maat|mt|size|taglia|tg)\.? ?(?=\d)", "", plain)
    for reader in (_read_letters, _read_area, _read_amount, _read_fraction):
        size = reader(plain)
        if size is not None:
            return size
    return Size(System.WORD, unit=re.sub(r"[^a-z0-9]+", " ", plain).strip())


def letter_rank(text: str) -> int | None:
    """Where a letter size stands in LETTERS: "xxl" and "2xl" alike; None: no letter."""
    match = _LETTER.fullmatch(fold(text).strip())
    if not match:
        return None
    if match[3] is None:
        return LETTERS.index("m")
    count = int(match[1]) if match[1] else len(match[2] or "")
    name = "x" * count + match[3]
    return LETTERS.index(name) if name in LETTERS else None


def _read_letters(text: str) -> Size | None:
    parts = re.split(r"\s?[/-]\s?", text)
    ranks = [letter_rank(part) for part in parts]
    found = [rank for rank in ranks if rank is not None]
    if len(found) != len(ranks) or len(found) > 2:
        return None
    return Size(System.LETTER, min(found), max(found))


def _read_area(text: str) -> Size | None:
    match = re.fullmatch(
        rf"({_NUMBER})\s?[x×*]\s?({_NUMBER})(?:\s?[x×*]\s?({_NUMBER}))?\s?(?:cm)?", text
    )
    if not match:
        return None
    sides = "x".join(f"{_float(side):g}" for side in match.groups() if side)
    return Size(System.AREA, unit=sides)


def _read_amount(text: str) -> Size | None:
    match = re.fullmatch(
        rf"({_NUMBER})(?:\s?(?:-|/|a|à|tot|to)\s?({_NUMBER}))?\s?([a-z .]*)", text
    )
    if not match:
        return None
    low = _float(match[1])
    high = _float(match[2]) if match[2] else low
    if high < low:
        return None
    unit = match[3].strip().strip(".")
    if not unit:
        return Size(System.NUMBER, low, high)
    if re.fullmatch(_YEARS, unit):
        return Size(System.YEARS, low, high)
    if re.fullmatch(_MONTHS, unit):
        return Size(System.MONTHS, low, high)
    for pattern, name in _UNITS.items():
        if re.fullmatch(pattern, unit):
            return Size(System.UNIT, low, high, name)
    return None


def _read_fraction(text: str) -> Size | None:
    match = re.fullmatch(r"(\d{1,3}) ?(?:1[/⁄]2|½)", text)
    if not match:
        return None
    value = int(match[1]) + 0.5
    return Size(System.NUMBER, value, value)


def _float(text: str) -> float:
    return float(text.replace(",", "."))
