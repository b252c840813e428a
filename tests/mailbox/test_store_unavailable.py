"""A store that cannot do it raises one error of ours, and a repeat is harmless."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.mailbox.effects import Effects
from bot.mailbox.errors import StoreUnavailable
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Mailbox
from bot.runtime.valkey import connect
from tests.mailbox.broken_line import BrokenLine
from tests.mailbox.story import AT, BARBARA, CAP, QUIET, Story, row

Call = Callable[[Story], Awaitable[object]]

CALLS: dict[str, Call] = {
    "receive": lambda story: story.notice(AT + 1),
    "ready": lambda story: story.box.ready(story.keys.shard, AT, 1),
    "next_at": lambda story: story.box.next_at(story.keys.shard),
    "take": lambda story: story.box.take(story.keys, BARBARA, AT),
    "commit": lambda story: story.commit(AT),
    "mark_sending": lambda story: story.box.mark_sending(
        story.keys, taken(story), "row-1"
    ),
    "fire_due": lambda story: story.box.fire_due([story.keys.shard], AT),
}
each_call = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())


def taken(story: Story):  # type: ignore[no-untyped-def]
    assert story.taken is not None
    return story.taken


@pytest.fixture
async def line(
    valkey_socket: Path, redis: Redis, tmp_path: Path
) -> AsyncIterator[BrokenLine]:
    async with BrokenLine(valkey_socket, tmp_path / "line.sock") as line:
        yield line


@pytest.fixture
async def distant(line: BrokenLine, keys: Keys) -> AsyncIterator[Story]:
    """A story over the broken line, with one conversation taken."""
    client = connect(line.socket, timeout=0.3)
    story = Story(Mailbox(client, "inbox", quiet_ms=QUIET, cap_ms=CAP), keys)
    await story.play([("notice", 0), ("take", 0)])
    yield story
    await client.aclose()


@each_call
@pytest.mark.parametrize(
    ("answer", "problem", "uncertain"),
    [
        (b"-LOADING the dataset is read into memory\r\n", "BusyLoadingError", False),
        (b"-MISCONF Errors writing to the AOF file\r\n", "MISCONF", False),
        (b"-CLUSTERDOWN The cluster is down\r\n", "ClusterDownError", False),
        (b"-NOREPLICAS Not enough good replicas\r\n", "NOREPLICAS", False),
        (b"", "ConnectionError", True),
        (None, "TimeoutError", True),
    ],
    ids=["loading", "disk", "cluster", "replicas", "hung up", "silence"],
)
async def test_whatever_is_wrong_is_one_error_of_ours(
    distant: Story,
    line: BrokenLine,
    call: Call,
    answer: bytes | None,
    problem: str,
    uncertain: bool,
) -> None:
    line.disturbances = [answer]
    before = line.commands

    with pytest.raises(StoreUnavailable) as raised:
        await call(distant)

    assert raised.value.uncertain == uncertain
    assert raised.value.problem == problem
    assert line.commands == before + 1, "nothing is repeated behind our back"


@each_call
async def test_a_server_that_is_gone_is_one_error_of_ours(
    distant: Story, tmp_path: Path, call: Call
) -> None:
    client = connect(tmp_path / "nobody.sock")
    distant.box = Mailbox(client, "inbox")

    with pytest.raises(StoreUnavailable):
        await call(distant)

    await client.aclose()


@pytest.mark.parametrize("answer", [b"", None], ids=["hung up", "silence"])
async def test_a_row_whose_answer_was_lost_is_stored_once(
    distant: Story, line: BrokenLine, answer: bytes | None
) -> None:
    async def deliver() -> bool:
        return await distant.box.receive(
            distant.keys, "anna", id="mid.7", row=row(7), at=AT, quiet=False
        )

    line.disturbances = [answer]
    with pytest.raises(StoreUnavailable):
        await deliver()

    assert not await deliver()
    take = await distant.box.take(distant.keys, "anna", AT)
    assert take is not None
    assert take.rows == (row(7),)


async def test_a_commit_whose_answer_was_lost_may_be_repeated(
    distant: Story, line: BrokenLine, redis: Redis
) -> None:
    counter = distant.keys.named("count")
    effects = Effects()
    effects.add("HINCRBY", counter, "turns", 1)

    line.disturbances = [b""]
    with pytest.raises(StoreUnavailable):
        await distant.commit(AT, effects=effects)

    assert await distant.commit(AT, effects=effects)
    assert await redis.hget(counter, "turns") == b"1"


async def test_a_server_that_lost_its_scripts_is_given_them_again(
    story: Story, redis: Redis
) -> None:
    for what in ("notice", "take", "done"):
        await redis.script_flush()
        await story.play([(what, 5)])

    assert await story.ready_after() is None


@pytest.fixture
async def full(redis: Redis) -> AsyncIterator[None]:
    yield
    await redis.config_set("maxmemory", 0)


async def test_a_full_store_takes_nothing_in_but_works_off_what_it_has(
    story: Story, redis: Redis, full: None
) -> None:
    await story.notice(AT)
    await redis.config_set("maxmemory", 1)

    with pytest.raises(StoreUnavailable, match="OutOfMemory") as raised:
        await story.notice(AT)

    assert not raised.value.uncertain
    effects = Effects()
    effects.post(story.keys, "outbox", BARBARA, row(1), AT)
    await story.take(AT)
    assert await story.commit(AT, effects=effects)
    assert await redis.llen(story.keys.box("outbox", BARBARA)) == 1
    await redis.config_set("maxmemory", 0)
    story.rows = 1
    assert await story.notice(AT), "what was refused was not noted as seen"


@pytest.fixture
async def replica(redis: Redis) -> AsyncIterator[None]:
    await redis.execute_command("REPLICAOF", "127.0.0.1", "1")
    yield
    await redis.execute_command("REPLICAOF", "NO", "ONE")


async def test_a_replica_takes_nothing_in(
    story: Story, redis: Redis, replica: None
) -> None:
    with pytest.raises(StoreUnavailable, match="ReadOnly"):
        await story.notice(AT)

    assert await redis.dbsize() == 0


async def test_a_cancelled_call_does_not_mix_up_the_next_ones(
    story: Story, redis: Redis, keys: Keys
) -> None:
    await redis.set(keys.named("k"), "right")
    for number in range(30):
        call = asyncio.create_task(story.notice(AT))
        for _ in range(number % 10):
            await asyncio.sleep(0)
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)

        assert await redis.get(keys.named("k")) == b"right"
