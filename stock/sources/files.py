"""A CSV file on this machine, or the newest of a folder, read again when it changes."""

import asyncio
import hashlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from stock import csv_files
from stock.sheet.text import MOST_BYTES
from stock.sources.source import Reading, Sale, SourceError

SETTLED_SECONDS = 2.0
"""A file that was written less long ago may still be half of itself."""


class FileSource:
    """`path` is a file, or a folder in which the newest `*.csv` counts."""

    takes_sales = False

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        self.name = path.name
        self._path = path
        self._now = now

    async def read(self, known: str = "") -> Reading | None:
        """See Source.read."""
        data = await asyncio.to_thread(self._content)
        return None if data is None else await reading(data, known)

    async def write_back(self, sales: Sequence[Sale]) -> None:
        """A file is the owner's to write."""

    def _content(self) -> bytes | None:
        """None: it is being written."""
        try:
            file = self._newest()
            before = file.stat()
            if self._now() - before.st_mtime < SETTLED_SECONDS:
                return None
            if before.st_size > MOST_BYTES:
                raise SourceError("too_large", "the file is larger than 5 MB")
            data = file.read_bytes()
            after = file.stat()
        except OSError as error:
            raise SourceError("missing", type(error).__name__) from error
        same = (before.st_size, before.st_mtime_ns) == (
            after.st_size,
            after.st_mtime_ns,
        )
        return data if same else None

    def _newest(self) -> Path:
        if not self._path.is_dir():
            return self._path
        found = [path for path in self._path.glob("*.csv") if path.is_file()]
        if not found:
            raise SourceError("missing", "no CSV file in the folder")
        return max(found, key=lambda path: (path.stat().st_mtime_ns, path.name))


async def reading(data: bytes, known: str) -> Reading | None:
    """The file's content as a stock table; None: it bears the mark `known`."""
    mark = hashlib.sha256(data).hexdigest()
    if mark == known:
        return None
    return Reading(mark, await asyncio.to_thread(csv_files.read, data))
