from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from actions.hours import Hours, Interval, Span
from actions.promises import (
    ANY_QUEUE,
    NIGHT_FROM,
    NIGHT_TO,
    QUEUES,
    TO_ACT,
    WEEK,
    WEEKDAYS,
    Basis,
    Kind,
    Promise,
    Sample,
    Stake,
    WeekPart,
    correct_at,
    describe,
    expect,
    explain,
    most_urgent_first,
    nudge_at,
    part_of_day,
    revise,
    worded,
)
from actions.shop import Shop
from bench.promises import BEGIN, DOCS, END, METHODS, OWNERS, ours, scores

BRUSSELS = ZoneInfo("Europe/Brussels")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
TICK = timedelta(microseconds=1)


def week(*texts: str, days: Sequence[int] = range(7), **rest) -> Hours:
    ends = [text.split("-") for text in texts]
    intervals = tuple(Interval(*map(time.fromisoformat, pair)) for pair in ends)
    return Hours(timezone=BRUSSELS, week=dict.fromkeys(days, intervals), **rest)


def local(text: str) -> datetime:
    """With a weekday, of the week of Monday 23 November 2026, else a date."""
    day, clock = text.split()
    if day in DAYS:
        day = f"2026-11-{23 + DAYS.index(day)}"
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=BRUSSELS)


DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LUNCH = week("10:00-12:30", "13:30-18:30", days=range(1, 5))
LATE = week("18:00-02:00")
ALWAYS = week("00:00-00:00")
NEVER = Hours(timezone=BRUSSELS)
DAY_SHOP = week("10:00-18:00")


def shop(hours: Hours = DAY_SHOP, reply_within: timedelta = 2 * HOUR) -> Shop:
    return Shop(
        name="Maison Lila",
        owner="Léa",
        currency="EUR",
        timezone=BRUSSELS,
        country="BE",
        languages=("fr",),
        hours=hours,
        opening_hours=None,
        reply_within=reply_within,
    )


def answered(
    minutes: Sequence[float | None], first: str = "Tue 10:00", queue: int = 0
) -> list[Sample]:
    """One hand-over a week earlier per figure, all at the same hour of the day."""
    start = local(first) - 7 * DAY
    return [
        Sample(start, None if m is None else start + m * MINUTE, queue) for m in minutes
    ]


# Words


@pytest.mark.parametrize(
    ("at", "minutes", "within"),
    [
        pytest.param("Tue 10:00", 0, 15, id="at once"),
        pytest.param("Tue 10:00", 15, 15, id="a step exactly"),
        pytest.param("Tue 10:00", 16, 30, id="up to the next step"),
        pytest.param("Tue 10:00", 31, 60, id="within the hour"),
        pytest.param("Tue 10:00", 61, 120, id="within two hours"),
        pytest.param("Tue 17:30", 45, 60, id="up to closing"),
    ],
)
def test_soon_is_a_round_time_while_it_is_open(at, minutes, within) -> None:
    told = expect([], shop(LUNCH, minutes * MINUTE), local(at), 0)

    assert (told.kind, told.within) == (Kind.SOON, within * MINUTE)
    assert told.by == local(at) + within * MINUTE


