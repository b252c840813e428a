"""One message of an owner's, and the answer that she gets where she wrote it."""

from dataclasses import dataclass
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from bot.conversations import conversation_id, milliseconds
from bot.counter import Counter
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys, pseudonym
from bot.owner.documents import STOCK, STOCK_FILE
from bot.owner.owners import Owner
from bot.owner.promise_desk import Desk
from bot.updates import NO_THREAD, Button, Message, Outgoing
from nlu.facts.text import fold_in_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """`effects` are those of its commit."""

    owner: Owner
    message: Message
    language: str
    effects: Effects
    at: datetime

    @property
    def text(self) -> str:
        return self.message.text.strip()

    @property
    def first(self) -> str:
        """The command that it may be, as she wrote it."""
        return self.text.split(" ")[0].lower()

    @property
    def command(self) -> str:
        return command_in(self.message)

    @property
    def rest(self) -> str:
        """What follows the command."""
        return fold_in_place(self.text.partition(" ")[2]).strip()

    @property
    def author(self) -> str:
        """The pseudonym of the account that wrote it."""
        return conversation_id(self.owner.address)

    @property
    def is_in_group(self) -> bool:
        return bool(self.message.sender)

    def desk(self, redis: Redis, counter: Counter) -> Desk:
        return Desk(
            redis=redis, counter=counter, effects=self.effects, at=self.at,
            language=self.language,
        )  # fmt: skip

    def answer(
        self,
        keys: Keys,
        text: str,
        buttons: tuple[Button, ...] = (),
        *,
        mark: str = "a",
        photo: str = "",
        sends_stock: bool = False,
        about: str = "",
    ) -> None:
        """In the chat and the topic where she wrote; `about` is a conversation."""
        row = Outgoing(
            id=f"{pseudonym('owner', self.message.id)}:{mark}",
            address=self.message.address,
            thread=self.message.thread or NO_THREAD,
            conversation=about,
            received=milliseconds(self.at),
            text=text,
            photo=photo,
            buttons=buttons,
            document=STOCK if sends_stock else "",
            file_name=STOCK_FILE if sends_stock else "",
        )
        post(keys, row, self.effects, self.at)


def command_in(message: Message) -> str:
    """Without its slash and the name of the bot, which groups add; '' if it is none."""
    first = message.text.strip().split(" ")[0].lower()
    if not first.startswith("/") or message.forwarded:
        return ""
    return fold_in_place(first[1:].split("@")[0])


def post(keys: Keys, outgoing: Outgoing, effects: Effects, at: datetime) -> None:
    """Put a message into the outbox of whom it is for."""
    row, recipient = msgspec.json.encode(outgoing), conversation_id(outgoing.address)
    effects.post(keys, "outbox", recipient, row, milliseconds(at))
