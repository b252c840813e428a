"""Stands where the inbox, the worker and the sender are: answers each update once."""

import asyncio
from dataclasses import dataclass, field

from bot.updates import Address, Button, Message, Outgoing
from bot.web.playground import OWNER, PlaygroundChannel

ASKS_FOR_A_PERSON = "person"


@dataclass
class Echo:
    """Repeats what a customer writes; one who asks for a person is passed on."""

    channel: PlaygroundChannel
    received: dict[str, Message] = field(default_factory=dict)
    waiting: asyncio.Queue[Message | None] = field(default_factory=asyncio.Queue)
    asked_by: dict[str, Address] = field(default_factory=dict)
    sent: int = 0

    async def receive(self, message: Message) -> bool:
        if message.id in self.received:
            return False
        self.received[message.id] = message
        self.waiting.put_nowait(message)
        return True

    def stop(self) -> None:
        self.waiting.put_nowait(None)

    async def work(self) -> None:
        while message := await self.waiting.get():
            if message.address == OWNER:
                await self.answer_for_owner(message)
            else:
                await self.answer(message)

    async def answer(self, message: Message) -> None:
        await self.channel.show_typing(message.address)
        if ASKS_FOR_A_PERSON in message.text:
            notice = await self.send(
                OWNER,
                f"Somebody asks: {message.text}",
                buttons=(Button("Hand back", "release"),),
            )
            self.asked_by[notice] = message.address
        about = f" ({message.pointer.product})" if message.pointer.product else ""
        await self.send(message.address, f"You wrote: {message.text}{about}")

    async def answer_for_owner(self, message: Message) -> None:
        customer = self.asked_by.get(message.pointer.id)
        if message.payload or customer is None:
            await self.send(OWNER, f"Done: {message.payload or message.text}")
        else:
            await self.send(customer, message.text, author="owner")

    async def send(
        self, to: Address, text: str, *, author: str = "bot", buttons=()
    ) -> str:
        self.sent += 1
        outgoing = Outgoing(
            id=f"row{self.sent}",
            address=to,
            received=0,
            text=text,
            author=author,
            buttons=buttons,
        )
        return (await self.channel.send(outgoing)).platform_id
