from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from actions.hours import Hours, Interval
from actions.shop import Shop
from bot.followups.timing import answer_until, is_daytime, next_daytime, remind_at
from stock.model import Hold, VariantKey

ZONE = ZoneInfo("Europe/Brussels")


def shop(hold_hours: float = 24) -> Shop:
    day = (Interval(time(10), time(12, 30)), Interval(time(13, 30), time(18, 30)))
    hours = Hours(timezone=ZONE, week=dict.fromkeys(range(1, 6), day))
    return Shop(
        name="Lila",
        owner="Léa",
        currency="EUR",
        timezone=ZONE,
        country="BE",
        languages=("fr",),
        hours=hours,
        opening_hours=None,
        hold_time=timedelta(hours=hold_hours),
    )


def at(day: int, clock: str) -> datetime:
    """In a week of November of which the 24th is a Tuesday; Monday is closed."""
    return datetime.combine(
        datetime(2026, 11, day, tzinfo=ZONE), time.fromisoformat(clock), ZONE
    )


@pytest.mark.parametrize(
    ("made", "hours", "window_ends", "reminded"),
    [
        (at(24, "14:00"), 24, None, at(25, "12:00")),
        (at(24, "15:15"), 24, None, at(25, "12:29")),
        (at(24, "22:03"), 24, None, at(25, "18:29")),
        (at(24, "22:03"), 24, at(25, "12:00"), at(25, "11:00")),
        (at(24, "14:00"), 3, None, at(24, "15:00")),
        (at(24, "14:00"), 2.9, None, None),
        (at(24, "21:00"), 6, None, None),
        (at(28, "20:00"), 24, None, at(29, "18:00")),
        (at(24, "14:00"), 24, at(24, "14:30"), None),
    ],
)
def test_she_is_reminded_late_but_by_day_and_open_where_it_can_be(
    made: datetime,
    hours: float,
    window_ends: datetime | None,
    reminded: datetime | None,
) -> None:
    hold = Hold(
        id="h",
        variant=VariantKey("robe"),
        conversation="c",
        at=made,
        expires_at=made + timedelta(hours=hours),
    )

    assert remind_at(hold, shop(), window_ends) == reminded


@pytest.mark.parametrize(
    ("now", "day", "then"),
    [
        (at(24, "09:00"), True, at(24, "09:00")),
        (at(24, "19:59"), True, at(24, "19:59")),
        (at(24, "20:00"), False, at(25, "09:00")),
        (at(24, "03:00"), False, at(24, "09:00")),
    ],
)
def test_the_day_is_from_nine_to_eight(
    now: datetime, day: bool, then: datetime
) -> None:
    assert is_daytime(now, shop()) == day
    assert next_daytime(now, shop()) == then


@pytest.mark.parametrize(
    ("hours", "until"),
    [(24, at(25, "10:00")), (200, at(25, "15:30"))],
)
def test_she_has_the_time_of_a_hold_or_twelve_opening_hours_to_answer(
    hours: float, until: datetime
) -> None:
    assert answer_until(shop(hours), at(24, "10:00")) == until
