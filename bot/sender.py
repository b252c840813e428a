"""Sends what waits in the outbox, in order for each person; nothing else sends.

A row is marked before it is sent, so that a crash in the middle is known as such: on
Messenger the echo then tells whether it went out. Only what says so is tried again.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
import structlog

from bot import store
from bot.channels.base import Channel, Sent
from bot.channels.errors import SendLater, SendRefused
from bot.conversations import milliseconds
from bot.counter import Counter
from bot.mailbox.mailbox import Effects, Mailbox, Take
from bot.metrics import Metrics
from bot.owner.deliveries import Deliveries
from bot.owner.documents import filled
from bot.owner.pictures import carried
from bot.owner.topics import Topics
from bot.owner.traces import Traces
from bot.settling import TRIES, Settling
from bot.updates import Outgoing

STALE_AFTER = timedelta(hours=20)
"""An answer of ours that could not go out for so long helps nobody any more."""
SEND_SECONDS = 12.0
"""Below the lease of a taken conversation, which counts from the mark."""
ECHO_SECONDS = 8.0
"""So long after a crash we wait for Meta to show that the message went out."""

_LOG = structlog.get_logger()


class Sender:
    """Empties the outboxes of the shops that it is given."""

    def __init__(
        self,
        outbox: Mailbox,
        counters: Mapping[str, Counter],
        channels: Mapping[str, Channel],
        metrics: Metrics,
        *,
        now: Callable[[], datetime],
    ) -> None:
        self.outbox = outbox
        self.counters = counters
        self.channels = channels
        self.metrics = metrics
        self.now = now
        self._settling = Settling(outbox, metrics, now=now)
        self.troubles = self._settling.troubles

    async def work(self, shop: str, recipient: str) -> bool:
        """Send the oldest message of one recipient; False: nothing to take."""
        counter = self.counters[shop]
        take = await self.outbox.take(counter.keys, recipient, self._now_ms(), most=1)
        if take is None:
            return False
        try:
            await self._send_first(counter, take)
        except store.TROUBLE:  # once the lease is over it is taken again
            raise
        except Exception:  # the one broad catch of this loop
            _LOG.exception("send_failed", recipient=recipient, tries=take.attempts)
            if take.attempts >= TRIES:
                await self._settling.give_up(counter, take, take.rows[0])
        return True

    def _now_ms(self) -> int:
        return milliseconds(self.now())

    async def _send_first(self, counter: Counter, take: Take) -> None:
        row = take.rows[0]
        try:
            outgoing = msgspec.json.decode(row, type=Outgoing)
        except msgspec.DecodeError:
            await self._settling.give_up(counter, take, row)
            return
        channel = self.channels.get(outgoing.address.channel)
        if self._is_stale(outgoing):
            await self._settling.refused(counter, take, outgoing, "late")
        elif channel is None:
            await self._settling.wait(counter, take, outgoing, 60.0)
        elif await self._went_out_before(counter, take, outgoing):
            await self._settling.commit(counter, take, Effects())
        elif outgoing.takes_back:
            await self._take_back(counter, take, outgoing, channel)
        else:
            await self._send(counter, take, outgoing, channel)

    def _is_stale(self, outgoing: Outgoing) -> bool:
        oldest = milliseconds(self.now() - STALE_AFTER)
        limit = outgoing.not_after
        return bool(limit and limit < self._now_ms()) or outgoing.received < oldest

    async def _went_out_before(
        self, counter: Counter, take: Take, outgoing: Outgoing
    ) -> bool:
        """Whether a try that nobody saw the end of has arrived: Meta echoes those."""
        if take.sending != outgoing.id and not outgoing.maybe_sent:
            return False
        if outgoing.address.channel not in ("messenger", "instagram"):
            return False
        echoed = counter.keys.named("echoed", outgoing.id)
        async with asyncio.timeout(ECHO_SECONDS + 1):
            for _ in range(int(ECHO_SECONDS * 2)):
                if await self.outbox.redis.exists(echoed):
                    return True
                await asyncio.sleep(0.5)
        return False

    async def _send(
        self, counter: Counter, take: Take, outgoing: Outgoing, channel: Channel
    ) -> None:
        marked = await self.outbox.mark_sending(
            counter.keys, take, outgoing.id, at=self._now_ms()
        )
        if not marked:
            return
        name = outgoing.address.channel
        topics = Topics(self.outbox.redis, counter)
        try:
            async with asyncio.timeout(SEND_SECONDS):
                outgoing = await topics.placed(outgoing, channel, self.now())
                whole = await carried(await filled(outgoing, counter), self.channels)
                sent = await channel.send(whole)
                sent = replace(
                    sent,
                    photo_left_out=sent.photo_left_out
                    or bool(outgoing.photo and not whole.photo),
                )
        except TimeoutError:
            problem = SendLater("no answer in time", 5.0, maybe_sent=True)
            await self._settling.later(counter, take, outgoing, problem)
        except SendLater as problem:
            await self._settling.later(counter, take, outgoing, problem)
        except SendRefused as problem:
            _LOG.warning("send_refused", row=outgoing.id, cause=problem.cause,
                         reason=problem.reason, channel=name)  # fmt: skip
            if problem.cause == "thread" and outgoing.thread:
                again = await topics.lost(outgoing)
                await self._settling.wait(counter, take, again, 0.0)
            else:
                await self._settling.refused(counter, take, outgoing, problem.cause)
        else:
            self.troubles.pop(name, None)
            self.metrics.sends.labels(name, "sent").inc()
            effects = await self._sent(counter, outgoing, sent)
            await self._settling.note_sent(counter, take, effects)

    async def _take_back(
        self, counter: Counter, take: Take, outgoing: Outgoing, channel: Channel
    ) -> None:
        """What is refused stays, and nobody is told."""
        traces = Traces(self.outbox.redis, counter)
        try:
            async with asyncio.timeout(SEND_SECONDS):
                with suppress(SendRefused):
                    await traces.delete(outgoing, channel)
        except TimeoutError:
            problem = SendLater("no answer", 5.0)
            await self._settling.later(counter, take, outgoing, problem)
        except SendLater as problem:
            await self._settling.later(counter, take, outgoing, problem)
        else:
            await self._settling.commit(counter, take, Effects())

    async def _sent(self, counter: Counter, outgoing: Outgoing, sent: Sent) -> Effects:
        effects, deliveries = Effects(), Deliveries(counter)
        deliveries.sent(outgoing, sent, effects)
        with suppress(*store.TROUBLE):  # to note that it is out comes first
            await deliveries.of_photo(
                self.outbox.redis, outgoing, sent, self.now(), effects
            )
        return effects
