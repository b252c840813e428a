"""One message of an owner's about promises or her time, and what its answer needs."""

from dataclasses import dataclass
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from actions.shop import Shop
from bot.conversations import Conversation, milliseconds
from bot.counter import Counter
from bot.mailbox.mailbox import Effects
from bot.owner import promise_words
from bot.owner.news import Worded
from bot.owner.owners import author_of
from bot.owner.promise_words import at_words, say
from bot.owner.promises import Ledger
from bot.updates import Message, OwnerCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One message of an owner's: `effects` are those of its commit."""

    redis: Redis
    counter: Counter
    language: str
    effects: Effects
    at: datetime

    @property
    def shop(self) -> Shop:
        return self.counter.shop

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.redis, self.counter.keys)

    def say(self, text: str, /, **arguments: str | int) -> Worded:
        return Worded(say(self.language, text, **arguments))

    def when(self, instant: datetime) -> str:
        return at_words(instant, self.at, self.shop.hours, self.language)

    def decide(
        self, about: Conversation, of: Message, name: str, argument: str = ""
    ) -> None:
        """Have a decision of hers done in the customer's conversation."""
        at = milliseconds(self.at)
        update = OwnerCommand(
            id=of.id,
            address=about.address,
            received=at,
            name=name,
            owner=author_of(of),
            argument=argument,
        )
        row = msgspec.json.encode(update)
        self.effects.post(self.counter.keys, "inbox", about.id, row, at)

    async def open_promises(self) -> Worded:
        """The list of them, with how the others ended."""
        return promise_words.listed(
            await self.ledger.urgent(self.at),
            await self.ledger.counts(),
            shop=self.shop,
            at=self.at,
            language=self.language,
        )
