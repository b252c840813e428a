"""How long something takes: "2h", "une demi-heure", "een halve dag", "three weeks"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from nlu.facts.text import Span, alternatives, data, fold_in_place, is_free, words


@dataclass(frozen=True, slots=True)
class DurationFound:
    """A stretch of time in the text."""

    length: timedelta
    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.start, self.end


@cache
def numbers() -> Mapping[str, int]:
    """Small numbers in words, of all languages."""
    return {
        word: int(number)
        for number in data("dates")["numbers"]
        for word in words("dates", "numbers", str(number))
    }


def find_durations(text: str) -> tuple[DurationFound, ...]:
    """The durations of a text, minutes to weeks; months and years are ages or sizes."""
    plain = fold_in_place(text)
    found: list[DurationFound] = []
    for match in _halves().finditer(plain):
        found.append(_found(text, match, _half_lengths()[match[1]]))
    for match in _counted().finditer(plain):
        if is_free(match.span(), [d.span for d in found]):
            minutes = _minutes(match)
            if minutes:
                found.append(_found(text, match, minutes))
    return tuple(sorted(found, key=lambda duration: duration.start))


def _found(text: str, match: re.Match[str], minutes: float) -> DurationFound:
    start, end = match.span()
    return DurationFound(timedelta(minutes=minutes), text[start:end], start, end)


def _minutes(match: re.Match[str]) -> float:
    written, unit, more, half = (
        match["number"],
        match["unit"],
        match["more"],
        match["half"],
    )
    if unit in ("h", "u") and more and not half:
        return int(written) * 60 + int(more) if written.isdigit() else 0
    low = re.split(r"(?<=\d)\s?(?:-|a|tot|to|of|ou|or|o)\s?", written)[-1]
    number = numbers().get(low) or float(low.replace(",", "."))
    return number * _unit_lengths()[unit] + (_unit_lengths()[unit] / 2 if half else 0)


@cache
def _halves() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])({alternatives(_half_lengths())})(?!\w)")


@cache
def _counted() -> re.Pattern[str]:
    count = rf"\d{{1,3}}(?:[.,]5)?|{alternatives(numbers())}"
    return re.compile(
        rf"(?<![\w.,/:])(?P<number>(?:\d{{1,2}}\s?(?:-|a|tot|to|of|ou|or|o)\s?)?(?:{count}))"
        rf"(?:\s|(?<=\d)|(?<='))\s?(?P<unit>{alternatives(_unit_lengths())})"
        r"(?:(?P<more>[0-5]\d))?(?P<half>\s(?:et demie?|e mezz[oa]|and a half))?(?!\w)"
    )


@cache
def _unit_lengths() -> Mapping[str, int]:
    return {
        word: int(minutes)
        for minutes in data("dates")["units"]
        for word in words("dates", "units", str(minutes))
    }


@cache
def _half_lengths() -> Mapping[str, int]:
    return {
        word: int(minutes)
        for minutes in data("dates")["halves"]
        for word in words("dates", "halves", str(minutes))
    }
