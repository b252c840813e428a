"""How often stated times hold: thousands of hand-overs to owners of different habits.

`python -m bench.promises` prints the table; `--write` puts it into docs/promises.md.
The owners are invented; the promises are made by the code that the shop runs.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from statistics import fmean
from zoneinfo import ZoneInfo

from actions.hours import Hours, Interval, Span
from actions.promises import (
    LATEST,
    MINUTE,
    WINDOW,
    Basis,
    Expectation,
    Sample,
    expect,
    worded,
)
from actions.shop import Shop

HANDOVERS = 10_000
SEED = 20261121
DOCS = Path(__file__).parent.parent / "docs" / "promises.md"
BEGIN, END = "<!-- simulation: begin -->", "<!-- simulation: end -->"
START = datetime(2025, 1, 6, tzinfo=UTC)
NEVER = datetime.max.replace(tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _week(days: Sequence[int], *texts: str) -> dict[int, tuple[Interval, ...]]:
    intervals = [map(time.fromisoformat, text.split("-")) for text in texts]
    return dict.fromkeys(days, tuple(Interval(*ends) for ends in intervals))


HOURS = Hours(
    timezone=ZoneInfo("Europe/Brussels"),
    week=_week(range(1, 5), "10:00-12:30", "13:30-18:30") | _week([5], "10:00-18:00"),
    holidays_of="BE",
)
SHOP = Shop(
    name="Maison Lila",
    owner="Léa",
    currency="EUR",
    timezone=HOURS.timezone,
    country="BE",
    languages=("fr",),
    hours=HOURS,
    opening_hours=None,
)
EVENINGS = replace(HOURS, week={**HOURS.week, **_week([5, 6], "10:00-22:00")})


@dataclass(frozen=True, slots=True)
class Waiting:
    """One hand-over as a habit sees it; `hours` are when she truly is there."""

    at: datetime
    queue: int
    age: timedelta
    """Of the shop, for habits that change."""
    hours: Hours


Habit = Callable[[Random, Waiting], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """`a_life` is after how many hand-overs the shop begins anew, with no samples."""

    name: str
    habit: Habit
    reply_within: timedelta = 2 * HOUR
    hours: Hours = HOURS
    a_day: float = 6
    a_life: int = 2_500
    away_every: int = 0
    """Days between absences, of which a third is not announced; 0: never away."""
    crowds: bool = False
    """Whether a live show brings thirty customers within an hour, now and then."""


def _takes(
    random: Random, waiting: Waiting, usual: timedelta, spread: float
) -> datetime:
    """A log-normal time of being open, longer the more wait."""
    open_time = usual * (1 + 0.25 * waiting.queue) * random.lognormvariate(0, spread)
    return waiting.hours.add(waiting.at, open_time) or waiting.at + 365 * 24 * HOUR


def quick(random: Random, waiting: Waiting) -> datetime:
    return _takes(random, waiting, 6 * MINUTE, 0.9)


def after_closing(random: Random, waiting: Waiting) -> datetime:
    """All at once in the evening; now and then she falls asleep over it."""
    opens = waiting.hours.next_open(waiting.at) or waiting.at
    day = opens.astimezone(waiting.hours.timezone)
    night = Random(f"{day.date()}")
    evening = day.replace(hour=19 + night.randrange(3), minute=night.randrange(60))
    if waiting.at > evening or night.random() < 0.1:
        evening += timedelta(days=1)
    return evening.astimezone(UTC) + random.random() * 30 * MINUTE


def slow_at_weekends(random: Random, waiting: Waiting) -> datetime:
    opens = waiting.hours.next_open(waiting.at) or waiting.at
    usual = 4 * HOUR if opens.weekday() >= 5 else 20 * MINUTE
    return _takes(random, waiting, usual, 0.8)


def irregular(random: Random, waiting: Waiting) -> datetime:
    return _takes(random, waiting, 45 * MINUTE, 1.4)


def ever_slower(random: Random, waiting: Waiting) -> datetime:
    """Twice as slow every ten weeks."""
    usual = 10 * MINUTE * 2 ** (waiting.age / timedelta(weeks=10))
    return _takes(random, waiting, usual, 0.9)


def alone(random: Random, waiting: Waiting) -> datetime:
    return _takes(random, waiting, 50 * MINUTE, 1.0)


OWNERS = (
    Owner(name="quick", habit=quick),
    Owner(name="all at once, after closing", habit=after_closing),
    Owner(name="slow at weekends", habit=slow_at_weekends),
    Owner(name="irregular, often away", habit=irregular, away_every=16, a_life=1_000),
    Owner(name="ever slower over months", habit=ever_slower, a_life=1_800),
    Owner(name="few customers, new shop", habit=alone, a_day=0.4, a_life=40),
    Owner(name="crowds after live shows", habit=quick, crowds=True, hours=EVENINGS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One hand-over, with what was known of the owner when it was made."""

    shop: Shop
    samples: Sequence[Sample]
    taken: Sequence[timedelta]
    """What the latest answers took of opening time, for the naive methods."""
    handed_over: Sample


def cases(owner: Owner, random: Random, handovers: int) -> Iterator[Case]:
    """So many hand-overs, one life of the shop after the other."""
    while handovers > 0:
        yield from islice(_life(owner, random), min(handovers, owner.a_life))
        handovers -= owner.a_life


