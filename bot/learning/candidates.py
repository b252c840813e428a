"""What waits for the owner to say what it means, and what she has said.

A candidate belongs to a customer's conversation: it is one field of a hash of hers,
which her erasure deletes and the shop's retention ends. Two sorted sets, of pseudonyms
only, list what waits and what was labelled.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import msgspec
from redis.asyncio import Redis

from bot.conversations import milliseconds
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys
from nlu.topics import Topic

WAITING_AT_MOST = 200
LABELLED_AT_MOST = 2_000
UNDO_FOR = timedelta(hours=1)
"""So long what she has decided otherwise than by a label is kept for an undo."""


class State(StrEnum):
    """`pending` until she has answered it herself, `open` until she has tapped.

    `labelled` is trained on; `done` teaches no sentence: nothing, or an alias.
    """

    PENDING = "pending"
    OPEN = "open"
    LABELLED = "labelled"
    DONE = "done"


class Candidate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A sentence of a customer's, or words of hers for a product. Times in ms.

    `text` is masked before it comes here.
    """

    id: str
    conversation: str
    at: int
    text: str
    state: State = State.PENDING
    understood: tuple[Topic, ...] = ()
    likely: tuple[Topic, ...] = ()
    """What she most likely will say that it was about, the likeliest first."""
    gist: str = ""
    """How her answer begins."""
    label: str = ""
    """The intent that she gave it, as in `nlu/data`."""
    words: str = ""
    """What the customer called a product; '' for a sentence."""
    products: tuple[str, ...] = ()
    """Which products the words may mean, the likeliest first."""
    is_picked: bool = False
    """The customer herself chose the first of them afterwards."""
    movement: str = ""
    """The movement of the stock ledger that made an alias of the words."""
    done_at: int = 0

    @property
    def ref(self) -> str:
        """How buttons and lists name it."""
        return f"{self.conversation}:{self.id}"


_decoder = msgspec.json.Decoder(Candidate)


class Notebook:
    """The candidates of one shop."""

    def __init__(self, redis: Redis, keys: Keys, retention: timedelta) -> None:
        self._redis = redis
        self._keys = keys
        self._retention = retention
        self._waiting = keys.named("learning")
        self._labelled = keys.named("learnt")

    async def of(self, conversation: str) -> list[Candidate]:
        """Everything of one conversation, oldest first."""
        rows: Any = await self._redis.hvals(self._row_key(conversation))
        return sorted(map(_decoder.decode, rows), key=lambda one: one.at)

    async def find(self, ref: str) -> Candidate | None:
        conversation, _, id = ref.partition(":")
        row: Any = await self._redis.hget(self._row_key(conversation), id)
        return _decoder.decode(row) if row else None

    async def open(self, at: datetime) -> list[Candidate]:
        """What she can decide now, oldest first."""
        found = await self._listed(self._waiting, at)
        return [one for one in found if one.state == State.OPEN]

    async def labelled(self, at: datetime) -> list[Candidate]:
        """The sentences that she gave a label, oldest first."""
        return await self._listed(self._labelled, at)

    async def _listed(self, listing: str, at: datetime) -> list[Candidate]:
        """What a list names; what is over by now leaves it."""
        members: Any = await self._redis.zrange(listing, 0, -1)
        refs = [member.decode() for member in members]
        rows = await self._rows(refs)
        alive, over = [], []
        for ref, row in zip(refs, rows, strict=True):
            one = _decoder.decode(row) if row else None
            if one is None or self._is_over(one, at):
                over.append(ref)
            else:
                alive.append(one)
        await self._remove(listing, over)
        return alive

    async def _rows(self, refs: Iterable[str]) -> Sequence[bytes | None]:
        async with self._redis.pipeline(transaction=False) as pipe:
            for ref in refs:
                conversation, _, id = ref.partition(":")
                pipe.hget(self._row_key(conversation), id)
            return await pipe.execute()

    def _is_over(self, one: Candidate, at: datetime) -> bool:
        undo_ends = one.done_at + _ms(UNDO_FOR)
        is_done = one.state == State.DONE and undo_ends < milliseconds(at)
        return is_done or one.at < milliseconds(at - self._retention)

    async def _remove(self, listing: str, refs: Sequence[str]) -> None:
        if not refs:
            return
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.zrem(listing, *refs)
            for ref in refs:
                conversation, _, id = ref.partition(":")
                pipe.hdel(self._row_key(conversation), id)
            await pipe.execute()

    # Changes, each with a commit

    def keep(self, one: Candidate, effects: Effects) -> None:
        """Write it as it is now, and list it where it belongs."""
        key, retention = self._row_key(one.conversation), _ms(self._retention)
        row = msgspec.json.encode(one).decode()
        lists = [self._waiting, self._labelled]
        if one.state == State.LABELLED:
            lists.reverse()
        effects.add("HSET", key, one.id, row)
        effects.add("PEXPIRE", key, retention)
        effects.add("ZADD", lists[0], one.at, one.ref)
        effects.add("PEXPIRE", lists[0], retention)
        effects.add("ZREM", lists[1], one.ref)

    def drop(self, one: Candidate, effects: Effects) -> None:
        effects.add("HDEL", self._row_key(one.conversation), one.id)
        effects.add("ZREM", self._waiting, one.ref)
        effects.add("ZREM", self._labelled, one.ref)

    async def make_room(self, effects: Effects, at: datetime) -> None:
        """The oldest go, those first that nobody has answered yet."""
        if await self._redis.zcard(self._waiting) >= WAITING_AT_MOST:
            found = await self._listed(self._waiting, at)
            found.sort(key=lambda one: (one.state != State.PENDING, one.at))
            for one in found[: len(found) + 1 - WAITING_AT_MOST]:
                self.drop(one, effects)
        if await self._redis.zcard(self._labelled) > LABELLED_AT_MOST:
            found = await self._listed(self._labelled, at)
            for one in found[: len(found) - LABELLED_AT_MOST]:
                self.drop(one, effects)

    async def forget(self, conversation: str, effects: Effects) -> None:
        """Everything of a customer who is forgotten."""
        for one in await self.of(conversation):
            self.drop(one, effects)
        effects.add("DEL", self._row_key(conversation))

    def _row_key(self, conversation: str) -> str:
        return self._keys.named("learning", conversation)


def _ms(span: timedelta) -> int:
    return round(span.total_seconds() * 1000)