@pytest.mark.parametrize(
    ("hours", "at", "minutes", "by", "words"),
    [
        pytest.param(
            LUNCH, "Tue 10:00", 121, "Tue 12:30", "today by_closing", id="till lunch"
        ),
        pytest.param(
            LUNCH, "Tue 09:00", 30, "Tue 12:00", "today morning", id="before opening"
        ),
        pytest.param(
            LUNCH, "Tue 12:15", 30, "Tue 14:00", "today noon", id="across lunch"
        ),
        pytest.param(
            LUNCH, "Tue 12:15", 60, "Tue 18:00", "today afternoon", id="afternoon"
        ),
        pytest.param(
            LUNCH, "Tue 18:10", 20, "Tue 18:30", "today by_closing", id="at closing"
        ),
        pytest.param(
            LUNCH, "Tue 18:10", 21, "Wed 12:00", "tomorrow morning", id="rolls over"
        ),
        pytest.param(
            LUNCH, "Fri 18:10", 60, "2026-12-01 12:00", "weekday morning", id="weekend"
        ),
        pytest.param(
            LUNCH, "Mon 22:00", 180, "Tue 14:00", "tomorrow noon", id="at night"
        ),
        pytest.param(
            LUNCH, "Tue 10:00", 480, "Wed 18:30", "tomorrow by_closing", id="a day"
        ),
        pytest.param(
            LATE, "Tue 23:50", 130, "Wed 02:00", "today by_closing", id="past midnight"
        ),
        pytest.param(
            ALWAYS, "Tue 23:00", 150, "Wed 05:00", "today evening", id="never closed"
        ),
        pytest.param(
            ALWAYS, "Tue 09:00", 600, "Wed 05:00", "today evening", id="a day of all"
        ),
        pytest.param(
            week("12:00-18:00"),
            "Tue 09:00",
            0,
            "Tue 14:00",
            "today noon",
            id="never the very opening",
        ),
        pytest.param(
            week("09:00-11:00", "14:00-18:00"),
            "Tue 09:00",
            121,
            "Tue 18:00",
            "today afternoon",
            id="a long lunch",
        ),
    ],
)
def test_later_is_the_first_end_of_a_part_that_the_figure_meets(
    hours, at, minutes, by, words
) -> None:
    told = expect([], shop(hours, minutes * MINUTE), local(at), 0)

    when = describe(local(by), local(at), hours)
    assert (told.kind, told.by) == (Kind.BY, local(by))
    assert f"{when.day} {when.part}" == words
    assert when.until == told.by


@pytest.mark.parametrize(
    ("away", "kind", "by"),
    [
        pytest.param(
            ("Tue 09:00", "Thu 15:00"), Kind.BY, "Thu 18:00", id="till Thursday"
        ),
        pytest.param(("Tue 15:00", "Tue 16:00"), Kind.BY, "Tue 18:00", id="a pause"),
        pytest.param(("Wed 09:00", "Thu 15:00"), Kind.SOON, "Tue 16:30", id="later"),
        pytest.param(("Mon 09:00", "Mon 18:00"), Kind.SOON, "Tue 16:30", id="over"),
        pytest.param(("Tue 09:00", None), Kind.UNKNOWN, None, id="without end"),
        pytest.param(("Tue 15:00", None), Kind.UNKNOWN, None, id="soon without end"),
    ],
)
def test_an_absence_is_respected_and_named(away, kind, by) -> None:
    start, end = away
    span = Span(local(start), local(end) if end else datetime.max.replace(tzinfo=UTC))

    told = expect([], shop(replace(DAY_SHOP, away=(span,))), local("Tue 14:30"), 0)

    assert (told.kind, told.by) == (kind, by and local(by))
    assert told.absence == (None if kind is Kind.SOON else span)


def test_without_any_hours_no_time_is_named() -> None:
    told = expect([], shop(NEVER), local("Tue 14:00"), 0)

    assert (told.kind, told.by, told.absence) == (Kind.UNKNOWN, None, None)


@pytest.mark.parametrize(
    ("by", "at", "words"),
    [
        ("Tue 12:00", "Tue 10:00", "today morning 2026-11-24"),
        ("Tue 12:01", "Tue 10:00", "today noon 2026-11-24"),
        ("Wed 18:00", "Tue 10:00", "tomorrow afternoon 2026-11-25"),
        ("Wed 18:10", "Tue 10:00", "tomorrow evening 2026-11-25"),
        ("Wed 18:30", "Tue 10:00", "tomorrow by_closing 2026-11-25"),
        ("Thu 12:00", "Tue 10:00", "weekday morning 2026-11-26"),
        ("2026-11-30 12:00", "Tue 23:59", "weekday morning 2026-11-30"),
        ("2026-12-01 12:00", "Tue 00:01", "date morning 2026-12-01"),
        ("Wed 01:00", "Tue 23:00", "today evening 2026-11-24"),
        ("Wed 02:00", "Wed 01:00", "today evening 2026-11-24"),
        ("Wed 12:00", "Wed 01:00", "today morning 2026-11-25"),
        ("2027-03-28 12:00", "2027-03-27 12:00", "tomorrow morning 2027-03-28"),
        ("2026-10-25 12:00", "2026-10-24 12:00", "tomorrow morning 2026-10-25"),
    ],
)
def test_an_instant_is_called_by_its_day_and_part(by, at, words) -> None:
    when = describe(local(by), local(at), LUNCH)

    assert f"{when.day} {when.part} {when.date}" == words


