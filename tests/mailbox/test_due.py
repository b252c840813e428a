"""What is to happen at a certain time comes into its inbox then, once, in order."""

import json
from collections.abc import Iterable

import pytest
from redis.asyncio import Redis

from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Mailbox
from tests.mailbox.story import AT, BARBARA, LEASE, Story


def timer(name: str) -> bytes:
    return json.dumps({"id": name, "received": 0, "list": []}).encode()


async def plan(story: Story, effects: Effects) -> None:
    await story.play([("notice", 0), ("take", 0)])
    assert await story.commit(AT, effects=effects)


def planned(keys: Keys, plans: Iterable[tuple[str, int]]) -> Effects:
    effects = Effects()
    for name, at in plans:
        effects.due(keys, BARBARA, name, timer(name), AT + at)
    return effects


async def fired(story: Story, at: int) -> list[str]:
    """The ids that are in the inbox after the clock has come to `at`."""
    await story.box.fire_due([story.keys.shard], AT + at)
    rows = await story.box.redis.lrange(story.keys.box("inbox", BARBARA), 0, -1)
    return [json.loads(row)["id"] for row in rows]


@pytest.mark.parametrize(
    ("plans", "at", "ids"),
    [
        ([("promise", 100)], 99, []),
        ([("promise", 100)], 100, ["promise"]),
        ([("b", 300), ("a", 900), ("c", 100)], 10_000, ["c", "b", "a"]),
        ([("a", 100), ("a", 500)], 400, []),
        ([("a", 500), ("a", 100)], 100, ["a"]),
        ([("hold|robe|38", -5_000)], 0, ["hold|robe|38"]),
    ],
)
async def test_what_is_due_is_fired_oldest_first(
    story: Story, plans: list[tuple[str, int]], at: int, ids: list[str]
) -> None:
    await plan(story, planned(story.keys, plans))

    assert await fired(story, at) == ids


async def test_it_is_fired_once(story: Story) -> None:
    await plan(story, planned(story.keys, [("promise", 100)]))

    counts = [
        await story.box.fire_due([story.keys.shard], AT + at) for at in (100, 100, 200)
    ]

    assert counts == [1, 0, 0]


async def test_what_is_taken_back_is_not_fired(story: Story) -> None:
    effects = planned(story.keys, [("promise", 100), ("other", 100)])
    effects.undue(story.keys, BARBARA, "promise")
    await plan(story, effects)

    assert await fired(story, 100) == ["other"]


async def test_it_bears_the_time_of_its_coming(story: Story) -> None:
    await plan(story, planned(story.keys, [("promise", 100)]))

    await story.box.fire_due([story.keys.shard], AT + 5_000)
    await story.take(AT + 5_000)

    assert story.taken is not None
    (row,) = map(json.loads, story.taken.rows)
    assert row == {"id": "promise", "received": AT + 5_000, "list": []}


@pytest.mark.parametrize("row", [b"", b"not json", b"[1]", b"7"])
async def test_a_row_that_is_none_of_ours_stops_no_clock(
    story: Story, row: bytes
) -> None:
    effects = Effects()
    effects.due(story.keys, BARBARA, "odd", row, AT + 1)
    effects.due(story.keys, BARBARA, "good", timer("good"), AT + 2)
    await plan(story, effects)

    assert await story.box.fire_due([story.keys.shard], AT + 5) == 2
    await story.take(AT + 5)
    assert story.taken is not None
    assert story.taken.rows[0] == row


async def test_a_time_without_a_row_is_dropped(story: Story, redis: Redis) -> None:
    await plan(story, planned(story.keys, [("promise", 100)]))
    await redis.delete(story.keys.shard.due_rows)

    assert await story.box.fire_due([story.keys.shard], AT + 100) == 0
    assert await redis.zcard(story.keys.shard.due) == 0


async def test_what_comes_due_while_a_worker_has_the_conversation_waits_for_it(
    story: Story,
) -> None:
    await plan(story, planned(story.keys, [("promise", 100)]))
    await story.play([("notice", 50), ("take", 60)])

    assert await fired(story, 100) != []
    assert await story.ready_after() == 60 + LEASE
    await story.done(AT + 200)
    assert await story.ready_after() == 100


async def test_overdue_things_of_many_shops_come_oldest_first(
    inbox: Mailbox,
) -> None:
    shops = [Keys(f"shop-{number}") for number in range(30)]
    for number, keys in enumerate(shops):
        story = Story(inbox, keys)
        effects = Effects()
        effects.due(keys, BARBARA, "promise", timer("promise"), AT - number)
        await plan(story, effects)

    fired = await inbox.fire_due({keys.shard for keys in shops}, AT, count=100)

    assert fired == 30
    assert len(await inbox.ready_everywhere({k.shard for k in shops}, AT, 99)) == 30


async def test_a_round_fires_so_many_of_a_shard_and_the_next_the_rest(
    story: Story,
) -> None:
    await plan(story, planned(story.keys, [(str(n), n) for n in range(7)]))

    counts = [
        await story.box.fire_due([story.keys.shard], AT + 50, count=5) for _ in range(3)
    ]

    assert counts == [5, 2, 0]
