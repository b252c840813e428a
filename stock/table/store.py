"""One client, the keys of one stock table and its Lua scripts, bound together.

Replies are what Redis gives: the modules beside this one turn them into values.
"""

from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any

from redis.asyncio import Redis

from stock.table.keys import StockKeys

Argument = str | bytes | int
SCRIPTS = ("apply", "undo", "extend", "wait", "stop", "refresh")


class Store:
    """Each script stands in `stock/lua`, behind what `common.lua` gives to all."""

    def __init__(self, redis: Redis, keys: StockKeys) -> None:
        self.redis = redis
        self.keys = keys
        folder = files("stock") / "lua"
        common = (folder / "common.lua").read_text()
        self._scripts = {
            name: redis.register_script(common + (folder / f"{name}.lua").read_text())
            for name in SCRIPTS
        }

    async def run(self, script: str, *arguments: Argument) -> Any:
        """What the script answers. Every script is safe to run twice."""
        return await self._scripts[script](
            keys=list(self.keys.all), args=list(arguments)
        )

    async def read(self, *commands: tuple[Argument, ...]) -> list[Any]:
        """The replies to several reading commands, all of the same instant."""
        async with self.redis.pipeline(transaction=True) as pipe:
            for command in commands:
                pipe.execute_command(*command)
            return list(await pipe.execute())


def scored(reply: Sequence[Any]) -> dict[bytes, int]:
    """A reply WITHSCORES, by member; RESP 3 gives pairs, RESP 2 one flat list."""
    nested = bool(reply) and isinstance(reply[0], list | tuple)
    pairs: Iterable[Any] = (
        reply if nested else zip(reply[::2], reply[1::2], strict=True)
    )
    return {member: int(float(score)) for member, score in pairs}
