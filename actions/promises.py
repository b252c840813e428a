"""What can honestly be promised of the owner's reply, from how she has answered so far.

Pure. `expect` makes the figure when a conversation is handed over, `describe` coarsens
it for the words of a reply; the promise that is stored is watched by `nudge_at`,
`correct_at` and `revise`. docs/promises.md tells it in full.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from functools import lru_cache
from itertools import accumulate, chain, takewhile
from math import ceil, comb
from zoneinfo import ZoneInfo

from actions.hours import Hours, Span
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
STEPS = tuple(timedelta(minutes=minutes) for minutes in (15, 30, 60, 120))
WHOLE_DAY = timedelta(hours=8)
"""A figure of so much opening time says which day, not which part of it."""
TICK, MINUTE = timedelta(microseconds=1), timedelta(minutes=1)


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


class Kind(StrEnum):
    SOON = "soon"
    BY = "by"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """When the owner can be expected: SOON is told as `within`, BY by `describe`.

    `by` is where the words end and what the promise ledger stores: an instant when it
    is open, or a closing. `absence` is the announced one that the customer runs into.
    """

    kind: Kind
    since: Basis
    by: datetime | None = None
    within: timedelta | None = None
    absence: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What `/promise why` tells, free of language; `open` are the stretches counted."""

    basis: Basis
    share: float
    window: timedelta
    open: tuple[Span, ...]


def expect(
    samples: Iterable[Sample], shop: Shop, at: datetime, queue: int
) -> Expectation:
    """What may be said at `at` to a customer before whom `queue` others wait."""
    return worded(_basis(samples, shop, at.astimezone(UTC), queue), shop.hours)


def worded(since: Basis, hours: Hours) -> Expectation:
    """The tightest true words for a figure: never a closing that it does not meet."""
    at, figure = since.at, since.figure
    due = hours.add(at, max(figure, MINUTE))
    absence = _absence(hours, at, due)
    if due is None:
        return Expectation(kind=Kind.UNKNOWN, since=since, absence=absence)
    closes = hours.closes_at(at)
    within = next((step for step in STEPS if step >= figure), None)
    if closes and within and at + within <= closes:
        return Expectation(kind=Kind.SOON, since=since, by=at + within, within=within)
    by = end_of_words(due, hours, whole_day=figure >= WHOLE_DAY)
    return Expectation(kind=Kind.BY, since=since, by=by, absence=absence)


def explain(expectation: Expectation, hours: Hours) -> Explanation:
    since, by = expectation.since, expectation.by or expectation.since.at
    spans = takewhile(lambda span: span.start < by, hours.spans(since.at))
    return Explanation(basis=since, share=SHARE, window=WINDOW, open=tuple(spans))


def _absence(hours: Hours, at: datetime, due: datetime | None) -> Span | None:
    ahead = (away for away in hours.away if away.end > at)
    return next((away for away in ahead if due is None or away.start <= due), None)


# The figure: a bound on the quantile of what she has shown.


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


def _basis(samples: Iterable[Sample], shop: Shop, at: datetime, queue: int) -> Basis:
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
    if _day(local).weekday() >= 5:
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


# Parts of a day: what an instant is called.


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
    day = _day((instant.astimezone(UTC) - TICK).astimezone(hours.timezone))
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


def _day(local: datetime) -> date:
    """The day as people live it: the hours after midnight belong to the one before."""
    return local.date() - timedelta(days=local.time() < NIGHT_ENDS)


def _ends(day: date, zone: ZoneInfo) -> Iterator[tuple[Part, datetime]]:
    for part, end in PARTS:
        yield part, _instant(day, end, zone)
    yield Part.EVENING, _instant(day + timedelta(days=1), NIGHT_ENDS, zone)


def _instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, wall, zone).astimezone(UTC)


# The promise: when she is nudged, when the customer is told, what an absence changes.

TO_ACT = timedelta(minutes=10)
"""Of opening time, at least, between a nudge and the end of the promise."""
CORRECTED_BEFORE = timedelta(minutes=30)
WINDOW_MARGIN = timedelta(minutes=10)
CORRECTIONS = 2
"""So many new times a customer is told; then how to reach a person."""
NIGHT_FROM, NIGHT_TO = time(21), time(8)


class Stake(IntEnum):
    QUESTION = 1
    SALE = 2
    COMPLAINT = 3


