"""Promises and take-overs over the nights on which the clocks change."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from redis.asyncio import Redis

from bench.simulated import OWNER, Simulated
from bot.conversations import Status, moment
from tests.owner.promising import BARBARA, COMPLAINT, MINUTE, SHOP, open_shop

ZONES = ["Europe/Brussels", "Europe/Rome"]
SATURDAYS = ["2026-10-24", "2027-03-27"]
"""On the next day 03:00 becomes 02:00, or 02:00 becomes 03:00."""
EVERY_DAY = """hours:
  mon-sun: ["10:00-18:00"]
  holidays: false
"""


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> ZoneInfo:
    return ZoneInfo(request.param)


@pytest.fixture(params=SATURDAYS)
def saturday(request: pytest.FixtureRequest, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(f"{request.param}T00:00").replace(tzinfo=zone)


def at(saturday: datetime, day: int, clock: str) -> datetime:
    """A time of the wall's clock, so many days later."""
    hour, minute = map(int, clock.split(":"))
    return (saturday + timedelta(days=day)).replace(hour=hour, minute=minute)


@pytest.fixture
async def shop(
    redis: Redis, tmp_path: Path, zone: ZoneInfo, saturday: datetime
) -> Simulated:
    before, after = SHOP.split("hours:")[0], SHOP[SHOP.index("shipping:") :]
    file = f"{before}{EVERY_DAY}{after}".replace("Europe/Brussels", zone.key)
    start = at(saturday, 0, "17:30")
    return await open_shop(redis, tmp_path, start, shop_file=file)


def clock_of(milliseconds: int, zone: ZoneInfo) -> str:
    return f"{moment(milliseconds).astimezone(zone):%a %H:%M}"


def times(shop: Simulated, text: str, zone: ZoneInfo) -> list[str]:
    return [
        f"{d.at.astimezone(zone):%a %H:%M}"
        for d in shop.sent
        if text in d.outgoing.text
    ]


async def test_a_promise_of_the_night_is_due_by_the_clock_on_the_wall(
    shop: Simulated, saturday: datetime, zone: ZoneInfo
) -> None:
    await shop.pass_until(at(saturday, 0, "20:00"))
    await shop.says(BARBARA, COMPLAINT)
    await shop.pass_until(at(saturday, 0, "20:01"))
    promise = (await shop.conversation(BARBARA)).promise
    assert promise is not None
    assert "demain" in shop.to(BARBARA)[0]
    due = moment(promise.due).astimezone(zone)
    assert (due.date(), due.hour) == (at(saturday, 1, "12:00").date(), 12)

    await shop.pass_until(at(saturday, 1, "12:00"))

    assert times(shop, "Ce matin chez", zone) == ["Sun 08:30"]
    [nudged] = times(shop, "compte sur vous", zone)
    [corrected] = times(shop, "n’a pas encore pu", zone)
    assert "Sun 10:00" <= nudged < corrected < "Sun 12:00"


async def test_her_time_in_a_conversation_counts_opening_minutes(
    shop: Simulated, saturday: datetime, zone: ZoneInfo
) -> None:
    await shop.says(BARBARA, COMPLAINT)
    await shop.pass_until(shop.clock.at + MINUTE)
    await shop.page_writes(BARBARA, "Je regarde")
    await shop.pass_until(shop.clock.at + MINUTE)
    taken = await shop.conversation(BARBARA)
    assert clock_of(taken.until, zone) == "Sun 11:31"

    await shop.pass_until(at(saturday, 1, "11:30"))
    assert (await shop.conversation(BARBARA)).status == Status.HUMAN
    await shop.pass_until(at(saturday, 1, "11:32"))
    assert (await shop.conversation(BARBARA)).status == Status.BOT


async def test_an_absence_ends_by_the_clock_on_the_wall(
    shop: Simulated, saturday: datetime, zone: ZoneInfo
) -> None:
    await shop.owner_writes("/away jusqu'à demain 11h")
    await shop.pass_until(shop.clock.at + MINUTE)
    assert "jusqu’à demain à 11:00" in shop.to(OWNER)[-1]
    await shop.pass_until(at(saturday, 0, "20:00"))
    await shop.says(BARBARA, COMPLAINT)
    await shop.pass_until(at(saturday, 1, "12:00"))

    told = times(shop, "Pendant que vous étiez", zone)
    assert told == ["Sun 11:00"]
