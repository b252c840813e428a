"""What was given up is kept for a time by whom it is about, and erased with her."""

import msgspec
import pytest
from redis.asyncio import Redis

from bot.mailbox import aside
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys
from tests.mailbox.story import AT, BARBARA, Story, row

RETENTION = 90 * 24 * 3_600_000


async def do(story: Story, effects: Effects) -> None:
    await story.notice(AT)
    await story.take(AT)
    assert await story.commit(AT, effects=effects)


@pytest.mark.parametrize(
    ("written", "about"),
    [
        (row(1), BARBARA),
        (b'{"conversation": "anna", "text": "..."}', "anna"),
        (b'{"conversation": ":*", "text": "..."}', BARBARA),
        (b'{"conversation": 7}', BARBARA),
        (b"{", BARBARA),
        (b"\xff", BARBARA),
    ],
    ids=["ours", "a-notice", "odd", "ill-typed", "cut", "no-text"],
)
async def test_it_is_kept_by_whom_it_is_about(
    story: Story, redis: Redis, written: bytes, about: str
) -> None:
    effects = Effects()
    aside.keep(effects, story.keys, "inbox", BARBARA, [written], retention_ms=RETENTION)
    await do(story, effects)

    key = aside.key_of(story.keys, "inbox", about)
    assert await redis.llen(key) == 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("retention", "kept"), [(RETENTION, aside.KEPT_MS), (86_400_000, 86_400_000)]
)
async def test_it_expires_with_the_shops_retention_at_the_latest(
    story: Story, redis: Redis, retention: int, kept: int
) -> None:
    effects = Effects()
    aside.keep(effects, story.keys, "outbox", BARBARA, [row(1)], retention_ms=retention)
    await do(story, effects)

    left = await redis.pttl(aside.key_of(story.keys, "outbox", BARBARA))
    assert kept - 60_000 < left <= kept


async def test_of_many_the_newest_are_kept(story: Story, redis: Redis) -> None:
    effects = Effects()
    rows = [row(number) for number in range(aside.AT_MOST + 1)]
    aside.keep(effects, story.keys, "inbox", BARBARA, rows, retention_ms=RETENTION)
    await do(story, effects)

    key = aside.key_of(story.keys, "inbox", BARBARA)
    assert await redis.lrange(key, 0, 0) == rows[-1:]  # type: ignore[misc]
    assert await redis.llen(key) == aside.AT_MOST  # type: ignore[misc]


async def test_an_erasure_takes_hers_from_both_boxes(
    story: Story, redis: Redis, keys: Keys
) -> None:
    effects = Effects()
    for who in (BARBARA, "anna"):
        for box in ("inbox", "outbox"):
            written = msgspec.json.encode({"text": "..."})
            aside.keep(effects, keys, box, who, [written], retention_ms=RETENTION)
    aside.forget(effects, keys, BARBARA)
    await do(story, effects)

    left = [
        await redis.llen(aside.key_of(keys, box, who))  # type: ignore[misc]
        for who in (BARBARA, "anna")
        for box in ("inbox", "outbox")
    ]
    assert left == [0, 0, 1, 1]
