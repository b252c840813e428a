"""Half-mute: while she is away from a conversation that is hers, plain facts are told.

Hers to turn on. What she was asked, and whatever changes stock, is left alone.
"""

from datetime import datetime

from redis.asyncio import Redis

from bot.conversations import Conversation, Status
from bot.counter import Counter
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys
from nlu.errors import ParserError
from nlu.topics import Topic

PLAIN = frozenset({
    Topic.AVAILABILITY, Topic.PRICE, Topic.BROWSE, Topic.PRODUCT_INFO, Topic.DISCOUNT,
    Topic.SHIPPING, Topic.SHIPPING_COST, Topic.DELIVERY_TIME, Topic.OPENING_HOURS,
    Topic.LOCATION, Topic.PAYMENT, Topic.RETURNS,
})  # fmt: skip


class HalfMute:
    """The setting of one shop."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self._redis = redis
        self._key = keys.named("half-mute")

    async def is_on(self) -> bool:
        return bool(await self._redis.exists(self._key))

    def set(self, effects: Effects, *, on: bool) -> None:
        if on:
            effects.add("SET", self._key, "1")
        else:
            effects.add("DEL", self._key)


def is_away(conversation: Conversation, counter: Counter, at: datetime) -> bool:
    """Whether it is hers and she is not there: outside of her hours, or absent."""
    is_hers = conversation.status == Status.HUMAN
    return is_hers and not counter.shop.hours.is_open(at)


async def asks_plainly(text: str, counter: Counter) -> bool:
    """Whether the text asks for plain facts and nothing else."""
    if not text.strip():
        return False
    try:
        topics = set((await counter.parser.parse(text)).topics)
    except ParserError:
        return False
    return bool(topics) and topics <= PLAIN
