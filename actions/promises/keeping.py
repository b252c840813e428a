"""The promise: when she is nudged and the customer told, what an absence changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, time, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

from actions.hours import Hours, Span
from actions.promises.day_parts import MINUTE, end_of_words, instant_of

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
            while (dawn := instant_of(day, NIGHT_TO, self.timezone)) < span.end:
                dusk = instant_of(day, NIGHT_FROM, self.timezone)
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
    return instant_of(wall.date() + timedelta(days=late), NIGHT_TO, zone)


def _last_by_day(at: datetime, zone: ZoneInfo) -> datetime:
    """`at`, or the last minute before the night that it lies in."""
    wall = at.astimezone(zone)
    if NIGHT_TO <= wall.time() < NIGHT_FROM:
        return at
    early = wall.time() < NIGHT_TO
    return instant_of(wall.date() - timedelta(days=early), NIGHT_FROM, zone) - MINUTE
