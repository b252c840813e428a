"""Processes that race for last pieces and are killed: nothing is sold twice, or lost.

Eight processes try 10,000 times in all to hold or to sell one of 2,500 pieces on a
server of their own. Some are killed with SIGKILL at a random moment, and begin again
with the same ids. All the while, and at the end, the whole ledger is proved.

    make chaos      or      .venv/bin/python -m bench.chaos --attempts 1000
"""

import argparse
import asyncio
import json
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from redis.asyncio import Redis

from bot.runtime.data_folder import DataFolder
from bot.runtime.valkey import EmbeddedValkey, connect
from stock.redis_table import RedisTable
from tests.scratch import ScratchKeys
from tests.stock.build import movement, shop

ATTEMPTS, PROCESSES = 10_000, 8
KILLED_OF = 5
"""So many of the processes are killed, one to three times each."""
LIVES_AT_MOST = 1.5


@dataclass(slots=True)
class Chaos:
    """One race and what is seen of it."""

    socket: Path
    keys: ScratchKeys
    share: int
    kills: int = 0
    proofs: int = 0
    problems: list[str] = field(default_factory=list)

    async def race(self, number: int) -> int:
        """How many pieces this racer has in the end, however often it died."""
        dice = random.Random(number)
        deaths = dice.randint(1, 3) if number < KILLED_OF else 0
        for _ in range(deaths):
            racer = await self._start(number)
            await asyncio.sleep(dice.uniform(0.3, LIVES_AT_MOST))
            if racer.returncode is None:
                racer.send_signal(signal.SIGKILL)
            await racer.communicate()
            self.kills += racer.returncode == -signal.SIGKILL
        racer = await self._start(number)
        won, _ = await racer.communicate()
        return int(json.loads(won))

    async def _start(self, number: int) -> asyncio.subprocess.Process:
        arguments = (self.socket, self.keys.prefix, f"r{number}", self.share, -1)
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.stock.racer",
            *map(str, arguments),
            stdout=asyncio.subprocess.PIPE,
        )

    async def watch(self, table: RedisTable) -> None:
        """Prove the table again and again while it is raced for."""
        while True:
            self.problems += await table.check()
            self.proofs += 1
            await asyncio.sleep(0.5)


async def run(redis: Redis, socket: Path, attempts: int) -> bool:
    """Race once and print what came of it; False: the ledger does not hold."""
    keys = ScratchKeys("{chaos}")
    table = RedisTable(redis, keys)
    pieces = attempts // 8
    filled = movement(id="filled")
    await table.import_products(shop(linen=pieces, small=pieces), movement=filled)
    chaos = Chaos(socket, keys, attempts // PROCESSES)
    started = time.perf_counter()
    watching = asyncio.create_task(chaos.watch(table))
    won = await asyncio.gather(*(chaos.race(n) for n in range(PROCESSES)))
    watching.cancel()
    seconds = time.perf_counter() - started
    problems = [*chaos.problems, *await table.check()]
    variants = (await table.snapshot()).products["robe-lin"].variants
    left = sum(variant.available for variant in variants)
    held = len(await table.holds())
    print(f"attempts   {attempts} by {PROCESSES} processes in {seconds:.1f} s")
    print(f"killed     {chaos.kills} times with SIGKILL")
    print(f"pieces     {2 * pieces}: {sum(won)} won, {left} left, {held} of them held")
    print(f"proved     {chaos.proofs + 1} times: {len(problems)} problems")
    for problem in problems[:20]:
        print(f"  {problem}")
    return not problems and left == 0 and sum(won) == 2 * pieces


async def main(attempts: int) -> bool:
    with tempfile.TemporaryDirectory(prefix="comptoir-chaos-") as folder:
        data = DataFolder(Path(folder))
        data.create()
        server = EmbeddedValkey(data, durable=False)
        await server.ensure_running()
        redis = connect(server.socket)
        try:
            return await run(redis, server.socket, attempts)
        finally:
            await redis.aclose()
            await server.stop()


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--attempts", type=int, default=ATTEMPTS)
    sys.exit(0 if asyncio.run(main(asked.parse_args().attempts)) else 1)
