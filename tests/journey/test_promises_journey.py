"""A promise on its whole way, on a clock that is put forward by hours."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.app import serving
from bot.owner.promises import Ledger
from bot.serving import Serving
from bot.shop_file import read_shop_file
from tests.channels.waiting import until
from tests.journey.conftest import Town
from tests.journey.test_owner_journey import LEA, pair, texts_to

BRUSSELS = ZoneInfo("Europe/Brussels")
CUSTOMER = "psid-1"
COMPLAINT = "Ma robe est arrivée abîmée"
HOURS = '  tue-fri: ["10:00-12:30", "13:30-18:30"]'


@dataclass(slots=True)
class Clock:
    """Runs as clocks do, from whatever time it was put to."""

    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def milliseconds(self) -> int:
        return round(self().timestamp() * 1000)

    def put_to(self, days: int, clock: str) -> None:
        """So many days after the next Tuesday but one, at this time of the shop."""
        today = datetime.now(BRUSSELS).date()
        tuesday = today + timedelta(days=(1 - today.weekday()) % 7 + 7)
        wall = time.fromisoformat(clock)
        at = datetime.combine(tuesday + timedelta(days=days), wall, BRUSSELS)
        self.ahead = at - datetime.now(UTC)


@asynccontextmanager
async def opened(town: Town, clock: Clock) -> AsyncIterator[Serving]:
    file = town.settings.shop_file
    file.write_text(file.read_text().replace('  mon-sun: ["00:00-24:00"]', HOURS))
    async with serving(town.settings, read_shop_file(file), now=clock) as parts:
        town.graph.hook = f"{parts.address}/webhook/messenger"
        town.graph.now = clock.milliseconds
        yield parts


def told(town: Town) -> list[str]:
    return [sent["message"]["text"] for sent in town.graph.sent]


async def test_a_promise_is_nudged_corrected_and_at_last_kept(town: Town) -> None:
    town.rasa.topics[COMPLAINT] = ("complaint",)
    clock = Clock()
    clock.put_to(0, "10:30")
    async with opened(town, clock) as parts:
        await pair(town, parts)
        await town.graph.say(CUSTOMER, COMPLAINT)
        await until(lambda: len(texts_to(town, LEA)) == 2)
        assert "ce midi" in told(town)[0]

        clock.put_to(0, "12:10")
        await until(lambda: "compte sur vous" in texts_to(town, LEA)[-1])
        clock.put_to(0, "13:35")
        await until(lambda: len(told(town)) == 2)
        assert "cet après-midi" in told(town)[1]

        notice = town.bot_api.messages[-1]
        await town.bot_api.say(LEA, "Je la remplace.", reply_to_message=notice)
        await until(lambda: told(town)[-1] == "Je la remplace.")
        ledger = Ledger(parts.store.redis, parts.keys)
        assert await ledger.counts() == {"kept": 0, "late": 1, "broken": 0}
        assert await ledger.open() == {}


async def test_three_hours_down_over_a_promise_she_hears_of_it_once(town: Town) -> None:
    town.rasa.topics[COMPLAINT] = ("complaint",)
    clock = Clock()
    clock.put_to(0, "10:30")
    async with opened(town, clock) as parts:
        await pair(town, parts)
        await town.graph.say(CUSTOMER, COMPLAINT)
        await until(lambda: len(told(town)) == 1)

    clock.put_to(0, "15:00")
    async with opened(town, clock):
        await until(lambda: len(told(town)) == 2)
        await until(lambda: "compte sur vous" in texts_to(town, LEA)[-1])

    assert "rien n’est venu" in told(town)[1]
    assert len(told(town)) == 2


async def test_the_evening_is_silent_and_the_morning_tells_it(town: Town) -> None:
    town.rasa.topics[COMPLAINT] = ("complaint",)
    clock = Clock()
    clock.put_to(0, "19:00")
    async with opened(town, clock) as parts:
        await pair(town, parts)
        await town.graph.say(CUSTOMER, COMPLAINT)
        await until(lambda: len(told(town)) == 1)
        assert len(texts_to(town, LEA)) == 1

        clock.put_to(1, "08:31")
        await until(lambda: len(texts_to(town, LEA)) == 2)

    assert COMPLAINT in texts_to(town, LEA)[1]
