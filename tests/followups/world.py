"""One shop on the scratch server with a clock of the test's: worker, inbox, outbox.

Customers write, time passes, and what stands in the outboxes is what people read.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec
from redis.asyncio import Redis

from bot.conversations import conversation_id, milliseconds
from bot.followups.waiting_list import pieces_came_back
from bot.mailbox.mailbox import Effects, Mailbox
from bot.metrics import Metrics
from bot.owner.owners import Owner, Owners
from bot.updates import Address, Message, Outgoing, Pointer
from bot.worker import Worker
from stock.model import Hold, Line, Movement, MovementKind, VariantKey
from tests.conversations.talk import Talk, open_counter

LEA = Address("telegram", "7001")
DRESS = VariantKey("robe-jeanne-lin", "36", "bleu")
YES, NO = "oui", "non merci"


@dataclass
class World:
    """`at` is now. Customers are named by their channel and chat: "messenger:anna"."""

    redis: Redis
    talk: Talk
    at: datetime
    inbox: Mailbox
    worker: Worker = field(init=False)
    messages: int = 0

    def __post_init__(self) -> None:
        counter = self.talk.counter
        self.worker = Worker(
            self.inbox, {counter.keys.shop: counter}, {}, Metrics(), now=lambda: self.at
        )

    @property
    def counter(self) -> Any:
        return self.talk.counter

    @property
    def table(self) -> Any:
        return self.counter.table

    @property
    def now(self) -> int:
        return milliseconds(self.at)

    async def says(
        self, who: str, text: str, topics: str = "", *, product: str = ""
    ) -> str:
        """She writes and is answered; returns the answer."""
        if topics:
            self.talk.parser.hears(text, topics)
        before = len(await self.read(who))
        await self._receive(address_of(who), text=text, product=product)
        answered = (await self.read(who))[before:]
        return answered[0] if answered else ""

    async def taps(self, button: str) -> list[str]:
        """The owner taps; returns what she hears of it."""
        before = len(await self.read_by_owner())
        await self._receive(LEA, payload=button)
        return (await self.read_by_owner())[before:]

    async def commands(self, text: str) -> list[Outgoing]:
        before = len(await self.rows(LEA))
        await self._receive(LEA, text=text)
        return (await self.rows(LEA))[before:]

    async def _receive(
        self, address: Address, *, text: str = "", payload: str = "", product: str = ""
    ) -> None:
        self.messages += 1
        message = Message(
            id=f"m{self.messages}",
            address=address,
            at=self.now,
            text=text,
            payload=payload,
            pointer=Pointer(product=product),
            name=address.chat_id.capitalize(),
        )
        await self.inbox.receive(
            self.counter.keys,
            conversation_id(address),
            id=message.id,
            row=msgspec.json.encode(message),
            at=self.now,
            quiet=False,
        )
        await self.work()

    async def work(self) -> None:
        """Everything that is ready now is done."""
        keys = self.counter.keys
        while True:
            await self.inbox.fire_due([keys.shard], self.now)
            ready = await self.inbox.ready(keys.shard, self.now, 1000)
            ours = [name for name in ready if name[0] == keys.shop]
            if not ours:
                return
            for shop, conversation in ours:
                await self.worker.work(shop, conversation)

    async def passes(self, span: timedelta) -> None:
        """Time passes, and timers fire when they are due, in steps of ten minutes."""
        until = self.at + span
        while self.at < until:
            self.at = min(self.at + timedelta(minutes=10), until)
            await self.work()

    async def is_away_for(self, span: timedelta) -> None:
        """An outage: timers come late."""
        self.at += span
        await self.work()

    async def rows(self, address: Address) -> list[Outgoing]:
        box = self.counter.keys.box("outbox", conversation_id(address))
        rows: Any = await self.redis.lrange(box, 0, -1)
        return [msgspec.json.decode(row, type=Outgoing) for row in rows]

    async def read(self, who: str) -> list[str]:
        return [row.text for row in await self.rows(address_of(who))]

    async def read_by_owner(self) -> list[str]:
        return [row.text for row in await self.rows(LEA)]

    async def button(self, part: str) -> str:
        """The owner's newest button that has this in its payload."""
        payloads = [b.payload for row in await self.rows(LEA) for b in row.buttons]
        return [payload for payload in payloads if part in payload][-1]

    async def pairs_owner(self) -> None:
        owners = Owners(self.redis, self.counter.keys)
        row = msgspec.json.encode(Owner(address=LEA, since=self.now, language="fr"))
        await self.redis.hset(owners.key, conversation_id(LEA), row)

    async def receives(self, pieces: int, variant: VariantKey = DRESS) -> None:
        """Pieces come in, and whoever waits for them is asked."""
        await self.moves(MovementKind.RECEIVED, pieces, variant)
        await pieces_came_back(self.counter, self.inbox, [variant], self.at)
        await self.work()

    async def moves(
        self, kind: MovementKind, pieces: int, variant: VariantKey = DRESS
    ) -> None:
        self.messages += 1
        line = Line(variant=variant, kind=kind, pieces=pieces)
        await self.table.move(
            Movement(
                id=f"moved{self.messages}",
                at=self.at,
                author="lea",
                cause="test",
                lines=(line,),
            )
        )

    async def commits(self, effects: Effects) -> None:
        """As the owner's side would, with whatever made them."""
        keys, nobody = self.counter.keys, conversation_id(Address("test", "nobody"))
        self.messages += 1
        await self.inbox.receive(
            keys, nobody, id=f"x{self.messages}", row=b"{}", at=self.now, quiet=False
        )
        take = await self.inbox.take(keys, nobody, self.now)
        assert take is not None
        await self.inbox.commit(keys, take, done=1, at=self.now, effects=effects)
        await self.work()

    async def holds_of(self, who: str) -> list[Hold]:
        return list(await self.table.holds_of(conversation_id(address_of(who))))

    async def available(self, variant: VariantKey = DRESS) -> int:
        found = (await self.table.snapshot()).variant(variant)
        return int(found.available)

    def with_shop(self, **facts: Any) -> None:
        self.counter.shop = replace(self.counter.shop, **facts)


def address_of(who: str) -> Address:
    channel, _, chat = who.partition(":")
    return Address(channel, chat)


async def open_world(redis: Redis, name: str, at: datetime) -> World:
    talk = await open_counter(redis, name)
    world = World(redis, talk, at, Mailbox(redis, "inbox"))
    for text, topics in ((YES, "confirm"), (NO, "deny")):
        talk.parser.hears(text, topics)
    await world.pairs_owner()
    return world
