"""The model process of a data folder: one, revived, guarded by its token, stopped."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import aiohttp
import msgspec
import pytest

from bot.runtime.data_folder import DataFolder
from bot.runtime.model_process import ModelError, ModelProcess
from nlu.errors import ParserUnavailable
from nlu.parser import RasaParser, Server
from tests.channels.waiting import until


@pytest.fixture
async def model(tmp_path: Path) -> AsyncIterator[ModelProcess]:
    folder = DataFolder(tmp_path / "data")
    folder.create()
    model = ModelProcess(folder)
    yield model
    await model.stop()


def pid_of(model: ModelProcess) -> int:
    said = msgspec.json.decode((model.folder.path / "nlu.json").read_bytes())
    return int(said["pid"])


async def status(server: Server, token: str) -> int:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{server.url}/status", params={"token": token}) as response,
    ):
        return response.status


@pytest.mark.rasa
async def test_a_folder_has_one_that_wants_its_token_and_stops(
    model: ModelProcess,
) -> None:
    other = ModelProcess(model.folder)
    first, second = await asyncio.gather(model.ensure_running(), other.ensure_running())
    assert first == second
    assert [await status(first, token) for token in (first.token, "a guess")] == [
        200,
        401,
    ]

    assert await model.stop()
    assert not other.is_running()
    assert not await other.stop()


@pytest.mark.rasa
async def test_killed_it_is_started_anew_and_hung_it_hands_over(
    model: ModelProcess,
) -> None:
    async with aiohttp.ClientSession() as session:
        parser = RasaParser(session, seconds=1.0)
        keeping = asyncio.create_task(model.keep_running(parser))
        first = await until_it_parses(parser, model)
        os.kill(first, signal.SIGKILL)
        second = await until_it_parses(parser, model, besides=first)
        assert second != first

        os.kill(second, signal.SIGSTOP)
        with pytest.raises(ParserUnavailable):
            await parser.parse("vous livrez ?")
        os.kill(second, signal.SIGCONT)

        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping


async def until_it_parses(
    parser: RasaParser, model: ModelProcess, besides: int = 0
) -> int:
    for _ in range(600):
        with suppress(ParserUnavailable, OSError):
            pid = pid_of(model)
            if pid != besides:
                await parser.parse("vous livrez ?")
                return pid
        await asyncio.sleep(0.1)
    raise AssertionError("it does not parse")


async def test_without_a_model_it_says_what_to_do(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    missing = ModelProcess(folder, model=tmp_path / "none.tar.gz", python=Path("/x"))

    with pytest.raises(ModelError, match="make setup"):
        await missing.ensure_running()


async def test_the_model_is_not_given_the_platforms_tokens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "123456:secret")
    shown = tmp_path / "shown"
    script = tmp_path / "python"
    script.write_text(f'#!/bin/sh\nenv > "{shown}.new" && mv "{shown}.new" "{shown}"\n')
    script.chmod(0o700)
    model = ModelProcess(DataFolder(tmp_path), model=script, python=script)

    assert model.start()
    await until(lambda: not model.is_running())

    assert "NLU_TOKEN=" in shown.read_text()
    assert "secret" not in shown.read_text()
    assert not await model.stop()


@pytest.mark.rasa
async def test_while_it_still_loads_another_process_can_stop_it(
    model: ModelProcess,
) -> None:
    assert model.start()

    assert await ModelProcess(model.folder).stop()
    assert not model.is_running()
