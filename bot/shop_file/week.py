"""`hours` and `opening_hours`: intervals by day, closed dates and holidays."""

import re
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from actions.hours import Hours, Interval
from bot.shop_file.errors import Problem, Where
from bot.shop_file.sections import File
from bot.shop_file.values import clock_time

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def opening_hours_of(
    file: File, hours: Hours, timezone: ZoneInfo, country: str
) -> Hours | None:
    if file.opening_hours is None:
        return hours
    if not file.opening_hours:
        return None
    given = read_hours(file.opening_hours, ("opening_hours",), timezone, country)
    return Hours(
        timezone=timezone,
        week=given.week,
        closed=given.closed if "closed" in file.opening_hours else hours.closed,
        holidays_of=given.holidays_of
        if "holidays" in file.opening_hours
        else hours.holidays_of,
    )


def read_hours(
    section: dict[str, Any], where: Where, timezone: ZoneInfo, country: str
) -> Hours:
    week: dict[int, tuple[Interval, ...]] = {}
    closed: list[tuple[date, date]] = []
    holidays = True
    for key, value in section.items():
        here = (*where, key)
        if key == "closed":
            closed = [_dates(item, here) for item in _list(value, here)]
        elif key == "holidays":
            if not isinstance(value, bool):
                raise Problem(here, "`holidays` is true or false")
            holidays = value
        else:
            intervals = tuple(_interval(item, here) for item in _list(value, here))
            for day in _days(key, here):
                if day in week:
                    raise Problem(here, f"`{DAYS[day]}` is given twice")
                week[day] = intervals
    return Hours(
        timezone=timezone,
        week=week,
        closed=tuple(closed),
        holidays_of=country if holidays else "",
    )


def _list(value: Any, where: Where) -> list[str]:
    if not isinstance(value, list):
        raise Problem(where, f'`{where[-1]}` is a list, such as ["10:00-18:00"]')
    return [str(item) for item in value]


def _days(key: str, where: Where) -> list[int]:
    names = key.lower().split("-")
    if len(names) > 2 or any(name not in DAYS for name in names):
        raise Problem(
            where,
            f"unknown key `{key}`: a day ({', '.join(DAYS)}), a range such as "
            "tue-fri, `closed` or `holidays`",
        )
    first, last = DAYS.index(names[0]), DAYS.index(names[-1])
    length = (last - first) % 7
    return [(first + offset) % 7 for offset in range(length + 1)]


def _interval(text: str, where: Where) -> Interval:
    parts = re.split(r"\s*[-–]\s*", text.strip())
    if len(parts) != 2:
        raise Problem(where, f"`{text}` is no interval, such as 10:00-18:00")
    return Interval(clock_time(parts[0], where), clock_time(parts[1], where))


def _dates(text: str, where: Where) -> tuple[date, date]:
    try:
        days = [date.fromisoformat(part.strip()) for part in text.split("..")]
    except ValueError:
        days = []
    if len(days) not in (1, 2) or days[0] > days[-1]:
        raise Problem(
            where, f"`{text}` is no date, such as 2026-12-24 or 2026-12-24..2027-01-02"
        )
    return days[0], days[-1]
