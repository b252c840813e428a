"""Rows of many conversations, each conversation in order, each row's effects once.

The inbox and the outbox are two of these. Whoever takes a conversation gets a fencing
token with its rows; only the newest token can commit, so no lock can expire in the
middle of the work. When a conversation may be taken stands in one sorted set per shard:
a quiet window, a retry and the lease of a worker are all a later time in that set.

Every method raises StoreUnavailable, and may be called again as it was after that.
"""

import time
from collections.abc import Container, Iterable
from dataclasses import dataclass

import msgspec
from redis.asyncio import Redis

from bot.mailbox import due, ready
from bot.mailbox.effects import Effects as Effects
from bot.mailbox.errors import translated
from bot.mailbox.keys import Keys, Shard
from bot.mailbox.scripts import Argument, Scripts

LEASE_MS = 15_000
"""So long a conversation stays with a worker that died; work is bounded below it."""

SEEN_MS = 7 * 24 * 3_600_000
"""Platforms redeliver for up to 36 hours; ids are remembered for a week."""

ROWS_AT_MOST = 200
"""What one take gives out; the rest is ready again as soon as these are done."""


def now_ms() -> int:
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """The rows of one conversation, ours until a newer token is given out."""

    shop: str
    conversation: str
    token: str
    attempts: int
    """How often it was taken since the last commit that did not fail: 1 at first."""
    sending: str
    """The id of the row that a worker was sending when it died, or ''."""
    rows: tuple[bytes, ...]


class Mailbox:
    """One box (`inbox` or `outbox`) of every shop."""

    def __init__(
        self, redis: Redis, box: str, *, quiet_ms: int = 0, cap_ms: int = 0
    ) -> None:
        self.redis = redis
        self.box = box
        self.quiet_ms = quiet_ms
        self.cap_ms = cap_ms
        self._scripts = Scripts(redis)

    async def receive(
        self,
        keys: Keys,
        conversation: str,
        *,
        id: str,
        row: bytes,
        at: int,
        quiet: bool,
        urgent: bool = False,
    ) -> bool:
        """Store one row, once by its id.

        Returns whether it was new. With `quiet` the conversation is left alone for the
        quiet window, so that a burst of messages is taken together; `urgent` ends it,
        and the wait for a retry too.
        """
        names = [
            keys.seen(id),
            keys.box(self.box, conversation),
            keys.shard.ready(self.box),
            keys.run(self.box, conversation),
        ]
        arguments: list[Argument] = [
            row,
            keys.member(conversation),
            at,
            self.quiet_ms if quiet else 0,
            self.cap_ms,
            SEEN_MS,
            int(urgent),
        ]
        return bool(await self._scripts.run("receive", names, arguments))

    async def ready(self, shard: Shard, at: int, count: int) -> list[tuple[str, str]]:
        """Up to `count` (shop, conversation) that may be taken at `at` (ms)."""
        return await self.ready_everywhere([shard], at, count)

    async def ready_everywhere(
        self,
        shards: Iterable[Shard],
        at: int,
        count: int,
        *,
        of: Container[str] | None = None,
    ) -> list[tuple[str, str]]:
        """The same of many shards, what waits longest first; with `of` these shops."""
        return await ready.find(self.redis, self.box, shards, at, count, of)

    async def next_at(self, shard: Shard) -> int | None:
        """When (ms) the next conversation may be taken; None: nothing waits."""
        with translated():
            first = await self.redis.zrange(
                shard.ready(self.box), 0, 0, withscores=True
            )
        return int(first[0][1]) if first else None

    async def take(
        self, keys: Keys, conversation: str, at: int, *, most: int = ROWS_AT_MOST
    ) -> Take | None:
        """The rows of a conversation that is ready; None: another worker was faster.

        When the answer is lost, the conversation is ready again after LEASE_MS.
        """
        names = [
            keys.shard.ready(self.box),
            keys.box(self.box, conversation),
            keys.run(self.box, conversation),
        ]
        arguments: list[Argument] = [keys.member(conversation), at, LEASE_MS, most]
        got = await self._scripts.run("take", names, arguments)
        if not got:
            return None
        token, attempts, sending, *rows = got
        return Take(
            shop=keys.shop,
            conversation=conversation,
            token=str(token),
            attempts=int(attempts),
            sending=sending.decode(),
            rows=tuple(rows),
        )

    async def commit(
        self,
        keys: Keys,
        take: Take,
        *,
        done: int,
        at: int,
        effects: Effects | None = None,
        again_at: int = 0,
        failed: bool = False,
    ) -> bool:
        """End a turn: `done` rows go away and the effects happen, together and once.

        False: another worker has a newer token. Repeated with the same take, it is True
        again, unless that other has committed meanwhile. `again_at` (ms) says when rows
        that are left may be taken; 0: at once, or by their quiet window those that have
        come since. After a `failed` turn the attempts go on counting.

        Raises EffectRefused, and then nothing has happened.
        """
        effects = effects or Effects()
        names = [
            keys.shard.ready(self.box),
            keys.box(self.box, take.conversation),
            keys.run(self.box, take.conversation),
            *effects.keys,
        ]
        arguments: list[Argument] = [
            keys.member(take.conversation),
            take.token,
            done,
            at,
            again_at,
            int(failed),
            msgspec.json.encode(effects.commands),
        ]
        return bool(await self._scripts.run("commit", names, arguments))

    async def mark_sending(
        self, keys: Keys, take: Take, row_id: str, *, at: int = 0
    ) -> bool:
        """Note that a row is about to be sent; False: no longer ours to send.

        With `at` (ms, now) the lease counts from here: a send that is given up before
        LEASE_MS is over is then never done by another worker at the same time.
        """
        names = [
            keys.run(self.box, take.conversation),
            keys.shard.ready(self.box),
        ]
        until = at + LEASE_MS if at else 0
        arguments: list[Argument] = [
            take.token,
            row_id,
            keys.member(take.conversation),
            until,
        ]
        return bool(await self._scripts.run("mark", names, arguments))

    async def fire_due(self, shards: Iterable[Shard], at: int, count: int = 100) -> int:
        """Move what has become due into its inbox, oldest first; returns how many.

        At most `count` of each shard.
        """
        found = await due.find(self.redis, list(shards), at, count)
        fired = 0
        for one in found:
            fired += await due.fire(self.redis, self._scripts, self.box, one, at)
        return fired
