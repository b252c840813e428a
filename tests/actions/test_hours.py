from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.hours import Hours, Interval, Span, is_public_holiday

BRUSSELS = ZoneInfo("Europe/Brussels")
ROME = ZoneInfo("Europe/Rome")
MINUTE = timedelta(minutes=1)

WEEKDAYS, SATURDAY, SUNDAY = range(5), 5, 6


def interval(text: str) -> Interval:
    start, end = text.split("-")
    return Interval(time.fromisoformat(start), time.fromisoformat(end))


def daily(*texts: str, days=range(7), zone=BRUSSELS, **rest) -> Hours:
    intervals = tuple(interval(text) for text in texts)
    return Hours(timezone=zone, week=dict.fromkeys(days, intervals), **rest)


def local(text: str, zone=BRUSSELS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def hours_(number: float) -> timedelta:
    return timedelta(hours=number)


LUNCH = daily("10:00-12:30", "13:30-18:30")
NIGHT = daily("22:00-02:00", days=(4, 5))
ALWAYS = daily("00:00-00:00")
NEVER = Hours(timezone=BRUSSELS)
AWAY = Span(local("2026-11-24 09:00"), local("2026-11-26 15:00"))


@pytest.mark.parametrize(
    ("hours", "at", "is_open"),
    [
        pytest.param(LUNCH, "2026-11-24 09:59", False, id="before opening"),
        pytest.param(LUNCH, "2026-11-24 10:00", True, id="at opening"),
        pytest.param(LUNCH, "2026-11-24 12:30", False, id="at lunch"),
        pytest.param(LUNCH, "2026-11-24 13:29", False, id="in the lunch break"),
        pytest.param(LUNCH, "2026-11-24 13:30", True, id="after lunch"),
        pytest.param(LUNCH, "2026-11-24 18:30", False, id="at closing"),
        pytest.param(NIGHT, "2026-11-27 23:59", True, id="late on Friday"),
        pytest.param(NIGHT, "2026-11-28 01:59", True, id="past Friday's midnight"),
        pytest.param(NIGHT, "2026-11-28 02:00", False, id="Friday's night is over"),
        pytest.param(NIGHT, "2026-11-29 01:00", True, id="past Saturday's midnight"),
        pytest.param(NIGHT, "2026-11-27 01:00", False, id="no night of Thursday"),
        pytest.param(ALWAYS, "2026-11-24 00:00", True, id="never closed"),
        pytest.param(NEVER, "2026-11-24 11:00", False, id="no hours at all"),
    ],
)
def test_open_from_the_start_of_an_interval_until_just_before_its_end(
    hours, at, is_open
) -> None:
    assert hours.is_open(local(at)) is is_open


@pytest.mark.parametrize(
    ("hours", "at", "opens", "closes"),
    [
        pytest.param(
            LUNCH, "2026-11-24 11:00", "2026-11-24 11:00", "2026-11-24 12:30", id="open"
        ),
        pytest.param(
            LUNCH, "2026-11-24 13:00", "2026-11-24 13:30", None, id="lunch break"
        ),
        pytest.param(LUNCH, "2026-11-24 18:30", "2026-11-25 10:00", None, id="evening"),
        pytest.param(
            NIGHT,
            "2026-11-28 01:00",
            "2026-11-28 01:00",
            "2026-11-28 02:00",
            id="past midnight",
        ),
        pytest.param(NIGHT, "2026-11-29 02:00", "2026-12-04 22:00", None, id="a week"),
        pytest.param(NEVER, "2026-11-24 11:00", None, None, id="no hours at all"),
    ],
)
def test_the_next_opening_and_the_closing(hours, at, opens, closes) -> None:
    assert hours.next_open(local(at)) == (opens and local(opens))
    assert hours.closes_at(local(at)) == (closes and local(closes))


@pytest.mark.parametrize(
    "week",
    [
        pytest.param(("13:30-18:30", "10:00-12:30"), id="in any order"),
        pytest.param(("10:00-12:30", "13:30-16:00", "15:00-18:30"), id="overlapping"),
        pytest.param(("10:00-12:30", "13:30-16:00", "16:00-18:30"), id="touching"),
    ],
)
def test_a_day_is_what_its_intervals_cover_however_they_are_written(week) -> None:
    hours = daily(*week)

    assert hours.between(local("2026-11-24 00:00"), local("2026-11-25 00:00")) == (
        hours_(7.5)
    )
    assert hours.next_open(local("2026-11-24 09:00")) == local("2026-11-24 10:00")
    assert hours.closes_at(local("2026-11-24 15:30")) == local("2026-11-24 18:30")


def test_a_night_that_meets_the_next_day_is_one_stretch() -> None:
    hours = daily("20:00-03:00", "02:00-10:00")

    assert hours.closes_at(local("2026-11-24 21:00")) == local("2026-11-25 10:00")
    assert hours.between(local("2026-11-24 20:00"), local("2026-11-25 20:00")) == (
        hours_(14)
    )


def test_a_shop_that_never_closes_does_not_close_at_midnight() -> None:
    closes = ALWAYS.closes_at(local("2026-11-24 23:00"))

    assert closes is not None
    assert closes > local("2027-11-24 23:00")


# Clocks go forward on 28 March 2027 (02:00 becomes 03:00) and back on 25 October 2026
# (03:00 becomes 02:00), in Brussels and in Rome at the same instant.
CHANGES = [
    pytest.param("10:00-18:00", "2027-03-28", 8, id="spring, a day shop"),
    pytest.param("10:00-18:00", "2026-10-25", 8, id="autumn, a day shop"),
    pytest.param("22:00-06:00", "2027-03-27", 7, id="spring, a night shop"),
    pytest.param("22:00-06:00", "2026-10-24", 9, id="autumn, a night shop"),
    pytest.param("00:00-00:00", "2027-03-28", 23, id="spring, the whole day"),
    pytest.param("00:00-00:00", "2026-10-25", 25, id="autumn, the whole day"),
    pytest.param("02:30-03:15", "2027-03-28", 0, id="spring, hardly there"),
    pytest.param("01:00-04:00", "2027-03-28", 2, id="spring, across"),
    pytest.param("01:00-04:00", "2026-10-25", 4, id="autumn, across"),
]


@pytest.mark.parametrize("zone", [BRUSSELS, ROME], ids=["Brussels", "Rome"])
@pytest.mark.parametrize(("text", "day", "length"), CHANGES)
def test_a_day_on_which_the_clocks_change_is_as_long_as_it_is(
    text, day, length, zone
) -> None:
    first = date.fromisoformat(day)
    hours = daily(text, days=(first.weekday(),), zone=zone)
    noon_before = local(f"{first - timedelta(days=1)} 12:00", zone)

    assert hours.between(noon_before, noon_before + timedelta(days=3)) == hours_(length)


@pytest.mark.parametrize("zone", [BRUSSELS, ROME], ids=["Brussels", "Rome"])
@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        pytest.param("2027-03-28 01:00", "2027-03-28 04:00", 2, id="spring"),
        pytest.param("2026-10-25 01:00", "2026-10-25 04:00", 4, id="autumn"),
    ],
)
def test_wall_clock_times_on_both_sides_of_a_change_are_true_instants(
    zone, start, end, length
) -> None:
    hours = daily("22:00-06:00", zone=zone)
    before, after = local(start, zone), local(end, zone)

    assert hours.between(before, after) == hours_(length)
    assert hours.add(before, hours_(length)) == after


