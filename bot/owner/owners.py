"""Who owns the shop: accounts that have redeemed a one-time code.

A code has 128 bits, lives ten minutes and is stored only as a digest. Whoever sends it
first becomes an owner; only the numeric id of the account counts, never a name.
"""

import hashlib
import re
import secrets
from datetime import timedelta

import msgspec
from redis.asyncio import Redis

from bot.conversations import conversation_id
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Effects
from bot.updates import Address, Message

CODE_LASTS = timedelta(minutes=10)
CODE_BYTES = 16
_CODE = re.compile(r"[A-Za-z0-9_-]{22}")


class Owner(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One account of the owner's; `since` in ms. `language` is what she is told in."""

    address: Address
    since: int
    language: str = ""


_decoder = msgspec.json.Decoder(Owner)


class Owners:
    """The owners of one shop."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self._redis = redis
        self._keys = keys
        self.key = keys.named("owners")

    async def find(self, address: Address) -> Owner | None:
        row = await self._redis.hget(self.key, conversation_id(address))
        return _decoder.decode(row) if row else None

    async def all(self) -> list[Owner]:
        """Oldest first."""
        rows = await self._redis.hvals(self.key)
        return sorted(map(_decoder.decode, rows), key=lambda owner: owner.since)

    async def make_code(self) -> str:
        """A new code; it alone, in the next ten minutes, makes an owner."""
        code = secrets.token_urlsafe(CODE_BYTES)
        lasts = round(CODE_LASTS.total_seconds() * 1000)
        await self._redis.set(self._code_key(code), "", px=lasts)
        return code

    async def is_offered(self, message: Message) -> bool:
        """Whether the message is a code of ours that nobody has redeemed yet."""
        code = code_in(message)
        return bool(code) and bool(await self._redis.exists(self._code_key(code)))

    async def redeem(self, message: Message) -> bool:
        """Claim the code for this account, once; the same account may repeat it."""
        claimant = conversation_id(message.address)
        key = self._code_key(code_in(message))
        claimed = await self._redis.eval(_CLAIM, 1, key, claimant)
        return bool(claimed)

    def add(self, owner: Owner, message: Message, effects: Effects) -> None:
        """The effects that make the account an owner and burn the code."""
        row = msgspec.json.encode(owner).decode()
        effects.add("HSET", self.key, conversation_id(owner.address), row)
        effects.add("DEL", self._code_key(code_in(message)))

    async def put(self, owner: Owner) -> None:
        """Make the account an owner without a code: the demo's own page."""
        row = msgspec.json.encode(owner)
        await self._redis.hset(self.key, conversation_id(owner.address), row)

    async def remove(self, address: Address) -> bool:
        return bool(await self._redis.hdel(self.key, conversation_id(address)))

    def _code_key(self, code: str) -> str:
        digest = hashlib.sha256(code.encode()).hexdigest()
        return self._keys.named("pairing", digest)


# KEYS 1 the code's key   ARGV 1 who claims it
# Returns 1 for the first claimant, and again for a repeat of hers. Safe to run twice.
_CLAIM = """
local holder = redis.call('GET', KEYS[1])
if not holder then return 0 end
if holder ~= '' then return holder == ARGV[1] and 1 or 0 end
redis.call('SET', KEYS[1], ARGV[1], 'KEEPTTL')
return 1
"""


def author_of(message: Message) -> str:
    """The pseudonym of the account that wrote or tapped, in a group too."""
    where = message.address
    return conversation_id(Address(where.channel, message.sender or where.chat_id))


def code_in(message: Message) -> str:
    """What may be a code: a link's parameter, or the whole text; '' else."""
    if message.pointer.kind == "ref" and _CODE.fullmatch(message.pointer.id):
        return message.pointer.id
    text = message.text.strip()
    return text if _CODE.fullmatch(text) and not message.forwarded else ""
