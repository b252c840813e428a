"""The embedded store is revived when it dies, and left alone when it was stopped."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from redis.exceptions import RedisError

from bot.runtime.data_folder import DataFolder
from bot.runtime.revival import LOOK_SECONDS, Revival
from bot.runtime.valkey import EmbeddedValkey, connect
from tests.channels.waiting import until


@pytest.fixture
async def valkey(tmp_path: Path) -> AsyncIterator[EmbeddedValkey]:
    folder = DataFolder(tmp_path / "data")
    folder.create()
    server = EmbeddedValkey(folder)
    await server.ensure_running()
    yield server
    await server.stop()


@pytest.fixture
async def revival(valkey: EmbeddedValkey) -> AsyncIterator[Revival]:
    revival = Revival(valkey.folder, valkey)
    task = asyncio.create_task(revival.run())
    yield revival
    await asyncio.sleep(LOOK_SECONDS / 2)  # not while it asks whether the store answers
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def kill(valkey: EmbeddedValkey) -> None:
    redis = connect(valkey.socket)
    await redis.set("kept", "1")
    pid = (await redis.info("server"))["process_id"]
    await redis.aclose()
    os.kill(pid, signal.SIGKILL)


async def kept(valkey: EmbeddedValkey) -> bytes | None:
    redis = connect(valkey.socket)
    try:
        return await redis.get("kept")  # type: ignore[return-value]
    except (RedisError, OSError):
        return None
    finally:
        await redis.aclose()


async def until_revived(valkey: EmbeddedValkey) -> None:
    for _ in range(400):
        if await kept(valkey) == b"1":
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it was not revived in twenty seconds")


async def test_one_that_was_killed_comes_back_with_all_it_had(
    valkey: EmbeddedValkey, revival: Revival
) -> None:
    await kill(valkey)
    await until_revived(valkey)

    assert revival.trouble == ""


async def test_where_nothing_can_be_written_it_says_why_and_goes_on_trying(
    valkey: EmbeddedValkey, revival: Revival
) -> None:
    probe = valkey.folder.path / ".writable"
    probe.mkdir()
    await kill(valkey)
    await until(lambda: revival.trouble)
    assert "the data folder cannot be written" in revival.trouble

    probe.rmdir()
    await until_revived(valkey)
    await until(lambda: not revival.trouble)


async def test_one_that_was_stopped_stays_so(
    valkey: EmbeddedValkey, revival: Revival
) -> None:
    await valkey.stop()
    looks = asyncio.get_running_loop().time() + 2 * LOOK_SECONDS
    await until(lambda: asyncio.get_running_loop().time() > looks)

    assert not valkey.socket.exists()
    assert revival.trouble == ""
