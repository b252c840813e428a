"""Takes conversations that are ready, one step each, and commits what follows.

take (with a fencing token) -> load -> step -> one commit of state, outgoing messages,
timers and the rows that are done. A crash anywhere repeats all of it or none.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

import msgspec
import structlog

from bot import statistics, store
from bot.channels.base import Channel
from bot.conversations import Conversation, milliseconds
from bot.counter import Counter
from bot.learning import gathering
from bot.mailbox import aside
from bot.mailbox.mailbox import Effects, Mailbox, Take
from bot.metrics import Metrics
from bot.names import Names
from bot.owner.absences import Absences
from bot.owner.side import OwnerSide
from bot.quarantine import Quarantine
from bot.recall import lost_news, newest, recall
from bot.steps import Step, take_step
from bot.steps.effects import effects_of
from bot.typing_signs import TypingSigns
from bot.updates import AnyUpdate
from bot.updates import decode as decode_update

ATTEMPTS = 3
"""After so many failed tries a conversation's rows are put aside, and it goes on."""

DEADLY = 2 * ATTEMPTS
"""Rows that were taken so often, and never committed, may be what kills the process."""

RETRY_MS = 2_000

TURN_SECONDS = 10.0
"""A turn is bounded well below the lease of a taken conversation."""

_LOG = structlog.get_logger()


