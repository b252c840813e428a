"""What the owner's side keeps of a customer, when the customer is forgotten.

By an erasure, or since her conversation has outlived the shop's retention.
"""

from redis.asyncio import Redis

from bot.conversations import Conversation, conversation_id, expired
from bot.counter import Counter
from bot.mailbox.effects import Effects
from bot.owner import cooling
from bot.owner.kept import Kept
from bot.owner.owners import Owners
from bot.owner.promises import Ledger
from bot.owner.replies import Replies


async def forget(
    redis: Redis, counter: Counter, customer: Conversation, effects: Effects
) -> None:
    """After an erasure: news that no owner has read, a reply that was not sent."""
    kept = Kept(redis, counter.keys, counter.retention_ms)
    for owner in await Owners(redis, counter.keys).all():
        await kept.forget(conversation_id(owner.address), customer.id)
    await cooling.drop(redis, counter.keys, customer.id, effects)


async def let_go(redis: Redis, counter: Counter, effects: Effects) -> None:
    """Who has not been heard of for the retention waits no more and is owed nothing.

    Else she would count for ever in what is promised to others.
    """
    keys = counter.keys
    replies, ledger = Replies(redis, keys, counter.shop), Ledger(redis, keys)
    waiting = [id for id, _ in await replies.waiting()]
    for id in await expired(redis, keys, [*waiting, *await ledger.open()]):
        replies.let_go(id, effects)
        ledger.let_go(id, effects)
