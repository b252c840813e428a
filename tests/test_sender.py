"""What becomes of a message in the outbox, whatever the platform does with it."""

import uuid
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
import structlog
from redis.asyncio import Redis
from structlog.processors import JSONRenderer

from bot.channels.base import Sent
from bot.channels.errors import SendLater, SendRefused
from bot.conversations import conversation_id, milliseconds
from bot.logs import told_without_words
from bot.mailbox import aside
from bot.mailbox.effects import Effects
from bot.mailbox.mailbox import Mailbox
from bot.metrics import Metrics
from bot.sender import STALE_AFTER, Sender
from bot.settling import LONGEST_WAIT, TRIES
from bot.updates import Address, Outgoing
from tests.conversations.talk import open_counter

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass
class Platform:
    """Does with each message what it is told, at last takes it."""

    name: str = "messenger"
    does: deque[Exception] = field(default_factory=deque)
    sent: list[Outgoing] = field(default_factory=list)

    async def send(self, outgoing: Outgoing) -> Sent:
        if self.does:
            raise self.does.popleft()
        self.sent.append(outgoing)
        return Sent(f"p{len(self.sent)}")


class Post:
    """An outbox, its sender and a clock that a test moves."""

    def __init__(self, counter: Any, redis: Redis, address: Address) -> None:
        self.at = NOON
        self.address = address
        self.keys = counter.keys
        self.outbox = Mailbox(redis, "outbox")
        self.platform = Platform()
        channels: dict[str, Any] = {"messenger": self.platform}
        channels["telegram"] = self.platform
        self.sender = Sender(
            self.outbox,
            {self.keys.shop: counter},
            channels,
            Metrics(),
            now=lambda: self.at,
        )

    async def put(self, text: str, **more: Any) -> Outgoing:
        row = Outgoing(
            id=f"r:{text}",
            address=self.address,
            received=milliseconds(self.at),
            text=text,
            **more,
        )
        await self.post(msgspec.json.encode(row))
        return row

    async def post(self, row: bytes) -> None:
        effects, recipient = Effects(), conversation_id(self.address)
        effects.post(self.keys, "outbox", recipient, row, milliseconds(self.at))
        for command in effects.commands:
            box, ready, _, member, at, text = command[1:]
            await self.outbox.redis.rpush(box, text)  # type: ignore[misc]
            await self.outbox.redis.zadd(ready, {member: int(at)})

    async def work(self, after: float = 0.0) -> bool:
        self.at += timedelta(seconds=after)
        return await self.sender.work(self.keys.shop, conversation_id(self.address))

    async def aside(self) -> int:
        key = aside.key_of(self.keys, "outbox", conversation_id(self.address))
        return int(await self.outbox.redis.llen(key))  # type: ignore[misc]

    @property
    def texts(self) -> list[str]:
        return [row.text for row in self.platform.sent]


@pytest.fixture(autouse=True)
def briefly_logged() -> Iterator[None]:
    """As in production: the tracebacks of structlog's default take seconds each."""
    structlog.configure(processors=[told_without_words, JSONRenderer()])
    yield
    structlog.reset_defaults()


@pytest.fixture
async def post(redis: Redis) -> Post:
    talk = await open_counter(redis, f"test-{uuid.uuid4().hex[:12]}")
    return Post(talk.counter, redis, Address("messenger", "page:anna"))


@pytest.fixture
async def telegram_post(redis: Redis) -> Post:
    talk = await open_counter(redis, f"test-{uuid.uuid4().hex[:12]}")
    return Post(talk.counter, redis, Address("telegram", "5"))


async def test_messages_go_out_once_and_in_order(post: Post) -> None:
    for text in "abc":
        await post.put(text)
    while await post.work():
        pass

    assert post.texts == ["a", "b", "c"]


async def test_what_is_sent_later_keeps_its_place(post: Post) -> None:
    await post.put("a")
    await post.put("b")
    post.platform.does.append(SendLater("busy", 30.0))

    assert await post.work()
    assert not await post.work(29.0)
    assert await post.work(1.0)
    assert await post.work()
    assert post.texts == ["a", "b"]


