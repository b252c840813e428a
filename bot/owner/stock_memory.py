"""What the stock desk keeps between an owner's messages, and for how long.

Everything is a key of the shop under "owner" that expires by itself; ids are hashed.
"""

import hashlib
from typing import Protocol, TypeVar

import msgspec
from redis.asyncio import Redis

from bot.updates import Button
from stock.deciding.decisions import Outcome, QuestionKind, Step
from stock.deciding.effects import Effect
from stock.grammar.intents import Draft
from stock.model import Fact, Hold, Product

DAY = 24 * 3600
UNDO_KEPT = 90 * DAY
"""An undo button works as long as its message is likely to be scrolled back to."""

T = TypeVar("T")


class Keys(Protocol):
    def named(self, *parts: str) -> str: ...


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What the owner hears. An empty text: nothing is to be sent.

    `changes` are what the table says they were; `product` is what was spoken of, for
    her next message. `revived` and `ended` are holds that an undo brought back or took.
    """

    outcome: Outcome
    text: str
    changes: tuple[Effect, ...] = ()
    buttons: tuple[Button, ...] = ()
    product: str = ""
    wants_file: bool = False
    """She asked for the stock table as a file."""
    revived: tuple[Hold, ...] = ()
    ended: tuple[Hold, ...] = ()


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The steps that a message was decided to be, before the first is taken."""

    steps: tuple[Step, ...]
    language: str
    told: str = ""
    product: str = ""


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What the buttons of one reply stand for."""

    commands: tuple[str, ...]
    language: str
    product: str = ""
    photo: str = ""


class OpenDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A new product of which a fact is still asked for."""

    draft: Draft
    asks: QuestionKind
    language: str
    photo: str = ""
    album: str = ""


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """A stock file that waits for her word; `difference` is what she was shown.

    `hides` are products to be hidden: a table that is kept elsewhere left them out.
    """

    products: tuple[Product, ...]
    tells: frozenset[Fact]
    difference: str = ""
    hides: tuple[str, ...] = ()


def short_id(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=10).hexdigest()


class Memory:
    """The desk's notes of one shop."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self._redis = redis
        self._keys = keys

    async def said(self, movement: str) -> Said | None:
        return await self._read(Said, "said", movement)

    async def remember(self, movement: str, said: Said) -> None:
        await self._write("said", movement, said)

    async def begin(self, movement: str, plan: Plan) -> Plan:
        """The plan that holds: this one, or one that was made for it before."""
        await self._write("plan", movement, plan, only_new=True)
        return await self.plan(movement) or plan

    async def plan(self, movement: str) -> Plan | None:
        return await self._read(Plan, "plan", movement)

    async def abandon(self, movement: str) -> None:
        """Forget a plan of which nothing was done."""
        await self._forget("plan", movement)

    async def offer(self, id: str, offer: Offer, *, seconds: int = DAY) -> None:
        await self._write("offer", id, offer, seconds=seconds)

    async def offered(self, id: str) -> Offer | None:
        return await self._read(Offer, "offer", id)

    async def open_draft(self, author: str) -> OpenDraft | None:
        return await self._read(OpenDraft, "draft", author)

    async def keep_draft(self, author: str, draft: OpenDraft) -> None:
        await self._write("draft", author, draft)

    async def drop_draft(self, author: str) -> None:
        await self._forget("draft", author)

    async def is_first_of(self, author: str, album: str, movement: str) -> bool:
        """Whether the photo of this movement is the first that came of an album."""
        name = self._name("album", f"{author}/{album}")
        await self._redis.set(name, movement, ex=DAY, nx=True)
        return bool(await self._redis.get(name) == movement.encode())

    async def keep_upload(self, id: str, upload: Upload) -> None:
        await self._write("upload", id, upload)

    async def upload(self, id: str) -> Upload | None:
        return await self._read(Upload, "upload", id)

    def _name(self, kind: str, id: str) -> str:
        return self._keys.named("owner", kind, short_id(id))

    async def _write(
        self,
        kind: str,
        id: str,
        value: msgspec.Struct,
        *,
        seconds: int = DAY,
        only_new: bool = False,
    ) -> None:
        row = msgspec.json.encode(value)
        await self._redis.set(self._name(kind, id), row, ex=seconds, nx=only_new)

    async def _read(self, type: type[T], kind: str, id: str) -> T | None:
        row = await self._redis.get(self._name(kind, id))
        return msgspec.json.decode(row, type=type) if row else None

    async def _forget(self, kind: str, id: str) -> None:
        await self._redis.delete(self._name(kind, id))
