"""Single days, weeks and feasts in the text, before ranges are made of them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from nlu.facts.day_shapes import feasts, indexed, shapes
from nlu.facts.durations import numbers
from nlu.facts.feasts import moving_feast
from nlu.facts.text import Span, words

_COUNTRIES = {"fr": "FR", "nl": "NL", "en": "GB", "it": "IT"}
_AHEAD = {
    "today": 0, "tomorrow": 1, "after_tomorrow": 2, "yesterday": -1,
    "before_yesterday": -2, "week_after": 14,
}  # fmt: skip
_YEARS_AHEAD = 9
"""Within how many years there is a 29 February."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a stretch of days that some words name; `part` of the day, if any."""

    first: date
    last: date
    span: Span
    part: str = ""


@dataclass(frozen=True, slots=True)
class Now:
    """What days are reckoned from; the country decides when mothers are feasted."""

    today: date
    country: str
    language: str

    def after(self, days: int) -> date:
        return self.today + timedelta(days=days)


def now(today: date, language: str, country: str) -> Now:
    """The reckoning of a message: its country, or that of its language."""
    return Now(today, country or _COUNTRIES.get(language, ""), language)


def find_days(plain: str, at: Now) -> Iterator[Day]:
    """The days of a folded text; of those that overlap the first is meant."""
    for name, pattern in shapes().items():
        for match in pattern.finditer(plain):
            day = _READERS[name](match, at)
            if day:
                yield day


def next_date(at: Now, month: int, day: int, year: str | None) -> date | None:
    """The next such day of the year; None where there is none."""
    this = at.today.year
    for one in [int(year)] if year else range(this, this + _YEARS_AHEAD):
        try:
            found = date(one, month, day)
        except ValueError:
            continue
        if year or found >= at.today:
            return found
    return None


def _single(match: re.Match[str], day: date | None, part: str = "") -> Day | None:
    return Day(day, day, match.span(), part) if day else None


def _numeric(match: re.Match[str], at: Now) -> Day | None:
    day, month, year = int(match["day"]), int(match["month"]), match["year"]
    if not _is_date(match, day, month):
        return None
    if year and len(year) == 2:
        year = f"20{year}"
    found = next_date(at, month, day, year)
    return Day(found, found, (match.start("day"), match.end())) if found else None


def _is_date(match: re.Match[str], day: int, month: int) -> bool:
    """ "14/12" is a day, "38/40" and "10/12" are sizes unless something says so."""
    if match["year"]:
        return True
    lead, sep = match["lead"], match["sep"]
    if (sep == "-" and day <= 12) or (sep == "." and len(match["month"]) == 1):
        return False
    if lead and lead.split()[0] not in words("dates", "soft_slash_leads"):
        return True
    if sep != "/":
        return bool(lead) and day > 12
    return day > month or (bool(lead) and month - day not in (1, 2))


def _iso(match: re.Match[str], at: Now) -> Day | None:
    day = next_date(at, int(match["month"]), int(match["day"]), match["year"])
    return _single(match, day)


def _named_month(match: re.Match[str], at: Now) -> Day | None:
    month = int(indexed("months")[match["month"]])
    first = match.groupdict().get("first")
    last = next_date(at, month, int(match["day"] or 1), match["year"])
    if first is None or last is None:
        return _single(match, last)
    begin = next_date(at, month, int(first), str(last.year))
    return Day(begin, last, match.span()) if begin and begin <= last else None


def _whole_month(match: re.Match[str], at: Now) -> Day | None:
    month = int(indexed("months")[match["month"]])
    first = date(at.today.year + (month < at.today.month), month, 1)
    return Day(first, _month_end(first), match.span())


def _weekday(match: re.Match[str], at: Now) -> Day | None:
    weekday = int(indexed("weekdays")[match["weekday"]])
    part = indexed("parts").get(match["part"] or "", "")
    return _single(match, at.after(_days_to(weekday, match, at.today)), part)


def _days_to(weekday: int, match: re.Match[str], today: date) -> int:
    ahead = (weekday - today.weekday()) % 7
    beside = {match["before"] or "", match["after"] or ""}
    if beside & words("dates", "last"):
        return ahead - 7
    if match["week"] == "en huit":
        return ahead + 7
    if match["week"] or match["week_before"]:
        return 7 - today.weekday() + weekday
    return ahead or (7 if beside & words("dates", "next") else 0)


def _short_weekday(match: re.Match[str], at: Now) -> Day | None:
    weekday = int(indexed("short_weekdays")[match["weekday"]])
    return _single(match, at.after((weekday - at.today.weekday()) % 7))


def _relative(match: re.Match[str], at: Now) -> Day | None:
    if _is_of_another(match[1], at.language):
        return None
    name, _, part = indexed("relative")[match[1]].partition("|")
    if name in _AHEAD:
        return _single(match, at.after(_AHEAD[name]), part)
    return Day(*_stretch(name, at.today), match.span())


def _is_of_another(word: str, language: str) -> bool:
    """ "hier" is yesterday in French and here in Dutch."""
    owner = indexed("only_in").get(word, "")
    return bool(owner and language) and owner != language


def _stretch(name: str, today: date) -> tuple[date, date]:
    """The first and last day of a week, weekend or month from today."""
    if "month" in name:
        end = _month_end(today)
        following = end + timedelta(days=1)
        if name == "next_month":
            return following, _month_end(following)
        return (end, end) if name == "month_end" else (today, end)
    weeks = 7 if name.startswith("next") else 0
    monday = today + timedelta(days=weeks - today.weekday())
    first = monday + timedelta(days=5 if name.endswith("weekend") else 0)
    return max(today, first), monday + timedelta(days=6)


def _feast(match: re.Match[str], at: Now) -> Day | None:
    rule = feasts()[match[1]]
    if "/" in rule:
        day, month = map(int, rule.split("/"))
        return _single(match, next_date(at, month, day, None))
    this = at.today.year
    days = (moving_feast(rule, year, at.country) for year in (this, this + 1))
    return _single(match, next((d for d in days if d >= at.today), None))


def _counted(match: re.Match[str], at: Now) -> Day | None:
    """ "dans 3 jours", "over twee weken": that day; "within two weeks": until then."""
    number = numbers().get(match["number"]) or int(match["number"])
    weeks = match["unit"] in words("dates", "units", "10080")
    last = at.after(number * (7 if weeks else 1))
    within = match["lead"] not in ("dans", "over", "in", "tra", "fra")
    return Day(at.today if within else last, last, match.span())


def _month_end(day: date) -> date:
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)


_READERS: Mapping[str, Callable[[re.Match[str], Now], Day | None]] = {
    "iso": _iso,
    "days_of_month": _named_month,
    "month_of_days": _named_month,
    "day_of_month": _named_month,
    "month_of_day": _named_month,
    "numeric": _numeric,
    "feast": _feast,
    "weekday": _weekday,
    "relative": _relative,
    "counted": _counted,
    "short_weekday": _short_weekday,
    "whole_month": _whole_month,
}