@pytest.mark.parametrize(
    ("text", "day"),
    [("10:00-18:00", "2027-03-28"), ("10:00-18:00", "2026-10-25")],
    ids=["spring", "autumn"],
)
@pytest.mark.parametrize("zone", [BRUSSELS, ROME], ids=["Brussels", "Rome"])
def test_it_opens_at_the_same_wall_clock_time_after_a_change(text, day, zone) -> None:
    hours = daily(text, zone=zone)
    changed = date.fromisoformat(day)

    opens = hours.next_open(local(f"{changed - timedelta(days=1)} 20:00", zone))

    assert opens is not None
    assert opens.astimezone(zone) == local(f"{day} 10:00", zone)


@pytest.mark.parametrize(
    ("country", "day", "is_holiday"),
    [
        ("BE", "2026-07-21", True),
        ("FR", "2026-07-14", True),
        ("FR", "2026-07-21", False),
        ("IT", "2026-04-25", True),
        ("NL", "2026-04-27", True),
        ("BE", "2027-03-29", True),
        ("", "2026-12-25", False),
        ("XX", "2026-12-25", False),
    ],
)
def test_public_holidays_are_those_of_the_country(country, day, is_holiday) -> None:
    closed = daily("10:00-18:00", holidays_of=country)

    assert is_public_holiday(country, date.fromisoformat(day)) is is_holiday
    assert closed.is_open(local(f"{day} 11:00")) is not is_holiday


def test_a_closed_stretch_includes_its_first_and_last_day() -> None:
    hours = daily(
        "10:00-18:00",
        closed=(
            (date(2026, 12, 24), date(2027, 1, 2)),
            (date(2027, 3, 1), date(2027, 3, 1)),
        ),
    )

    assert hours.next_open(local("2026-12-23 18:00")) == local("2027-01-03 10:00")
    assert hours.next_open(local("2027-03-01 11:00")) == local("2027-03-02 10:00")
    assert hours.is_open(local("2026-12-23 17:59"))


def test_the_evening_before_a_closed_day_runs_past_its_midnight() -> None:
    hours = daily("20:00-02:00", closed=((date(2026, 12, 25), date(2026, 12, 25)),))

    assert hours.is_open(local("2026-12-25 01:00"))
    assert not hours.is_open(local("2026-12-25 21:00"))
    assert not hours.is_open(local("2026-12-26 01:00"))


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        pytest.param("2026-11-23 18:00", "2026-11-23 18:00", id="before she goes"),
        pytest.param("2026-11-24 11:00", "2026-11-26 15:00", id="while she is away"),
        pytest.param("2026-11-26 14:00", "2026-11-26 15:00", id="back in a stretch"),
        pytest.param("2026-11-26 16:00", "2026-11-26 16:00", id="after she is back"),
    ],
)
def test_it_is_closed_while_the_owner_is_away(at, opens) -> None:
    hours = daily("10:00-12:30", "13:30-18:30", away=(AWAY,))

    assert hours.next_open(local(at)) == local(opens)


