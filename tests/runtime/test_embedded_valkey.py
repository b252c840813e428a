"""One server per data folder; it outlives its starter and loses nothing when killed."""

import asyncio
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Mailbox
from bot.runtime.data_folder import DataFolder, Lock
from bot.runtime.valkey import EmbeddedValkey, ValkeyError, connect, find_binary


def made(path: Path) -> DataFolder:
    folder = DataFolder(path)
    folder.create()
    return folder


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[EmbeddedValkey]:
    """Not started yet; stopped at the end."""
    server = EmbeddedValkey(made(tmp_path / "data"))
    yield server
    await server.stop()


async def pid_of(server: EmbeddedValkey) -> int:
    async with connect(server.socket) as redis:
        return int((await redis.info("server"))["process_id"])


async def kill(server: EmbeddedValkey) -> None:
    os.kill(await pid_of(server), signal.SIGKILL)


async def run_starter(path: Path, stays: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "error", "-m", "tests.runtime.starter"),
        *(str(path), stays),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


async def test_processes_that_start_it_at_once_get_one_server(
    server: EmbeddedValkey,
) -> None:
    starters = [await run_starter(server.folder.path, "ends") for _ in range(4)]
    outputs = [await starter.communicate() for starter in starters]

    assert sorted(output for output, _ in outputs) == [b"False\n"] * 3 + [b"True\n"]
    assert {errors for _, errors in outputs} == {b""}


async def test_tasks_that_start_it_at_once_get_one_server(
    server: EmbeddedValkey,
) -> None:
    servers = [EmbeddedValkey(server.folder) for _ in range(8)]

    started = await asyncio.gather(*(one.ensure_running() for one in servers))

    assert sorted(started) == [False] * 7 + [True]


async def test_it_goes_on_when_its_starter_has_ended_and_nobody_warns(
    server: EmbeddedValkey,
) -> None:
    starter = await run_starter(server.folder.path, "ends")
    output, errors = await starter.communicate()

    assert (output, errors) == (b"True\n", b"")
    assert not await server.ensure_running()


async def test_it_survives_the_killing_of_its_starter(server: EmbeddedValkey) -> None:
    starter = await run_starter(server.folder.path, "stays")
    assert starter.stdout is not None
    assert await starter.stdout.readline() == b"True\n"
    pid = await pid_of(server)

    starter.kill()
    await starter.communicate()

    assert not await server.ensure_running()
    assert await pid_of(server) == pid


async def test_what_was_stored_is_there_after_it_was_killed(
    server: EmbeddedValkey,
) -> None:
    await server.ensure_running()
    keys = Keys("maison-lila")
    async with connect(server.socket) as redis:
        inbox = Mailbox(redis, "inbox")
        for number in range(50):
            await inbox.receive(
                keys, "anna", id=str(number), row=b"{}", at=1, quiet=False
            )
        await kill(server)

        assert await server.ensure_running()

        take = await inbox.take(keys, "anna", 2)
        assert take is not None
        assert len(take.rows) == 50


async def test_a_scratch_server_writes_nothing(tmp_path: Path) -> None:
    server = EmbeddedValkey(made(tmp_path / "data"), durable=False)
    await server.ensure_running()
    async with connect(server.socket) as redis:
        await redis.set("k", "v")

    await server.stop()

    assert not list(server.folder.path.glob("**/*.aof"))
    assert not list(server.folder.path.glob("**/*.rdb"))


async def test_a_stopped_server_starts_again_with_its_data(
    server: EmbeddedValkey,
) -> None:
    await server.ensure_running()
    async with connect(server.socket) as redis:
        await redis.set("k", "v")

    assert await server.stop()
    assert not await server.stop()

    assert await server.ensure_running()
    async with connect(server.socket) as redis:
        assert await redis.get("k") == b"v"


async def test_anybody_can_stop_it(server: EmbeddedValkey) -> None:
    await server.ensure_running()

    assert await EmbeddedValkey(server.folder).stop()

    assert await server.ensure_running()