class Worker:
    """Answers the conversations of the shops that it is given."""

    def __init__(
        self,
        inbox: Mailbox,
        counters: Mapping[str, Counter],
        channels: Mapping[str, Channel],
        metrics: Metrics,
        *,
        now: Callable[[], datetime],
    ) -> None:
        self.inbox = inbox
        self.counters = counters
        self.channels = channels
        self.metrics = metrics
        self.now = now
        self._typing = TypingSigns(channels)
        self._names = Names(channels)

    async def work(self, shop: str, conversation: str) -> bool:
        """Take one conversation and bring it up to date; False: nothing to take."""
        counter = self.counters[shop]
        take = await self.inbox.take(counter.keys, conversation, self._now_ms())
        if take is None:
            return False
        try:
            async with asyncio.timeout(TURN_SECONDS):
                await self._handle(counter, take)
        except store.TROUBLE:
            await self._leave(counter, take)
            raise
        except Exception:  # the one broad catch of this loop
            _LOG.exception(
                "turn_failed", conversation=conversation, tries=take.attempts
            )
            await self._after_failure(counter, take)
        return True

    def _now_ms(self) -> int:
        return milliseconds(self.now())

    async def _handle(self, counter: Counter, take: Take) -> None:
        at = self.now()
        updates = _readable(take)
        if not updates or take.attempts > DEADLY:
            await self._put_aside(counter, take)
            return
        effects, erases = await self._effects(counter, take, updates, at)
        done = await self.inbox.commit(
            counter.keys, take, done=len(take.rows), at=self._now_ms(), effects=effects
        )
        if not done:
            _LOG.info("turn_was_taken_over", conversation=take.conversation)
        elif erases:
            await store.rewrite_log(self.inbox.redis)

    async def _effects(
        self, counter: Counter, take: Take, updates: Sequence[AnyUpdate], at: datetime
    ) -> tuple[Effects, bool]:
        """What is to be committed, and whether somebody is erased by it."""
        await Absences(self.inbox.redis, counter.keys).apply(counter)
        side = OwnerSide(self.inbox.redis, counter, self.channels)
        admitted = await side.admitted(updates)
        if not admitted:
            return Effects(), False
        owner = await side.owners.find(newest(admitted).address)
        if owner or await side.is_for_owners(admitted):
            return await side.handle(admitted, owner, at), False
        return await self._serve(counter, side, take, admitted, at)

    async def _serve(
        self,
        counter: Counter,
        side: OwnerSide,
        take: Take,
        updates: Sequence[AnyUpdate],
        at: datetime,
    ) -> tuple[Effects, bool]:
        """A customer's conversation: one step, and everything that follows from it."""
        started = time.perf_counter()
        recalled = await recall(self.inbox.redis, counter, take.conversation, updates)
        self._typing.show(recalled.conversation, updates)
        conversation = await self._names.named(recalled.conversation, updates)
        step = await take_step(
            counter,
            conversation,
            updates,
            at=at,
            expectation=await side.replies.expectation(at, besides=conversation.id),
            before_erasure=recalled.before,
            half_mute=conversation.status == "human" and await side.half_mute.is_on(),
        )
        if step.conversation.erase_at:
            self._names.forget(conversation.id)
        if recalled.is_lost:
            step.for_owner.append(lost_news(conversation, milliseconds(at)))
        if step.is_erased:
            quarantine = Quarantine(self.inbox.redis, counter.keys)
            await quarantine.forget(conversation.address, milliseconds(at))
        effects = effects_of(counter, step, at)
        await side.follow(step, conversation, effects, at)
        redis = self.inbox.redis
        await gathering.follow(redis, counter, step, conversation, effects, at)
        await self._count_for_owner(counter, step, conversation, effects, at)
        if step.turn is not None:
            self._count(step, time.perf_counter() - started)
        return effects, step.is_erased

    async def _count_for_owner(
        self,
        counter: Counter,
        step: Step,
        before: Conversation,
        effects: Effects,
        at: datetime,
    ) -> None:
        table, _ = await counter.snapshot()
        here = at.astimezone(counter.shop.timezone)
        statistics.count(counter.keys, step, before, table, effects=effects, at=here)

    def _count(self, step: Step, seconds: float) -> None:
        if step.turn is None:
            return
        handed_over = "yes" if step.handed_over else "no"
        self.metrics.turns.labels(step.turn.language, handed_over).inc()
        self.metrics.reply_seconds.observe(seconds)
        _LOG.info(
            "turn",
            conversation=step.conversation.id,
            channel=step.conversation.address.channel,
            language=step.turn.language,
            outcomes=[f"{a.topic}:{a.outcome}" for a in step.turn.answers],
            ms=round(seconds * 1000),
        )

    async def close(self) -> None:
        """End what goes on beside the turns."""
        await self._typing.close()
        await self._names.close()

    async def _leave(self, counter: Counter, take: Take) -> None:
        """Let it be taken again soon; without the store, when the lease is over."""
        at = self._now_ms()
        with suppress(*store.TROUBLE):
            await self.inbox.commit(
                counter.keys, take, done=0, at=at, again_at=at + RETRY_MS
            )

    async def _after_failure(self, counter: Counter, take: Take) -> None:
        if take.attempts < ATTEMPTS:
            at = self._now_ms()
            again_at = at + RETRY_MS * take.attempts
            await self.inbox.commit(
                counter.keys, take, done=0, at=at, again_at=again_at, failed=True
            )
            return
        await self._put_aside(counter, take)

    async def _put_aside(self, counter: Counter, take: Take) -> None:
        """Rows that cannot be handled: kept for a look, and the owner answers them."""
        effects = await self._apology(counter, take)
        aside.keep(
            effects, counter.keys, "inbox", take.conversation, take.rows,
            retention_ms=counter.retention_ms,
        )  # fmt: skip
        await self.inbox.commit(
            counter.keys, take, done=len(take.rows), at=self._now_ms(), effects=effects
        )
        self.metrics.failures.labels("inbox").inc(len(take.rows))

    async def _apology(self, counter: Counter, take: Take) -> Effects:
        side = OwnerSide(self.inbox.redis, counter, self.channels)
        try:
            return await side.apologise(take, _readable(take), self.now())
        except store.TROUBLE:
            raise
        except Exception:  # what failed the turn may fail this: the rows must go
            _LOG.exception("apology_failed", conversation=take.conversation)
            return Effects()


def _readable(take: Take) -> list[AnyUpdate]:
    updates: list[AnyUpdate] = []
    for row in take.rows:
        try:
            updates.append(decode_update(row))
        except msgspec.DecodeError:
            _LOG.warning("row_not_read", conversation=take.conversation)
    return updates
