"""Of a state that cannot be read she is told, the owner too, and nothing is lost."""

import uuid
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from redis.asyncio import Redis

from bot.conversations import (
    SCHEMA,
    Conversation,
    Line,
    Speaker,
    Status,
    conversation_id,
    decode,
    encode,
    find,
    milliseconds,
    new_conversation,
)
from bot.followups.forgetting import ERASE
from bot.mailbox.effects import Effects
from bot.owner.owners import Owner, Owners
from bot.recall import unread_key
from bot.steps.step import RELEASE
from bot.updates import Address, Message, OwnerMessage, Timer, Update
from nlu.topics import Topic
from tests.conversations.talk import AT, open_counter
from tests.test_worker import ANNA, Desk, message

DAYTIME = AT + timedelta(days=2, hours=13)
LEA = Address("telegram", "1")
WHO = conversation_id(ANNA)
HOUR = 3_600_000
NEWER = b'{"id": "x", "address": {"channel": "m", "chat_id": "c"}, "schema": %d}'

unreadable = pytest.mark.parametrize(
    "state",
    [b"{", b"\xff\xfe", b"[]", b'{"schema": "x"}', NEWER % (SCHEMA + 1)],
    ids=["cut", "bytes", "ill-typed", "odd", "newer"],
)


@pytest.fixture
async def lost(redis: Redis) -> Desk:
    """A desk with an owner, whose conversation with Anna is damaged."""
    talk = await open_counter(redis, f"test-{uuid.uuid4().hex[:12]}")
    desk = Desk(talk.counter, redis)
    desk.at = DAYTIME
    owners = Owners(redis, desk.counter.keys)
    await owners.put(Owner(address=LEA, since=milliseconds(desk.at)))
    await redis.set(desk.counter.keys.conversation(WHO), b"{")
    return desk


async def state_of(desk: Desk) -> Conversation:
    found = await find(desk.inbox.redis, desk.counter.keys, WHO)
    assert found is not None
    return found


async def told(desk: Desk) -> str:
    box = desk.counter.keys.box("outbox", conversation_id(LEA))
    rows = await desk.inbox.redis.lrange(box, 0, -1)  # type: ignore[misc]
    return "\n".join(msgspec.json.decode(row).get("text", "") for row in rows)


async def kept(desk: Desk) -> list[bytes]:
    key = unread_key(desk.counter.keys, WHO)
    return await desk.inbox.redis.hvals(key)  # type: ignore[misc]


async def time(desk: Desk, name: str, hours: int) -> int:
    """As a step has set it before: a timer that is due in so many hours."""
    at = milliseconds(desk.at) + hours * HOUR
    timer = Timer(id=f"{name}:{at}", address=ANNA, name=name)
    effects = Effects()
    effects.due(desk.counter.keys, WHO, name, msgspec.json.encode(timer), at)
    for command, key, *arguments in effects.commands:
        await desk.inbox.redis.execute_command(command, key, *arguments)  # type: ignore[no-untyped-call]
    return at


@unreadable
async def test_she_is_answered_told_so_and_handed_over_and_nothing_is_lost(
    lost: Desk, state: bytes
) -> None:
    await lost.inbox.redis.set(lost.counter.keys.conversation(WHO), state)
    await lost.receive(message(name="Anna"))
    await lost.work()

    [reply] = await lost.replies()
    assert "ne retrouve plus" in reply
    assert "4,95" in reply or "Belgique" in reply
    assert (await state_of(lost)).status == Status.WAITING
    assert "Anna n’est plus lisible" in await told(lost)
    assert (await kept(lost), await lost.aside()) == ([state], 0)


async def test_it_is_said_once(lost: Desk) -> None:
    for number in range(2):
        await lost.receive(message(f"m{number}"))
        await lost.work(60.0)

    replies = await lost.replies()
    assert ["ne retrouve plus" in reply for reply in replies] == [True, False]
    assert (await told(lost)).count("plus lisible") == 1


async def test_a_timer_that_comes_first_lets_her_be_told_later(lost: Desk) -> None:
    await lost.receive(Timer(id="t", address=ANNA, name=RELEASE))
    await lost.work()
    assert await lost.replies() == []

    await lost.receive(message())
    await lost.work(60.0)
    assert "ne retrouve plus" in (await lost.replies())[0]


async def test_the_owner_who_had_it_keeps_it(lost: Desk) -> None:
    until = await time(lost, RELEASE, 2)
    await lost.receive(message())
    await lost.work()

    found = await state_of(lost)
    assert (found.status, found.until) == (Status.HUMAN, until)
    assert await lost.replies() == []
    assert "vous livrez ?" in await told(lost)


async def test_what_the_owner_writes_arrives(lost: Desk) -> None:
    await lost.receive(OwnerMessage(id="o", address=ANNA, text="Bonjour, c'est Léa"))
    await lost.work()

    assert await lost.replies() == ["Bonjour, c'est Léa"]
    assert (await state_of(lost)).status == Status.HUMAN


async def test_an_erasure_that_was_under_way_still_comes(lost: Desk) -> None:
    due = await time(lost, ERASE, 1)
    await lost.receive(message())
    await lost.work()
    assert (await state_of(lost)).erase_at == due


@pytest.mark.parametrize("is_due", [True, False])
async def test_whoever_wants_to_be_forgotten_is(lost: Desk, is_due: bool) -> None:
    keys, at = lost.counter.keys, milliseconds(lost.at)
    updates: list[Update] = [Timer(id="t", address=ANNA, name=ERASE, received=at)]
    if not is_due:
        lost.parser.topics = (Topic.PRIVACY,)
        updates.insert(0, Message(id="m", address=ANNA, text="effacez mes données"))
    for update in updates:
        await lost.receive(update)
        await lost.work(1.0)

    names = (keys.conversation(WHO), unread_key(keys, WHO))
    assert await lost.inbox.redis.exists(*names) == 0
    assert not any("retrouve plus" in reply for reply in await lost.replies())


def test_what_is_stored_says_which_version_wrote_it() -> None:
    line = Line(at=1, speaker=Speaker.CUSTOMER, text="bonjour")
    written: Any = new_conversation(ANNA).with_line(line)

    assert msgspec.json.decode(encode(written))["schema"] == SCHEMA
    assert decode(encode(written)) == written