async def test_after_so_many_tries_it_is_given_up(post: Post) -> None:
    await post.put("a")
    post.platform.does.extend(SendLater("busy", 1.0) for _ in range(TRIES))
    for _ in range(TRIES):
        await post.work(LONGEST_WAIT)

    assert (post.texts, await post.aside()) == ([], 1)
    assert not await post.work(LONGEST_WAIT)


async def test_an_outage_of_the_channel_is_waited_out(post: Post) -> None:
    await post.put("a")
    outage = SendLater("no answer", 60.0, whole_channel=True)
    post.platform.does.extend([outage] * (2 * TRIES))
    for _ in range(2 * TRIES):
        await post.work(LONGEST_WAIT)
    assert post.sender.troubles == {"messenger": "no answer"}

    await post.work(LONGEST_WAIT)
    assert (post.texts, post.sender.troubles) == (["a"], {})


@pytest.mark.parametrize(
    ("cause", "is_trouble"),
    [
        ("unreachable", False),
        ("window", False),
        ("message", False),
        ("disconnected", True),
        ("restricted", True),
    ],
)
async def test_what_is_refused_is_kept_aside_and_the_next_goes_on(
    post: Post, cause: str, is_trouble: bool
) -> None:
    await post.put("a")
    await post.put("b")
    post.platform.does.append(SendRefused("no", cause))

    await post.work()
    assert post.sender.troubles == ({"messenger": cause} if is_trouble else {})
    await post.work()
    assert (post.texts, await post.aside()) == (["b"], 1)


@pytest.mark.parametrize("late", ["not_after", "received"])
async def test_an_answer_that_is_too_late_is_not_sent(post: Post, late: str) -> None:
    soon = milliseconds(post.at) + 1_000
    await post.put("a", **({"not_after": soon} if late == "not_after" else {}))

    await post.work(2.0 if late == "not_after" else STALE_AFTER.total_seconds() + 1)

    assert (post.texts, await post.aside()) == ([], 1)


async def test_what_maybe_went_out_and_was_echoed_is_not_sent_again(post: Post) -> None:
    row = await post.put("a", maybe_sent=True)
    await post.outbox.redis.set(post.keys.named("echoed", row.id), "1")

    assert await post.work()

    assert (post.texts, await post.aside()) == ([], 0)


async def test_where_nothing_is_echoed_what_maybe_went_out_is_sent(
    telegram_post: Post,
) -> None:
    await telegram_post.put("a")
    telegram_post.platform.does.append(SendLater("silence", 1.0, maybe_sent=True))

    await telegram_post.work()
    await telegram_post.work(2.0)

    [sent] = telegram_post.platform.sent
    assert (sent.tries, sent.maybe_sent) == (1, True)


async def test_a_row_that_is_none_of_ours_is_put_aside(post: Post) -> None:
    await post.post(b'{"not": "ours"}')
    await post.put("b")

    await post.work()
    await post.work()

    assert (post.texts, await post.aside()) == (["b"], 1)


async def test_a_fault_of_ours_is_tried_again_and_at_last_put_aside(
    telegram_post: Post,
) -> None:
    await telegram_post.put("a")
    telegram_post.platform.does.extend(RuntimeError("a fault") for _ in range(TRIES))
    for _ in range(TRIES):
        await telegram_post.work(60.0)

    assert (telegram_post.texts, await telegram_post.aside()) == ([], 1)


async def test_a_store_that_is_away_counts_for_no_try(telegram_post: Post) -> None:
    await telegram_post.put("a")
    telegram_post.platform.does.extend(ConnectionError() for _ in range(2 * TRIES))
    for _ in range(2 * TRIES):
        with pytest.raises(ConnectionError):
            await telegram_post.work(60.0)

    await telegram_post.work(60.0)
    assert (telegram_post.texts, await telegram_post.aside()) == (["a"], 0)


async def test_a_channel_that_is_off_keeps_its_messages(post: Post) -> None:
    await post.put("a")
    channels = dict(post.sender.channels)
    post.sender.channels = {}
    await post.work()

    post.sender.channels = channels
    await post.work(61.0)
    assert post.texts == ["a"]


async def test_a_channel_that_stays_off_keeps_no_message_for_ever(post: Post) -> None:
    await post.put("a")
    post.sender.channels = {}
    await post.work()
    await post.work(STALE_AFTER.total_seconds() + 1)

    assert await post.aside() == 1
    assert not await post.work(61.0)
