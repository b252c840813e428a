"""What a commit does besides taking rows away: collected first, applied once.

Whatever could fail in the middle is refused here, where it is asked for; what depends
on the keys themselves is checked by commit.lua before it changes anything.
"""

import re
from dataclasses import dataclass, field

from bot.mailbox.keys import Keys

Effect = list[str]

_NUMBER = re.compile(r"(-?)[0-9]{1,18}(\.[0-9]+)?(e[+-]?[0-9]{1,3})?")
_WORDS = {"PX": "X", "*": "*"}

_SHAPES = {
    "SET": ".(Xp)?",
    "DEL": "",
    "RPUSH": ".+",
    "LPUSH": ".+",
    "LTRIM": "[pi][pi]",
    "HSET": "(..)+",
    "HDEL": ".+",
    "HINCRBY": ".[pi]",
    "ZADD": "([pif].)+",
    "ZREM": ".+",
    "SADD": ".+",
    "SREM": ".+",
    "PEXPIRE": "p",
    "XADD": r"\*(..)+",
}
"""The arguments after the key, a letter each: p a positive integer, i another one, f
another number, X and * these words, the point anything."""

ARGUMENTS_AT_MOST = 1_000
"""Lua unpacks a command on its stack, which ends at 8,000."""


def _letter(argument: str) -> str:
    number = _NUMBER.fullmatch(argument)
    if number is None:
        return _WORDS.get(argument, "s")
    minus, fraction, exponent = number.groups()
    if fraction or exponent:
        return "f"
    return "i" if minus or not argument.strip("0") else "p"


@dataclass(slots=True)
class Effects:
    """Commands for one commit, and every key that they name."""

    commands: list[Effect] = field(default_factory=list)
    keys: dict[str, None] = field(default_factory=dict)

    def add(self, command: str, key: str, *arguments: str | int) -> None:
        """One plain command. Raises ValueError for what a commit does not do."""
        words = [str(argument) for argument in arguments]
        shape = _SHAPES.get(command)
        letters = "".join(map(_letter, words))
        fits = shape is not None and re.fullmatch(shape, letters) is not None
        if not fits or len(words) > ARGUMENTS_AT_MOST:
            raise ValueError(f"not an effect: {command} with {len(words)} arguments")
        self.keys[key] = None
        self.commands.append([command, key, *words])

    def post(
        self, keys: Keys, box: str, conversation: str, row: bytes, at: int
    ) -> None:
        """Put a row into a box of the same shop, to be taken at `at` (ms).

        The rows before it are taken with it then; only a retry keeps them longer.
        """
        names = (
            keys.box(box, conversation),
            keys.shard.ready(box),
            keys.run(box, conversation),
        )
        self.keys.update(dict.fromkeys(names))
        self.commands.append(
            ["POST", *names, keys.member(conversation), str(at), row.decode()]
        )

    def due(
        self, keys: Keys, conversation: str, name: str, row: bytes, at: int
    ) -> None:
        """Have a row put into the conversation's inbox at `at` (ms).

        The same name again replaces it.
        """
        member = f"{keys.member(conversation)}|{name}"
        self.add("HSET", keys.shard.due_rows, member, row.decode())
        self.add("ZADD", keys.shard.due, at, member)

    def undue(self, keys: Keys, conversation: str, name: str) -> None:
        member = f"{keys.member(conversation)}|{name}"
        self.add("ZREM", keys.shard.due, member)
        self.add("HDEL", keys.shard.due_rows, member)
