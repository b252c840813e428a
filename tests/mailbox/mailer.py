"""One of several worker processes that race for the same conversations.

It handles the inbox and sends the outbox, both onto lists that a test reads, and may be
told to kill itself after so many takes: before, during or after a commit. Its clock
runs SPEED times as fast as the world's, so that leases end soon.
"""

import asyncio
import os
import random
import signal
import sys
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from redis.exceptions import RedisError

from bot.mailbox.effects import Effects
from bot.mailbox.errors import StoreUnavailable
from bot.mailbox.keys import SHARDS, Keys, Shard
from bot.mailbox.mailbox import LEASE_MS, Mailbox, Take, now_ms
from bot.mailbox.wake import Wakeups
from bot.runtime.valkey import connect

SPEED = 10
SEND_SECONDS = LEASE_MS / SPEED / 1000 / 3
"""A send is given up well before the lease is over."""

TASKS = 4
ALL = [Shard(number) for number in range(SHARDS)]


class Mail(msgspec.Struct, frozen=True):
    id: str


def clock() -> int:
    return now_ms() * SPEED


def mail_id(row: bytes) -> str:
    return msgspec.json.decode(row, type=Mail).id


@dataclass(slots=True)
class Fate:
    """After how many takes the process dies, and where; never if it is negative."""

    takes_left: int
    dice: random.Random
    where: str = field(default="", init=False)

    def draw(self) -> None:
        self.takes_left -= 1
        if self.takes_left == 0:
            self.where = self.dice.choice(["before", "during", "after"])

    async def live_through(self, commit: Awaitable[bool]) -> None:
        pending = asyncio.ensure_future(commit)
        if self.where == "before":
            die()
        if self.where == "during":
            await asyncio.sleep(0.0003)
            die()
        await pending
        if self.where == "after":
            die()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def handle(inbox: Mailbox, keys: Keys, take: Take, fate: Fate) -> None:
    """Some of the rows, each noted in order and posted on, in one commit."""
    done = fate.dice.randint(1, len(take.rows))
    effects = Effects()
    for row in take.rows[:done]:
        effects.add("RPUSH", keys.named("handled", take.conversation), mail_id(row))
        effects.post(keys, "outbox", take.conversation, row, clock())
    await asyncio.sleep(fate.dice.random() / 300)
    await fate.live_through(
        inbox.commit(keys, take, done=done, at=clock(), effects=effects)
    )


async def send(outbox: Mailbox, keys: Keys, take: Take, fate: Fate) -> None:
    """One row to the outside, which shows what has come there last."""
    (row,) = take.rows
    sent = keys.named("sent", take.conversation)
    is_there = False
    if take.sending == mail_id(row):
        is_there = await outbox.redis.lindex(sent, -1) == mail_id(row).encode()
    if not await outbox.mark_sending(keys, take, mail_id(row), at=clock()):
        return
    if not is_there:
        async with asyncio.timeout(SEND_SECONDS):
            await outbox.redis.rpush(sent, mail_id(row))
    await fate.live_through(outbox.commit(keys, take, done=1, at=clock()))


async def work(box: Mailbox, wakeups: Wakeups, fate: Fate) -> None:
    """Until it is cancelled."""
    is_inbox = box.box == "inbox"
    while True:
        with suppress(StoreUnavailable, RedisError, TimeoutError):
            ready = await box.ready_everywhere(ALL, clock(), 20)
            fate.dice.shuffle(ready)
            for shop, conversation in ready:
                keys, most = Keys(shop), 200 if is_inbox else 1
                take = await box.take(keys, conversation, clock(), most=most)
                if take:
                    fate.draw()
                    await (handle if is_inbox else send)(box, keys, take, fate)
        await wakeups.wait(now_ms() + 30)


async def run(socket: Path, seed: str, die_after: int) -> None:
    fate = Fate(die_after, random.Random(seed))
    async with (
        connect(socket) as redis,
        Wakeups(redis, "inbox", ALL) as mail,
        Wakeups(redis, "outbox", ALL) as post,
        asyncio.TaskGroup() as group,
    ):
        inbox = Mailbox(redis, "inbox", quiet_ms=2_500, cap_ms=8_000)
        outbox = Mailbox(redis, "outbox")
        for _ in range(TASKS):
            group.create_task(work(inbox, mail, fate))
            group.create_task(work(outbox, post, fate))


if __name__ == "__main__":
    socket, seed, die_after = sys.argv[1:]
    asyncio.run(run(Path(socket), seed, int(die_after)))
