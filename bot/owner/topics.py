"""Where each conversation is spoken of: a topic of its own where her chat has some.

Her inbox is her private chat with the bot, or the forum group that she has chosen. A
topic is opened when the first message about a customer who needs her is sent; one that
she deletes is opened again with what was said.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import msgspec
from redis.asyncio import Redis

from bot.channels.base import Channel, HasTopics
from bot.conversations import (
    Conversation,
    Status,
    conversation_id,
    find,
    window_until,
)
from bot.counter import Counter
from bot.mailbox.keys import Keys, pseudonym
from bot.mailbox.mailbox import Effects
from bot.owner import notices
from bot.owner.notices import name_of, place_of
from bot.owner.owners import Owner, Owners
from bot.updates import NO_THREAD, Address, Outgoing

HISTORY = 60
"""So many lines begin a topic that is opened again."""


class Spoken(Protocol):
    """A message of hers, or one to her: both say in which chat and topic."""

    @property
    def address(self) -> Address: ...
    @property
    def thread(self) -> str: ...


class Group(Owner, frozen=True, kw_only=True, omit_defaults=True):
    """A group of owners, told as one owner is. `chosen_by` is a pseudonym."""

    chosen_by: str


def notice_key(keys: Keys, owner: str, platform_id: str) -> str:
    """Which customer a message in the owner's chat was about."""
    return keys.named("notice", pseudonym(owner, platform_id))


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of one shop, in whichever chats they are."""

    redis: Redis
    counter: Counter

    @property
    def _keys(self) -> Keys:
        return self.counter.keys

    @property
    def _group_key(self) -> str:
        return self._keys.named("inbox-group")

    # The chat that is her inbox

    async def group(self) -> Group | None:
        """The group that an owner has chosen, while she is one; None: private chats."""
        row = await self.redis.get(self._group_key)
        if not row:
            return None
        group = msgspec.json.decode(row, type=Group)
        owners = await Owners(self.redis, self._keys).all()
        chosen_by = {conversation_id(owner.address) for owner in owners}
        return group if group.chosen_by in chosen_by else None

    def choose(self, group: Group, effects: Effects) -> None:
        row = msgspec.json.encode(group).decode()
        effects.add("SET", self._group_key, row)

    def choose_private(self, effects: Effects) -> None:
        effects.add("DEL", self._group_key)

    async def audience(self) -> list[Owner]:
        """Who is told of customers: a group stands for those who can be in it."""
        owners = await Owners(self.redis, self._keys).all()
        group = await self.group()
        if group is None:
            return owners
        channel = group.address.channel
        return [group, *(one for one in owners if one.address.channel != channel)]

    # Which topic is whose

    async def conversation_in(self, said: Spoken) -> str:
        """The customer's conversation that the topic is for; '' if it is none's."""
        if said.thread in ("", NO_THREAD):
            return ""
        found = await self.redis.get(self._thread_key(said.address, said.thread))
        return found.decode() if isinstance(found, bytes) else ""

    async def thread_of(self, address: Address, conversation: str) -> str:
        """The topic of this chat that is the conversation's; '' without one."""
        found = await self.redis.get(self._topic_key(address, conversation))
        return found.decode() if isinstance(found, bytes) else ""

    async def placed(
        self, outgoing: Outgoing, channel: Channel, at: datetime
    ) -> Outgoing:
        """The message with its topic, opened if need be.

        Raises SendLater or SendRefused.
        """
        if not outgoing.conversation or outgoing.thread:
            return outgoing
        if not isinstance(channel, HasTopics):
            return outgoing
        known = await self.thread_of(outgoing.address, outgoing.conversation)
        if known:
            return msgspec.structs.replace(outgoing, thread=known)
        about = await find(self.redis, self._keys, outgoing.conversation)
        if about is None or not await self._may_open(outgoing, about):
            return outgoing
        language = await self._language_of(outgoing.address)
        thread = await channel.open_topic(outgoing.address, topic_name(about, language))
        if not thread:
            return outgoing
        await self._remember(outgoing.address, about.id, thread)
        return await self._beginning(outgoing, about, thread, language, at)

    async def forget(self, address: Address, conversation: str) -> None:
        """The conversation has no topic in this chat any more."""
        thread = await self.thread_of(address, conversation)
        await self.redis.delete(
            self._topic_key(address, conversation), self._thread_key(address, thread)
        )

    async def lost(self, outgoing: Outgoing) -> Outgoing:
        """The message whose topic is gone: for a new topic once, then for none."""
        if outgoing.reopened or not outgoing.conversation:
            return msgspec.structs.replace(outgoing, thread=NO_THREAD)
        key = self._topic_key(outgoing.address, outgoing.conversation)
        await self.redis.delete(key)
        return msgspec.structs.replace(outgoing, thread="", reopened=True)

    async def _may_open(self, outgoing: Outgoing, about: Conversation) -> bool:
        group = await self.group()
        is_inbox = group is None or group.address == outgoing.address
        return is_inbox and (outgoing.reopened or needs_her(about))

    async def _beginning(
        self, outgoing: Outgoing, about: Conversation, thread: str, language: str,
        at: datetime,
    ) -> Outgoing:  # fmt: skip
        """The first message of a topic: whose it is and what was said."""
        text = outgoing.text
        if not outgoing.tells_all:
            table, _ = await self.counter.snapshot()
            head = notices.notice(
                "writes-on", about, language=language, shop=self.counter.shop,
                table=table, at=at, until=window_until(about), most=HISTORY,
            )  # fmt: skip
            text = f"{head}\n\n{text}".strip()
        return msgspec.structs.replace(
            outgoing, thread=thread, text=text, tells_all=True
        )

    async def _remember(self, address: Address, conversation: str, thread: str) -> None:
        retention = self.counter.retention_ms
        async with self.redis.pipeline(transaction=True) as pipe:
            pipe.set(self._topic_key(address, conversation), thread, px=retention)
            pipe.set(self._thread_key(address, thread), conversation, px=retention)
            await pipe.execute()

    async def _language_of(self, address: Address) -> str:
        owner = await Owners(self.redis, self._keys).find(address)
        spoken = owner.language if owner else ""
        return spoken or self.counter.shop.languages[0]

    def _topic_key(self, address: Address, conversation: str) -> str:
        name = pseudonym(conversation_id(address), conversation)
        return self._keys.named("topic", name)

    def _thread_key(self, address: Address, thread: str) -> str:
        return self._keys.named("thread", pseudonym(conversation_id(address), thread))


def needs_her(conversation: Conversation) -> bool:
    """Whether the customer waits for the owner or speaks with her."""
    is_hers = conversation.status in (Status.WAITING, Status.HUMAN)
    return is_hers or bool(conversation.handed_over_at)


def topic_name(conversation: Conversation, language: str) -> str:
    name = name_of(conversation, language)
    return f"{name} · {place_of(conversation.address, language)}"
