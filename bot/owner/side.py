"""The owner's side of the counter: what she is told, and what she writes.

She answers a customer by replying to the message that told her. The telling is in
`telling.py`, the hearing in `hearing.py`; the worker knows them as one.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from redis.asyncio import Redis

from bot.channels.base import Channel
from bot.conversations import Conversation
from bot.counter import Counter
from bot.mailbox.mailbox import Effects, Take
from bot.owner.accounts import Accounts
from bot.owner.half_mute import HalfMute
from bot.owner.hearing import Hearing
from bot.owner.owners import Owner
from bot.owner.telling import Telling
from bot.steps import Step
from bot.updates import (
    AnyUpdate,
    Connection,
    Message,
    OwnerCommand,
    OwnerMessage,
    Timer,
)

_OURS = (Timer, OwnerCommand, OwnerMessage)
"""What the clock and the owners make; all else has come from outside."""


class OwnerSide:
    """Built for each turn; holds nothing but its parts."""

    def __init__(
        self, redis: Redis, counter: Counter, channels: Mapping[str, Channel]
    ) -> None:
        self._telling = Telling(redis, counter)
        self._hearing = Hearing(redis, counter, self._telling, channels)
        self.owners = self._telling.owners
        self.replies = self._telling.replies
        self.half_mute = HalfMute(redis, counter.keys)
        self._accounts = Accounts(redis, counter.keys, channels)

    async def admitted(self, updates: Sequence[AnyUpdate]) -> list[AnyUpdate]:
        """What of it is for this shop: not what comes by accounts that are no owner's.

        Raises SendLater.
        """
        await self._accounts.note(updates)
        found = []
        for update in updates:
            if isinstance(update, Connection):
                is_ours = await self.owners.find(update.address) is not None
            elif update.address.connection and not isinstance(update, _OURS):
                is_ours = await self._accounts.may_answer(update.address)
            else:
                is_ours = True
            if is_ours:
                found.append(update)
        return found

    async def is_for_owners(self, updates: Sequence[AnyUpdate]) -> bool:
        """Whether somebody shows a pairing code that is still good, or it is a group's.

        No customer writes in a group. A code in the owner's own account makes nobody
        an owner.
        """
        for update in updates:
            if not isinstance(update, Message) or update.address.connection:
                continue
            if update.sender or await self.owners.is_offered(update):
                return True
        return False

    async def handle(
        self, updates: Sequence[AnyUpdate], owner: Owner | None, at: datetime
    ) -> Effects:
        return await self._hearing.handle(updates, owner, at)

    async def follow(
        self, step: Step, before: Conversation, effects: Effects, at: datetime
    ) -> None:
        await self._telling.follow(step, before, effects, at)

    async def apologise(
        self, take: Take, updates: Sequence[AnyUpdate], at: datetime
    ) -> Effects:
        return await self._telling.apologise(take, updates, at)
