"""What an owner's chat shows of a customer: deleted when she asks to be forgotten.

Her topic goes with all that stands in it; where there is none, or it is refused, the
messages about her that the platform still lets us take back. Nobody is told of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from redis.asyncio import Redis

from bot.channels.base import Channel, HasTopics, TakesBack
from bot.conversations import Conversation, conversation_id, milliseconds
from bot.counter import Counter
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys, pseudonym
from bot.owner.owners import Owner
from bot.owner.topics import Topics
from bot.owner.word import post
from bot.updates import Address, Outgoing

KEPT = 500
"""So many messages about one customer are remembered for each chat."""


def remember(
    counter: Counter, outgoing: Outgoing, ids: Iterable[str], effects: Effects
) -> None:
    """Under these ids the message stands in her chat."""
    key = _key(counter.keys, outgoing.address, outgoing.conversation)
    for id in ids:
        effects.add("RPUSH", key, id)
    effects.add("LTRIM", key, -KEPT, -1)
    effects.add("PEXPIRE", key, counter.retention_ms)


@dataclass(frozen=True, slots=True)
class Traces:
    """Those of one shop."""

    redis: Redis
    counter: Counter

    def forget(
        self,
        conversation: Conversation,
        chats: Iterable[Owner],
        effects: Effects,
        at: datetime,
    ) -> None:
        """Have it all deleted, after what is already on its way there."""
        mark = pseudonym("forget", conversation.id, str(conversation.erase_at))
        for chat in {owner.address for owner in chats}:
            row = Outgoing(
                id=f"{mark}:{conversation_id(chat)}:d",
                address=chat,
                received=milliseconds(at),
                conversation=conversation.id,
                takes_back=True,
            )
            post(self.counter.keys, row, effects, at)

    async def delete(self, outgoing: Outgoing, channel: Channel) -> None:
        """Raises SendLater or SendRefused."""
        address, id = outgoing.address, outgoing.conversation
        key = _key(self.counter.keys, address, id)
        topics = Topics(self.redis, self.counter)
        thread = await topics.thread_of(address, id)
        is_gone = False
        if thread and isinstance(channel, HasTopics):
            is_gone = await channel.delete_topic(address, thread)
        if not is_gone and isinstance(channel, TakesBack):
            rows: Any = await self.redis.lrange(key, 0, -1)
            await channel.delete_messages(address, [row.decode() for row in rows])
        await topics.forget(address, id)
        await self.redis.delete(key)


def _key(keys: Keys, chat: Address, conversation: str) -> str:
    return keys.named("traces", pseudonym(conversation_id(chat), conversation))
