import asyncio
from collections.abc import Callable


async def until(condition: Callable[[], object]) -> None:
    """For what another task or process does; fails after twenty seconds."""
    for _ in range(4000):
        if condition():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it did not happen in twenty seconds")
