"""Rows of a conversation are answered once, tried again, or put aside: never lost."""

import uuid
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest
import structlog
from redis.asyncio import Redis
from redis.exceptions import ResponseError
from structlog.processors import JSONRenderer

from bot.conversations import conversation_id, find, milliseconds
from bot.counter import Counter
from bot.logs import told_without_words
from bot.mailbox import aside
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import LEASE_MS, Mailbox, Take
from bot.metrics import Metrics
from bot.updates import Address, Echo, Message, OwnerMessage, Update
from bot.worker import ATTEMPTS, DEADLY, Worker
from nlu.errors import ParserUnavailable
from nlu.parser import Parse
from nlu.topics import Topic
from tests.conversations.talk import AT, open_counter

ANNA = Address("messenger", "page:anna")


class Hearing:
    """A parser that does what a test says."""

    def __init__(self) -> None:
        self.problem: Exception | None = None
        self.topics: tuple[Topic, ...] = (Topic.SHIPPING,)
        self.heard: list[str] = []

    async def parse(self, text: str) -> Parse:
        self.heard.append(text)
        if self.problem is not None:
            raise self.problem
        return Parse(topics=self.topics)


class Typing:
    def __init__(self) -> None:
        self.shown: list[Address] = []

    async def show_typing(self, address: Address) -> None:
        self.shown.append(address)


class Desk:
    """An inbox, its worker and a clock that a test moves."""

    def __init__(self, counter: Counter, redis: Redis) -> None:
        self.at = AT
        self.counter = counter
        self.parser = Hearing()
        counter.parser = self.parser
        self.typing = Typing()
        self.inbox = Mailbox(redis, "inbox")
        channels: Any = {"messenger": self.typing}
        self.worker = Worker(
            self.inbox,
            {counter.keys.shop: counter},
            channels,
            Metrics(),
            now=lambda: self.at,
        )

    async def receive(self, update: Update) -> None:
        await self.put(msgspec.json.encode(update), update.id)

    async def put(self, row: bytes, id: str = "") -> None:
        await self.inbox.receive(
            self.counter.keys,
            conversation_id(ANNA),
            id=id or uuid.uuid4().hex,
            row=row,
            at=milliseconds(self.at),
            quiet=False,
        )

    async def work(self, after: float = 0.0) -> bool:
        self.at += timedelta(seconds=after)
        return await self.worker.work(self.counter.keys.shop, conversation_id(ANNA))

    async def replies(self) -> list[str]:
        box = self.counter.keys.box("outbox", conversation_id(ANNA))
        rows = await self.inbox.redis.lrange(box, 0, -1)  # type: ignore[misc]
        return [msgspec.json.decode(row)["text"] for row in rows]

    async def aside(self) -> int:
        key = aside.key_of(self.counter.keys, "inbox", conversation_id(ANNA))
        return int(await self.inbox.redis.llen(key))  # type: ignore[misc]


@pytest.fixture(autouse=True)
def briefly_logged() -> Iterator[None]:
    """As in production: the tracebacks of structlog's default take seconds each."""
    structlog.configure(processors=[told_without_words, JSONRenderer()])
    yield
    structlog.reset_defaults()


@pytest.fixture
async def desk(redis: Redis) -> Desk:
    talk = await open_counter(redis, f"test-{uuid.uuid4().hex[:12]}")
    return Desk(talk.counter, redis)


def message(id: str = "m1", **more: Any) -> Message:
    return Message(id=id, address=ANNA, text="vous livrez ?", **more)


async def test_a_message_is_answered_once(desk: Desk) -> None:
    await desk.receive(message())

    assert await desk.work()
    assert not await desk.work(60.0)
    assert len(await desk.replies()) == 1


async def test_without_a_model_it_is_handed_over(desk: Desk) -> None:
    desk.parser.problem = ParserUnavailable("no model answers")
    await desk.receive(message())
    await desk.work()

    [reply] = await desk.replies()
    assert desk.counter.shop.owner in reply


async def test_a_turn_that_fails_once_is_tried_again(desk: Desk) -> None:
    desk.parser.problem = RuntimeError("a fault")
    await desk.receive(message())
    await desk.work()
    assert await desk.replies() == []

    desk.parser.problem = None
    await desk.work(10.0)
    assert (len(await desk.replies()), await desk.aside()) == (1, 0)


async def test_what_fails_three_times_is_put_aside_and_the_next_goes_on(
    desk: Desk,
) -> None:
    desk.parser.problem = RuntimeError("a fault")
    await desk.receive(message())
    for _ in range(ATTEMPTS):
        assert await desk.work(10.0)
    assert await desk.aside() == 1

    desk.parser.problem = None
    await desk.receive(message("m2"))
    await desk.work()
    assert len(await desk.replies()) == 1


@pytest.mark.parametrize("row", [b"", b"{", b"[]", b'{"type": "unheard"}', b"\xff"])
async def test_a_row_that_cannot_be_read_is_put_aside(desk: Desk, row: bytes) -> None:
    await desk.put(row)

    await desk.work()

    assert (await desk.aside(), await desk.work()) == (1, False)


async def test_beside_an_unreadable_row_the_message_is_answered(desk: Desk) -> None:
    await desk.put(b"{")
    await desk.receive(message())

    await desk.work()

    assert len(await desk.replies()) == 1


