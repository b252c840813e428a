"""The chats of the playground in Redis: what each has shown, and a nudge to the pages.

The stored list is the truth and pub/sub only says that it has grown, so a page that was
away, or is served by another process than the sender's, misses nothing.
"""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import msgspec
from redis.asyncio import Redis

from bot.conversations import conversation_id
from bot.mailbox.keys import Keys, pseudonym
from bot.updates import Address, Button

KEPT_MESSAGES = 200
KEPT_SECONDS = 24 * 3600

_QUIET_SECONDS = 30.0
"""How long one wait for a nudge lasts; then the connection is looked after."""


class Shown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message as a page shows it; `at` in milliseconds.

    `author` is the `person` whose chat it is, the `bot` or the `owner`.
    """

    id: str
    author: Literal["person", "bot", "owner"]
    at: int
    text: str = ""
    photo: str = ""
    buttons: tuple[Button, ...] = ()
    reply_to: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A message in its chat. `number` grows over all chats of the shop."""

    number: int
    chat: Address
    shown: Shown


@dataclass(frozen=True, slots=True)
class Nudge:
    """A chat has something new; `chat` '' is any: some nudges may have been missed."""

    chat: str
    is_typing: bool = False


class Chats:
    """Every chat of one shop's playground. All methods may raise RedisError."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self._redis = redis
        self._keys = keys
        source = (files("bot.web") / "lua" / "show.lua").read_text()
        self._show = redis.register_script(source)

    async def show(self, chat: Address, shown: Shown) -> None:
        """Add a message to a chat; a repeat of the same id changes nothing."""
        name = conversation_id(chat)
        mark = self._keys.named("playground", name, "shown", pseudonym(shown.id))
        await self._show(
            keys=[self._list(chat), self._counter, mark],
            args=[
                msgspec.json.encode(shown),
                KEPT_MESSAGES,
                KEPT_SECONDS,
                self._nudges,
                name,
            ],
        )

    async def show_typing(self, chat: Address) -> None:
        await self._redis.publish(self._nudges, f"typing {conversation_id(chat)}")

    async def since(
        self, chats: Sequence[Address], number: int
    ) -> tuple[list[Place], int]:
        """What was shown after `number`, and the newest number there is.

        In the order of writing: a quick answer may be shown before the message that it
        answers is. A number never given out (the store has begun anew) counts as 0.
        """
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.get(self._counter)
            for chat in chats:
                pipe.lrange(self._list(chat), 0, -1)
            newest, *lists = await pipe.execute()
        last = int(newest or 0)
        after = number if number <= last else 0
        places = [
            place
            for chat, rows in zip(chats, lists, strict=True)
            for place in _places(chat, rows, after)
        ]
        return sorted(places, key=lambda p: (p.shown.at, p.number)), last

    async def nudges(self) -> AsyncIterator[Nudge]:
        """Never ends; begins with one for any chat, as after each lost connection."""
        async with self._redis.pubsub() as pubsub:
            await pubsub.subscribe(self._nudges)
            while True:
                message = await pubsub.get_message(timeout=_QUIET_SECONDS)
                if message is None:
                    await pubsub.ping()
                elif message["type"] == "subscribe":
                    yield Nudge("")
                elif message["type"] == "message":
                    kind, _, chat = message["data"].decode().partition(" ")
                    yield Nudge(chat, is_typing=kind == "typing")

    def _list(self, chat: Address) -> str:
        return self._keys.named("playground", conversation_id(chat))

    @property
    def _counter(self) -> str:
        return self._keys.named("playground", "number")

    @property
    def _nudges(self) -> str:
        return self._keys.named("playground", "nudges")


def _places(chat: Address, rows: Sequence[bytes], after: int) -> Iterator[Place]:
    for row in rows:
        number, _, shown = row.partition(b" ")
        if int(number) > after:
            yield Place(int(number), chat, msgspec.json.decode(shown, type=Shown))