NUDGED_AT = {Stake.QUESTION: 0.2, Stake.SALE: 0.25, Stake.COMPLAINT: 0.35}
"""The share of the promised opening time that is left when she is nudged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A time that a customer was told; without `due` she was told that none is known.

    `needs` is the opening time that it was reckoned with, none for one the owner typed.
    """

    made_at: datetime
    due: datetime | None
    stake: Stake = Stake.QUESTION
    needs: timedelta = timedelta()
    corrected: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """To be sent `at`; `way_out`: with how to reach a person, and no further time."""

    at: datetime
    way_out: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """A promise under new hours; `tell`: what the customer was told is true no more."""

    promise: Promise
    tell: bool


class _DayHours(Hours):
    """The hours without their nights."""

    __slots__ = ()

    def spans(self, at: datetime) -> Iterator[Span]:
        for span in Hours.spans(self, at):
            day = span.start.astimezone(self.timezone).date()
            while (dawn := _instant(day, NIGHT_TO, self.timezone)) < span.end:
                dusk = _instant(day, NIGHT_FROM, self.timezone)
                start, end = max(dawn, span.start), min(dusk, span.end)
                if start < end and end > at:
                    yield Span(start, end)
                day += timedelta(days=1)


def nudge_at(promise: Promise, hours: Hours, at: datetime) -> datetime | None:
    """When she is reminded, from `at` on: in her hours, by day, with time to act.

    An overdue promise is nudged at the next such moment. None: none before it lapses.
    """
    if promise.due is None:
        return None
    by_day = _DayHours(**{f.name: getattr(hours, f.name) for f in fields(hours)})
    promised = by_day.between(promise.made_at, promise.due)
    left = max(TO_ACT, promised * NUDGED_AT[promise.stake])
    planned = by_day.add(promise.made_at, max(promised - left, timedelta()))
    moment = by_day.next_open(max(planned or at, at))
    return None if moment and at < promise.due <= moment else moment


def correct_at(
    promise: Promise, hours: Hours, until: datetime | None, at: datetime
) -> Correction | None:
    """When the customer is told, from `at` on, if she has not answered by then.

    After the nudge and before the promise lapses, by day, and while we may write:
    `until`, or always. One that has lapsed unseen is owned up to as soon as we may.
    None: she cannot be told by us, or was told enough.
    """
    if promise.due is None or promise.corrected > CORRECTIONS:
        return None
    nudged = nudge_at(promise, hours, promise.made_at) or promise.made_at
    due = promise.due.astimezone(UTC)
    moment = due - min(CORRECTED_BEFORE, (due - nudged) / 2)
    moment = min(moment, until - WINDOW_MARGIN) if until else moment
    moment = _last_by_day(moment, hours.timezone)
    if moment < nudged and at < due:
        return None
    if moment < at:
        moment = first_by_day(at, hours.timezone)
    is_late = until is not None and moment > until
    return None if is_late else Correction(moment, promise.corrected == CORRECTIONS)


def revise(promise: Promise, hours: Hours, at: datetime) -> Revision:
    """The promise under the hours as they are now that she goes away or is back.

    It stands while enough opening time is left for it. It never moves forward: a
    customer who was told Tuesday is not told Monday.
    """
    needed = promise.needs - hours.between(promise.made_at, at)
    left = hours.between(at, promise.due or at)
    if left and left >= needed:
        return Revision(promise, tell=False)
    ready = hours.add(at, max(needed, TO_ACT))
    due = ready and end_of_words(ready, hours)
    told = promise.due is not None
    corrected = promise.corrected + told
    return Revision(replace(promise, due=due, corrected=corrected), tell=told)


def most_urgent_first(promises: Iterable[Promise], at: datetime) -> list[Promise]:
    """Overdue ones first, by what is at stake; then by when they are due."""

    def urgency(promise: Promise) -> tuple[int, int, datetime, int]:
        if promise.due is None:
            return 2, 0, promise.made_at, -promise.stake
        if promise.due <= at:
            return 0, -promise.stake, promise.due, 0
        return 1, 0, promise.due, -promise.stake

    return sorted(promises, key=urgency)


def first_by_day(at: datetime, zone: ZoneInfo) -> datetime:
    """`at`, or the end of the night that it lies in."""
    wall = at.astimezone(zone)
    if NIGHT_TO <= wall.time() < NIGHT_FROM:
        return at
    late = wall.time() >= NIGHT_FROM
    return _instant(wall.date() + timedelta(days=late), NIGHT_TO, zone)


def _last_by_day(at: datetime, zone: ZoneInfo) -> datetime:
    """`at`, or the last minute before the night that it lies in."""
    wall = at.astimezone(zone)
    if NIGHT_TO <= wall.time() < NIGHT_FROM:
        return at
    early = wall.time() < NIGHT_TO
    return _instant(wall.date() - timedelta(days=early), NIGHT_FROM, zone) - MINUTE
