"""The dates in a customer's words: days, feasts, weeks, ranges and ends of a time.

"jusqu'à lundi" runs from today to Monday; "avant noël" too, as what is wanted by a day.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from nlu.facts.days import Day, Now, find_days, next_date, now
from nlu.facts.durations import find_durations, numbers
from nlu.facts.text import Span, alternatives, fold_in_place, is_free, words

_BARE_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|e|de|ste)?"
_JOINED = re.compile(
    r"\s?(?:-|\u2013|a|au|to|tot|t/m|al|fino a|till?|until|through|et|en|and|e)\s?"
    r"(?:le |la |the |de |il )?"
)
_BETWEEN = re.compile(
    r"(?:du|de|van|from|da|dal|entre|tussen|between|tra|fra)\s(?:le |the )?$"
)
_BESIDE = ("", "le", "il", "the", "de")
"""What may stand between a weekday and its date."""
_FOR = re.compile(r"(?:pendant|durant|for|per|voor|gedurende)\s$")


@dataclass(frozen=True, slots=True)
class DateFound:
    """Days in the text, from `first` to `last`; both the same for a single day.

    `part` is the part of the day that was named: morning, noon, afternoon, evening.
    """

    first: date
    last: date
    text: str
    start: int
    end: int
    part: str = ""

    @property
    def span(self) -> Span:
        return self.start, self.end


def find_dates(
    text: str, language: str, today: date, *, country: str = ""
) -> tuple[DateFound, ...]:
    """The dates of a text, in its order; weekdays and feasts are the next ones.

    `country` is the shop's: mothers and Saint Nicholas have their day by country.
    """
    plain = fold_in_place(text)
    days = spoken_days(text, language, today, country=country)
    return tuple(_found(text, _led(plain, day, today)) for day in days)


def spoken_days(
    text: str, language: str, today: date, *, country: str = ""
) -> list[Day]:
    """The days and stretches that are named, whatever word leads to them."""
    plain = fold_in_place(text)
    at = now(today, language, country)
    days = _free(find_days(plain, at))
    days = _free([*days, *_bare_days(plain, at)])
    days += [d for d in _lasting(text, plain, today) if is_free(d.span, _spans(days))]
    return _ranges(plain, sorted(days, key=lambda day: day.span))


def _free(days: Iterable[Day]) -> list[Day]:
    kept: list[Day] = []
    for day in days:
        if is_free(day.span, _spans(kept)):
            kept.append(day)
    return kept


def _spans(days: Iterable[Day]) -> list[Span]:
    return [day.span for day in days]


def _bare_days(plain: str, at: Now) -> Iterable[Day]:
    """ "avant le 22", "by the 3rd": a bare day of the month, which no size can be."""
    occasion = _occasions().search(plain) is not None
    for match in _bare_range().finditer(plain):
        first, last = _next_day(at, match["first"]), _next_day(at, match["day"])
        if occasion and first and last and first <= last:
            yield Day(first, last, match.span())
    for match in _bare_day().finditer(plain):
        firm = match["soft"] is None
        day = _next_day(at, match["day"])
        if day and (
            firm or (occasion and match["soft"] not in ("le", "il", "du", "au"))
        ):
            yield Day(day, day, (match.start("day"), match.end()))


def _next_day(at: Now, day: str) -> date | None:
    number = int(day)
    month = at.today.month
    if number < at.today.day:
        month = month % 12 + 1
    return next_date(at, month, number, None)


def _lasting(text: str, plain: str, today: date) -> Iterable[Day]:
    """ "pendant deux semaines" from today; a size or an age never lasts."""
    for duration in find_durations(text):
        if duration.length.days and _FOR.search(plain[: duration.start]):
            yield Day(today, today + duration.length, duration.span)


def _ranges(plain: str, days: list[Day]) -> list[Day]:
    """Two dates with "à", "tot" or "and" between them are one stretch after "from"."""
    joined: list[Day] = []
    for day in days:
        before = joined[-1] if joined else None
        between = plain[before.span[1] : day.span[0]] if before else ""
        if before and between.strip(" ,") in _BESIDE:
            part = day.part or before.part
            joined[-1] = replace(day, span=(before.span[0], day.span[1]), part=part)
            continue
        if before and _JOINED.fullmatch(between) and before.first <= day.last:
            led = _BETWEEN.search(plain[: before.span[0]]) is not None
            if led or between.strip() in (
                "-",
                "\u2013",
                "tot",
                "to",
                "au",
                "al",
                "t/m",
            ):
                joined[-1] = Day(before.first, day.last, (before.span[0], day.span[1]))
                continue
        joined.append(day)
    return joined


def _led(plain: str, day: Day, today: date) -> Day:
    """The date with the word before it that makes it the end of a time."""
    match = _ends().search(plain[: day.span[0]])
    if match is None or day.last < today:
        return day
    return replace(day, first=min(today, day.first), span=(match.start(1), day.span[1]))


def _found(text: str, day: Day) -> DateFound:
    start, end = day.span
    return DateFound(day.first, day.last, text[start:end], start, end, day.part)


@cache
def _ends() -> re.Pattern[str]:
    leads = words("dates", "until") | words("dates", "before")
    return re.compile(
        rf"(?:^|[^\w])({alternatives(leads)})\s?(?:le |la |l'|the |de |het |il |lo )?$"
    )


@cache
def _occasions() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words('dates', 'occasions'))})")


@cache
def _bare_day() -> re.Pattern[str]:
    firm = alternatives(words("dates", "day_leads"))
    soft = alternatives(words("dates", "soft_day_leads"))
    return re.compile(
        rf"(?<![\w'])(?:{_GOING}\s(?:le|il)\s|(?:{firm})\s?|(?:by|before|until|till?|on|around|after)\sthe\s"
        rf"|(?P<soft>{soft})\s){_BARE_DAY}(?![\w/.,]|\s?(?:€|eur|x|cm|{_counted()})\b)"
    )


_GOING = (
    r"(?:livre[rz]?|passer?|ouverts?|ouvrez|ouvrir|fermes?|fermez|venir|viens|viendrai|"
    r"arriver?a?|apert[oiae]|aprite|chius[oiae]|chiudete|passo|passare|vengo|venire|"
    r"spedite|consegnate|vediamo)"
)
"""Verbs after which "le 23" is a day, though it might be a child's size elsewhere."""


@cache
def _counted() -> str:
    """What a number counts rather than dates."""
    units = alternatives(words("amounts", "units"))
    return f"{units}|{alternatives(numbers())}"


@cache
def _bare_range() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:du|van|from|dal|van de|from the|entre le|between the|tussen de)\s"
        r"(?P<first>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|e|de|ste)?\s"
        rf"(?:au|tot|tot de|to|to the|al|et le|and the|en de)\s{_BARE_DAY}(?![\w/.,])"
    )
