"""What becomes of a message that was to go out: noted, or told to the owner."""

from datetime import datetime

import msgspec
from redis.asyncio import Redis

from bot.channels.base import Sent
from bot.conversations import conversation_id, find, milliseconds
from bot.counter import Counter
from bot.mailbox import aside
from bot.mailbox.mailbox import Effects
from bot.owner import traces
from bot.owner.notices import channel_name, name_of, say
from bot.owner.owners import Owners
from bot.owner.topics import notice_key
from bot.updates import Outgoing

_CAUSES = {
    "window": "cause-window",
    "unreachable": "cause-unreachable",
    "disconnected": "cause-disconnected",
    "restricted": "cause-disconnected",
    "late": "cause-late",
}
DOWN_TOLD_AGAIN = 6 * 3_600_000
"""How often (ms) she is told that a channel does not take our messages."""


class Deliveries:
    """The effects of one delivery; holds nothing but its shop."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._keys = counter.keys

    def sent(self, outgoing: Outgoing, sent: Sent, effects: Effects) -> None:
        """Remember which customer a notice was about, under the id that it got."""
        if not outgoing.conversation:
            return
        recipient = conversation_id(outgoing.address)
        ids = {*sent.parts, sent.platform_id} - {""}
        for id in ids:
            key = notice_key(self._keys, recipient, id)
            effects.add(
                "SET", key, outgoing.conversation, "PX", self._counter.retention_ms
            )
        traces.remember(self._counter, outgoing, ids, effects)

    async def of_photo(
        self,
        redis: Redis,
        outgoing: Outgoing,
        sent: Sent,
        at: datetime,
        effects: Effects,
    ) -> None:
        """She would think that the customer has seen the picture that she sent."""
        if sent.photo_left_out and outgoing.author == "owner":
            await self._tell(redis, outgoing, "photo-left-out", "message", at, effects)

    async def refused(
        self,
        redis: Redis,
        outgoing: Outgoing,
        cause: str,
        at: datetime,
        effects: Effects,
    ) -> None:
        """Keep the row; tell her of her own words always, of ours when all fail."""
        aside.keep(
            effects, self._keys, "outbox", conversation_id(outgoing.address),
            [msgspec.json.encode(outgoing)], retention_ms=self._counter.retention_ms,
        )  # fmt: skip
        if outgoing.author == "owner":
            await self._tell(redis, outgoing, "not-delivered", cause, at, effects)
        elif cause in ("disconnected", "restricted"):
            name = self._keys.named("down", outgoing.address.channel)
            if not await redis.exists(name):
                effects.add("SET", name, "1", "PX", DOWN_TOLD_AGAIN)
                await self._tell(redis, outgoing, "channel-down", cause, at, effects)

    async def _tell(
        self,
        redis: Redis,
        outgoing: Outgoing,
        text: str,
        cause: str,
        at: datetime,
        effects: Effects,
    ) -> None:
        about = await find(redis, self._keys, conversation_id(outgoing.address))
        for index, owner in enumerate(await Owners(redis, self._keys).all()):
            if owner.address == outgoing.address:
                continue
            language = owner.language or self._counter.shop.languages[0]
            name = name_of(about, language) if about else say(language, "nameless")
            words = {"name": name, "channel": channel_name(outgoing.address.channel)}
            words["cause"] = say(language, _CAUSES.get(cause, "cause-message"), words)
            row = Outgoing(
                id=f"{outgoing.id}:x{index}",
                address=owner.address,
                received=milliseconds(at),
                text=say(language, text, words),
                conversation=about.id if about else "",
            )
            effects.post(
                self._keys,
                "outbox",
                conversation_id(owner.address),
                msgspec.json.encode(row),
                milliseconds(at),
            )
