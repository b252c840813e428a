"""When the feasts are that move, with Easter or with a weekday."""

from datetime import date, timedelta

_SUNDAY, _FRIDAY, _THURSDAY = 6, 4, 3
_EASTER_OFFSET = "easter"


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the anonymous algorithm of 1876."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)


def moving_feast(rule: str, year: int, country: str) -> date:
    """The day of a feast that moves; mothers and saints have theirs by country."""
    if rule.startswith(_EASTER_OFFSET):
        return easter(year) + timedelta(days=int(rule[len(_EASTER_OFFSET) :] or 0))
    if rule == "mothers":
        return _mothers_day(year, country)
    if rule == "fathers":
        return _fathers_day(year, country)
    if rule == "nicholas":
        return date(year, 12, 5 if country == "NL" else 6)
    if rule == "nation":
        days = {"BE": (7, 21), "CH": (8, 1), "LU": (6, 23)}
        return date(year, *days.get(country, (7, 14)))
    thanksgiving = _weekday_of(year, 11, _THURSDAY, 4)
    return thanksgiving + timedelta(days=4 if rule == "cyber_monday" else 1)


def _mothers_day(year: int, country: str) -> date:
    if country in ("GB", "IE"):
        return easter(year) - timedelta(days=21)
    if country != "FR":
        return _weekday_of(year, 5, _SUNDAY, 2)
    last = _weekday_of(year, 6, _SUNDAY, 1) - timedelta(days=7)
    is_whitsun = last == easter(year) + timedelta(days=49)
    return last + timedelta(days=7) if is_whitsun else last


def _fathers_day(year: int, country: str) -> date:
    if country in ("IT", "ES", "PT"):
        return date(year, 3, 19)
    return _weekday_of(year, 6, _SUNDAY, 2 if country in ("BE", "AT") else 3)


def _weekday_of(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
