"""One worker at a time can commit, and what it commits happens once."""

import asyncio
from itertools import count, islice

import pytest
from redis.asyncio import Redis

from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import ROWS_AT_MOST, Mailbox
from tests.mailbox.story import AT, BARBARA, LEASE, Story, row


def said(keys: Keys, *words: str) -> Effects:
    effects = Effects()
    effects.add("RPUSH", keys.named("said"), *words)
    return effects


async def all_said(redis: Redis, keys: Keys) -> list[str]:
    return [word.decode() for word in await redis.lrange(keys.named("said"), 0, -1)]


async def test_a_row_is_stored_once_by_its_id(inbox: Mailbox, keys: Keys) -> None:
    async def receive() -> bool:
        return await inbox.receive(
            keys, BARBARA, id="mid.1", row=row(1), at=AT, quiet=False
        )

    stored = await asyncio.gather(*(receive() for _ in range(20)))

    assert sorted(stored) == [False] * 19 + [True]
    take = await inbox.take(keys, BARBARA, AT)
    assert take is not None
    assert take.rows == (row(1),)


async def test_a_redelivered_row_is_not_stored_again_after_its_turn(
    story: Story,
) -> None:
    await story.play([("notice", 0), ("take", 0), ("done", 1)])

    story.rows = 0

    assert not await story.notice(AT + 10)
    assert await story.ready_after() is None


async def test_rows_come_in_order_and_whole(story: Story) -> None:
    for number in range(5):
        await story.message(AT + number)

    await story.take(AT + 3_000)

    assert story.taken is not None
    assert list(story.taken.rows) == [row(number) for number in range(1, 6)]


async def test_of_many_workers_one_takes(story: Story) -> None:
    await story.notice(AT)

    takes = await asyncio.gather(
        *(story.box.take(story.keys, BARBARA, AT) for _ in range(30))
    )

    assert len([take for take in takes if take]) == 1


async def test_an_expired_lease_gives_the_rows_out_again(story: Story) -> None:
    await story.play([("notice", 0), ("take", 0), ("notice", 5)])
    late = story.taken

    early = await story.box.take(story.keys, BARBARA, AT + LEASE - 1)
    await story.take(AT + LEASE)

    assert early is None
    assert late is not None
    assert story.taken is not None
    assert (late.attempts, story.taken.attempts) == (1, 2)
    assert late.rows == story.taken.rows[:1]
    assert len(story.taken.rows) == 2


async def test_an_old_token_commits_nothing(
    story: Story, redis: Redis, keys: Keys
) -> None:
    await story.play([("notice", 0), ("take", 0)])
    late = story.taken
    await story.take(AT + LEASE)
    newer, story.taken = story.taken, late

    assert not await story.commit(AT + LEASE, effects=said(keys, "late"))
    assert await all_said(redis, keys) == []
    assert await story.ready_after() == 2 * LEASE
    story.taken = newer
    assert await story.commit(AT + LEASE, effects=said(keys, "once"))
    assert await all_said(redis, keys) == ["once"]


async def test_a_worker_that_is_late_but_alone_still_commits(
    story: Story, redis: Redis, keys: Keys
) -> None:
    await story.play([("notice", 0), ("take", 0)])

    assert await story.commit(AT + 2 * LEASE, effects=said(keys, "late"))
    assert await all_said(redis, keys) == ["late"]


async def test_a_repeated_commit_says_done_and_does_nothing(
    story: Story, redis: Redis, keys: Keys
) -> None:
    await story.play([("notice", 0), ("take", 0), ("notice", 1)])

    first = await story.commit(AT + 5, effects=said(keys, "once"))
    second = await story.commit(AT + 6, effects=said(keys, "once"))

    assert (first, second) == (True, True)
    assert await all_said(redis, keys) == ["once"]
    assert await redis.llen(keys.box("inbox", BARBARA)) == 1


async def test_a_repeated_commit_says_done_while_another_works_on_what_came_since(
    story: Story, redis: Redis, keys: Keys
) -> None:
    await story.play([("notice", 0), ("take", 0), ("done", 1), ("notice", 2)])
    committed = story.taken
    await story.take(AT + 3)
    newer, story.taken = story.taken, committed

    assert await story.commit(AT + 4, effects=said(keys, "twice"))
    assert await all_said(redis, keys) == []
    story.taken = newer
    assert await story.commit(AT + 5)
    story.taken = committed
    assert not await story.commit(AT + 6)


@pytest.mark.parametrize(
    ("after", "attempts"),
    [
        ([("retry", 1, 10)], 2),
        ([("retry", 1, 10), ("take", 10), ("retry", 11, 20)], 3),
        ([("done", 1, 0)], 1),
        ([("retry", 1, 10), ("take", 10), ("done", 11), ("notice", 20)], 1),
        ([("retry", 1, 10), ("take", 10), ("done", 11, 0)], 1),
    ],
)
async def test_attempts_count_the_takes_since_a_turn_that_did_not_fail(
    story: Story, after: list[tuple[str, int]], attempts: int
) -> None:
    await story.play([("notice", 0), ("take", 0), *after, ("take", 30)])

    assert story.taken is not None
    assert story.taken.attempts == attempts


@pytest.mark.parametrize(
    ("done", "left"), [(0, 3), (2, 1), (3, 0)], ids=["none", "some", "all"]
)
async def test_only_rows_that_are_done_go_away(
    story: Story, redis: Redis, done: int, left: int
) -> None:
    await story.play([("notice", n) for n in range(3)] + [("take", 5)])

    await story.done(AT + 6, done)

    key = story.keys.box("inbox", BARBARA)
    assert await redis.lrange(key, 0, -1) == [row(n) for n in range(4 - left, 4)]


