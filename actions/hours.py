"""When a shop is open, or its owner at the counter: a week, its exceptions, holidays.

Pure. Wall-clock times are turned into instants day by day, so that both clock changes,
lunch breaks and evenings that run past midnight come out right.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

HORIZON_DAYS = 400
"""How far ahead an opening is looked for: beyond a year off there is none to name."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to `end` of a day; an end not after the start is the next day's."""

    start: time
    end: time

    @property
    def past_midnight(self) -> bool:
        return self.end <= self.start


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of being open, as two instants."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The week (Monday is 0), the days that are closed, whose public holidays are."""

    timezone: ZoneInfo
    week: Mapping[int, tuple[Interval, ...]] = field(default_factory=dict)
    closed: tuple[tuple[date, date], ...] = ()
    """First and last day of each closed stretch, both closed."""
    holidays_of: str = ""
    """ISO 3166 country whose public holidays are closed; '' for none."""
    away: tuple[Span, ...] = ()
    """Absences announced by the owner: within them it is closed."""

    def is_closed_day(self, day: date) -> bool:
        return any(
            first <= day <= last for first, last in self.closed
        ) or is_public_holiday(self.holidays_of, day)

    def intervals(self, day: date) -> tuple[Interval, ...]:
        """What is open on this day, by its own wall clock."""
        return () if self.is_closed_day(day) else self.week.get(day.weekday(), ())

    def spans(self, at: datetime) -> Iterator[Span]:
        """The open stretches that end after `at`, in order, a good year ahead.

        They are apart from one another: intervals that touch are one stretch.
        """
        for span in _joined(self._written(at)):
            for part in self._without_absences(span):
                if part.end > at:
                    yield part

    def is_open(self, at: datetime) -> bool:
        span = next(self.spans(at), None)
        return span is not None and span.start <= at

    def next_open(self, at: datetime) -> datetime | None:
        """`at` when it is open, else the next opening; None: none within a year."""
        span = next(self.spans(at), None)
        return max(span.start, at) if span else None

    def closes_at(self, at: datetime) -> datetime | None:
        """The end of the stretch that is open at `at`; None when it is closed."""
        span = next(self.spans(at), None)
        return span.end if span and span.start <= at else None

    def add(self, at: datetime, open_time: timedelta) -> datetime | None:
        """The instant by which `open_time` of being open has passed since `at`."""
        # Python adds to a local time by the wall clock, which a clock change breaks.
        left, at = open_time, at.astimezone(UTC)
        for span in self.spans(at):
            start = max(span.start, at)
            if start + left <= span.end:
                return start + left
            left -= span.end - start
        return None

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much of the time from `start` to `end` was open; none if it runs back."""
        total = timedelta()
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        for span in self.spans(start):
            if span.start >= end or start >= end:
                break
            total += min(span.end, end) - max(span.start, start)
        return total

    def _written(self, at: datetime) -> Iterator[Span]:
        """What the week says from the day before `at` on, by the start of each."""
        today = at.astimezone(self.timezone).date()
        for days in range(-1, HORIZON_DAYS):
            day = today + timedelta(days=days)
            for interval in sorted(self.intervals(day), key=lambda i: i.start):
                yield self._span(day, interval)

    def _span(self, day: date, interval: Interval) -> Span:
        last = day + timedelta(days=1) if interval.past_midnight else day
        return Span(
            datetime.combine(day, interval.start, self.timezone).astimezone(UTC),
            datetime.combine(last, interval.end, self.timezone).astimezone(UTC),
        )

    def _without_absences(self, span: Span) -> Iterator[Span]:
        start = span.start
        for away in sorted(self.away, key=lambda a: a.start):
            if away.end <= start or away.start >= span.end:
                continue
            if away.start > start:
                yield Span(start, away.start)
            start = max(start, away.end)
        if start < span.end:
            yield Span(start, span.end)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The same time in as few stretches as it takes; `spans` are by their starts."""
    whole: Span | None = None
    for span in spans:
        if whole is None or span.start > whole.end:
            if whole:
                yield whole
            whole = span
        else:
            whole = Span(whole.start, max(whole.end, span.end))
    if whole:
        yield whole


def is_public_holiday(country: str, day: date) -> bool:
    return bool(country) and day in _holidays(country, day.year)


@lru_cache(maxsize=64)
def _holidays(country: str, year: int) -> frozenset[date]:
    # The library takes a while to import, and not every shop keeps holidays.
    import holidays

    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()