def test_a_part_of_a_day_is_the_same_whatever_zone_the_instant_comes_in() -> None:
    at = local("Tue 12:00")

    assert part_of_day(at.astimezone(UTC), LUNCH) == part_of_day(at, LUNCH)


# The figure


@pytest.mark.parametrize(
    ("count", "rank"), [(20, 19), (30, 28), (40, 36), (60, 53), (200, 53)]
)
def test_the_figure_is_the_order_statistic_that_bounds_the_quantile(
    count, rank
) -> None:
    samples = answered([*range(count - 60), *range(1, min(count, 60) + 1)])

    told = expect(samples, shop(reply_within=5 * HOUR), local("Tue 10:00"), 0)

    assert told.since.figure == rank * MINUTE
    assert told.since.replies == min(count, 60)


@pytest.mark.parametrize(
    ("samples", "figure"),
    [
        pytest.param([], 120, id="none"),
        pytest.param(answered([5] * 19), 120, id="too few"),
        pytest.param(answered([5] * 20), 5, id="enough"),
        pytest.param(answered([180] * 4), 120, id="four slow ones"),
        pytest.param(answered([180] * 5), 180, id="a handful of slow ones"),
        pytest.param(answered([5] * 60, "2026-10-05 10:00"), 120, id="too old"),
        pytest.param(answered([5] * 60, "2026-12-15 10:00"), 120, id="of the future"),
    ],
)
def test_reply_within_holds_until_there_are_enough_and_then_the_data(
    samples, figure
) -> None:
    since = expect(samples, shop(), local("Tue 10:00"), 0).since

    assert since.figure == figure * MINUTE
    assert (since.cell is None) == (figure >= 120)


MORNINGS = answered([5] * 20)
AFTERNOONS = answered([60] * 20, "Tue 14:00")
SATURDAYS = answered([90] * 20, "Sat 14:00")
PART = frozenset({WeekPart.WEEKDAY_MORNING})
AFTERNOON = frozenset({WeekPart.WEEKDAY_AFTERNOON})


@pytest.mark.parametrize(
    ("samples", "at", "queue", "parts", "queues", "figure"),
    [
        pytest.param(
            [*MORNINGS, *AFTERNOONS], "Tue 10:00", 0, PART, QUEUES[0], 5, id="its own"
        ),
        pytest.param(
            [*MORNINGS, *AFTERNOONS],
            "Mon 22:00",
            0,
            PART,
            QUEUES[0],
            5,
            id="at night: from the opening",
        ),
        pytest.param(
            [*MORNINGS, *AFTERNOONS[:9]],
            "Tue 14:00",
            0,
            WEEKDAYS,
            QUEUES[0],
            60,
            id="too few afternoons: all weekdays",
        ),
        pytest.param(
            [*MORNINGS, *AFTERNOONS, *answered([90] * 10, "Sat 14:00")],
            "Sat 14:00",
            0,
            WEEK,
            ANY_QUEUE,
            90,
            id="too few weekends: the week, but not shorter than they were",
        ),
        pytest.param(
            [*MORNINGS, *SATURDAYS],
            "Tue 10:00",
            3,
            WEEKDAYS,
            ANY_QUEUE,
            120,
            id="no such queue: not shorter than reply_within",
        ),
        pytest.param(
            [*MORNINGS, *answered([200] * 20, queue=3)],
            "Tue 10:00",
            4,
            PART,
            QUEUES[1],
            200,
            id="a queue of its own",
        ),
    ],
)
def test_cells_that_are_too_small_are_merged_upwards(
    samples, at, queue, parts, queues, figure
) -> None:
    since = expect(samples, shop(), local(at), queue).since

    assert since.cell is not None
    assert (since.cell.parts, since.cell.queue) == (parts, queues)
    assert since.figure == figure * MINUTE


@pytest.mark.parametrize(
    ("minutes", "figure"),
    [
        pytest.param([*range(1, 31), None], 29, id="one is late"),
        pytest.param([*range(1, 31), None, None, None], 30, id="three are late"),
    ],
)
def test_an_old_hand_over_without_an_answer_counts_as_late(minutes, figure) -> None:
    told = expect(answered(minutes), shop(), local("Tue 10:00"), 0)

    assert told.since.figure == figure * MINUTE
    assert told.since.unanswered == minutes.count(None)


