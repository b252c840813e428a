"""How many rows a second go through the mailbox, beside a plain Redis stream.

    python -m bench.mailbox [ROWS]

Both store each row once by its id and handle it with one write of state, on the same
server with every write on the disk before its answer. The stream, read by a consumer
group, keeps no order within a conversation, does not fence a slow worker out, and knows
neither quiet windows nor due times: the ratio is what those cost.
"""

import asyncio
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path

from redis.asyncio import Redis

from bot.mailbox.effects import Effects
from bot.mailbox.keys import SHARDS, Keys, Shard
from bot.mailbox.mailbox import Mailbox, now_ms
from bot.runtime.data_folder import DataFolder
from bot.runtime.valkey import EmbeddedValkey, connect

TASKS = 32
ROUNDS = 5
ROW = b'{"type":"message","id":"mid.0","text":"' + b"x" * 120 + b'"}'
STATE = '{"id":"barbara","history":"' + "x" * 1_500 + '"}'
DAY = 86_400_000
ALL = [Shard(number) for number in range(SHARDS)]

Job = Callable[[int], Awaitable[None]]


async def spread(count: int, job: Job) -> None:
    """The job for each number, by TASKS tasks."""
    numbers = iter(range(count))

    async def work() -> None:
        for number in numbers:
            await job(number)

    await asyncio.gather(*(work() for _ in range(TASKS)))


async def through_mailbox(redis: Redis, rows: int) -> tuple[float, float]:
    """Seconds to store all, and seconds to handle all."""
    inbox = Mailbox(redis, "inbox")
    shops = [Keys(f"shop-{number}") for number in range(50)]

    async def receive(number: int) -> None:
        keys, id = shops[number % len(shops)], str(number)
        await inbox.receive(keys, id, id=id, row=ROW, at=now_ms(), quiet=False)

    async def handle(place: tuple[str, str]) -> None:
        keys = Keys(place[0])
        take = await inbox.take(keys, place[1], now_ms())
        if take is None:
            return
        effects = Effects()
        effects.add("SET", keys.conversation(place[1]), STATE, "PX", DAY)
        await inbox.commit(keys, take, done=1, at=now_ms(), effects=effects)

    started = time.perf_counter()
    await spread(rows, receive)
    stored = time.perf_counter()
    while places := await inbox.ready_everywhere(ALL, now_ms(), 500):
        await spread(len(places), lambda number: handle(places[number]))
    return stored - started, time.perf_counter() - stored


async def through_stream(redis: Redis, rows: int) -> tuple[float, float]:
    """Seconds to store all, and seconds to handle all."""
    await redis.xgroup_create("rows", "workers", id="0", mkstream=True)

    async def receive(number: int) -> None:
        if await redis.set(f"seen:{number}", "1", nx=True, px=7 * DAY):
            await redis.xadd("rows", {"conversation": number, "row": ROW})

    async def work(name: int) -> None:
        while got := await redis.xreadgroup(
            "workers", f"worker-{name}", {"rows": ">"}, count=10
        ):
            for id, fields in got[0][1]:
                async with redis.pipeline(transaction=True) as pipe:
                    key = f"conversation:{fields[b'conversation'].decode()}"
                    pipe.set(key, STATE, px=DAY)
                    pipe.xack("rows", "workers", id)
                    pipe.xdel("rows", id)
                    await pipe.execute()

    started = time.perf_counter()
    await spread(rows, receive)
    stored = time.perf_counter()
    await asyncio.gather(*(work(name) for name in range(TASKS)))
    return stored - started, time.perf_counter() - stored


async def measure(redis: Redis, rows: int) -> None:
    ways = {"mailbox": through_mailbox, "stream": through_stream}
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(ROUNDS):
        for name in sorted(ways, reverse=bool(number % 2)):
            await redis.flushall()
            storing, handling = await ways[name](redis, rows)
            rates[name].append(rows / (storing + handling))
            print(f"{name:8} {rows / storing:6.0f} stored, {rows / handling:6.0f} "
                  f"handled, {rates[name][-1]:6.0f} rows a second in all")  # fmt: skip
    ratios = [one / other for one, other in zip(*rates.values(), strict=True)]
    print(f"mailbox / stream: {statistics.median(ratios):.2f} "
          f"({min(ratios):.2f} to {max(ratios):.2f} in {ROUNDS} rounds)")  # fmt: skip


async def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as path:
        folder = DataFolder(Path(path) / "data")
        folder.create()
        server = EmbeddedValkey(folder)
        await server.ensure_running()
        try:
            async with connect(server.socket, timeout=60) as redis:
                info = await redis.info("server")
                number = info.get("valkey_version", info["redis_version"])
                print(f"{rows} rows of {TASKS} tasks; server {number}, appendfsync "
                      f"always; Python {platform.python_version()}, redis-py "
                      f"{version('redis')}; {os.cpu_count()} CPUs with a load of "
                      f"{os.getloadavg()[0]:.1f}")  # fmt: skip
                await measure(redis, rows)
        finally:
            await server.stop()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