def test_an_absence_cuts_a_stretch_in_two() -> None:
    pause = Span(local("2026-11-24 14:00"), local("2026-11-24 16:00"))
    hours = daily("10:00-18:00", away=(pause,))

    assert hours.closes_at(local("2026-11-24 11:00")) == pause.start
    assert hours.next_open(pause.start) == pause.end
    assert hours.add(local("2026-11-24 13:00"), hours_(2)) == local("2026-11-24 17:00")


def test_absences_may_overlap_and_come_in_any_order() -> None:
    later = Span(local("2026-11-26 12:00"), local("2026-11-27 12:00"))
    hours = daily("10:00-18:00", away=(later, AWAY))

    assert hours.next_open(local("2026-11-24 11:00")) == local("2026-11-27 12:00")


@pytest.mark.parametrize(
    "hours",
    [
        pytest.param(NEVER, id="no hours at all"),
        pytest.param(
            daily(
                "10:00-18:00",
                away=(
                    Span(
                        local("2026-11-01 00:00"),
                        datetime.max.replace(tzinfo=UTC),
                    ),
                ),
            ),
            id="away without end",
        ),
        pytest.param(
            daily("10:00-18:00", closed=((date(2026, 1, 1), date(2029, 1, 1)),)),
            id="closed for years",
        ),
    ],
)
def test_without_an_opening_within_a_year_there_is_nothing_to_name(hours) -> None:
    at = local("2026-11-24 11:00")

    assert hours.next_open(at) is None
    assert hours.closes_at(at) is None
    assert hours.add(at, MINUTE) is None
    assert hours.between(at, at + timedelta(days=7)) == timedelta()


@pytest.mark.parametrize(
    ("at", "open_hours", "by"),
    [
        ("2026-11-24 10:00", 0, "2026-11-24 10:00"),
        ("2026-11-24 09:00", 0, "2026-11-24 10:00"),
        ("2026-11-24 12:00", 1, "2026-11-24 14:00"),
        ("2026-11-24 16:30", 2, "2026-11-24 18:30"),
        ("2026-11-24 18:00", 1, "2026-11-25 10:30"),
        ("2026-11-24 22:00", 8, "2026-11-26 10:30"),
    ],
)
def test_opening_time_is_added_across_breaks_and_nights(at, open_hours, by) -> None:
    assert LUNCH.add(local(at), hours_(open_hours)) == local(by)


def test_nothing_passes_between_a_moment_and_an_earlier_one() -> None:
    assert LUNCH.between(local("2026-11-24 12:00"), local("2026-11-24 11:00")) == (
        timedelta()
    )


WEEKS = st.sampled_from(
    [
        LUNCH,
        NIGHT,
        ALWAYS,
        daily("22:00-06:00", zone=ROME),
        daily("01:00-04:00", "02:30-03:15", days=(6,)),
        daily("10:00-18:00", days=WEEKDAYS, holidays_of="BE", away=(AWAY,)),
    ]
)
INSTANTS = st.builds(
    lambda minutes, zone: (local("2026-10-01 00:00") + minutes * MINUTE).astimezone(
        zone
    ),
    st.integers(0, 210 * 24 * 60),
    st.sampled_from([UTC, ROME]),
)
STRETCHES = st.integers(0, 40 * 60).map(lambda minutes: minutes * MINUTE)


@given(WEEKS, INSTANTS, STRETCHES)
def test_what_was_added_is_what_lies_between(hours, at, open_time) -> None:
    by = hours.add(at, open_time)

    assert by is not None
    assert hours.between(at, by) == open_time
    assert by.astimezone(UTC) >= at.astimezone(UTC)


@given(WEEKS, INSTANTS, STRETCHES)
def test_what_lies_between_leads_back_to_the_same_opening(hours, at, later) -> None:
    opens = hours.next_open(at.astimezone(UTC) + later)

    by = hours.add(at, hours.between(at, opens))

    assert hours.next_open(by) == opens


@given(WEEKS, INSTANTS, STRETCHES, STRETCHES)
def test_time_that_passes_in_two_parts_is_the_whole(hours, at, first, second) -> None:
    start = at.astimezone(UTC)
    middle, end = start + first, start + first + second

    assert hours.between(start, end) == (
        hours.between(start, middle) + hours.between(middle, end)
    )


@given(WEEKS, INSTANTS)
def test_stretches_are_in_order_apart_and_not_empty(hours, at) -> None:
    stretches = hours.spans(at)
    before = next(stretches)

    for span, _ in zip(stretches, range(20), strict=False):
        assert before.start < before.end < span.start
        before = span
