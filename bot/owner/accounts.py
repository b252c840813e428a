"""The owners' own Telegram accounts in which the bot may answer.

Anybody on Telegram can connect the bot to an account: only those of paired owners are
served, while they let the bot reply. There her words and the bot's stand in one chat,
and whoever is an owner herself is nobody's customer.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import msgspec
import structlog
from redis.asyncio import Redis

from bot.channels.base import Channel, SpeaksForAccounts
from bot.channels.errors import SendRefused
from bot.conversations import Conversation
from bot.mailbox.keys import Keys, pseudonym
from bot.owner.notices import tell
from bot.owner.owners import Owners
from bot.updates import Address, AnyUpdate, Connection

KNOWN_FOR = timedelta(days=30)
"""Afterwards Telegram is asked again; what it tells by itself counts at once."""
UNKNOWN_FOR = timedelta(hours=1)

_LOG = structlog.get_logger()
_decoder: msgspec.json.Decoder[Connection | None] = msgspec.json.Decoder(
    Connection | None
)


class Accounts:
    """The connections of one shop."""

    def __init__(
        self, redis: Redis, keys: Keys, channels: Mapping[str, Channel]
    ) -> None:
        self._redis = redis
        self._keys = keys
        self._channels = channels
        self._owners = Owners(redis, keys)

    async def note(self, updates: Sequence[AnyUpdate]) -> None:
        """Remember what the platform tells; a repeat changes nothing."""
        for update in updates:
            if isinstance(update, Connection):
                await self._keep(update.connection, update)

    async def may_answer(self, address: Address) -> bool:
        """Whether who is at `address` is a customer in an account that we speak for.

        Raises SendLater where the platform has to be asked and does not answer.
        """
        found = await self._find(address)
        if found is None or not (found.is_on and found.may_reply):
            return False
        if await self._owners.find(found.address) is None:
            return False
        return await self._owners.find(address.person) is None

    async def _find(self, address: Address) -> Connection | None:
        row = await self._redis.get(self._key(address.connection))
        if isinstance(row, bytes):
            return _decoder.decode(row)
        channel = self._channels.get(address.channel)
        if not isinstance(channel, SpeaksForAccounts):
            return None
        try:
            found = await channel.connection(address.connection)
        except SendRefused as problem:
            _LOG.warning("connection_not_known", reason=problem.reason)
            return None
        await self._keep(address.connection, found)
        return found

    async def _keep(self, id: str, found: Connection | None) -> None:
        lasts = KNOWN_FOR if found else UNKNOWN_FOR
        await self._redis.set(self._key(id), msgspec.json.encode(found), px=lasts)

    def _key(self, id: str) -> str:
        return self._keys.named("account", pseudonym(id))


def is_private(conversation: Conversation) -> bool:
    """Whether it is a chat of her own account in which we have never said a word.

    Family perhaps, or a friend: nothing of it is shown to anybody.
    """
    return bool(conversation.address.connection) and not conversation.last_from_bot


def told(connection: Connection, language: str) -> str:
    """What the owner reads of a change."""
    if not connection.is_on:
        return tell(language, "account-off")
    return tell(language, "account-on" if connection.may_reply else "account-no-reply")
