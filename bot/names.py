"""What a customer is called, where her platform tells it only when it is asked.

Asked once, with her first message. Her answer waits for it a moment at most; a name
that comes later is known from her next message on.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence

import msgspec

from bot.channels.base import Channel, KnowsNames
from bot.conversations import Conversation
from bot.updates import AnyUpdate, Message

PATIENCE = 0.4
REMEMBERED = 1_000
"""Conversations of which this process knows that it has asked."""


class Names:
    """In memory only: after a restart a nameless customer is asked about once more."""

    def __init__(
        self, channels: Mapping[str, Channel], *, patience: float = PATIENCE
    ) -> None:
        self._channels = channels
        self._patience = patience
        self._asked: OrderedDict[str, asyncio.Task[str]] = OrderedDict()

    async def named(
        self, conversation: Conversation, updates: Sequence[AnyUpdate]
    ) -> Conversation:
        """The conversation with her name, if it had none and it is told in time."""
        asked = self._ask(conversation, updates)
        if asked is None:
            return conversation
        await asyncio.wait({asked}, timeout=self._patience)
        is_told = asked.done() and not asked.cancelled()
        name = asked.result() if is_told else ""
        return msgspec.structs.replace(conversation, name=name)

    def forget(self, conversation: str) -> None:
        """She has asked to be forgotten."""
        asked = self._asked.pop(conversation, None)
        if asked is not None:
            asked.cancel()

    async def close(self) -> None:
        for asked in self._asked.values():
            asked.cancel()
        await asyncio.gather(*self._asked.values(), return_exceptions=True)

    def _ask(
        self, conversation: Conversation, updates: Sequence[AnyUpdate]
    ) -> asyncio.Task[str] | None:
        channel = self._channels.get(conversation.address.channel)
        has_written = any(isinstance(update, Message) for update in updates)
        is_known = bool(conversation.name or conversation.erase_at)
        if is_known or not has_written or not isinstance(channel, KnowsNames):
            return None
        if conversation.id not in self._asked:
            asking = channel.profile_name(conversation.address)
            self._asked[conversation.id] = asyncio.create_task(asking)
        if len(self._asked) > REMEMBERED:
            self.forget(next(iter(self._asked)))
        return self._asked[conversation.id]
