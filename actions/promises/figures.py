"""The figure: how long the owner takes, bounded by what she has shown so far.

A bound on the quantile of her replies in opening time, of like part of the week and
like queue."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from math import ceil, comb
from zoneinfo import ZoneInfo

from actions.hours import Hours, Span
from actions.promises.day_parts import EVENING, MINUTE, NIGHT_ENDS, NOON, TICK, day_of
from actions.shop import Shop

SHARE = 0.8
"""How often a stated time is to hold."""
CONFIDENCE = 0.9
"""How sure we are, from so few replies, that SHARE of all come within the figure."""
WINDOW = timedelta(weeks=8)
LATEST = 60
"""Of each cell only so many hand-overs count, none older than WINDOW."""
ENOUGH = 20
"""A cell with fewer hand-overs is merged with its neighbours."""
ANSWERED = 11
"""With fewer answers the slowest of them is no bound: 1 - SHARE ** 10 < CONFIDENCE."""
HANDFUL = 5
"""From so many on, a cell too small for a figure of its own still forbids a shorter."""


class WeekPart(StrEnum):
    WEEKDAY_MORNING = "weekday_morning"
    WEEKDAY_AFTERNOON = "weekday_afternoon"
    WEEKDAY_EVENING = "weekday_evening"
    WEEKEND = "weekend"


WEEK = frozenset(WeekPart)
WEEKDAYS = WEEK - {WeekPart.WEEKEND}
ANY_QUEUE = range(1_000_000)
QUEUES = (range(2), range(2, 5), range(5, ANY_QUEUE.stop))


@dataclass(frozen=True, slots=True)
class Sample:
    """One hand-over; `queue` is how many customers waited for her already."""

    handed_over_at: datetime
    answered_at: datetime | None
    queue: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """The hand-overs that are thought alike: when she could begin, how many waited."""

    parts: frozenset[WeekPart]
    queue: range


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a figure rests on; without a `cell` it is the shop's `reply_within`.

    `figure` is opening time; `replies` of the cell's hand-overs were answered.
    """

    at: datetime
    figure: timedelta
    cell: Cell | None = None
    replies: int = 0
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class _Reply:
    """A hand-over in opening time: until its answer, or until now while it has none."""

    part: WeekPart
    queue: int
    passed: timedelta
    answered: bool


class _OpenClock:
    """Counts opening time; one walk over the days serves all samples."""

    def __init__(self, hours: Hours, start: datetime, end: datetime) -> None:
        self._spans: list[Span] = []
        for span in hours.spans(start):
            self._spans.append(span)
            if span.start > end:
                break
        self._starts = [span.start for span in self._spans]
        lengths = (span.end - span.start for span in self._spans)
        self._before = list(accumulate(lengths, initial=timedelta()))

    def counted(self, at: datetime) -> timedelta:
        i = bisect_right(self._starts, at) - 1
        if i < 0:
            return timedelta()
        return self._before[i] + min(at, self._spans[i].end) - self._starts[i]

    def next_open(self, at: datetime) -> datetime:
        """`at` itself also where no opening follows."""
        i = bisect_right(self._starts, at)
        if i == len(self._starts) or (i and at < self._spans[i - 1].end):
            return at
        return self._starts[i]


def basis(samples: Iterable[Sample], shop: Shop, at: datetime, queue: int) -> Basis:
    replies = _replies(samples, shop.hours, at)
    here = week_part(shop.hours.next_open(at) or at, shop.hours.timezone)
    shortest = timedelta()
    for cell in _cells(here, queue):
        inside = [r for r in replies if r.part in cell.parts and r.queue in cell.queue]
        inside = inside[-LATEST:]
        if len(inside) >= ENOUGH:
            answered = sum(reply.answered for reply in inside)
            merged = cell.queue == ANY_QUEUE and queue not in QUEUES[0]
            if merged or answered < ANSWERED:
                shortest = max(shortest, shop.reply_within)
            return Basis(
                at=at,
                figure=max(shortest, _kept_within(inside, _sure_rank)),
                cell=cell,
                replies=answered,
                unanswered=len(inside) - answered,
            )
        if len(inside) >= HANDFUL:
            shortest = max(shortest, _kept_within(inside, _plain_rank))
    return Basis(at=at, figure=max(shop.reply_within, shortest))


def _replies(samples: Iterable[Sample], hours: Hours, at: datetime) -> list[_Reply]:
    clock = _OpenClock(hours, at - WINDOW, at)
    recent = (s for s in samples if at - WINDOW < s.handed_over_at <= at)
    return [
        _measured(sample, clock, hours.timezone, at)
        for sample in sorted(recent, key=lambda s: s.handed_over_at)
    ]


def _measured(
    sample: Sample, clock: _OpenClock, zone: ZoneInfo, at: datetime
) -> _Reply:
    answered_at = sample.answered_at
    answered = answered_at is not None and answered_at <= at
    start = sample.handed_over_at.astimezone(UTC)
    end = min(answered_at or at, at).astimezone(UTC)
    passed = clock.counted(end) - clock.counted(start)
    if clock.next_open(end - TICK) > end - TICK:
        # The clock stands still after closing: who answers then has missed the closing.
        passed += MINUTE
    part = week_part(clock.next_open(start), zone)
    return _Reply(part, sample.queue, passed, answered)


def week_part(opens: datetime, zone: ZoneInfo) -> WeekPart:
    """Of the instant from which a hand-over counts: its own, or the next opening."""
    local = opens.astimezone(zone)
    if day_of(local).weekday() >= 5:
        return WeekPart.WEEKEND
    if NIGHT_ENDS <= local.time() < NOON:
        return WeekPart.WEEKDAY_MORNING
    if NOON <= local.time() < EVENING:
        return WeekPart.WEEKDAY_AFTERNOON
    return WeekPart.WEEKDAY_EVENING


def _cells(part: WeekPart, queue: int) -> Iterable[Cell]:
    """From the closest to the widest; the queue gives way before the weekend does."""
    near = next(lengths for lengths in QUEUES if queue in lengths)
    side = WEEKDAYS if part in WEEKDAYS else frozenset({part})
    cells = ((frozenset({part}), near), (side, near), (side, ANY_QUEUE))
    return (Cell(*c) for c in dict.fromkeys((*cells, (WEEK, ANY_QUEUE))))


def _kept_within(replies: Sequence[_Reply], rank: Callable[[int], int]) -> timedelta:
    """The shortest time within which as many were answered as `rank` asks of so many.

    One without an answer is late for every time that has passed already; of longer
    times it says nothing yet.
    """

    def is_kept(limit: timedelta) -> bool:
        known = [r for r in replies if r.answered or r.passed > limit]
        return sum(r.passed <= limit for r in known) >= rank(len(known))

    times = sorted({reply.passed for reply in replies})
    return times[bisect_left(times, True, key=is_kept)]


def _plain_rank(count: int) -> int:
    return ceil(SHARE * count)


@lru_cache(maxsize=LATEST + 1)
def _sure_rank(count: int) -> int:
    """The order statistic that bounds the quantile SHARE from above with CONFIDENCE.

    The number of replies below the quantile is binomial, whatever the distribution:
    Hahn and Meeker, Statistical Intervals (1991), 5.2.
    """
    below = accumulate(
        comb(count, k) * SHARE**k * (1 - SHARE) ** (count - k) for k in range(count)
    )
    return next((k + 1 for k, p in enumerate(below) if p >= CONFIDENCE), count)
