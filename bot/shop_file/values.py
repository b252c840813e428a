"""Single values of a shop file: a country, a time zone, an amount, a time."""

import re
from datetime import time, timedelta
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.core import get_global
from babel.numbers import list_currencies

from bot.shop_file.errors import Problem, Where

LONGEST = timedelta(days=3650)

_UNITS = {"s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}


def timezone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise Problem(
            ("shop", "timezone"), f"`{name}` is no time zone, such as Europe/Brussels"
        ) from None


def country(code: str, where: Where) -> str:
    known = Locale("en").territories
    found = get_global("territory_aliases").get(code, [code])[0]
    if len(code) != 2 or found not in known:
        raise Problem(where, f"`{code}` is no country (two letters, ISO 3166)")
    return str(found)


def currency(code: str, where: Where) -> str:
    if code not in list_currencies():
        raise Problem(where, f"`{code}` is no currency (ISO 4217)")
    return code


def money(value: float | int | str, where: Where) -> Decimal:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or not 0 <= amount < 1_000_000:
        raise Problem(where, f"{where[-1]}: `{value}` is no amount, such as 4.95")
    return amount


def duration(text: str, key: str) -> timedelta:
    match = re.fullmatch(r"(\d+(?:\.\d+)?) ?(s|min|m|h|d)", text.strip())
    if not match:
        raise Problem(
            (key,), f"`{key}`: `{text}` is no time, such as 2.5s, 30m, 2h, 90d"
        )
    seconds = float(match[1]) * _UNITS[match[2]]
    if seconds > LONGEST.total_seconds():
        raise Problem((key,), f"`{key}`: `{text}` is more than {LONGEST.days} days")
    return timedelta(seconds=seconds)


def clock_time(text: str, where: Where) -> time:
    match = re.fullmatch(r"([01]?\d|2[0-4])[:h.]([0-5]\d)", text.strip())
    if not match or (match[1] == "24" and match[2] != "00"):
        raise Problem(where, f"`{text}` is no time of day, such as 10:30")
    return time(int(match[1]) % 24, int(match[2]))