def test_a_young_hand_over_without_an_answer_says_nothing_yet() -> None:
    at = local("Tue 10:28")
    young = Sample(local("Tue 10:00"), None)
    same, late = answered(range(1, 31)), answered([*range(1, 31), None])

    assert expect([*same, young], shop(), at, 0).since.figure == 28 * MINUTE
    assert expect(late, shop(), at, 0).since.figure == 29 * MINUTE


def test_few_answers_among_many_young_hand_overs_are_no_figure_yet() -> None:
    waiting = [Sample(local("Tue 10:00"), None)] * 15

    since = expect([*answered([5] * 10), *waiting], shop(), local("Tue 10:30"), 0).since

    assert (since.figure, since.replies, since.unanswered) == (2 * HOUR, 10, 15)


@pytest.mark.parametrize(
    ("handed_over", "answer", "minutes"),
    [
        pytest.param("Mon 17:00", "Mon 17:30", 30, id="at once"),
        pytest.param("Mon 17:00", "Mon 18:00", 60, id="at closing"),
        pytest.param("Mon 17:00", "Mon 20:00", 61, id="after closing"),
        pytest.param("Mon 17:00", "Tue 10:00", 61, id="at the next opening"),
        pytest.param("Mon 17:00", "Tue 10:20", 80, id="the next morning"),
        pytest.param("Mon 22:00", "Mon 22:05", 1, id="at night"),
        pytest.param("Mon 22:00", "Tue 10:05", 5, id="a night's is the morning's"),
    ],
)
def test_replies_are_measured_in_opening_time_and_after_closing_is_too_late_for_it(
    handed_over, answer, minutes
) -> None:
    samples = [Sample(local(handed_over), local(answer))] * 20

    told = expect(samples, shop(), local("Tue 11:00"), 0)

    assert told.since.figure == minutes * MINUTE
    due = DAY_SHOP.add(local(handed_over), told.since.figure)
    assert due is not None
    assert due >= local(answer)


def test_an_absence_in_between_does_not_count_as_slowness() -> None:
    away = Span(local("Mon 12:00"), local("Tue 10:30"))
    samples = [Sample(local("Mon 11:00"), local("Tue 10:40"))] * 20

    told = expect(samples, shop(replace(DAY_SHOP, away=(away,))), local("Tue 11:00"), 0)

    assert told.since.figure == 70 * MINUTE


def test_what_a_figure_rests_on_can_be_asked() -> None:
    at = local("Tue 17:00")
    told = expect([*AFTERNOONS, *answered([70], "Tue 14:00")], shop(LUNCH), at, 0)

    why = explain(told, LUNCH)

    assert (why.basis.replies, why.basis.figure) == (21, 60 * MINUTE)
    assert why.basis.cell is not None
    assert why.basis.cell.parts == AFTERNOON
    assert (why.share, why.window) == (0.8, 56 * DAY)
    assert [span.end for span in why.open] == [local("Tue 18:30")]


# Properties

HOURS = st.sampled_from(
    [
        LUNCH,
        LATE,
        ALWAYS,
        DAY_SHOP,
        week("22:00-02:00", days=(4, 5)),
        week("09:00-11:00", "14:30-15:00", "15:00-17:45"),
        replace(DAY_SHOP, away=(Span(local("Tue 09:00"), local("2026-12-03 15:00")),)),
    ]
)
MOMENTS = st.integers(0, 30 * 24 * 60).map(lambda m: local("Mon 00:00") + m * MINUTE)
FIGURES = st.integers(0, 30 * 60).map(lambda minutes: minutes * MINUTE)


@given(HOURS, MOMENTS, FIGURES)
def test_due_is_never_in_closed_hours_nor_before_the_words_or_the_figure(
    hours, at, figure
) -> None:
    told = worded(Basis(at=at, figure=figure), hours)

    assert told.by is not None
    assert hours.is_open(told.by) or hours.is_open(told.by.astimezone(UTC) - TICK)
    assert told.by >= hours.add(at, figure)
    if told.kind is Kind.SOON:
        assert told.by - at.astimezone(UTC) == told.within >= figure
    else:
        assert told.by >= describe(told.by, at, hours).until


