"""Each script run twice, as after a lost answer, leaves the store as after once."""

from collections.abc import Awaitable, Callable

import pytest
from redis.asyncio import Redis

from bot.mailbox import due
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys
from bot.mailbox.scripts import Scripts
from tests.mailbox.story import AT, BARBARA, Step, Story, row

Call = Callable[[Story], Awaitable[object]]


async def receive(story: Story) -> object:
    return await story.box.receive(
        story.keys, BARBARA, id="again", row=row(1), at=AT + 50, quiet=True
    )


async def take(story: Story) -> object:
    return await story.box.take(story.keys, BARBARA, AT + 50)


async def mark(story: Story) -> object:
    assert story.taken is not None
    return await story.box.mark_sending(story.keys, story.taken, "row-1")


def every_effect(keys: Keys) -> Effects:
    effects = Effects()
    effects.add("SET", keys.conversation(BARBARA), "state")
    effects.add("HINCRBY", keys.named("sum"), "turns", 1)
    effects.add("LPUSH", keys.named("log"), "line")
    effects.post(keys, "outbox", BARBARA, row(1), AT)
    effects.due(keys, BARBARA, "promise", row(2), AT + 10)
    return effects


async def commit(story: Story) -> object:
    return await story.commit(AT + 50, effects=every_effect(story.keys))


async def retry(story: Story) -> object:
    return await story.commit(AT + 50, rows=0, again_at=AT + 90, failed=True)


async def fire(story: Story) -> object:
    one = due.Due(
        at=AT + 10,
        member=f"{story.keys.member(BARBARA)}|promise".encode(),
        shard=story.keys.shard.number,
        row=row(2),
    )
    scripts = Scripts(story.box.redis)
    return await due.fire(story.box.redis, scripts, "inbox", one, AT + 50)


async def everything(redis: Redis) -> dict[bytes, bytes]:
    """All keys and what they hold, but for times to live."""
    return {key: await redis.dump(key) for key in await redis.keys()}


@pytest.mark.parametrize(
    ("before", "call", "answers"),
    [
        ([], receive, (True, False)),
        ([("notice", 0), ("take", 0)], receive, (True, False)),
        ([("notice", 0), ("take", 0)], mark, (True, True)),
        ([("notice", 0), ("take", 0)], commit, (True, True)),
        ([("notice", 0), ("take", 0), ("message", 5)], commit, (True, True)),
        ([("notice", 0), ("take", 0)], retry, (True, True)),
        ([("notice", 0), ("take", 0), ("planned", 0)], fire, (1, 0)),
        ([("notice", 0), ("planned", 0), ("notice", 1)], fire, (1, 0)),
    ],
)
async def test_twice_is_as_once(
    story: Story,
    redis: Redis,
    before: list[Step],
    call: Call,
    answers: tuple[object, object],
) -> None:
    for step in before:
        if step[0] == "planned":
            await plan(redis, story.keys)
        else:
            await story.play([step])

    first = await call(story)
    once = await everything(redis)
    second = await call(story)

    assert (first, second) == answers
    assert await everything(redis) == once


async def plan(redis: Redis, keys: Keys) -> None:
    member = f"{keys.member(BARBARA)}|promise"
    await redis.hset(keys.shard.due_rows, member, row(2).decode())
    await redis.zadd(keys.shard.due, {member: AT + 10})


async def test_a_take_whose_answer_was_lost_leaves_the_lease_and_no_second_token(
    story: Story, redis: Redis
) -> None:
    await story.notice(AT)

    assert await take(story) is not None
    once = await everything(redis)

    assert await take(story) is None
    assert await everything(redis) == once
