"""From a platform to the inbox: parsed, stored once, and only then acknowledged."""

import asyncio
from collections.abc import Callable

import msgspec
import structlog
from redis.asyncio import Redis

from bot.channels.base import Channel
from bot.channels.errors import BadPayload
from bot.conversations import conversation_id
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Mailbox
from bot.metrics import Metrics
from bot.quarantine import Quarantine
from bot.updates import AnyUpdate, Echo, Message, OwnerMessage

_LOG = structlog.get_logger()


class Intake:
    """Stores what has come, for one shop."""

    def __init__(
        self,
        redis: Redis,
        keys: Keys,
        inbox: Mailbox,
        metrics: Metrics,
        *,
        now_ms: Callable[[], int],
    ) -> None:
        self.keys = keys
        self.inbox = inbox
        self.metrics = metrics
        self.now_ms = now_ms
        self.quarantine = Quarantine(redis, keys)
        self._asides: set[asyncio.Task[None]] = set()

    async def take(self, channel: Channel, body: bytes) -> None:
        """A verified body: each update stored once. Raises what the store raises.

        What cannot be read is kept aside, since a platform would send it for ever.
        """
        try:
            batch = channel.parse(body)
        except BadPayload as problem:
            await self._quarantine(channel.name, body, str(problem))
            return
        for update in batch.updates:
            await self.receive(update, channel)
        if batch.malformed:
            await self._quarantine(channel.name, body, "some items")

    async def receive(self, update: AnyUpdate, channel: Channel | None = None) -> bool:
        """Store one update; returns whether it was new."""
        now = self.now_ms()
        stamped = msgspec.structs.replace(update, received=now)
        is_new = await self.inbox.receive(
            self.keys,
            conversation_id(update.address),
            id=f"{update.address.channel}:{update.id}",
            row=msgspec.json.encode(stamped),
            at=now,
            quiet=isinstance(update, Message) and not update.payload,
            urgent=isinstance(update, OwnerMessage | Echo),
        )
        self.metrics.updates.labels(
            update.address.channel, "yes" if is_new else "no"
        ).inc()
        if channel is not None and isinstance(update, Message) and update.callback:
            task = asyncio.create_task(channel.acknowledge(update))
            self._asides.add(task)
            task.add_done_callback(self._asides.discard)
        return is_new

    async def close(self) -> None:
        """End what goes on beside the webhooks."""
        for task in self._asides:
            task.cancel()
        await asyncio.gather(*self._asides, return_exceptions=True)

    async def _quarantine(self, channel: str, body: bytes, problem: str) -> None:
        await self.quarantine.keep(body, self.now_ms())
        self.metrics.quarantined.labels(channel).inc()
        _LOG.warning("not_read", channel=channel, problem=problem, bytes=len(body))
