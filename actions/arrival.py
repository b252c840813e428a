"""When a parcel can arrive that is sent now: working days and closed days counted.

Pure. A parcel leaves on the first day that the shop works, and travels on the working
days of the shop's country.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from actions.hours import is_public_holiday
from actions.shop import Shop
from actions.turn import Day, Fragment

SATURDAY = 5
DAYS_AHEAD = 60
"""A shop that does not open within so many days sends nothing that can be reckoned."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """The day it leaves, and the first and the last on which it can be there."""

    sent: date
    earliest: date
    latest: date


def arrival(shop: Shop, days: tuple[int, int], at: datetime) -> Arrival | None:
    """None where the shop does not work within the next two months."""
    sent = _sent(shop, at)
    if sent is None:
        return None
    fewest, most = days
    return Arrival(sent, _after(sent, fewest, shop), _after(sent, most, shop))


def in_time(found: Arrival, by: date) -> Fragment:
    """Whether it is there by that day: a sure yes or no, else both days."""
    sent, earliest = Day(found.sent), Day(found.earliest)
    if found.latest <= by:
        return Fragment("arrives-in-time", {"sent": sent, "latest": Day(found.latest)})
    if found.earliest > by:
        return Fragment("arrives-late", {"sent": sent, "earliest": earliest})
    return Fragment(
        "arrives-perhaps",
        {"sent": sent, "earliest": earliest, "latest": Day(found.latest)},
    )


def _sent(shop: Shop, at: datetime) -> date | None:
    """Today while the shop still works, else the next day that it does."""
    opens = shop.hours.next_open(at)
    if opens is None or opens - at > timedelta(days=DAYS_AHEAD):
        return None
    day = opens.astimezone(shop.timezone).date()
    return day if _is_working(day, shop) else _after(day, 1, shop)


def _after(day: date, count: int, shop: Shop) -> date:
    while count > 0:
        day += timedelta(days=1)
        count -= _is_working(day, shop)
    return day


def _is_working(day: date, shop: Shop) -> bool:
    return day.weekday() < SATURDAY and not is_public_holiday(shop.country, day)