@pytest.mark.parametrize(
    "name",
    ["x" * 150, "with space and 'quotes'", 'double " \\ back', "é€😀", "a/" * 60 + "z"],
    ids=["long", "quotes", "backslash", "accents", "deep"],
)
async def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    server = EmbeddedValkey(made(tmp_path / name))

    assert await server.ensure_running()

    async with connect(server.socket) as redis:
        assert await redis.ping()
        assert (await redis.config_get("dir"))["dir"] == str(server.folder.path)
    assert server.socket.stat().st_mode & 0o077 == 0
    assert await server.stop()


async def test_its_files_are_for_its_owner_only(server: EmbeddedValkey) -> None:
    await server.ensure_running()

    async with connect(server.socket) as redis:
        settings = await redis.config_get("port", "appendfsync", "maxmemory-policy")

    assert settings == {
        "port": "0",
        "appendfsync": "always",
        "maxmemory-policy": "noeviction",
    }
    assert server.folder.path.stat().st_mode & 0o777 == 0o700
    assert (server.folder.path / "valkey.conf").stat().st_mode & 0o777 == 0o600


async def damage(server: EmbeddedValkey) -> Path:
    """In the middle of the append-only file, as by a bad disk."""
    await server.ensure_running()
    async with connect(server.socket) as redis:
        for number in range(50):
            await redis.set(f"k{number}", "x" * 50)
    await server.stop()
    (file,) = (server.folder.path / "appendonlydir").glob("*.incr.aof")
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 30] = b"?" * 30
    file.write_bytes(content)
    return file


def follow(advice: str, folder: Path) -> None:
    """Run the commands that an error names, and say yes."""
    lines = [line.strip() for line in advice.splitlines()]
    commands = [line for line in lines if line.startswith(("ln ", "./"))]
    assert len(commands) == 2
    for command in commands:
        subprocess.run(shlex.split(command), cwd=folder, input=b"y\n", check=True)


async def test_a_damaged_file_is_kept_and_the_error_says_what_to_do(
    server: EmbeddedValkey,
) -> None:
    file = await damage(server)
    damaged = file.read_bytes()

    with pytest.raises(ValkeyError, match="damaged, and kept as it is") as raised:
        await server.ensure_running()

    assert file.read_bytes() == damaged
    follow(str(raised.value), server.folder.path)
    assert await server.ensure_running()
    async with connect(server.socket) as redis:
        assert 10 < await redis.dbsize() < 50


async def test_a_torn_end_of_the_file_is_dropped(server: EmbeddedValkey) -> None:
    await server.ensure_running()
    async with connect(server.socket) as redis:
        await redis.set("kept", "1")
        await redis.set("torn", "1")
    await kill(server)
    (file,) = (server.folder.path / "appendonlydir").glob("*.incr.aof")
    os.truncate(file, file.stat().st_size - 5)

    assert await server.ensure_running()

    async with connect(server.socket) as redis:
        assert await redis.mget("kept", "torn") == [b"1", None]


async def test_a_system_without_a_binary_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ValkeyError, match="install valkey-server or redis-server"):
        find_binary(packaged=lambda: None)


@pytest.mark.parametrize("name", ["valkey-server", "redis-server"])
def test_a_binary_of_the_system_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    binary = tmp_path / name
    binary.touch(mode=0o755)

    assert find_binary(packaged=lambda: None) == binary
    assert find_binary() != binary, "the package's comes first"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "does not run: No such file"),
        (b"\x7fELF-for-another-machine", "does not run: Exec format error"),
        (b"#!/bin/sh\necho cannot load a library; exit 127\n", "ended with code 127"),
    ],
    ids=["missing", "other machine", "fails"],
)
async def test_a_binary_that_does_not_run_is_named(
    tmp_path: Path, content: bytes | None, problem: str
) -> None:
    binary = tmp_path / "valkey-server"
    if content is not None:
        binary.write_bytes(content)
        binary.chmod(0o755)
    server = EmbeddedValkey(made(tmp_path / "data"), binary=binary)

    with pytest.raises(ValkeyError, match=problem):
        await server.ensure_running()

    assert not await server.stop()


async def test_a_lock_that_somebody_else_probes_starts_no_second_server(
    server: EmbeddedValkey,
) -> None:
    await server.ensure_running()

    with Lock(server.folder.path / "valkey.lock") as lock:
        assert not lock.acquire()
        assert not lock.acquire(shared=True)

    assert not await server.ensure_running()