@given(HOURS, MOMENTS, FIGURES, FIGURES)
def test_a_longer_figure_is_never_told_as_an_earlier_time(hours, at, one, two) -> None:
    shorter, longer = sorted((one, two))

    sooner = worded(Basis(at=at, figure=shorter), hours).by
    later = worded(Basis(at=at, figure=longer), hours).by

    assert sooner is not None
    assert later is not None
    assert sooner <= later


HISTORIES = st.lists(
    st.builds(
        lambda minutes, took, queue: Sample(
            local("Mon 00:00") - minutes * MINUTE,
            None if took is None else local("Mon 00:00") + (took - minutes) * MINUTE,
            queue,
        ),
        st.integers(0, 20 * 24 * 60),
        st.none() | st.integers(0, 3 * 24 * 60),
        st.integers(0, 6),
    ),
    min_size=1,
    max_size=70,
)


@settings(max_examples=60, deadline=None)
@given(HISTORIES, HOURS, MOMENTS, st.integers(0, 6), st.data())
def test_a_slower_answer_never_makes_the_promise_earlier(
    history, hours, at, queue, data
) -> None:
    i = data.draw(st.integers(0, len(history) - 1))
    slower = data.draw(st.none() | st.integers(0, 5 * 24 * 60))
    was = history[i].answered_at
    later = None if was is None or slower is None else was + slower * MINUTE
    worse = [*history[:i], replace(history[i], answered_at=later), *history[i + 1 :]]

    before = expect(history, shop(hours), at, queue)
    after = expect(worse, shop(hours), at, queue)

    assert before.by is not None
    assert after.by is not None
    assert before.by <= after.by


# Promises that were made


def promise(made: str, due: str | None, **rest) -> Promise:
    return Promise(made_at=local(made), due=local(due) if due else None, **rest)


@pytest.mark.parametrize(
    ("hours", "made", "due", "stake", "nudge"),
    [
        pytest.param(
            DAY_SHOP,
            "Tue 10:00",
            "Tue 15:00",
            Stake.QUESTION,
            "Tue 14:00",
            id="a fifth",
        ),
        pytest.param(
            DAY_SHOP, "Tue 10:00", "Tue 14:00", Stake.SALE, "Tue 13:00", id="a quarter"
        ),
        pytest.param(
            DAY_SHOP,
            "Tue 10:00",
            "Tue 10:30",
            Stake.SALE,
            "Tue 10:20",
            id="ten minutes",
        ),
        pytest.param(
            DAY_SHOP, "Tue 10:00", "Tue 10:05", Stake.SALE, "Tue 10:00", id="at once"
        ),
        pytest.param(
            LUNCH, "Tue 12:00", "Tue 14:00", Stake.SALE, "Tue 13:45", id="not at lunch"
        ),
        pytest.param(
            LUNCH, "Mon 22:00", "Tue 12:00", Stake.SALE, "Tue 11:30", id="next morning"
        ),
        pytest.param(
            LUNCH,
            "Tue 16:30",
            "Wed 10:40",
            Stake.SALE,
            "Wed 10:00",
            id="not at closing",
        ),
        pytest.param(
            LATE, "Tue 22:00", "Wed 20:00", Stake.SALE, "Wed 19:30", id="by day"
        ),
        pytest.param(
            LATE, "Tue 20:00", "Wed 02:00", Stake.SALE, "Tue 20:45", id="before night"
        ),
        pytest.param(
            LATE, "Tue 22:00", "Wed 02:00", Stake.SALE, None, id="never at night"
        ),
        pytest.param(DAY_SHOP, "Tue 10:00", None, Stake.SALE, None, id="no time told"),
        pytest.param(NEVER, "Tue 10:00", "Tue 15:00", Stake.SALE, None, id="no hours"),
    ],
)
def test_she_is_nudged_in_her_hours_by_day_with_time_to_act(
    hours, made, due, stake, nudge
) -> None:
    given_ = promise(made, due, stake=stake)

    assert nudge_at(given_, hours, local(made)) == (nudge and local(nudge))


