"""One of several processes that race for last pieces; started by test_races.

Each tries to hold or to sell every piece, under ids of its own, and may be killed by
itself in the middle: started again, it repeats itself.
"""

import asyncio
import json
import os
import random
import signal
import sys
from pathlib import Path

from bot.runtime.valkey import connect
from stock.errors import NotEnough
from stock.model import MovementKind, VariantKey
from stock.redis_table import RedisTable
from tests.scratch import ScratchKeys
from tests.stock.build import hold, line, movement


async def attempt(table: RedisTable, name: str, dice: random.Random) -> bool:
    """Whether this attempt has, now or when it was made before, got a piece."""
    variant = VariantKey("robe-lin", dice.choice(("36", "38")), "bleu")
    is_sale = dice.random() < 0.5
    try:
        if is_sale:
            await table.move(
                movement(line(MovementKind.SOLD, 1, variant), id=name, author=name)
            )
        else:
            await table.hold(hold(variant, id=name, conversation=name))
    except NotEnough:
        return False
    return True


async def race(
    socket: Path, prefix: str, name: str, attempts: int, die_after: int
) -> int:
    redis = connect(socket)
    table = RedisTable(redis, ScratchKeys(prefix))
    won = 0
    for number in range(attempts):
        if number == die_after:
            pending = asyncio.ensure_future(
                attempt(table, f"{name}-{number}", random.Random(f"{name}-{number}"))
            )
            await asyncio.sleep(0.0005)
            os.kill(os.getpid(), signal.SIGKILL)
            await pending
        dice = random.Random(f"{name}-{number}")
        won += await attempt(table, f"{name}-{number}", dice)
    await redis.aclose()
    return won


if __name__ == "__main__":
    socket, prefix, name, attempts, die_after = sys.argv[1:]
    won = asyncio.run(race(Path(socket), prefix, name, int(attempts), int(die_after)))
    sys.stdout.write(json.dumps(won))
