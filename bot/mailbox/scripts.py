"""The Lua scripts of this package, registered on one client, their errors translated.

Each is sent with `waiting.lua` in front. With a shebang the server refuses a script as
a whole when it could not finish it: https://redis.io/docs/latest/develop/programmability/lua-api/#script-flags
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from redis.asyncio import Redis

from bot.mailbox.errors import translated

Name = Literal["receive", "take", "commit", "mark", "fire"]
Argument = str | bytes | int

_FLAGS: dict[Name, str] = {
    "receive": "#!lua",
    # What is stored already can be worked off while the memory is full.
    "take": "#!lua flags=allow-oom",
    "commit": "#!lua flags=allow-oom",
    "mark": "#!lua flags=allow-oom",
    "fire": "#!lua flags=allow-oom",
}


@cache
def source(name: Name) -> str:
    folder = files("bot.mailbox") / "lua"
    parts = [(folder / f"{part}.lua").read_text() for part in ("waiting", name)]
    return "\n".join([_FLAGS[name], *parts])


class Scripts:
    """Runs a script by its name; the server is given its text when it lacks it."""

    def __init__(self, redis: Redis) -> None:
        self._scripts = {name: redis.register_script(source(name)) for name in _FLAGS}

    async def run(
        self, name: Name, keys: Sequence[str], arguments: Sequence[Argument]
    ) -> Any:
        """Raises StoreUnavailable, and EffectRefused from a commit."""
        with translated():
            return await self._scripts[name](keys=list(keys), args=list(arguments))
