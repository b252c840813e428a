"""What a commit may do besides taking rows away, and that wrong ones change nothing."""

import pytest
from redis.asyncio import Redis

from bot.mailbox.effects import ARGUMENTS_AT_MOST, Effects
from bot.mailbox.errors import EffectRefused
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Mailbox
from tests.mailbox.story import AT, BARBARA, Story, row

Command = tuple[str | int, ...]

RIGHT: list[tuple[Command, Command, object]] = [
    (("SET", "k", "é 'x'"), ("GET", "k"), "é 'x'".encode()),
    (("SET", "k", "PX", "PX", 60_000), ("GET", "k"), b"PX"),
    (("DEL", "k"), ("EXISTS", "k"), 0),
    (("RPUSH", "k", "a", ""), ("LRANGE", "k", 0, -1), [b"a", b""]),
    (("LPUSH", "k", "a", "b"), ("LRANGE", "k", 0, -1), [b"b", b"a"]),
    (("LTRIM", "k", 0, -1), ("LLEN", "k"), 0),
    (("HSET", "k", "PX", "1"), ("HGETALL", "k"), {b"PX": b"1"}),
    (("HDEL", "k", "a"), ("HLEN", "k"), 0),
    (("HINCRBY", "k", "a", -2), ("HGET", "k", "a"), b"-2"),
    (("ZADD", "k", "1.5", "a"), ("ZSCORE", "k", "a"), 1.5),
    (("ZREM", "k", "a"), ("ZCARD", "k"), 0),
    (("SADD", "k", "a"), ("SISMEMBER", "k", "a"), 1),
    (("SREM", "k", "a"), ("SCARD", "k"), 0),
    (("PEXPIRE", "k", 5_000), ("EXISTS", "k"), 0),
    (("XADD", "k", "*", "a", "1"), ("XLEN", "k"), 1),
]

WRONG: list[Command] = [
    ("FLUSHALL", "k"),
    ("set", "k", "v"),
    ("POST", "k"),
    ("SET", "k"),
    ("SET", "k", "v", "PX", 0),
    ("SET", "k", "v", "NX"),
    ("DEL", "k", "other"),
    ("HSET", "k", "a"),
    ("HINCRBY", "k", "a", "many"),
    ("ZADD", "k", "nan", "a"),
    ("ZADD", "k", "1", "a", "2"),
    ("LTRIM", "k", 0),
    ("PEXPIRE", "k", -1),
    ("XADD", "k", "*", "a"),
    ("XADD", "k", "1-1", "a", "b"),
    ("RPUSH", "k"),
    ("RPUSH", "k", *["a"] * (ARGUMENTS_AT_MOST + 1)),
]


async def taken(story: Story) -> None:
    await story.play([("notice", 0), ("take", 0)])


def added(keys: Keys, *commands: Command) -> Effects:
    effects = Effects()
    for name, key, *arguments in commands:
        effects.add(str(name), keys.named(str(key)), *arguments)
    return effects


@pytest.mark.parametrize(("command", "look", "found"), RIGHT)
async def test_an_effect_happens(
    story: Story,
    redis: Redis,
    keys: Keys,
    command: Command,
    look: Command,
    found: object,
) -> None:
    await taken(story)

    assert await story.commit(AT, effects=added(keys, command))

    name, key, *rest = look
    assert await redis.execute_command(name, keys.named(str(key)), *rest) == found


@pytest.mark.parametrize("command", WRONG, ids=str)
def test_a_wrong_effect_is_refused_where_it_is_asked_for(
    keys: Keys, command: Command
) -> None:
    with pytest.raises(ValueError, match="not an effect"):
        added(keys, command)


