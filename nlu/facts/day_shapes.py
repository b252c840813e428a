"""The shapes of dates: patterns over folded text, made of data/dates.yml."""

import re
from collections.abc import Mapping
from functools import cache

from nlu.facts.durations import numbers
from nlu.facts.text import alternatives, data, words

_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
_DAY, _FIRST = rf"(?P<day>{_NUMBER})", rf"(?P<first>{_NUMBER})"
_NTH = r"(?:st|nd|rd|th|er|e|de|ste|ieme|°|º)?"
_YEAR = r"(?:[ ,]+(?P<year>20\d\d))?"
_NO_SIZE = (
    r"(?!\s?(?:ans?|jaar|jr|years?|yrs?|anni|mois|maand|months?|mesi|cm|euros?|€)\b)"
)
_TO = (
    r"(?:\s?(?:-|\u2013|au|to|tot|al|t/m|en|et|and|till?|until|e)\s?"
    r"(?:le |the |de |il )?)"
)


@cache
def indexed(entry: str) -> Mapping[str, str]:
    """Each word of an entry of the data, and what it stands under."""
    return {
        word: str(name)
        for name in data("dates")[entry]
        for word in words("dates", entry, str(name))
    }


@cache
def feasts() -> Mapping[str, str]:
    """The names of feasts: a day and month, or a rule of feasts.py."""
    return {**indexed("feasts"), **indexed("moving")}


@cache
def shapes() -> Mapping[str, re.Pattern[str]]:
    """What dates look like, by name; what takes most of a text comes first."""
    return {
        name: re.compile(rf"(?<![\w'-]){pattern}(?!\w)")
        for name, pattern in (_of_numbers() | _of_words()).items()
    }


def _of_numbers() -> dict[str, str]:
    month = rf"(?P<month>{alternatives(indexed('months'))})\.?"
    leads = alternatives(words("dates", "day_leads") | words("dates", "slash_leads"))
    return {
        "iso": r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)",
        "days_of_month": rf"{_FIRST}{_NTH}{_TO}{_DAY}{_NTH}\s?(?:of\s)?{month}{_YEAR}",
        "month_of_days": (
            rf"{month}\s(?:the\s)?{_FIRST}{_NTH}{_TO}{_DAY}{_NTH}{_YEAR}"
        ),
        "day_of_month": (
            rf"(?:(?:le|il|the|op|de|den)\s|(?:d?al)?l')?(?:{_DAY}{_NTH}|premier|primo)\s?"
            rf"(?:of\s|d')?{month}{_YEAR}"
        ),
        "month_of_day": rf"{month}\s(?:the\s)?{_DAY}{_NTH}{_YEAR}{_NO_SIZE}",
        "numeric": (
            rf"(?P<lead>(?:{leads})\s)?{_DAY}(?P<sep>[/.-])(?P<month>1[0-2]|0?[1-9])"
            rf"(?:(?P=sep)(?P<year>20\d\d|\d\d))?\.?{_NO_SIZE}(?![/.,-]?\d)"
        ),
    }


def _of_words() -> dict[str, str]:
    entry = {
        name: alternatives(words("dates", name))
        for name in ("next", "last", "week_after", "short_leads", "month_leads")
    }
    turned = rf"(?:{entry['next']}|{entry['last']})"
    weekday = alternatives(indexed("weekdays"))
    long_months = alternatives(word for word in indexed("months") if len(word) > 2)
    units = words("dates", "units", "1440") | words("dates", "units", "10080")
    return {
        "feast": rf"({alternatives(feasts())})",
        "weekday": (
            rf"(?:(?P<week_before>{entry['week_after']})\s)?(?:(?P<before>{turned})\s)?"
            rf"(?P<weekday>{weekday})(?:\s(?P<after>{turned}))?"
            rf"(?:\s(?P<week>{entry['week_after']}))?"
            rf"(?:\s(?:in the\s|a\s)?(?P<part>{alternatives(indexed('parts'))}))?"
        ),
        "relative": rf"({alternatives(indexed('relative'))})",
        "counted": (
            r"(?P<lead>dans|over|in|tra|fra|binnen|within|entro|sous|d'ici)\s"
            rf"(?P<number>\d{{1,2}}|{alternatives(numbers())})\s"
            rf"(?P<unit>{alternatives(units - {'j', 'gg'})})"
        ),
        "short_weekday": (
            rf"(?:{entry['short_leads']})\s"
            rf"(?P<weekday>{alternatives(indexed('short_weekdays'))})\.?"
        ),
        "whole_month": rf"(?:{entry['month_leads']})[\s-]?(?P<month>{long_months})",
    }