async def test_a_store_that_is_away_is_no_fault_of_the_message(desk: Desk) -> None:
    desk.parser.problem = ConnectionError()
    await desk.receive(message())
    for _ in range(2 * DEADLY):
        with pytest.raises(ConnectionError):
            await desk.work(10.0)

    desk.parser.problem = None
    await desk.work(10.0)
    assert (len(await desk.replies()), await desk.aside()) == (1, 0)


async def test_what_again_and_again_kills_the_process_is_put_aside(desk: Desk) -> None:
    await desk.receive(message())
    who, lease = conversation_id(ANNA), timedelta(milliseconds=LEASE_MS)
    for _ in range(DEADLY):
        assert await desk.inbox.take(desk.counter.keys, who, milliseconds(desk.at))
        desk.at += lease

    await desk.work()

    assert (await desk.replies(), await desk.aside()) == ([], 1)


@pytest.mark.parametrize(
    ("before", "is_shown"),
    [
        ([message()], True),
        ([message(standby=True)], False),
        ([OwnerMessage(id="o", address=ANNA, text="moi"), message()], False),
        ([Echo(id="e", address=ANNA, text="moi"), message()], False),
        ([Echo(id="e", address=ANNA, row_id="ours"), message()], True),
        ([Echo(id="e", address=ANNA, row_id="ours")], False),
    ],
    ids=["asked", "standby", "hers", "her-echo", "our-echo", "nobody-asked"],
)
async def test_the_typing_sign_stands_only_for_an_answer_of_the_bot(
    desk: Desk, before: list[Update], is_shown: bool
) -> None:
    for update in before:
        await desk.receive(update)
    await desk.work()
    await desk.worker.close()

    assert bool(desk.typing.shown) is is_shown


async def test_while_a_person_has_it_no_typing_sign_is_shown(desk: Desk) -> None:
    await desk.receive(Echo(id="e", address=ANNA, text="moi"))
    await desk.work()
    await desk.receive(message())
    await desk.work(1.0)
    await desk.worker.close()

    assert (desk.typing.shown, await desk.replies()) == ([], [])


class Calling(Typing):
    async def profile_name(self, address: Address) -> str:
        return "Anna Peeters"


async def test_where_the_platform_tells_it_her_name_is_remembered(desk: Desk) -> None:
    channels: Any = {"messenger": Calling()}
    desk.worker = Worker(
        desk.inbox,
        desk.worker.counters,
        channels,
        Metrics(),
        now=lambda: desk.at,
    )
    await desk.receive(message())
    await desk.work()

    keys, id = desk.counter.keys, conversation_id(ANNA)
    kept = await find(desk.inbox.redis, keys, id)
    assert kept is not None
    assert kept.name == "Anna Peeters"
    await desk.worker.close()


class LateInbox(Mailbox):
    """Commits what belongs to Anna only after something else has happened."""

    def __init__(self, redis: Redis) -> None:
        super().__init__(redis, "inbox")
        self.before_hers: Callable[[], Awaitable[object]] | None = None

    async def commit(self, keys: Keys, take: Take, **more: Any) -> bool:
        if take.conversation == conversation_id(ANNA) and self.before_hers:
            meanwhile, self.before_hers = self.before_hers, None
            await meanwhile()
        return await super().commit(keys, take, **more)


async def rewrites(redis: Redis) -> int:
    """How often the server was told to write its file anew."""
    told: Any = await redis.info("commandstats")
    return int(told.get("cmdstat_bgrewriteaof", {}).get("calls", 0))


async def test_the_file_is_written_anew_after_the_erasure_not_after_anothers_turn(
    desk: Desk,
) -> None:
    redis = desk.inbox.redis
    desk.inbox = desk.worker.inbox = late = LateInbox(redis)
    desk.parser.topics = (Topic.PRIVACY,)
    await desk.receive(Message(id="m1", address=ANNA, text="effacez mes données"))
    await desk.work()
    bea = Address("messenger", "page:bea")
    desk.parser.topics = (Topic.SHIPPING,)
    before, seen = await rewrites(redis), []

    async def bea_is_answered() -> None:
        row = msgspec.json.encode(Message(id="b", address=bea, text="vous livrez ?"))
        id, at = conversation_id(bea), milliseconds(desk.at)
        await late.receive(desk.counter.keys, id, id="b", row=row, at=at, quiet=False)
        assert await desk.worker.work(desk.counter.keys.shop, id)
        seen.append(await rewrites(redis))

    late.before_hers = bea_is_answered
    desk.at += timedelta(hours=1)
    await late.fire_due([desk.counter.keys.shard], milliseconds(desk.at))
    assert await desk.work()

    assert seen == [before]
    assert await rewrites(redis) == before + 1


class Rewriting(Redis):
    """A client whose server is at a rewriting already when it is first asked."""

    asked = 0

    async def bgrewriteaof(self, **_: Any) -> None:  # type: ignore[override]
        self.asked += 1
        if self.asked == 1:
            raise ResponseError(
                "Background append only file rewriting already in progress"
            )


async def test_a_rewriting_that_began_before_the_erasure_is_not_enough(
    desk: Desk,
) -> None:
    redis = Rewriting(connection_pool=desk.inbox.redis.connection_pool)
    desk.inbox = desk.worker.inbox = Mailbox(redis, "inbox")
    desk.parser.topics = (Topic.PRIVACY,)
    await desk.receive(Message(id="m1", address=ANNA, text="effacez mes données"))
    await desk.work()
    desk.at += timedelta(hours=1)
    await desk.inbox.fire_due([desk.counter.keys.shard], milliseconds(desk.at))
    await desk.work()

    assert redis.asked == 2
