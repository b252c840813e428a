"""The model process of a data folder: one, revived, guarded by its token, stopped."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import pytest

from bot.runtime.data_folder import DataFolder
from bot.runtime.model_process import ModelError, ModelProcess
from bot.runtime.pulse import Patience
from nlu.errors import ParserUnavailable
from nlu.parser import RasaParser, Server
from tests.channels.waiting import until


@pytest.fixture
async def model(tmp_path: Path) -> AsyncIterator[ModelProcess]:
    folder = DataFolder(tmp_path / "data")
    folder.create()
    model = ModelProcess(folder, patience=Patience(every=0.5, answer=1.0))
    yield model
    await model.stop()


SERVER = """#!{python}
import json, os, sys, time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

class Answers(BaseHTTPRequestHandler):
    def do_POST(self):
        time.sleep({slow})
        self.send_response({status})
        self.end_headers()
        self.wfile.write(b'{{"topics": ["shipping"], "margins": {{}}, "segments": []}}')
    def log_message(self, *said):
        pass

server = HTTPServer(("127.0.0.1", 0), Answers)
announce = Path(sys.argv[sys.argv.index("--announce") + 1])
draft = announce.with_suffix(".new")
draft.write_text(json.dumps({{"port": server.server_port, "pid": os.getpid()}}))
{announces}
server.serve_forever()
"""
"""In the place of the model: as quick to start as a test wants it."""

PATIENCE = Patience(every=0.05, answer=0.3, looks=3, loading=5.0)


def stand_in(
    folder: Path,
    *,
    slow: float = 0.0,
    status: int = 200,
    announces: str = "draft.replace(announce)",
    patience: Patience = PATIENCE,
) -> ModelProcess:
    script = folder / "python"
    words = {"python": sys.executable, "slow": slow, "status": status}
    script.write_text(SERVER.format(announces=announces, **words))
    script.chmod(0o700)
    data = DataFolder(folder / "data")
    data.create()
    return ModelProcess(data, model=script, python=script, patience=patience)


@asynccontextmanager
async def kept_running(model: ModelProcess) -> AsyncIterator[RasaParser]:
    async with aiohttp.ClientSession() as session:
        parser = RasaParser(session, seconds=0.3)
        keeping = asyncio.create_task(model.keep_running(parser))
        yield parser
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping
    await model.stop()


async def test_one_that_hangs_is_ended_and_started_anew(tmp_path: Path) -> None:
    model = stand_in(tmp_path)
    async with kept_running(model) as parser:
        first = await until_it_parses(parser, model)
        os.kill(first, signal.SIGSTOP)
        with pytest.raises(ParserUnavailable):
            await parser.parse("vous livrez ?")

        assert await until_it_parses(parser, model, besides=first) != first


@pytest.mark.parametrize(
    "hung", [{"slow": 30.0}, {"status": 500}, {"announces": "time.sleep(60)"}],
    ids=["answers-late", "answers-nonsense", "never-announces"],
)  # fmt: skip
async def test_one_that_answers_nothing_useful_is_ended(
    tmp_path: Path, hung: dict[str, Any]
) -> None:
    brief = Patience(every=0.05, answer=0.1, looks=3, loading=0.5)
    model = stand_in(tmp_path, **hung, patience=brief)
    pids: set[str] = set()

    def is_started_twice() -> bool:
        path = model.folder.path / "nlu.pid"
        pids.update({path.read_text()} - {""} if path.exists() else ())
        return len(pids) == 2

    async with kept_running(model):
        await until(is_started_twice)


async def test_a_command_waits_for_one_that_answers(tmp_path: Path) -> None:
    model = stand_in(tmp_path)
    hung = await model.ensure_running()
    os.kill(pid_of(model), signal.SIGSTOP)

    assert await model.ensure_running() not in (hung, None)
    assert await model.stop()


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
async def test_killed_or_hung_it_is_started_anew_and_hands_over_meanwhile(
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
        third = await until_it_parses(parser, model, besides=second)
        assert third not in (first, second)

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
