"""The sign that an answer is being written, shown while the turn is worked on."""

import asyncio
from collections.abc import Mapping, Sequence

from bot.channels.base import Channel
from bot.conversations import Conversation, Status
from bot.updates import AnyUpdate, Echo, Message, OwnerMessage


class TypingSigns:
    """Shown beside the turns, which do not wait for them."""

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        self._channels = channels
        self._tasks: set[asyncio.Task[None]] = set()

    def show(self, conversation: Conversation, updates: Sequence[AnyUpdate]) -> None:
        """Only where the bot is going to answer."""
        channel = self._channels.get(conversation.address.channel)
        is_asked = any(isinstance(u, Message) and not u.standby for u in updates)
        is_hers = conversation.status == Status.HUMAN or any(
            isinstance(u, OwnerMessage) or (isinstance(u, Echo) and not u.row_id)
            for u in updates
        )
        if channel is None or is_hers or not is_asked:
            return
        task = asyncio.create_task(channel.show_typing(conversation.address))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