def _life(owner: Owner, random: Random) -> Iterator[Case]:
    absences = list(_absences(owner, random))
    there = replace(owner.hours, away=tuple(span for _, span in absences))
    samples: list[Sample] = []
    taken: dict[Sample, timedelta] = {}
    for at in _arrivals(owner, random):
        samples = [s for s in samples if s.handed_over_at > at - WINDOW]
        answered = [s for s in samples if s.answered_at and s.answered_at <= at]
        away = tuple(span for told_at, span in absences if told_at <= at)
        hours = replace(owner.hours, away=away)
        waiting = Waiting(at, len(samples) - len(answered), at - START, there)
        handed_over = Sample(at, owner.habit(random, waiting), waiting.queue)
        yield Case(
            shop=replace(SHOP, hours=hours, reply_within=owner.reply_within),
            samples=samples,
            taken=[taken[s] for s in answered[-LATEST:]],
            handed_over=handed_over,
        )
        samples.append(handed_over)
        taken[handed_over] = there.between(at, handed_over.answered_at or at)


def _absences(owner: Owner, random: Random) -> Iterator[tuple[datetime, Span]]:
    """With the instant from which each is known: days before, its start, or never."""
    if not owner.away_every:
        return
    at = START
    for _ in range(owner.a_life // 50):
        start = at + random.expovariate(1 / owner.away_every) * DAY + DAY
        at = start + random.uniform(0.5, 4) * DAY
        yield random.choice((start - 5 * DAY, start, NEVER)), Span(start, at)


def _arrivals(owner: Owner, random: Random) -> Iterator[datetime]:
    """More than half write in the evening; some at night."""
    for day in count():
        midnight = START + day * DAY
        of_day = [
            random.choice((random.uniform(8, 18), random.uniform(16, 25)))
            for _ in range(20)
            if random.random() < owner.a_day / 20
        ]
        if owner.crowds and day % 10 == 5:
            of_day += [random.uniform(18, 19) for _ in range(30)]
        yield from (midnight + hour * HOUR for hour in sorted(of_day))


Method = Callable[[Case], Expectation]


def ours(case: Case) -> Expectation:
    at, queue = case.handed_over.handed_over_at, case.handed_over.queue
    return expect(case.samples, case.shop, at, queue)


def naive(figure: Callable[[Sequence[timedelta]], timedelta]) -> Method:
    """One figure for every hand-over, in the same words as ours."""

    def method(case: Case) -> Expectation:
        usual = figure(case.taken) if case.taken else case.shop.reply_within
        since = Basis(at=case.handed_over.handed_over_at, figure=usual)
        return worded(since, case.shop.hours)

    return method


def middle(taken: Sequence[timedelta]) -> timedelta:
    return sorted(taken)[len(taken) // 2]


def mean(taken: Sequence[timedelta]) -> timedelta:
    return sum(taken, timedelta()) / len(taken)


def reply_within(case: Case) -> Expectation:
    since = Basis(at=case.handed_over.handed_over_at, figure=case.shop.reply_within)
    return worded(since, case.shop.hours)


METHODS: dict[str, Method] = {
    "ours": ours,
    "median": naive(middle),
    "mean": naive(mean),
    "`reply_within`": reply_within,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Of one method with one owner: shares of hand-overs, and mean opening hours."""

    told: float
    held: float
    """Of those that were told."""
    ahead: float
    """From the hand-over to the stated time."""
    early: float
    """From the answer to the stated time, where it held."""


def score(method: Method, played: Sequence[Case]) -> Score:
    told = [(case, by) for case in played if (by := method(case).by)]
    kept = [(c, by) for c, by in told if (c.handed_over.answered_at or by) <= by]
    return Score(
        told=len(told) / len(played),
        held=len(kept) / len(told),
        ahead=fmean(_open_hours(c, c.handed_over.handed_over_at, by) for c, by in told),
        early=fmean(_open_hours(c, c.handed_over.answered_at, by) for c, by in kept),
    )


def _open_hours(case: Case, start: datetime | None, end: datetime) -> float:
    return case.shop.hours.between(start or end, end) / HOUR


def scores(owner: Owner, handovers: int, seed: int = SEED) -> dict[str, Score]:
    played = list(cases(owner, Random(f"{owner.name}{seed}"), handovers))
    return {name: score(method, played) for name, method in METHODS.items()}


def table(handovers: int = HANDOVERS) -> str:
    """In Markdown: for each owner and method what held, and how early she was."""
    head = "".join(f" {name} |" for name in METHODS)
    lines = [f"| owner |{head} told |", "|---|" + "---|" * (len(METHODS) + 1)]
    for owner in OWNERS:
        row = scores(owner, handovers)
        cells = (f"{s.held:.0%} · {s.early:.1f} h" for s in row.values())
        lines.append(f"| {owner.name} | {' | '.join(cells)} | {row['ours'].told:.0%} |")
    return "\n".join(lines)


def write(text: str) -> None:
    before, rest = DOCS.read_text("utf-8").split(BEGIN)
    _, after = rest.split(END)
    DOCS.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"into {DOCS.name}")
    arguments = parser.parse_args()
    text = table()
    sys.stdout.write(f"{text}\n")
    if arguments.write:
        write(text)


if __name__ == "__main__":
    main()
