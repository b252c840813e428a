"""A worker learns at once of what may be taken, and soon when nobody told it."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from bot.mailbox.effects import Effects
from bot.mailbox.keys import SHARDS, Keys, Shard
from bot.mailbox.mailbox import Mailbox, now_ms
from bot.mailbox.wake import LONGEST_MS, Wakeups
from tests.mailbox.story import BARBARA, row

ALL = [Shard(number) for number in range(SHARDS)]
SOON = 0.5
"""Seconds: half of what a wait without news lasts."""


async def listeners(redis: Redis, channel: str) -> int:
    ((_, count),) = await redis.pubsub_numsub(channel)
    return int(count)


async def heard(redis: Redis, box: str) -> None:
    """Wait until somebody listens."""
    for _ in range(1_000):
        if await listeners(redis, ALL[1].ready(box)):
            return
        await asyncio.sleep(0.005)
    raise AssertionError("nobody listens")


@pytest.fixture
async def wakeups(redis: Redis) -> AsyncIterator[Wakeups]:
    """Already listening."""
    async with Wakeups(redis, "inbox", ALL) as wakeups:
        await heard(redis, "inbox")
        yield wakeups


async def waited(wakeups: Wakeups, until: int | None = None) -> float:
    """Seconds."""
    before = time.monotonic()
    await wakeups.wait(now_ms() + 60_000 if until is None else until)
    return time.monotonic() - before


async def receive(box: Mailbox, keys: Keys, *, quiet: bool = False) -> None:
    await box.receive(
        keys, BARBARA, id=f"{now_ms()}", row=row(1), at=now_ms(), quiet=quiet
    )


async def test_a_row_ends_the_wait(
    wakeups: Wakeups, inbox: Mailbox, keys: Keys
) -> None:
    waiting = asyncio.create_task(waited(wakeups))
    await asyncio.sleep(0)

    await receive(inbox, keys)

    assert await waiting < SOON
    assert await inbox.ready_everywhere(ALL, now_ms(), 5) == [(keys.shop, BARBARA)]


async def test_a_row_that_came_before_the_wait_ends_it_too(
    wakeups: Wakeups, inbox: Mailbox, keys: Keys
) -> None:
    await receive(inbox, keys)

    assert await waited(wakeups) < SOON


async def test_the_end_of_a_quiet_window_ends_the_wait(
    wakeups: Wakeups, redis: Redis, keys: Keys
) -> None:
    inbox = Mailbox(redis, "inbox", quiet_ms=300, cap_ms=8_000)
    await receive(inbox, keys, quiet=True)

    seconds = await waited(wakeups)

    assert 0.25 < seconds < 0.25 + SOON
    assert await inbox.ready_everywhere(ALL, now_ms(), 5) == [(keys.shop, BARBARA)]


async def test_rows_left_by_a_commit_end_the_wait(
    wakeups: Wakeups, inbox: Mailbox, keys: Keys
) -> None:
    await receive(inbox, keys)
    await inbox.receive(keys, BARBARA, id="2", row=row(2), at=now_ms(), quiet=False)
    take = await inbox.take(keys, BARBARA, now_ms())
    assert take is not None
    await waited(wakeups)

    await inbox.commit(keys, take, done=1, at=now_ms())

    assert await waited(wakeups) < SOON


async def test_a_posted_row_ends_the_wait_for_its_box(
    redis: Redis, inbox: Mailbox, keys: Keys
) -> None:
    async with Wakeups(redis, "outbox", ALL) as wakeups:
        await heard(redis, "outbox")
        await receive(inbox, keys)
        take = await inbox.take(keys, BARBARA, now_ms())
        assert take is not None
        effects = Effects()
        effects.post(keys, "outbox", BARBARA, row(1), now_ms())

        await inbox.commit(keys, take, done=1, at=now_ms(), effects=effects)

        assert await waited(wakeups) < SOON


async def test_what_becomes_due_ends_the_wait(
    wakeups: Wakeups, redis: Redis, inbox: Mailbox, keys: Keys
) -> None:
    member = f"{keys.member(BARBARA)}|promise"
    await redis.hset(keys.shard.due_rows, member, row(1).decode())
    await redis.zadd(keys.shard.due, {member: 1})

    await inbox.fire_due(ALL, now_ms())

    assert await waited(wakeups) < SOON


async def test_without_news_a_wait_lasts_a_second(wakeups: Wakeups) -> None:
    assert LONGEST_MS / 1000 - 0.05 < await waited(wakeups) < 1.5


async def test_a_wait_ends_at_the_time_that_it_is_given(wakeups: Wakeups) -> None:
    assert 0.15 < await waited(wakeups, now_ms() + 200) < 0.15 + SOON


async def test_a_time_long_past_does_not_wait(wakeups: Wakeups) -> None:
    assert await waited(wakeups, 0) < 0.1


async def test_a_burst_of_news_ends_one_wait(wakeups: Wakeups, inbox: Mailbox) -> None:
    for number in range(200):
        await receive(inbox, Keys(f"shop-{number}"))
    await asyncio.sleep(0.1)

    await waited(wakeups)

    assert await waited(wakeups, now_ms() + 300) > 0.25


async def test_it_listens_again_after_the_connection_was_cut(
    wakeups: Wakeups, redis: Redis, inbox: Mailbox, keys: Keys
) -> None:
    await redis.execute_command("CLIENT", "KILL", "TYPE", "pubsub")
    assert await waited(wakeups) < 1.5
    await heard(redis, "inbox")

    await receive(inbox, keys)

    assert await waited(wakeups) < SOON


async def test_without_the_right_to_publish_only_the_news_is_missing(
    redis: Redis, keys: Keys
) -> None:
    await redis.execute_command(
        *("ACL", "SETUSER", "mute", "on", "nopass", "~*", "+@all", "resetchannels")
    )
    mute = Redis(
        unix_socket_path=redis.connection_pool.connection_kwargs["path"],
        username="mute",
        password="any",
    )
    inbox = Mailbox(mute, "inbox")

    await receive(inbox, keys)

    assert await inbox.ready_everywhere(ALL, now_ms(), 5) == [(keys.shop, BARBARA)]
    await mute.aclose()