@pytest.mark.parametrize(
    ("at", "nudge"),
    [
        pytest.param("Tue 14:30", "Tue 14:30", id="missed, not lapsed: now"),
        pytest.param("Tue 16:00", "Tue 16:00", id="lapsed: now"),
        pytest.param("Tue 22:00", "Wed 10:00", id="lapsed at night: in the morning"),
    ],
)
def test_after_an_outage_a_missed_nudge_comes_at_the_next_moment(at, nudge) -> None:
    late = promise("Tue 10:00", "Tue 15:00")

    assert nudge_at(late, DAY_SHOP, local(at)) == local(nudge)


def by_day(moment: datetime) -> datetime:
    """The same moment, or the morning that ends its night: nobody is woken."""
    there = moment.astimezone(BRUSSELS)
    if NIGHT_TO <= there.time() < NIGHT_FROM:
        return moment
    days = 1 if there.time() >= NIGHT_FROM else 0
    return datetime.combine(there.date() + timedelta(days=days), NIGHT_TO, BRUSSELS)


@example(
    Hours(
        timezone=BRUSSELS, week=dict.fromkeys(range(7), (Interval(time(0), time(0)),))
    ),
    local("Sun 07:46"),
    timedelta(0),
    Stake.QUESTION,
)
@given(HOURS, MOMENTS, FIGURES, st.sampled_from(Stake))
def test_a_nudge_comes_by_day_before_the_promise_lapses(
    hours, at, figure, stake
) -> None:
    due = worded(Basis(at=at, figure=figure), hours).by
    nudge = nudge_at(Promise(made_at=at, due=due, stake=stake), hours, at)

    assert due is not None
    if nudge is None:
        return
    assert at <= nudge < due
    assert hours.is_open(nudge)
    assert NIGHT_TO <= nudge.astimezone(BRUSSELS).time() < NIGHT_FROM
    if nudge > hours.next_open(by_day(hours.next_open(at))):
        assert hours.between(nudge, due) >= min(TO_ACT, hours.between(at, due))


@pytest.mark.parametrize(
    ("due", "until", "at", "told", "corrected"),
    [
        pytest.param("Tue 15:00", None, "Tue 10:00", "Tue 14:30", 0, id="half an hour"),
        pytest.param("Tue 10:30", None, "Tue 10:00", "Tue 10:25", 0, id="half of it"),
        pytest.param("Tue 15:00", None, "Tue 10:00", "Tue 14:30", 1, id="again"),
        pytest.param("Tue 15:00", None, "Tue 10:00", "Tue 14:30", 2, id="a way out"),
        pytest.param("Tue 15:00", None, "Tue 10:00", None, 3, id="told enough"),
        pytest.param(
            "Tue 15:00", "Tue 14:20", "Tue 10:00", "Tue 14:10", 0, id="in the window"
        ),
        pytest.param(
            "Tue 15:00", "Tue 12:00", "Tue 10:00", None, 0, id="closed before the nudge"
        ),
        pytest.param(
            "Tue 15:00", None, "Tue 18:00", "Tue 18:00", 0, id="after an outage"
        ),
        pytest.param(
            "Tue 15:00", None, "Tue 21:00", "Wed 08:00", 0, id="after it, not at night"
        ),
        pytest.param(
            "Tue 15:00", None, "Wed 07:59", "Wed 08:00", 0, id="nor before morning"
        ),
        pytest.param(
            "Tue 15:00", "Tue 20:00", "Tue 21:00", None, 0, id="after it, too late"
        ),
        pytest.param(None, None, "Tue 10:00", None, 0, id="no time told"),
    ],
)
def test_the_customer_is_told_before_the_promise_lapses(
    due, until, at, told, corrected
) -> None:
    given_ = promise("Tue 10:00", due, corrected=corrected)

    correction = correct_at(given_, DAY_SHOP, until and local(until), local(at))

    assert (correction and correction.at) == (told and local(told))
    assert correction is None or correction.way_out == (corrected == 2)


def test_a_promise_that_ends_at_night_is_corrected_before_the_night() -> None:
    late = promise("Tue 18:00", "Wed 02:00")

    correction = correct_at(late, LATE, None, local("Tue 18:00"))

    assert correction is not None
    assert correction.at == local("Tue 20:59")


