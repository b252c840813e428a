"""A model hangs when it is silent several times in a row, not when it is slow once."""

from collections.abc import AsyncIterator, Sequence

import aiohttp
import pytest

from bot.runtime.pulse import Patience, Pulse
from nlu.parser import Server
from tests.platforms.rasa import FakeRasa

PATIENCE = Patience(every=0.0, answer=0.05, looks=3, loading=0.0)


@pytest.fixture
async def rasa() -> AsyncIterator[FakeRasa]:
    fake = FakeRasa()
    await fake.start()
    yield fake
    await fake.stop()


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ([True], [False]),
        ([True, False, False, True, False], [False] * 5),
        ([False, False, False], [False, False, True]),
        ([False, False, False, False, True], [False, False, True, False, False]),
    ],
    ids=["well", "slow-at-times", "hangs", "begins-anew"],
)
async def test_it_hangs_after_three_silences_in_a_row(
    rasa: FakeRasa, answers: Sequence[bool], found: Sequence[bool]
) -> None:
    async with aiohttp.ClientSession() as session:
        pulse, server = Pulse(session, PATIENCE), Server(rasa.url, rasa.token)
        looks = []
        for answer in answers:
            rasa.hangs = not answer
            looks.append(await pulse.hangs(server))
            assert pulse.beats is answer

    assert looks == found


async def test_another_process_begins_with_nothing_against_it(rasa: FakeRasa) -> None:
    rasa.hangs = True
    async with aiohttp.ClientSession() as session:
        pulse = Pulse(session, PATIENCE)
        servers = [Server(rasa.url, rasa.token), Server(rasa.url, "another")]
        looks = [await pulse.hangs(server) for server in servers * 3]

    assert looks == [False] * 6


async def test_one_that_never_says_where_it_is_hangs() -> None:
    async with aiohttp.ClientSession() as session:
        assert await Pulse(session, PATIENCE).hangs(None)
        assert not await Pulse(session, Patience()).hangs(None)
