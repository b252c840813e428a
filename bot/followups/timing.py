"""When a customer is written to unasked, and until when she may answer. Pure."""

from datetime import datetime, time, timedelta

from actions.hours import Hours, Interval
from actions.shop import Shop
from stock.model import Hold

DAYTIME = (9, 20)
"""Between these hours, by the shop's clock, nobody minds a message."""

WORTH_REMINDING = timedelta(hours=3)
"""A hold that was shorter from the start needs no reminder."""
REMINDED_BEFORE = timedelta(hours=2)
"""So long before its end at the latest, so that she can still come."""
REMINDED_AFTER = timedelta(hours=1)
"""Nobody is reminded of what she has only just said."""
_A_MOMENT = timedelta(minutes=1)
"""So long before it closes it is still open."""

OPENING_TIME_TO_ANSWER = timedelta(hours=12)
"""So much opening time she has at most who is asked from the waiting list."""


def is_daytime(at: datetime, shop: Shop) -> bool:
    first, last = DAYTIME
    return first <= at.astimezone(shop.timezone).hour < last


def next_daytime(at: datetime, shop: Shop) -> datetime:
    """`at` in the daytime, else the next morning."""
    if is_daytime(at, shop):
        return at
    return _daytime(shop).next_open(at) or at


def answer_until(shop: Shop, asked_at: datetime) -> datetime:
    """Until when a piece is kept for her who is asked from the waiting list.

    A window of the platform does not end it: her answer opens it again.
    """
    hold_ends = asked_at + shop.hold_time
    open_time_ends = shop.hours.add(asked_at, OPENING_TIME_TO_ANSWER)
    return min(hold_ends, open_time_ends) if open_time_ends else hold_ends


def remind_at(hold: Hold, shop: Shop, window_ends: datetime | None) -> datetime | None:
    """When she is reminded: as late as helps, while the shop is open if it can be.

    None: never; it would be at night, too late for the platform, or of no use.
    """
    if hold.expires_at - hold.at < WORTH_REMINDING:
        return None
    earliest = hold.at + REMINDED_AFTER
    latest = hold.expires_at - REMINDED_BEFORE
    if window_ends is not None:
        latest = min(latest, window_ends - REMINDED_AFTER)
    opening = _latest(shop.opening_hours or shop.hours, shop, earliest, latest)
    return opening or _latest(_daytime(shop), shop, earliest, latest)


def _latest(
    hours: Hours, shop: Shop, earliest: datetime, latest: datetime
) -> datetime | None:
    """The last moment of these hours, by day, between the two; None: there is none."""
    found = None
    for span in hours.spans(earliest):
        if span.start > latest:
            break
        for day in _daytime(shop).spans(max(span.start, earliest)):
            start = max(span.start, day.start, earliest)
            if start > min(span.end, latest):
                break
            end = min(span.end - _A_MOMENT, day.end - _A_MOMENT, latest)
            found = end if end >= start else found
    return found


def _daytime(shop: Shop) -> Hours:
    first, last = DAYTIME
    day = (Interval(time(first), time(last)),)
    return Hours(timezone=shop.timezone, week=dict.fromkeys(range(7), day))
