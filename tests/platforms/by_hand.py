"""A conversation with a fake platform in a terminal: a line is a customer's message."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import Any


async def talk(
    greeting: str,
    say: Callable[[str], Awaitable[Any]],
    heard: Sequence[Any],
    wait: float,
) -> None:
    """Until the end of input; shows what has been heard `wait` seconds after a line."""
    sys.stdout.write(f"{greeting}\n")
    shown = 0
    while line := await asyncio.to_thread(sys.stdin.readline):
        await say(line.strip())
        await asyncio.sleep(wait)
        for one in heard[shown:]:
            words = json.dumps(one, ensure_ascii=False, default=str)
            sys.stdout.write(f"< {words}\n")
        shown = len(heard)
