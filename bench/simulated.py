"""A counter whose clock is moved by hand: the real worker and sender, no platform.

What is due happens at its time, in its order, and everything that goes out is kept with
the moment at which it went.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from actions.shop import Shop
from bot.channels.base import Batch, Sent
from bot.conversations import Conversation, conversation_id, find, milliseconds, moment
from bot.counter import Counter
from bot.dialogue.insults import without_insults
from bot.intake import Intake
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Effects, Mailbox, Take
from bot.metrics import Metrics
from bot.owner.digest import Digest
from bot.owner.owners import Owner, Owners
from bot.sender import Sender
from bot.store import shop_keys
from bot.updates import Address, AnyUpdate, Echo, Message, Outgoing, Pointer
from bot.worker import Worker
from nlu.facts import LANGUAGES
from nlu.parser import Parse, Parser
from nlu.topics import Topic
from stock.redis_table import RedisTable

OWNER = Address("telegram", "lea")
BURST_MS = 8_000


@dataclass(slots=True)
class TableParser:
    """Knows the topics of the texts that it was told; the rest is `other`."""

    topics: dict[str, tuple[str, ...]] = field(default_factory=dict)

    async def parse(self, text: str) -> Parse:
        told = (known for known in self.topics if text in _heard(known))
        found = self.topics.get(next(told, ""), ("other",))
        return Parse(topics=tuple(Topic(name) for name in found))


def _heard(text: str) -> set[str]:
    """What may reach the model of a text: an insult in it is blanked out."""
    return {text, *(without_insults(text, language) for language in LANGUAGES)}


@dataclass(frozen=True, slots=True)
class Delivered:
    """What went out, and when."""

    at: datetime
    outgoing: Outgoing


@dataclass(slots=True)
class Airwaves:
    """A channel that keeps what it is given, with the time."""

    name: str
    now: "Clockwork"
    sent: list[Delivered] = field(default_factory=list)

    def verify(self, body: bytes, headers: Mapping[str, str]) -> None: ...

    def parse(self, body: bytes) -> Batch:
        return Batch(())

    async def acknowledge(self, update: AnyUpdate) -> None: ...

    async def send(self, outgoing: Outgoing) -> Sent:
        self.sent.append(Delivered(self.now.at, outgoing))
        return Sent(f"p{len(self.sent)}")

    async def show_typing(self, address: Address) -> None: ...

    async def close(self) -> None: ...


@dataclass(slots=True)
class Clockwork:
    """A clock that stands where it was put."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


