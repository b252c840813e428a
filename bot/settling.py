"""What becomes of a row that was taken from the outbox: sent, put back, or given up."""

import asyncio
from collections.abc import Callable
from datetime import datetime

import msgspec
import structlog

from bot import store
from bot.channels.errors import SendLater
from bot.conversations import milliseconds
from bot.counter import Counter
from bot.mailbox import aside
from bot.mailbox.mailbox import Effects, Mailbox, Take
from bot.metrics import Metrics
from bot.owner.deliveries import Deliveries
from bot.updates import Outgoing

TRIES = 8
LONGEST_WAIT = 900.0
NOTE_WAITS = (0.2, 1.0, 2.0)
"""Before each further try to note that a message is out, while the store is away."""

_LOG = structlog.get_logger()


class Settling:
    """Ends each take with one commit."""

    def __init__(
        self, outbox: Mailbox, metrics: Metrics, *, now: Callable[[], datetime]
    ) -> None:
        self._outbox = outbox
        self._metrics = metrics
        self._now = now
        self.troubles: dict[str, str] = {}
        """Channel -> why nothing can be sent there just now."""

    async def note_sent(self, counter: Counter, take: Take, effects: Effects) -> None:
        """It is out: what is not noted before the lease ends would go out again."""
        for wait in NOTE_WAITS:
            try:
                await self.commit(counter, take, effects)
            except store.TROUBLE:
                await asyncio.sleep(wait)
            else:
                return
        await self.commit(counter, take, effects)

    async def later(
        self, counter: Counter, take: Take, outgoing: Outgoing, problem: SendLater
    ) -> None:
        name = outgoing.address.channel
        self._metrics.sends.labels(name, "later").inc()
        if problem.whole_channel:
            self.troubles[name] = problem.reason
        _LOG.warning("send_later", row=outgoing.id, reason=problem.reason,
                     tries=outgoing.tries, channel=name)  # fmt: skip
        if outgoing.tries + 1 >= TRIES and not problem.whole_channel:
            await self.refused(counter, take, outgoing, "late")
            return
        wait = max(
            problem.retry_after, min(2.0 ** min(outgoing.tries, 10), LONGEST_WAIT)
        )
        again = msgspec.structs.replace(
            outgoing,
            tries=outgoing.tries + 1,
            maybe_sent=outgoing.maybe_sent or problem.maybe_sent,
        )
        await self.wait(counter, take, again, wait)

    async def wait(
        self,
        counter: Counter,
        take: Take,
        outgoing: Outgoing,
        seconds: float,
    ) -> None:
        """Put the row back at the head, to be tried again later."""
        effects = Effects()
        box = counter.keys.box("outbox", take.conversation)
        effects.add("LPUSH", box, msgspec.json.encode(outgoing).decode())
        again_at = milliseconds(self._now()) + round(seconds * 1000)
        await self.commit(counter, take, effects, again_at=again_at)

    async def refused(
        self, counter: Counter, take: Take, outgoing: Outgoing, cause: str
    ) -> None:
        """It will never arrive: kept aside, and the owner learns what she must know."""
        name = outgoing.address.channel
        self._metrics.sends.labels(name, cause).inc()
        if cause in ("disconnected", "restricted"):
            self.troubles[name] = cause
        effects = Effects()
        await Deliveries(counter).refused(
            self._outbox.redis, outgoing, cause, self._now(), effects
        )
        await self.commit(counter, take, effects)

    async def give_up(self, counter: Counter, take: Take, row: bytes) -> None:
        self._metrics.failures.labels("outbox").inc()
        effects = Effects()
        aside.keep(
            effects, counter.keys, "outbox", take.conversation, [row],
            retention_ms=counter.retention_ms,
        )  # fmt: skip
        await self.commit(counter, take, effects)

    async def commit(
        self, counter: Counter, take: Take, effects: Effects, again_at: int = 0
    ) -> None:
        await self._outbox.commit(
            counter.keys, take, done=1, at=milliseconds(self._now()), effects=effects,
            again_at=again_at,
        )  # fmt: skip
