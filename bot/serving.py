"""Everything that runs for one shop: its parts, its loops, and what is wrong with them.

`app` builds it and takes it down, `opening` starts what answers, `health` tells of it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import structlog

from actions.shop import Shop
from bot.channels.base import Channel
from bot.conversations import milliseconds
from bot.intake import Intake
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Mailbox
from bot.metrics import Metrics
from bot.runtime.model_process import ModelProcess
from bot.runtime.revival import Revival
from bot.settings import Settings
from bot.store import Store, StoreError
from nlu.parser import RasaParser
from stock.errors import StockError

if TYPE_CHECKING:
    from bot.channels.telegram import TelegramClient
    from bot.counter import Counter

CANCEL_SECONDS = 1.0

_LOG = structlog.get_logger()


def wall_clock() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True, kw_only=True)
class Serving:
    """Everything that runs for one shop."""

    settings: Settings
    shop: Shop
    keys: Keys
    store: Store
    metrics: Metrics
    inbox: Mailbox
    outbox: Mailbox
    intake: Intake
    parser: RasaParser
    channels: dict[str, Channel] = field(default_factory=dict)
    troubles: dict[str, Callable[[], str]] = field(default_factory=dict)
    """Channel -> what is wrong with it just now."""
    model: ModelProcess | None = None
    revival: Revival | None = None
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    dead: list[str] = field(default_factory=list)
    """Loops that ended by a fault of ours, by the name of the error."""
    stopped: asyncio.Event = field(default_factory=asyncio.Event)
    problem: Exception | None = None
    """What only the owner can mend, so that it cannot go on; then it is `stopped`."""
    closers: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    """What ends after the loops."""
    address: str = ""
    telegram: "TelegramClient | None" = None
    counter: "Counter | None" = None
    now: Callable[[], datetime] = wall_clock

    def now_ms(self) -> int:
        return milliseconds(self.now())

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a loop beside the others, until `stop`."""
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self._tell_of_death)

    def _tell_of_death(self, task: asyncio.Task[None]) -> None:
        """A loop that ends by itself is a fault of ours: say so, loudly."""
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self.dead.append(type(error).__name__)
            _LOG.error("loop_died", exc_info=error)
        if isinstance(error, StockError | StoreError):
            self.problem = error
            self.stopped.set()

    async def stop(self) -> None:
        """End every loop, then what ends after them.

        Cancelled again is what goes on: redis-py at times swallows a cancellation, and
        one that goes on may have started others meanwhile.
        """
        while running := {task for task in self.tasks if not task.done()}:
            for task in running:
                task.cancel()
            await asyncio.wait(running, timeout=CANCEL_SECONDS)
        for close in self.closers:
            await close()
