"""Recorded conversations: the file format of `comptoir replay`."""

from datetime import datetime
from pathlib import Path

import msgspec


class RecordedMessage(msgspec.Struct, kw_only=True):
    text: str
    after_s: float = 60.0
    product: str = ""


class Recorded(msgspec.Struct, kw_only=True):
    """One line of the file."""

    messages: list[RecordedMessage]
    id: str = ""
    at: datetime | None = None
    channel: str = "messenger"
    name: str = ""


class ReplayError(Exception):
    """The file cannot be played; names every line that is wrong."""


def read_recorded(path: Path) -> list[Recorded]:
    """All conversations of a file. Raises ReplayError, OSError."""
    found, problems = [], []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_recorded(line, number))
        except (msgspec.DecodeError, ValueError) as error:
            problems.append(f"{path}:{number}: {error}")
    if problems:
        raise ReplayError("\n".join(problems))
    return found


def _recorded(line: bytes, number: int) -> Recorded:
    recorded = msgspec.json.decode(line, type=Recorded)
    if any(not 0 <= m.after_s < 10**9 for m in recorded.messages):
        raise ValueError("`after_s` is a number of seconds, 0 or more")
    return msgspec.structs.replace(recorded, id=recorded.id or str(number))


def asked(text: str) -> Recorded:
    """One message, for `ask`."""
    return Recorded(id="ask", messages=[RecordedMessage(text=text)])
