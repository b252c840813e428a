"""The folder in which the embedded default keeps its files, and who uses it now.

Locks are `flock`s: the kernel drops them with their process, so a killed bot leaves no
stale one behind. `users.lock` is shared by every bot and command; a server holds a lock
of its own from before it starts until it is gone, since it inherits the open file.
"""

import errno
import fcntl
import hashlib
import os
import tempfile
from pathlib import Path
from types import TracebackType

from bot.runtime import disk

SOCKET_PATH_LIMIT = 100
"""A unix socket's path must be under 108 bytes (sun_path), on macOS under 104."""


PROBE_BYTES = 64 * 1024
"""So much there must at least be room for."""


class DataFolderError(Exception):
    """The folder cannot be used, and why."""


class DataFolder:
    """Paths of one data folder. `temporary` is where the system keeps such things."""

    def __init__(self, path: Path, *, temporary: Path | None = None) -> None:
        self.path = path.absolute()
        self._temporary = temporary or Path(tempfile.gettempdir())

    def create(self) -> None:
        """Make the folder, readable by its owner only. Raises DataFolderError."""
        try:
            _make_private(self.path)
            if self.valkey_socket.parent != self.path:
                _make_private(self.valkey_socket.parent)
                _check_is_ours(self.valkey_socket.parent)
            probe = self.path / ".writable"
            try:
                probe.write_bytes(bytes(PROBE_BYTES))
            finally:
                probe.unlink(missing_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise DataFolderError(
                f"{self.path}: there is a file in its place; {disk.ELSEWHERE}"
            ) from error
        except OSError as error:
            error.filename = error.filename or str(self.path)
            raise DataFolderError(
                f"the data folder cannot be written: {disk.told(error, disk.ELSEWHERE)}"
            ) from error

    @property
    def valkey_socket(self) -> Path:
        """In the folder; where that path is too long, in our temporary folder."""
        path = self.path / "valkey.sock"
        if len(os.fsencode(path)) <= SOCKET_PATH_LIMIT:
            return path
        digest = hashlib.sha256(os.fsencode(self.path)).hexdigest()[:16]
        return self._temporary / f"comptoir-{os.geteuid()}" / f"{digest}.sock"


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def _check_is_ours(folder: Path) -> None:
    """In a place that all users share, somebody else may have been there first."""
    if folder.lstat().st_uid != os.geteuid():
        raise PermissionError(errno.EPERM, "it belongs to another user", str(folder))


class Lock:
    """An advisory lock on a file; held until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._fd: int | None = None

    @property
    def fd(self) -> int:
        if self._fd is None:
            raise RuntimeError(f"{self.path} is not locked")
        return self._fd

    def acquire(self, *, shared: bool = False, wait: bool = False) -> bool:
        """Take the lock, or change between shared and exclusive; False: not free."""
        if self._fd is None:
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
            self._fd = os.open(self.path, flags, 0o600)
        mode = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(self._fd, mode | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def __enter__(self) -> "Lock":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
