"""The owner's chat as the place where she keeps her stock: her message to the desk."""

from dataclasses import dataclass
from datetime import datetime

from redis.asyncio import Redis

from bot.conversations import conversation_id, find
from bot.counter import Counter
from bot.mailbox.keys import pseudonym
from bot.owner import stock_desk
from bot.owner.notices import name_of
from bot.owner.owners import Owner
from bot.owner.stock_desk import Desk, Note
from bot.owner.stock_memory import Memory, Said
from bot.updates import Message

SPOKEN_SECONDS = 6 * 3600
"""So long "the last one" and "38 too" may mean the product of the message before."""


@dataclass(frozen=True, slots=True)
class ChatStock:
    """The stock desk for one message of an owner's."""

    redis: Redis
    counter: Counter

    @property
    def _desk(self) -> Desk:
        shop = self.counter.shop
        return Desk(
            table=self.counter.table,
            memory=Memory(self.redis, self.counter.keys),
            index_of=self.counter.owner_index,
            currency=shop.currency,
            zone=shop.timezone,
        )

    async def hear(
        self, owner: Owner, message: Message, language: str, at: datetime
    ) -> Said:
        """Do what she writes, or what the button that she tapped stands for."""
        author = conversation_id(owner.address)
        spoken = self.counter.keys.named("owner", "spoken", author)
        product = await self.redis.get(spoken)
        photos = [one for one in message.attachments if one.kind == "image"]
        note = Note(
            text=message.text,
            author=author,
            movement=pseudonym("stock", message.id),
            at=at,
            language=language,
            product=product.decode() if isinstance(product, bytes) else "",
            photo=photos[0].file_id or photos[0].url if photos else "",
            names=await self._names(language),
        )
        if message.payload:
            said = await stock_desk.tap(self._desk, message.payload, note)
        else:
            said = await stock_desk.say(self._desk, note)
        if said.product:
            await self.redis.set(spoken, said.product, ex=SPOKEN_SECONDS)
        return said

    async def _names(self, language: str) -> dict[str, str]:
        """What the customers are called whose holds she may be told of."""
        names: dict[str, str] = {}
        for hold in await self.counter.table.holds():
            found = await find(self.redis, self.counter.keys, hold.conversation)
            if found is not None:
                names[hold.conversation] = name_of(found, language)
        return names
