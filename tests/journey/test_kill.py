"""The bot is killed: nothing that was accepted is lost, nothing is answered twice."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.channels.waiting import until
from tests.journey.conftest import Town
from tests.journey.running import Running, stop_everything
from tests.platforms.graph import Scripted

ASKED = "C'est encore dispo en 38 la robe Jeanne ?"


@pytest.fixture
async def running(town: Town, tmp_path: Path) -> AsyncIterator[Running]:
    town.rasa.topics[ASKED] = ("availability",)
    graph = town.graph
    running = Running(
        environment={
            "COMPTOIR_SHOP": str(town.settings.shop_file),
            "COMPTOIR_DATA": str(tmp_path / "data"),
            "NLU_URL": town.rasa.url,
            "NLU_TOKEN": town.rasa.token,
            "MESSENGER_PAGE_TOKEN": graph.page_token,
            "MESSENGER_PAGE_ID": graph.page_id,
            "MESSENGER_APP_ID": graph.app_id,
            "MESSENGER_APP_SECRET": graph.app_secret,
            "MESSENGER_VERIFY_TOKEN": "our own word",
            "MESSENGER_API_URL": graph.url,
        }
    )
    graph.hook = f"{running.url}/webhook/messenger"
    await running.start()
    yield running
    await running.stop()
    await stop_everything(tmp_path / "data")


async def replies(town: Town, *, within: float = 25.0, calm: float = 2.0) -> int:
    """How many replies there are, once some are and no more come."""
    for _ in range(int(within * 10)):
        if town.graph.sent:
            break
        await asyncio.sleep(0.1)
    await asyncio.sleep(calm)
    return len(town.graph.sent)


async def test_killed_after_the_200_it_answers_once_after_the_restart(
    town: Town, running: Running
) -> None:
    await town.graph.say("psid-1", ASKED)
    await running.kill()
    assert town.graph.statuses[-1] == 200

    await running.start()

    assert await replies(town) == 1


async def test_killed_while_it_sends_the_echo_tells_that_it_went_out(
    town: Town, running: Running
) -> None:
    town.graph.patience = 1_000
    town.graph.script.append(Scripted(delay=1.5, taken=True))
    await town.graph.say("psid-1", ASKED)
    await until(lambda: not town.graph.script)
    await running.kill()

    await running.start()

    assert await replies(town, calm=20.0) == 1


async def test_it_ends_cleanly_when_it_is_told_to(running: Running) -> None:
    assert await running.stop() == 0