@given(HOURS, MOMENTS, FIGURES, st.none() | FIGURES)
def test_a_correction_is_sent_by_day_within_the_window_after_the_nudge(
    hours, at, figure, window
) -> None:
    due = worded(Basis(at=at, figure=figure), hours).by
    given_ = Promise(made_at=at, due=due)
    until = None if window is None else at.astimezone(UTC) + window

    correction = correct_at(given_, hours, until, at)

    if correction is None:
        return
    assert NIGHT_TO <= correction.at.astimezone(BRUSSELS).time() < NIGHT_FROM
    assert until is None or correction.at <= until
    assert due is not None
    assert at <= correction.at < due
    assert correction.at >= (nudge_at(given_, hours, at) or at)


TUESDAY_OFF = Span(local("Tue 13:00"), local("Wed 09:00"))
PAUSE = Span(local("Tue 13:00"), local("Tue 14:00"))
NEXT_WEEK = Span(local("2026-11-30 00:00"), local("2026-12-04 00:00"))
FOR_EVER = Span(local("Tue 13:00"), datetime.max.replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("due", "away", "revised", "tell"),
    [
        pytest.param("Tue 18:00", (), "Tue 18:00", False, id="nothing changed"),
        pytest.param("Tue 18:00", (NEXT_WEEK,), "Tue 18:00", False, id="away later"),
        pytest.param("Tue 18:00", (PAUSE,), "Tue 18:00", False, id="time enough left"),
        pytest.param("Tue 14:00", (PAUSE,), "Tue 18:00", True, id="not enough left"),
        pytest.param("Tue 18:00", (TUESDAY_OFF,), "Wed 12:00", True, id="away"),
        pytest.param("Tue 18:00", (FOR_EVER,), None, True, id="away without end"),
        pytest.param(None, (FOR_EVER,), None, False, id="told already"),
        pytest.param(None, (), "Tue 14:00", False, id="back from an open absence"),
        pytest.param("Thu 12:00", (), "Thu 12:00", False, id="back early"),
        pytest.param("Tue 12:00", (), "Tue 14:00", True, id="overdue"),
    ],
)
def test_an_absence_moves_what_it_makes_untrue_and_nothing_else(
    due, away, revised, tell
) -> None:
    given_ = promise("Tue 10:00", due, needs=4 * HOUR if due != "Tue 12:00" else HOUR)

    revision = revise(given_, replace(DAY_SHOP, away=away), local("Tue 13:00"))

    assert revision.promise.due == (revised and local(revised))
    assert revision.tell is tell
    assert revision.promise.corrected == tell


@given(HOURS, MOMENTS, FIGURES, FIGURES, FIGURES)
def test_each_customer_is_told_of_an_absence_once(
    hours, at, figure, start, length
) -> None:
    made = worded(Basis(at=at, figure=figure), hours)
    given_ = Promise(made_at=at, due=made.by, needs=figure)
    now = at.astimezone(UTC) + start
    away = replace(hours, away=(*hours.away, Span(now, now + length)))

    once = revise(given_, away, now).promise

    assert once.due is not None
    assert made.by is not None
    assert once.due >= made.by
    assert not revise(once, away, now).tell


def test_overdue_promises_come_first_by_what_is_at_stake() -> None:
    soon, later = promise("Tue 09:00", "Tue 16:00"), promise("Tue 09:00", "Wed 12:00")
    unknown = promise("Mon 09:00", None, stake=Stake.COMPLAINT)
    sale = promise("Tue 10:00", "Tue 13:00", stake=Stake.SALE)
    oldest, old = promise("Tue 09:00", "Tue 11:00"), promise("Tue 09:00", "Tue 12:00")

    order = most_urgent_first(
        [later, old, unknown, soon, oldest, sale], local("Tue 15:00")
    )

    assert order == [sale, oldest, old, soon, later, unknown]


def test_the_page_shows_every_owner_and_every_method() -> None:
    _, rest = DOCS.read_text("utf-8").split(BEGIN)
    head, _, *rows = rest.split(END)[0].strip().splitlines()

    assert [cell.strip() for cell in head.split("|")[2:-2]] == list(METHODS)
    assert [row.split("|")[1].strip() for row in rows] == [o.name for o in OWNERS]


@pytest.mark.timeout(120)
@pytest.mark.parametrize("owner", OWNERS, ids=lambda owner: owner.name)
def test_stated_times_hold_for_owners_of_every_habit(owner) -> None:
    score = scores(owner, 500, seed=4)[ours.__name__]

    assert score.held >= 0.8
    assert score.told == 1
