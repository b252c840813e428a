"""Whatever happens in whatever order: in the end each row was handled once, in order.

Rows come and come again, workers take, stall, crash, finish a part or fail, timers come
due and the clock jumps on; two conversations share it all.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redis.asyncio import Redis

from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Mailbox, Take
from bot.runtime.valkey import connect
from tests.mailbox.story import AT, CAP, LEASE, QUIET

RETRY = 30_000
SHOP = Keys("maison-lila")
CONVERSATIONS = ("anna", "barbara")

conversations = st.sampled_from(CONVERSATIONS)
small = st.integers(0, 4)
steps = st.one_of(
    st.tuples(
        st.just("receive"),
        conversations,
        st.sampled_from(["message", "notice", "command"]),
    ),
    st.tuples(st.just("redeliver"), small),
    st.tuples(st.just("plan"), conversations, st.sampled_from([0, 700, 20_000])),
    st.tuples(st.just("pass_time"), st.sampled_from([1, 900, QUIET, CAP, LEASE])),
    st.tuples(st.just("take"), conversations),
    st.tuples(st.just("commit"), small, st.booleans(), st.booleans()),
    st.tuples(st.just("commit"), small, st.booleans(), st.booleans()),
)


@dataclass(slots=True)
class World:
    """The mailbox, and what a model of it knows."""

    inbox: Mailbox
    at: int = AT
    stored: dict[str, list[str]] = field(
        default_factory=lambda: {name: [] for name in CONVERSATIONS}
    )
    takes: list[Take] = field(default_factory=list)
    newest: dict[str, Take] = field(default_factory=dict)
    committed: list[Take] = field(default_factory=list)
    plans: int = 0

    @property
    def redis(self) -> Redis:
        return self.inbox.redis

    async def receive(self, conversation: str, kind: str) -> None:
        id = f"{conversation}-{sum(map(len, self.stored.values()))}"
        assert await self._receive(conversation, id, kind)
        self.stored[conversation].append(id)

    async def redeliver(self, back: int) -> None:
        for conversation, ids in self.stored.items():
            sent = [id for id in ids if not id.startswith("timer")]
            for id in sent[-1 - back :][:1]:
                assert not await self._receive(conversation, id, "command")

    async def _receive(self, conversation: str, id: str, kind: str) -> bool:
        return await self.inbox.receive(
            SHOP,
            conversation,
            id=id,
            row=json.dumps({"id": id}).encode(),
            at=self.at,
            quiet=kind == "message",
            urgent=kind == "command",
        )

    async def plan(self, conversation: str, later: int) -> None:
        """By a commit of a conversation that is otherwise left alone."""
        self.plans += 1
        name = f"timer-{self.plans}"
        other = f"other-{self.plans}"
        await self._receive(other, other, "notice")
        take = await self.inbox.take(SHOP, other, self.at)
        assert take is not None
        effects = Effects()
        row = json.dumps({"id": name}).encode()
        effects.due(SHOP, conversation, name, row, self.at + later)
        await self.inbox.commit(SHOP, take, done=1, at=self.at, effects=effects)

    async def pass_time(self, milliseconds: int) -> None:
        self.at += milliseconds
        before = {name: await self._waiting(name) for name in CONVERSATIONS}
        await self.inbox.fire_due([SHOP.shard], self.at)
        for name in CONVERSATIONS:
            self.stored[name] += (await self._waiting(name))[len(before[name]) :]

    async def _waiting(self, conversation: str) -> list[str]:
        rows = await self.redis.lrange(SHOP.box("inbox", conversation), 0, -1)
        return [json.loads(row)["id"] for row in rows]

    async def take(self, conversation: str) -> None:
        take = await self.inbox.take(SHOP, conversation, self.at)
        if take is not None:
            self.takes.append(take)
            self.newest[conversation] = take

    async def commit(self, back: int, is_whole: bool, fails: bool) -> None:
        """By a worker that may have been overtaken, or may have committed before."""
        for take in self.takes[-1 - back :][:1]:
            done = 0 if fails else len(take.rows) if is_whole else 1
            effects = Effects()
            for row in take.rows[:done]:
                handled = SHOP.named("handled", take.conversation)
                effects.add("RPUSH", handled, json.loads(row)["id"])
            said = await self.inbox.commit(
                SHOP,
                take,
                done=done,
                at=self.at,
                effects=effects,
                again_at=self.at + RETRY if fails else 0,
                failed=fails,
            )
            is_newest = take is self.newest[take.conversation]
            assert said or not is_newest
            assert not said or is_newest or take in self.committed
            if said:
                self.committed.append(take)

    async def handled(self, conversation: str) -> list[str]:
        ids = await self.redis.lrange(SHOP.named("handled", conversation), 0, -1)
        return [id.decode() for id in ids]

    async def check(self) -> None:
        for name in CONVERSATIONS:
            handled = await self.handled(name)
            assert handled + await self._waiting(name) == self.stored[name]
            score = await self.redis.zscore(
                SHOP.shard.ready("inbox"), SHOP.member(name)
            )
            assert (score is None) == (handled == self.stored[name])
            assert score is None or score <= self.at + RETRY + CAP

    async def finish(self) -> None:
        """Time passes, and a worker that never fails does what is left."""
        await self.pass_time(100_000)
        for name in CONVERSATIONS:
            while await self._waiting(name):
                await self.take(name)
                await self.commit(0, is_whole=True, fails=False)
                await self.pass_time(LEASE)
            assert await self.handled(name) == self.stored[name]


async def live(socket: Path, story: Sequence[tuple[object, ...]]) -> None:
    async with connect(socket) as redis:
        await redis.flushall()
        world = World(Mailbox(redis, "inbox", quiet_ms=QUIET, cap_ms=CAP))
        for name, *arguments in story:
            await getattr(world, str(name))(*arguments)
            await world.check()
        await world.finish()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=st.lists(steps, min_size=5, max_size=40))
def test_each_row_is_handled_once_and_in_order_whatever_happens(
    valkey_socket: Path, story: list[tuple[object, ...]]
) -> None:
    asyncio.run(live(valkey_socket, story))
