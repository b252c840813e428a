"""The owner's chat as the place where she keeps her stock: her message to the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from bot.channels.base import Channel, HasFiles
from bot.channels.errors import ChannelError
from bot.conversations import conversation_id, find
from bot.counter import Counter
from bot.mailbox.keys import pseudonym
from bot.owner import stock_desk, stock_files
from bot.owner.notices import name_of
from bot.owner.owners import Owner
from bot.owner.stock_desk import Desk, Note
from bot.owner.stock_memory import Memory, Said
from bot.updates import Message
from stock.deciding.decisions import Outcome

SPOKEN_SECONDS = 6 * 3600
"""So long "the last one" and "38 too" may mean the product of the message before."""


@dataclass(frozen=True, slots=True)
class ChatStock:
    """The stock desk for one message of an owner's; files come by her channel."""

    redis: Redis
    counter: Counter
    channels: Mapping[str, Channel]

    @property
    def _desk(self) -> Desk:
        return desk_of(self.redis, self.counter)

    async def hear(
        self, owner: Owner, message: Message, language: str, at: datetime
    ) -> Said:
        """Do what she writes, sends, or what the button that she tapped stands for."""
        author = conversation_id(owner.address)
        spoken = self.counter.keys.named("owner", "spoken", author)
        product = await self.redis.get(spoken)
        note = Note(
            text=message.text,
            author=author,
            movement=pseudonym("stock", message.id),
            at=at,
            language=language,
            product=product.decode() if isinstance(product, bytes) else "",
            photo=_first(message, "image"),
            has_more=sum(one.kind == "image" for one in message.attachments) > 1,
            album=message.album,
            names=await self._names(language),
        )
        channel = self.channels.get(message.address.channel)
        said = await self._said(message, note, channel)
        if said.product:
            await self.redis.set(spoken, said.product, ex=SPOKEN_SECONDS)
        if said.wants_file and not isinstance(channel, HasFiles):
            text = await self._word(note, "export-not-here")
            return msgspec.structs.replace(said, text=text, wants_file=False)
        return said

    async def _said(
        self, message: Message, note: Note, channel: Channel | None
    ) -> Said:
        if message.payload:
            return await stock_desk.tap(self._desk, message.payload, note)
        file = _first(message, "file")
        if file and isinstance(channel, HasFiles):
            return await self._read(file, note, channel)
        return await stock_desk.say(self._desk, note)

    async def _read(self, file: str, note: Note, channel: HasFiles) -> Said:
        """A preview of the stock file that she has sent."""
        try:
            data = await channel.fetch(file)
        except ChannelError:
            text = await self._word(note, "file-not-fetched")
            return Said(outcome=Outcome.ASKED, text=text)
        return await stock_files.preview(self._desk, data, note)

    async def _word(self, note: Note, id: str) -> str:
        return self._desk.words(note, await self._desk.table.snapshot()).say(id)

    async def _names(self, language: str) -> dict[str, str]:
        """What the customers are called whose holds she may be told of."""
        names: dict[str, str] = {}
        for hold in await self.counter.table.holds():
            found = await find(self.redis, self.counter.keys, hold.conversation)
            if found is not None:
                names[hold.conversation] = name_of(found, language)
        return names


def desk_of(redis: Redis, counter: Counter) -> Desk:
    """The stock desk of a shop."""
    return Desk(
        table=counter.table,
        memory=Memory(redis, counter.keys),
        index_of=counter.owner_index,
        currency=counter.shop.currency,
        zone=counter.shop.timezone,
    )


def _first(message: Message, kind: str) -> str:
    """The platform's reference to the first attachment of this kind, or ''."""
    found = (one for one in message.attachments if one.kind == kind)
    return next((one.file_id or one.url for one in found), "")
