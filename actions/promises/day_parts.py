"""What an instant is called: "tuesday morning", and where those words end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import chain, takewhile
from zoneinfo import ZoneInfo

from actions.hours import Hours

TICK, MINUTE = timedelta(microseconds=1), timedelta(minutes=1)


class Part(StrEnum):
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    BY_CLOSING = "by_closing"


class Day(StrEnum):
    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEKDAY = "weekday"
    DATE = "date"


NIGHT_ENDS, NOON, MIDDAY_ENDS, EVENING = time(5), time(12), time(14), time(18)
PARTS = ((Part.MORNING, NOON), (Part.NOON, MIDDAY_ENDS), (Part.AFTERNOON, EVENING))


@dataclass(frozen=True, slots=True)
class DayPart:
    """`until` is the last instant that the words cover."""

    day: date
    part: Part
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A part of a day as seen from a moment, to be worded in any language."""

    day: Day
    part: Part
    date: date
    until: datetime


def part_of_day(instant: datetime, hours: Hours) -> DayPart:
    """The part that `instant` lies in, its end included; night belongs to the evening.

    A closing is BY_CLOSING where it ends no part anyway; `until` tells which closing.
    """
    day = day_of((instant.astimezone(UTC) - TICK).astimezone(hours.timezone))
    part, until = next(end for end in _ends(day, hours.timezone) if instant <= end[1])
    if instant < until and hours.closes_at(instant - TICK) == instant:
        return DayPart(day, Part.BY_CLOSING, instant)
    return DayPart(day, part, until)


def describe(by: datetime, at: datetime, hours: Hours) -> When:
    """How `by` is called at `at`; more than six days away it has its date."""
    named = part_of_day(by, hours)
    days = (named.day - at.astimezone(hours.timezone).date()).days
    day = Day.DATE if days > 6 else Day.WEEKDAY if days > 1 else Day.TOMORROW
    if days < 1:
        day = Day.TODAY
    return When(day=day, part=named.part, date=named.day, until=named.until)


def end_of_words(
    instant: datetime, hours: Hours, *, whole_day: bool = False
) -> datetime:
    """The first end of a part of a day, or closing, from `instant` on that is open.

    With `whole_day` the last closing of that day. Only for hours that open again.
    """
    spans = hours.spans(instant.astimezone(UTC) - TICK)
    first = next(spans)
    start = max(instant, first.start)
    if not whole_day:
        return min(part_of_day(start, hours).until, first.end)
    *_, (_, last) = _ends(part_of_day(start, hours).day, hours.timezone)
    today = chain([first], takewhile(lambda span: span.start < last, spans))
    return max(min(span.end, last) for span in today)


def day_of(local: datetime) -> date:
    """The day as people live it: the hours after midnight belong to the one before."""
    return local.date() - timedelta(days=local.time() < NIGHT_ENDS)


def _ends(day: date, zone: ZoneInfo) -> Iterator[tuple[Part, datetime]]:
    for part, end in PARTS:
        yield part, instant_of(day, end, zone)
    yield Part.EVENING, instant_of(day + timedelta(days=1), NIGHT_ENDS, zone)


def instant_of(day: date, wall: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, wall, zone).astimezone(UTC)
