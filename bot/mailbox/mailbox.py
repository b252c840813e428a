"""Rows of many conversations, each conversation in order, each row's effects once.

The inbox and the outbox are two of these. Whoever takes a conversation gets a fencing
token with its rows; only the newest token can commit, so no lock can expire in the
middle of the work. When a conversation may be taken stands in one sorted set per shard:
a quiet window, a retry and the lease of a worker are all a later time in that set.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import msgspec
from redis.asyncio import Redis

from bot.mailbox.keys import Keys, Shard

LEASE_MS = 15_000
"""How long a conversation stays with a worker that has died; work is bounded below it."""

SEEN_MS = 7 * 24 * 3_600_000
"""Platforms redeliver for up to 36 hours; ids are remembered for a week."""

Effect = list[str]


class Stamp(msgspec.Struct):
    """The part of a row that the scripts read."""

    received: int


def now_ms() -> int:
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """The rows of one conversation, ours until a newer token is given out."""

    shop: str
    conversation: str
    token: str
    attempts: int
    sending: str
    """The id of the row that a worker was sending when it died, or ''."""
    rows: tuple[bytes, ...]


@dataclass(slots=True)
class Effects:
    """What a commit does besides taking rows away. Collected first, applied once."""

    commands: list[Effect] = field(default_factory=list)
    keys: dict[str, None] = field(default_factory=dict)

    def add(self, command: str, key: str, *arguments: str | int) -> None:
        self.keys[key] = None
        self.commands.append([command, key, *map(str, arguments)])

    def post(
        self, keys: Keys, box: str, conversation: str, row: bytes, at: int
    ) -> None:
        """Put a row into a box of the same shop, to be taken from `at` (ms) on."""
        names = (
            keys.box(box, conversation),
            keys.shard.ready(box),
            keys.run(box, conversation),
        )
        self.keys.update(dict.fromkeys(names))
        self.commands.append(
            ["POST", *names, keys.member(conversation), str(at), row.decode()]
        )

    def due(
        self, keys: Keys, conversation: str, name: str, row: bytes, at: int
    ) -> None:
        """Have a row put into the conversation's inbox at `at` (ms).

        The same name again replaces it.
        """
        member = f"{keys.member(conversation)}|{name}"
        self.add("HSET", keys.shard.due_rows, member, row.decode())
        self.add("ZADD", keys.shard.due, at, member)

    def undue(self, keys: Keys, conversation: str, name: str) -> None:
        member = f"{keys.member(conversation)}|{name}"
        self.add("ZREM", keys.shard.due, member)
        self.add("HDEL", keys.shard.due_rows, member)


class Scripts:
    """The Lua scripts of this package, registered on one client."""

    def __init__(self, redis: Redis) -> None:
        folder = files("bot.mailbox") / "lua"
        for name in ("receive", "take", "commit", "mark", "fire"):
            source = (folder / f"{name}.lua").read_text()
            setattr(self, name, redis.register_script(source))

    receive: Any
    take: Any
    commit: Any
    mark: Any
    fire: Any


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
        quiet window, so that a burst of messages is taken together; `urgent` ends it.
        """
        names = [
            keys.seen(id),
            keys.box(self.box, conversation),
            keys.shard.ready(self.box),
            keys.run(self.box, conversation),
        ]
        arguments = [
            row,
            keys.member(conversation),
            at,
            self.quiet_ms if quiet else 0,
            self.cap_ms,
            SEEN_MS,
            "1" if urgent else "0",
        ]
        return bool(await self._scripts.receive(keys=names, args=arguments))

    async def ready(self, shard: Shard, at: int, count: int) -> list[tuple[str, str]]:
        """Up to `count` (shop, conversation) that may be taken at `at` (ms)."""
        members: list[bytes] = await self.redis.zrangebyscore(
            shard.ready(self.box), "-inf", at, start=0, num=count
        )
        return [_split(member) for member in members]

    async def next_at(self, shard: Shard) -> int | None:
        """When (ms) the next conversation may be taken; None: nothing waits."""
        first = await self.redis.zrange(shard.ready(self.box), 0, 0, withscores=True)
        return int(first[0][1]) if first else None

    async def take(self, keys: Keys, conversation: str, at: int) -> Take | None:
        """The rows of a conversation that is ready; None: another worker was faster."""
        names = [
            keys.shard.ready(self.box),
            keys.box(self.box, conversation),
            keys.run(self.box, conversation),
        ]
        got = await self._scripts.take(
            keys=names, args=[keys.member(conversation), at, LEASE_MS]
        )
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
    ) -> bool:
        """End a turn: `done` rows go away and the effects happen, together and once.

        False: a newer token exists, nothing happened. `again_at` (ms) says when rows
        that are left may be taken; 0: by the quiet window.
        """
        effects = effects or Effects()
        names = [
            keys.shard.ready(self.box),
            keys.box(self.box, take.conversation),
            keys.run(self.box, take.conversation),
            *effects.keys,
        ]
        arguments = [
            keys.member(take.conversation),
            take.token,
            done,
            at,
            again_at,
            self.quiet_ms,
            self.cap_ms,
            msgspec.json.encode(effects.commands),
        ]
        return bool(await self._scripts.commit(keys=names, args=arguments))

    async def mark_sending(self, keys: Keys, take: Take, row_id: str) -> bool:
        """Note that a row is about to be sent; False: no longer ours to send."""
        return bool(
            await self._scripts.mark(
                keys=[keys.run(self.box, take.conversation)], args=[take.token, row_id]
            )
        )

    async def fire_due(self, shards: Iterable[Shard], at: int, count: int = 100) -> int:
        """Move what has become due into its inbox, oldest first; returns how many."""
        fired = 0
        for shard in shards:
            members: list[bytes] = await self.redis.zrangebyscore(
                shard.due, "-inf", at, start=0, num=count
            )
            if not members:
                continue
            rows: Sequence[bytes | None] = await self.redis.hmget(
                shard.due_rows, members
            )
            for member, row in zip(members, rows, strict=True):
                fired += await self._fire(shard, member.decode(), row, at)
        return fired

    async def _fire(self, shard: Shard, member: str, row: bytes | None, at: int) -> int:
        if row is None:
            await self.redis.zrem(shard.due, member)
            return 0
        shop, conversation = _split(member.encode())
        keys = Keys(shop)
        stamped = msgspec.json.decode(row)
        stamped["received"] = at
        names = [
            shard.due,
            shard.due_rows,
            keys.box(self.box, conversation),
            shard.ready(self.box),
            keys.run(self.box, conversation),
        ]
        arguments = [
            member,
            at,
            keys.member(conversation),
            row,
            msgspec.json.encode(stamped),
        ]
        return int(await self._scripts.fire(keys=names, args=arguments))


def _split(member: bytes) -> tuple[str, str]:
    shop, conversation, *_ = member.decode().split("|", 2)
    return shop, conversation