@dataclass(slots=True, kw_only=True)
class Simulated:
    """One shop, its customers and its owner."""

    counter: Counter
    clock: Clockwork
    worker: Worker
    sender: Sender
    inbox: Mailbox
    outbox: Mailbox
    intake: Intake
    channel: Airwaves
    numbers: int = 0

    @property
    def keys(self) -> Keys:
        return self.counter.keys

    @property
    def sent(self) -> list[Delivered]:
        return self.channel.sent

    def to(self, address: Address) -> list[str]:
        """The texts that this person has got."""
        return [d.outgoing.text for d in self.sent if d.outgoing.address == address]

    async def pair(self) -> None:
        owner = Owner(address=OWNER, since=milliseconds(self.clock.at))
        owners = Owners(self.inbox.redis, self.keys)
        effects = Effects()
        digest = Digest(self.inbox.redis, self.counter)
        digest.plan(owner, effects, self.clock.at)
        await self.inbox.redis.hset(  # type: ignore[misc]
            owners.key, conversation_id(OWNER), msgspec.json.encode(owner)
        )
        await self.apply(effects)

    async def apply(self, effects: Effects) -> None:
        """Have these happen, as with the commit of somebody whom nobody is."""
        take = Take(shop=self.keys.shop, conversation="nobody", token="1",
                    attempts=1, sending="", rows=())  # fmt: skip
        run = self.keys.run("inbox", "nobody")
        await self.inbox.redis.hset(run, mapping={"token": 1, "until": 0, "taken": 0})
        at = milliseconds(self.clock.at)
        await self.inbox.commit(self.keys, take, done=0, at=at, effects=effects)

    async def says(
        self, address: Address, text: str, *, name: str = "", product: str = "",
        payload: str = "", reply_to: str = "",
    ) -> None:  # fmt: skip
        """She writes now; the answer comes when time passes."""
        pointer = Pointer(product=product)
        if reply_to:
            pointer = Pointer(kind="message", id=reply_to)
        await self._receive(Message(
            id=self._number(), address=address, at=milliseconds(self.clock.at),
            text=text, name=name, pointer=pointer, payload=payload,
        ))  # fmt: skip

    async def owner_writes(self, text: str, *, about: Address | None = None) -> None:
        """In her own chat; with `about` as a reply to her newest notice of it."""
        reply_to = self.notice_of(about) if about else ""
        await self.says(OWNER, text, reply_to=reply_to)

    async def page_writes(self, address: Address, text: str) -> None:
        """She answers from the page's own inbox: an echo that is none of ours."""
        at = milliseconds(self.clock.at)
        await self._receive(Echo(id=self._number(), address=address, at=at, text=text))

    def notice_of(self, about: Address) -> str:
        """The platform's id of her newest message about this customer."""
        id = conversation_id(about)
        return next(
            f"p{number}"
            for number, d in reversed(list(enumerate(self.sent, 1)))
            if d.outgoing.conversation == id and d.outgoing.address == OWNER
        )

    async def conversation(self, address: Address) -> Conversation:
        found = await find(self.inbox.redis, self.keys, conversation_id(address))
        if found is None:
            raise LookupError(address.chat_id)
        return found

    async def pass_until(self, until: datetime) -> None:
        """Let everything happen that is due by then, each thing at its own time."""
        while (at := await self._next()) is not None and at <= until:
            self.clock.at = max(at, self.clock.at)
            await self._happen()
        self.clock.at = until

    async def sleep_until(self, until: datetime) -> None:
        """An outage of ours: nothing is done, and the clock goes on."""
        self.clock.at = until
        await self.pass_until(until)

    async def _next(self) -> datetime | None:
        """When the next thing of this shop happens; others may share its shard."""
        shard = self.keys.shard
        names = (shard.due, shard.ready("inbox"), shard.ready("outbox"))
        ours = f"{self.keys.shop}|".encode()
        times = [
            at
            for name in names
            for member, at in await self.inbox.redis.zrange(
                name, 0, -1, withscores=True
            )
            if member.startswith(ours)
        ]
        return moment(int(min(times))) if times else None

    async def _happen(self) -> None:
        now, shard = milliseconds(self.clock.at), self.keys.shard
        await self.inbox.fire_due([shard], now)
        for box, works in ((self.inbox, self.worker), (self.outbox, self.sender)):
            for shop, name in await box.ready(shard, now, 100):
                if shop == self.keys.shop:
                    await works.work(shop, name)

    async def _receive(self, update: AnyUpdate) -> None:
        await self.intake.receive(update)

    def _number(self) -> str:
        self.numbers += 1
        return str(self.numbers)


def simulated(redis: Redis, shop: Shop, parser: Parser, *, at: datetime) -> Simulated:
    """A shop of its own on this server, which nobody else may use meanwhile."""
    keys, clock, metrics = shop_keys(shop.name), Clockwork(at), Metrics()
    counter = Counter(
        shop=shop, keys=keys, table=RedisTable(redis, keys), parser=parser
    )
    quiet = round(shop.quiet_window.total_seconds() * 1000)
    inbox = Mailbox(redis, "inbox", quiet_ms=quiet, cap_ms=BURST_MS)
    outbox = Mailbox(redis, "outbox")
    airwaves = Airwaves("telegram", clock)
    channels = dict.fromkeys(("messenger", "instagram", "telegram"), airwaves)
    counters = {keys.shop: counter}
    return Simulated(
        counter=counter,
        clock=clock,
        worker=Worker(inbox, counters, channels, metrics, now=clock),
        sender=Sender(outbox, counters, channels, metrics, now=clock),
        inbox=inbox,
        outbox=outbox,
        intake=Intake(
            redis, keys, inbox, metrics, now_ms=lambda: milliseconds(clock.at)
        ),
        channel=airwaves,
    )
