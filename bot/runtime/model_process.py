"""The Rasa server of a data folder: one process, started, attached to, revived by us.

Like the embedded store it has a session of its own and survives the bot; its lock is a
file that the kernel frees when it dies. It says by an announce file where it listens.
"""

import asyncio
import os
import secrets
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import aiohttp
import msgspec
import structlog

from bot.runtime.checkout import MODEL, NLU_PYTHON, ROOT
from bot.runtime.data_folder import DataFolder, Lock
from bot.runtime.pulse import Patience, Pulse
from bot.settings import SETTINGS
from nlu.parser import RasaParser, Server

STOP_SECONDS = 3.0
LOOK_SECONDS = 1.0
WAITS = (0.0, 1.0, 2.0, 5.0, 15.0, 30.0, 60.0)
"""Before each further start, when it dies again and again."""
STEADY_SECONDS = 60.0
PATIENCE = Patience()

_LOG = structlog.get_logger()


class ModelError(Exception):
    """The model process is not to be had, and what to do about it."""


def _plain() -> dict[str, str]:
    """The environment without the platforms' tokens: the model has no use for them."""
    secrets_of_ours = {setting.name for setting in SETTINGS if setting.is_secret}
    return {k: v for k, v in os.environ.items() if k not in secrets_of_ours}


class _Announced(msgspec.Struct):
    port: int
    pid: int


class ModelProcess:
    """The one model process of a data folder."""

    def __init__(
        self,
        folder: DataFolder,
        *,
        model: Path = MODEL,
        python: Path = NLU_PYTHON,
        patience: Patience = PATIENCE,
    ) -> None:
        self.folder = folder
        self.model = model
        self.python = python
        self.patience = patience
        self._lock_path = folder.path / "nlu.lock"
        self._announced = folder.path / "nlu.json"
        self._log_path = folder.path / "nlu.log"
        self._token_path = folder.path / "nlu.token"
        self._pid_path = folder.path / "nlu.pid"
        self._process: subprocess.Popen[bytes] | None = None
        self.trouble = ""
        """Why there is no model just now."""

    def problem(self) -> str:
        """What keeps it from starting, in plain words; '' when nothing does."""
        if not self.python.exists():
            return "the model's environment is missing: run `make setup`"
        if not self.model.exists():
            return "there is no trained model: run `comptoir train`"
        return ""

    def require(self) -> None:
        """Raises ModelError when it cannot be started at all."""
        problem = self.problem()
        if problem:
            raise ModelError(problem)

    def server(self) -> Server | None:
        """Where it answers; None while it starts or does not run."""
        try:
            said = msgspec.json.decode(self._announced.read_bytes(), type=_Announced)
            token = self._token_path.read_text()
        except (OSError, msgspec.DecodeError):
            return None
        return Server(f"http://127.0.0.1:{said.port}", token)

    def is_running(self) -> bool:
        """Whether some process holds the lock: it starts or serves."""
        with Lock(self._lock_path) as lock:  # shared: several may look at once
            return not lock.acquire(shared=True)

    def start(self) -> bool:
        """Start it unless it runs; returns whether it was started now."""
        with Lock(self._lock_path) as lock:
            if not lock.acquire():
                return False
            if self._process is not None:  # it has ended, its lock is free: bury it
                self._process.wait(STOP_SECONDS)
            self._announced.unlink(missing_ok=True)
            token = secrets.token_urlsafe(32)
            self._token_path.touch(mode=0o600)
            self._token_path.write_text(token)
            with self._log_path.open("wb") as log:
                self._process = subprocess.Popen(
                    self._command(),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    cwd=ROOT,
                    env={**_plain(), "NLU_TOKEN": token, "OMP_NUM_THREADS": "1"},
                    start_new_session=True,
                    pass_fds=(lock.fd,),
                )
            self._pid_path.write_text(str(self._process.pid))
        return True

    def _command(self) -> list[str]:
        return [
            str(self.python), "-m", "nlu.components.serve",
            "--model", str(self.model), "--announce", str(self._announced),
        ]  # fmt: skip

    async def keep_running(self, parser: RasaParser) -> None:
        """Until cancelled: (re)start it with backoff; the parser learns where it is.

        One that hangs is ended like one that has died.
        """
        deaths, started = 0, 0.0
        loop = asyncio.get_running_loop()
        pulse = Pulse(parser.session, self.patience)
        while True:
            self.trouble = self.problem()
            if not self.trouble and not self.is_running():
                if loop.time() - started > STEADY_SECONDS:
                    deaths = 0
                await asyncio.sleep(WAITS[min(deaths, len(WAITS) - 1)])
                if self._is_started():
                    deaths, started = deaths + 1, loop.time()
                    _LOG.info("model_starts", tries=deaths)
            is_running = self.is_running()
            server = self.server() if is_running else None
            parser.servers = [server] if server else []
            self._reap()
            if not is_running:
                pulse.forget()
            elif await pulse.hangs(server):
                self._end_hung(server)
            wait = min(LOOK_SECONDS, self.patience.every)
            await asyncio.sleep(wait if server else 0.1)

    def _is_started(self) -> bool:
        """Whether it was started now; a full disk or the like is tried again."""
        try:
            return self.start()
        except OSError as error:
            self.trouble = f"it cannot be started ({error.strerror})"
            _LOG.warning("model_not_started", error=type(error).__name__)
            return False

    def _reap(self) -> None:
        if self._process is not None and self._process.poll() is not None:
            _LOG.warning("model_died", code=self._process.returncode)
            self._process = None

    def _end_hung(self, server: Server | None) -> None:
        """Unless somebody else has started another meanwhile. A stopped one too."""
        if self.server() == server:
            _LOG.warning("model_hangs")
            self._signal(signal.SIGKILL)

    async def ensure_running(self) -> Server:
        """Wait until it answers. Raises ModelError with what to do."""
        self.require()
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self.patience.loading
        started = False
        async with aiohttp.ClientSession() as session:
            pulse = Pulse(session, self.patience)
            while loop.time() < deadline:
                if started and not self.is_running():
                    raise ModelError(
                        f"the model process has ended: see {self._log_path}"
                    )
                started = self.start() or started
                server = self.server()
                if await pulse.hangs(server):
                    self._end_hung(server)
                    started = False
                elif server is not None and pulse.beats:
                    return server
                await asyncio.sleep(0.05)
        raise ModelError(f"the model does not answer: see {self._log_path}")

    async def stop(self) -> bool:
        """End it; False: none was running."""
        if not self._lock_path.exists() or not self.is_running():
            self._reap()
            return False
        for sent in (signal.SIGTERM, signal.SIGKILL):
            self._signal(sent)
            deadline = asyncio.get_running_loop().time() + STOP_SECONDS
            while asyncio.get_running_loop().time() < deadline:
                if not self.is_running():
                    self._announced.unlink(missing_ok=True)
                    if self._process is not None:
                        await asyncio.to_thread(self._process.wait, STOP_SECONDS)
                        self._process = None
                    return True
                await asyncio.sleep(0.05)
        raise ModelError("the model process does not stop")

    def _signal(self, number: signal.Signals) -> None:
        """Whoever has started it, and even while it still loads.

        That the lock is held says that the id is not yet somebody else's.
        """
        with suppress(OSError, ValueError):
            os.kill(int(self._pid_path.read_text()), number)
