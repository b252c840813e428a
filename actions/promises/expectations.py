"""When the owner can be expected: the tightest true words for a figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from actions.hours import Hours, Span
from actions.promises.day_parts import MINUTE, end_of_words
from actions.promises.figures import SHARE, WINDOW, Basis, Sample, basis
from actions.shop import Shop

STEPS = tuple(timedelta(minutes=minutes) for minutes in (15, 30, 60, 120))
WHOLE_DAY = timedelta(hours=8)
"""A figure of so much opening time says which day, not which part of it."""


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
    return worded(basis(samples, shop, at.astimezone(UTC), queue), shop.hours)


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
