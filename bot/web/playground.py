"""The playground as a channel: a message is sent by showing it on the open pages."""

import re
from collections.abc import Mapping
from contextlib import suppress

from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.channels.base import Batch, Sent
from bot.channels.errors import BadPayload, InvalidSignature, SendLater, SendRefused
from bot.mailbox.keys import Keys, pseudonym
from bot.mailbox.mailbox import now_ms
from bot.updates import Address, AnyUpdate, Message, Outgoing
from bot.web.chats import Chats, Shown

NAME = "playground"
OWNER = Address(NAME, "owner")
"""The owner's phone on the page: her notices go there, her answers come from there."""

_AGAIN_SECONDS = 2.0
_CHAT_ID = re.compile(r"[A-Za-z0-9_-]{32}")


def customer(chat_id: str) -> Address | None:
    """The customer's phone of one browser; None: that is no chat id of ours."""
    return Address(NAME, chat_id) if _CHAT_ID.fullmatch(chat_id) else None


class PlaygroundChannel:
    """The pages may be served by another process: both meet in Redis."""

    name = NAME

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self.chats = Chats(redis, keys)

    def verify(self, body: bytes, headers: Mapping[str, str]) -> None:
        raise InvalidSignature("the playground has no webhook")

    def parse(self, body: bytes) -> Batch:
        raise BadPayload("the playground has no webhook")

    async def acknowledge(self, update: AnyUpdate) -> None:
        """A browser knows by the 200 that its message has come."""

    async def send(self, outgoing: Outgoing) -> Sent:
        """See Channel.send. The same row sent again is shown once."""
        if not (outgoing.text.strip() or outgoing.photo):
            raise SendRefused("nothing to send", "message")
        shown = Shown(
            id=pseudonym(outgoing.id),
            author="owner" if outgoing.author == "owner" else "bot",
            at=now_ms(),
            text=outgoing.text,
            photo=outgoing.photo,
            buttons=outgoing.buttons,
            reply_to=outgoing.reply_to,
        )
        try:
            await self.chats.show(outgoing.address, shown)
        except (RedisError, OSError) as error:
            reason = "the store does not answer"
            raise SendLater(reason, _AGAIN_SECONDS, maybe_sent=True) from error
        return Sent(shown.id)

    async def note(self, message: Message) -> None:
        """Show what the person herself has written, on all her open pages.

        Raises RedisError.
        """
        shown = Shown(
            id=message.platform_id,
            author="person",
            at=message.received,
            text=message.text,
            reply_to="" if message.payload else message.pointer.id,
            product=message.pointer.product,
        )
        await self.chats.show(message.address, shown)

    async def show_typing(self, address: Address) -> None:
        with suppress(RedisError, OSError):
            await self.chats.show_typing(address)

    async def close(self) -> None:
        """The Redis client is closed by whoever made it."""
