"""Each row is handled and sent once, in order, whoever races and whatever is killed.

MAILS is how many rows are delivered in all, each up to three times.
"""

import asyncio
import os
import random
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest
from redis.asyncio import Redis

from bot.mailbox.errors import StoreUnavailable
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Mailbox
from bot.runtime.data_folder import DataFolder
from bot.runtime.valkey import EmbeddedValkey, connect
from tests.mailbox.mailer import Mail, clock, run

MAILS = int(os.environ.get("MAILS", "100"))
CONVERSATIONS = [f"c{number}" for number in range(12)]
SHOPS = [Keys(f"shop-{number}") for number in range(3)]
PATIENCE = 30 + MAILS / 20

Place = tuple[Keys, str]


async def deliver(redis: Redis, seed: str) -> dict[Place, list[str]]:
    """Rows for every conversation, some redelivered at once or later; what was sent."""
    dice = random.Random(seed)
    inbox = Mailbox(redis, "inbox", quiet_ms=2_500, cap_ms=8_000)
    sent: dict[Place, list[str]] = {}
    for number in range(MAILS):
        keys, conversation = dice.choice(SHOPS), dice.choice(CONVERSATIONS)
        ids = sent.setdefault((keys, conversation), [])
        ids.append(f"{conversation}-{number}")
        for id in [ids[-1], *dice.sample(ids, min(len(ids), dice.randrange(3)))]:
            await until_stored(inbox, keys, conversation, id, quiet=dice.random() < 0.5)
    return sent


async def until_stored(
    inbox: Mailbox, keys: Keys, conversation: str, id: str, *, quiet: bool
) -> None:
    """As a platform does: again and again until it hears that it is stored."""
    row = msgspec.json.encode(Mail(id))
    while True:
        try:
            await inbox.receive(
                keys, conversation, id=id, row=row, at=clock(), quiet=quiet
            )
        except StoreUnavailable:
            await asyncio.sleep(0.05)
        else:
            return


async def result(redis: Redis, what: str) -> dict[Place, list[str]]:
    found = {}
    for keys in SHOPS:
        for conversation in CONVERSATIONS:
            ids = await redis.lrange(keys.named(what, conversation), 0, -1)
            if ids:
                found[keys, conversation] = [id.decode() for id in ids]
    return found


async def all_sent(redis: Redis) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            sent = await result(redis, "sent")
            if sum(map(len, sent.values())) >= MAILS:
                return
            await asyncio.sleep(0.1)


async def check(redis: Redis, delivered: dict[Place, list[str]]) -> None:
    assert await result(redis, "handled") == delivered
    assert await result(redis, "sent") == delivered
    leftovers = [key async for key in redis.scan_iter("*:ready")]
    assert leftovers == []


async def mailer(socket: Path, seed: str, deaths: list[int]) -> None:
    """A worker process that dies by itself as often, and is started again each time."""
    for number, die_after in enumerate([*deaths, -1]):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.mailbox.mailer"),
            *(str(socket), f"{seed}-{number}", str(die_after)),
        )
        try:
            assert await process.wait() == -signal.SIGKILL
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


@asynccontextmanager
async def mailers(socket: Path, deaths: list[list[int]]) -> AsyncIterator[None]:
    running = [
        asyncio.create_task(mailer(socket, f"m{number}", its_deaths))
        for number, its_deaths in enumerate(deaths)
    ]
    yield
    for task in running:
        assert not task.done(), task.exception()
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


async def test_many_tasks_handle_each_row_once_and_in_order(
    redis: Redis, valkey_socket: Path
) -> None:
    workers = asyncio.create_task(run(valkey_socket, "tasks", -1))

    delivered = await deliver(redis, "tasks")
    await all_sent(redis)

    workers.cancel()
    await asyncio.gather(workers, return_exceptions=True)
    await check(redis, delivered)


@pytest.mark.timeout(240)
async def test_workers_that_are_killed_lose_and_repeat_nothing(
    redis: Redis, valkey_socket: Path
) -> None:
    deaths = [[5, 12], [9]]

    async with mailers(valkey_socket, deaths):
        delivered = await deliver(redis, "workers")
        await all_sent(redis)

    await check(redis, delivered)


@pytest.fixture
async def durable(tmp_path: Path) -> AsyncIterator[EmbeddedValkey]:
    folder = DataFolder(tmp_path / "data")
    folder.create()
    server = EmbeddedValkey(folder)
    await server.ensure_running()
    yield server
    await server.stop()


async def kill(server: EmbeddedValkey, redis: Redis) -> None:
    pid = int((await redis.info("server"))["process_id"])
    os.kill(pid, signal.SIGKILL)
    await server.ensure_running()


@pytest.mark.timeout(240)
async def test_a_server_that_is_killed_loses_and_repeats_nothing(
    durable: EmbeddedValkey,
) -> None:
    redis = connect(durable.socket)

    async with mailers(durable.socket, [[11], []]):
        delivering = asyncio.create_task(deliver(redis, "server"))
        for _ in range(3):
            await asyncio.sleep(0.4)
            await kill(durable, redis)
        delivered = await delivering
        await all_sent(redis)

    await check(redis, delivered)
    await redis.aclose()