@pytest.mark.parametrize(
    ("before", "commands"),
    [
        (("SET", "k", "v"), [("RPUSH", "k", "a")]),
        (("RPUSH", "k", "v"), [("HSET", "k", "a", "b")]),
        (("HSET", "k", "n", "many"), [("HINCRBY", "k", "n", 1)]),
        (("SADD", "k", "a"), [("ZADD", "k", 1, "a")]),
        (("ZADD", "k", 1, "a"), [("XADD", "k", "*", "a", "b")]),
        (("DEL", "k"), [("RPUSH", "k", "a"), ("SADD", "k", "b")]),
        (("DEL", "k"), [("SET", "k", "a"), ("SADD", "k", "b")]),
    ],
    ids=str,
)
async def test_an_effect_on_a_key_of_another_type_changes_nothing(
    story: Story, redis: Redis, keys: Keys, before: Command, commands: list[Command]
) -> None:
    await redis.execute_command(before[0], keys.named("k"), *before[2:])
    dumped = await redis.dump(keys.named("k"))
    await taken(story)

    with pytest.raises(EffectRefused, match=str(commands[-1][0])):
        await story.commit(AT, effects=added(keys, ("SET", "first", "1"), *commands))

    assert await redis.dump(keys.named("k")) == dumped
    assert not await redis.exists(keys.named("first"))
    assert await redis.llen(keys.box("inbox", BARBARA)) == 1
    assert await story.commit(AT), "the turn can still be ended"


@pytest.mark.parametrize(
    "command",
    [["FLUSHALL", "k"], ["SET", "undeclared", "v"], ["POST", "k"]],
    ids=str,
)
async def test_the_script_itself_refuses_what_is_not_allowed(
    story: Story, redis: Redis, command: list[str]
) -> None:
    await taken(story)
    effects = Effects(commands=[command], keys={"k": None})

    with pytest.raises(EffectRefused):
        await story.commit(AT, effects=effects)

    assert await redis.llen(story.keys.box("inbox", BARBARA)) == 1


async def test_a_type_may_change_within_one_commit(
    story: Story, redis: Redis, keys: Keys
) -> None:
    await redis.set(keys.named("k"), "v")
    await taken(story)

    effects = added(keys, ("DEL", "k"), ("SADD", "k", "a"), ("SET", "k", "w"))

    assert await story.commit(AT, effects=effects)
    assert await redis.get(keys.named("k")) == b"w"


async def test_a_row_is_posted_into_another_box_in_the_same_commit(
    story: Story, outbox: Mailbox, keys: Keys
) -> None:
    await taken(story)
    effects = Effects()
    for number in (1, 2):
        effects.post(keys, "outbox", BARBARA, row(number), AT + 100 * number)

    await story.commit(AT, effects=effects)

    assert await outbox.take(keys, BARBARA, AT + 99) is None
    take = await outbox.take(keys, BARBARA, AT + 100)
    assert take is not None
    assert take.rows == (row(1), row(2))


async def test_a_row_is_posted_into_the_box_that_it_comes_from(story: Story) -> None:
    await taken(story)
    effects = Effects()
    effects.post(story.keys, "inbox", BARBARA, row(9), AT + 700)

    await story.commit(AT, effects=effects)

    assert await story.ready_after() == 700
    await story.take(AT + 700)
    assert story.taken is not None
    assert story.taken.rows == (row(9),)


async def test_a_posted_row_that_is_no_text_is_refused(keys: Keys) -> None:
    with pytest.raises(UnicodeDecodeError):
        Effects().post(keys, "outbox", BARBARA, b"\xff", AT)


@pytest.mark.parametrize(("again", "ready"), [(9_000, 9_000), (0, 50)])
async def test_a_row_may_be_put_back_at_the_head_changed(
    story: Story, redis: Redis, again: int, ready: int
) -> None:
    await taken(story)
    box = story.keys.box("inbox", BARBARA)
    effects = Effects()
    effects.add("LPUSH", box, "changed")

    again_at = AT + again if again else 0
    assert await story.commit(AT + 50, effects=effects, again_at=again_at)

    assert await redis.lrange(box, 0, -1) == [b"changed"]
    assert await story.ready_after() == ready
