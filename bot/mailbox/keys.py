"""Every Redis key of Comptoir, in one place.

All keys of a shop bear one hash tag, so that every script stays within one slot of a
cluster. Shops share 64 shards: what is read in a loop is kept per shard, so a thousand
shops are read with few calls. No key holds words of a customer: ids are hashed.
"""

import hashlib
from dataclasses import dataclass
from zlib import crc32

SHARDS = 64

_OURS = frozenset("|{}")
"""What separates the parts of a member, and what marks a hash tag."""


def pseudonym(*parts: str) -> str:
    """A short stable name for an id, for keys and logs: 80 bits of SHA-256."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Shard:
    """What all shops of one shard share."""

    number: int

    @property
    def tag(self) -> str:
        return f"{{s{self.number}}}"

    def ready(self, box: str) -> str:
        """Sorted set: conversations of the box `inbox` or `outbox`, by when (ms)."""
        return f"{self.tag}:{box}:ready"

    @property
    def due(self) -> str:
        """Sorted set: ids of what is due, by when (ms)."""
        return f"{self.tag}:due"

    @property
    def due_rows(self) -> str:
        """Hash: id of what is due -> its row."""
        return f"{self.tag}:due:rows"


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one shop."""

    shop: str

    def __post_init__(self) -> None:
        if not self.shop or _OURS.intersection(self.shop):
            raise ValueError("a shop's name in keys is not empty and has no | { }")

    @property
    def shard(self) -> Shard:
        return Shard(crc32(self.shop.encode()) % SHARDS)

    @property
    def prefix(self) -> str:
        return f"{self.shard.tag}:{self.shop}"

    def seen(self, update_id: str) -> str:
        return f"{self.prefix}:seen:{pseudonym(update_id)}"

    def box(self, box: str, conversation: str) -> str:
        """List: rows of one conversation, oldest first."""
        return f"{self.prefix}:{box}:{conversation}"

    def run(self, box: str, conversation: str) -> str:
        """Hash: token, lease and attempts of who works on the conversation."""
        return f"{self.prefix}:{box}:run:{conversation}"

    def conversation(self, conversation: str) -> str:
        return f"{self.prefix}:conversation:{conversation}"

    def named(self, *parts: str) -> str:
        """Any other key of the shop, for the module that owns it."""
        return ":".join((self.prefix, *parts))

    def member(self, conversation: str) -> str:
        """How a conversation of this shop stands in its shard's sorted sets."""
        return f"{self.shop}|{conversation}"


def split_member(member: bytes) -> tuple[str, str]:
    """Its shop and conversation; the member of what is due has a name after them."""
    shop, conversation, *_ = member.decode().split("|", 2)
    return shop, conversation
