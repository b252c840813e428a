"""Who of the owners did what, and when: kept without anybody's words.

Each row is written in the commit of what it tells of.
"""

from datetime import datetime
from typing import Any

import msgspec
from redis.asyncio import Redis

from actions.shop import Shop
from bot.conversations import conversation_id, find, milliseconds, moment
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Effects
from bot.owner.notices import name_of, tell
from bot.owner.owners import Owner
from bot.owner.promise_words import past_words

KEPT = 1_000
SHOWN = 25

TOOK_OVER = "took-over"
"""From her own inbox, or from the platform's: then nobody knows who it was."""

_COMMAND_CHARACTERS = 20


class Deed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`at` in ms; `by` is the pseudonym of an owner's account, `about` a conversation.

    `what` is a name of `inbox.*.ftl` after `did-`; `command` what she began with.
    """

    at: int
    by: str = ""
    what: str
    about: str = ""
    command: str = ""


_decoder = msgspec.json.Decoder(Deed)


class Audit:
    """The log of one shop."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self._redis = redis
        self._keys = keys
        self._log = keys.named("deeds")
        self._names = keys.named("owner-names")

    def note(
        self,
        effects: Effects,
        at: datetime,
        by: str,
        what: str,
        *,
        about: str = "",
        command: str = "",
    ) -> None:
        deed = Deed(
            at=milliseconds(at),
            by=by,
            what=what,
            about=about,
            command=command[:_COMMAND_CHARACTERS],
        )
        effects.add("LPUSH", self._log, msgspec.json.encode(deed).decode())
        effects.add("LTRIM", self._log, 0, KEPT - 1)

    def knows(self, owner: Owner, name: str, effects: Effects) -> None:
        """What the owner is called: as her account was when she last wrote."""
        if name:
            effects.add("HSET", self._names, conversation_id(owner.address), name[:60])

    async def name_of(self, owner: str) -> str:
        found: Any = await self._redis.hget(self._names, owner) if owner else None
        return found.decode() if isinstance(found, bytes) else ""

    async def recent(self, most: int = SHOWN) -> list[Deed]:
        """The newest first."""
        rows: Any = await self._redis.lrange(self._log, 0, most - 1)
        return [_decoder.decode(row) for row in rows]

    async def worded(self, shop: Shop, language: str, at: datetime) -> str:
        """The newest deeds, a line each."""
        deeds = await self.recent()
        lines = [await self._line(deed, shop, language, at) for deed in deeds]
        title = tell(language, "log-title" if lines else "log-empty")
        return "\n".join((title, *lines))

    async def _line(self, deed: Deed, shop: Shop, language: str, at: datetime) -> str:
        customer = "–"
        if deed.about:
            found = await find(self._redis, self._keys, deed.about)
            customer = name_of(found, language) if found else customer
        somebody = shop.owner if deed.by else tell(language, "somebody")
        return tell(
            language,
            "log-line",
            when=past_words(moment(deed.at), at, shop.hours, language),
            who=await self.name_of(deed.by) or somebody,
            what=tell(
                language, f"did-{deed.what}", name=customer, command=deed.command
            ),
        )
