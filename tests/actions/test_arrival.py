from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from actions.arrival import arrival, in_time
from actions.hours import Hours, Interval
from actions.shop import Shop

ZONE = ZoneInfo("Europe/Brussels")
DAY = (Interval(time(10), time(18)),)
SHOP = Shop(
    name="Maison Lila",
    owner="Léa",
    currency="EUR",
    timezone=ZONE,
    country="BE",
    languages=("fr",),
    hours=Hours(timezone=ZONE, week=dict.fromkeys(range(1, 6), DAY), holidays_of="BE"),
    opening_hours=None,
)
"""Open from Tuesday to Saturday."""


def at(day: int, hour: int = 12, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "sent", "earliest", "latest"),
    [
        (at(24), (11, 24), (11, 25), (11, 27)),
        (at(24, 20), (11, 25), (11, 26), (11, 30)),
        (at(22), (11, 24), (11, 25), (11, 27)),
        (at(28), (11, 30), (12, 1), (12, 3)),
        (at(24, month=12), (12, 24), (12, 28), (12, 30)),
    ],
    ids=["open", "closed for today", "Sunday", "Saturday", "before a holiday"],
)
def test_a_parcel_leaves_when_the_shop_works_and_travels_on_working_days(
    now, sent, earliest, latest
):
    found = arrival(SHOP, (1, 3), now)

    assert found is not None
    assert found.sent == date(2026, *sent)
    assert found.earliest == date(2026, *earliest)
    assert found.latest == date(2026, *latest)


@pytest.mark.parametrize(
    ("by", "text"),
    [
        (27, "arrives-in-time"),
        (28, "arrives-in-time"),
        (26, "arrives-perhaps"),
        (25, "arrives-perhaps"),
        (24, "arrives-late"),
    ],
)
def test_a_day_is_promised_or_denied_only_where_it_is_sure(by, text):
    found = arrival(SHOP, (1, 3), at(24))

    assert found is not None
    assert in_time(found, date(2026, 11, by)).text == text


def test_a_shop_that_never_opens_sends_nothing():
    closed = replace(SHOP, hours=Hours(timezone=ZONE, week={}))

    assert arrival(closed, (1, 3), at(24)) is None