async def test_a_row_that_nobody_took_never_goes_away(
    story: Story, redis: Redis
) -> None:
    await story.play([("notice", 0), ("take", 0), ("notice", 1), ("done", 2, 5)])

    key = story.keys.box("inbox", BARBARA)
    assert await redis.lrange(key, 0, -1) == [row(2)]


async def test_a_flood_is_worked_off_in_portions(story: Story) -> None:
    flood = ROWS_AT_MOST + 50
    for number in range(flood):
        await story.notice(AT + number)

    portions = []
    for at in (1_000, 2_000):
        await story.take(AT + at)
        assert story.taken is not None
        portions.append(story.taken.rows)
        await story.done(AT + at)

    assert [len(rows) for rows in portions] == [ROWS_AT_MOST, 50]
    assert [*portions[0], *portions[1]] == [row(n) for n in range(1, flood + 1)]
    assert await story.ready_after() is None


async def test_one_row_at_a_time_can_be_taken(story: Story) -> None:
    await story.play([("notice", 0), ("notice", 1)])

    take = await story.box.take(story.keys, BARBARA, AT + 5, most=1)

    assert take is not None
    assert take.rows == (row(1),)


async def test_a_huge_row_passes_through(inbox: Mailbox, keys: Keys) -> None:
    huge = b'{"text": "' + b"x" * 3_000_000 + b'"}'
    await inbox.receive(keys, BARBARA, id="huge", row=huge, at=AT, quiet=False)

    take = await inbox.take(keys, BARBARA, AT)

    assert take is not None
    assert take.rows == (huge,)
    effects = Effects()
    effects.post(keys, "outbox", BARBARA, huge, AT)
    effects.add("SET", keys.conversation(BARBARA), huge.decode(), "PX", 60_000)
    assert await inbox.commit(keys, take, done=1, at=AT, effects=effects)
    assert await inbox.redis.get(keys.conversation(BARBARA)) == huge


async def test_the_row_being_sent_is_known_after_a_crash(
    story: Story,
) -> None:
    await story.play([("notice", 0), ("take", 0)])
    assert story.taken is not None

    assert await story.box.mark_sending(story.keys, story.taken, "row-1")
    crashed = story.taken
    await story.take(AT + LEASE)

    assert story.taken.sending == "row-1"
    assert not await story.box.mark_sending(story.keys, crashed, "row-1")
    await story.done(AT + LEASE)
    assert not await story.box.mark_sending(story.keys, story.taken, "row-1")


async def test_the_lease_counts_from_the_beginning_of_a_send(story: Story) -> None:
    await story.play([("notice", 0), ("take", 0)])
    assert story.taken is not None

    await story.box.mark_sending(story.keys, story.taken, "row-1", at=AT + 9_000)

    assert await story.ready_after() == 9_000 + LEASE


@pytest.mark.parametrize("how", ["done", "taken back"])
async def test_a_sent_row_is_not_being_sent(story: Story, how: str) -> None:
    await story.play([("notice", 0), ("notice", 1), ("take", 2)])
    assert story.taken is not None
    await story.box.mark_sending(story.keys, story.taken, "row-1")

    if how == "done":
        await story.done(AT + 3, 1)
    else:
        await story.box.mark_sending(story.keys, story.taken, "")
    await story.take(AT + LEASE + 5)

    assert story.taken.sending == ""


async def test_what_waits_longest_is_read_first_of_all_shards(
    inbox: Mailbox,
) -> None:
    shops = [Keys(f"shop-{number}") for number in range(40)]
    for number, keys in enumerate(shops):
        await inbox.receive(
            keys, BARBARA, id="1", row=row(1), at=AT + 40 - number, quiet=False
        )

    shards = {keys.shard for keys in shops}
    found = await inbox.ready_everywhere(shards, AT + 30, 12)

    assert found == [(keys.shop, BARBARA) for keys in reversed(shops[-12:])]
    assert (await inbox.ready(shops[39].shard, AT + 30, 1))[0] == found[0]
    assert await inbox.next_at(shops[39].shard) == AT + 1


def shops_of_one_shard(many: int) -> list[Keys]:
    shops = (Keys(f"shop-{number}") for number in count())
    return list(islice((keys for keys in shops if keys.shard.number == 7), many))


@pytest.mark.parametrize("others", [0, 3, 4, 5, 50])
async def test_another_shops_backlog_in_the_same_shard_hides_nobody(
    inbox: Mailbox, others: int
) -> None:
    ours, theirs = shops_of_one_shard(2)
    for number in range(others):
        await inbox.receive(
            theirs, f"c{number}", id=f"{number}", row=row(1), at=AT, quiet=False
        )
    mine = [f"mine{number}" for number in range(6)]
    for number, who in enumerate(mine):
        await inbox.receive(ours, who, id=who, row=row(1), at=AT + number, quiet=False)

    found = await inbox.ready_everywhere([ours.shard], AT + 9, 4, of={ours.shop})

    assert found == [(ours.shop, who) for who in mine[:4]]


async def test_an_empty_shard_has_nothing_next(inbox: Mailbox, keys: Keys) -> None:
    assert await inbox.next_at(keys.shard) is None
    assert await inbox.ready_everywhere([], AT, 5) == []


async def test_a_conversation_whose_rows_were_erased_is_forgotten(
    story: Story, redis: Redis
) -> None:
    await story.notice(AT)
    await redis.delete(story.keys.box("inbox", BARBARA))

    assert await story.box.take(story.keys, BARBARA, AT) is None
    assert await story.ready_after() is None


@pytest.mark.parametrize("shop", ["", "a|b", "{a}"])
def test_a_shop_whose_name_would_break_keys_is_refused(shop: str) -> None:
    with pytest.raises(ValueError, match="name in keys"):
        Keys(shop)
