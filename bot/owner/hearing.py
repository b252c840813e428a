"""What an owner writes: to a customer, to a desk, or about her stock.

What is for a customer goes through the customer's inbox, so that it stays in order with
everything else there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from bot.channels.base import Channel
from bot.conversations import Conversation, conversation_id, find, milliseconds
from bot.counter import Counter
from bot.followups.stock_moved import holds_revived, stock_moved
from bot.mailbox.keys import pseudonym
from bot.mailbox.mailbox import Effects
from bot.owner import commands, holds_desk, promise_words, stats
from bot.owner.chat_stock import ChatStock
from bot.owner.digest import DIGEST
from bot.owner.documents import STOCK, STOCK_FILE
from bot.owner.notices import name_of, say
from bot.owner.owners import Owner
from bot.owner.promise_desk import Desk as PromiseDesk
from bot.owner.stock_memory import Said
from bot.owner.telling import Telling, post
from bot.owner.topics import notice_key
from bot.updates import (
    AnyUpdate,
    Button,
    Message,
    Outgoing,
    OwnerCommand,
    OwnerMessage,
    Timer,
    Update,
)
from stock.deciding.decisions import Outcome
from stock.deciding.effects import PiecesEffect

DONE = ("/done", "/fini", "/klaar", "/fatto")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One message of an owner's: `effects` are those of its commit."""

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
        """The command that it may be."""
        return self.text.split(" ")[0].lower()


class Hearing:
    """Built for each turn; holds nothing but its parts."""

    def __init__(
        self,
        redis: Redis,
        counter: Counter,
        telling: Telling,
        channels: Mapping[str, Channel],
    ) -> None:
        self._redis = redis
        self._channels = channels
        self._counter = counter
        self._keys = counter.keys
        self._shop = counter.shop
        self._telling = telling
        self._owners = telling.owners

    async def handle(
        self, updates: Sequence[AnyUpdate], owner: Owner | None, at: datetime
    ) -> Effects:
        effects = Effects()
        for update in updates:
            if isinstance(update, Timer) and owner and update.name == DIGEST:
                language = self._telling.language_of(owner)
                digest = self._telling.digest
                await digest.deliver(owner, update, language, effects, at)
            if not isinstance(update, Message):
                continue
            if await self._owners.is_offered(update):
                owner = await self._pair(update, effects, at) or owner
            elif owner is not None:
                await self._hear(self._word(owner, update, effects, at))
        return effects

    def _word(
        self, owner: Owner, message: Message, effects: Effects, at: datetime
    ) -> Word:
        return Word(
            owner=owner,
            message=message,
            language=self._telling.language_of(owner),
            effects=effects,
            at=at,
        )

    # Pairing

    async def _pair(
        self, message: Message, effects: Effects, at: datetime
    ) -> Owner | None:
        if not await self._owners.redeem(message):
            return None
        owner = Owner(address=message.address, since=milliseconds(at))
        for index, other in enumerate(await self._owners.all()):
            if other.address != owner.address:
                word = self._word(other, message, effects, at)
                told = say(word.language, "paired-other", {"shop": self._shop.name})
                self._answer(word, told, mark=f"p{index}")
        self._owners.add(owner, message, effects)
        self._telling.digest.plan(owner, effects, at)
        word = self._word(owner, message, effects, at)
        greeting = say(word.language, "paired", {"shop": self._shop.name})
        waiting = await self._who_waits(word.language)
        for index, text in enumerate(filter(None, (greeting, waiting))):
            self._answer(word, text, mark=f"h{index}")
        return owner

    # One message

    async def _hear(self, word: Word) -> None:
        if await self._at_holds_desk(word) or await self._of_her_time(word):
            return
        about = await self._conversation_of(word)
        if about is not None and not word.message.payload:
            self._pass_on(word, about)
        elif word.first == "/waiting":
            waiting = await self._who_waits(word.language)
            self._answer(word, waiting or say(word.language, "nobody-waits"))
        elif word.first == stats.COMMAND:
            await self._show_stats(word)
        elif word.first in ("/help", "/start"):
            of_time = promise_words.say(word.language, "help-time")
            self._answer(word, "\n".join([say(word.language, "help"), of_time]))
        else:
            await self._keep_stock(word)

    async def _show_stats(self, word: Word) -> None:
        shown = await stats.picture(self._redis, self._counter, word.language, word.at)
        self._answer(word, shown.text, photo=shown.photo)

    async def _of_her_time(self, word: Word) -> bool:
        """Whether this was about promises or absences."""
        desk = PromiseDesk(
            redis=self._redis, counter=self._counter, effects=word.effects,
            at=word.at, language=word.language,
        )  # fmt: skip
        said = await commands.answer(desk, word.message)
        if said is not None and said.text:
            self._answer(word, said.text, said.buttons, mark="t")
        return said is not None

    async def _at_holds_desk(self, word: Word) -> bool:
        """Whether this was a tap under a hold, or one of the desk's commands."""
        desk = holds_desk.Desk(
            redis=self._redis, counter=self._counter, effects=word.effects,
            at=word.at, language=word.language,
        )  # fmt: skip
        answers = await holds_desk.answer(desk, word.message)
        for index, one in enumerate(answers or ()):
            self._answer(word, one.text, one.buttons, mark=f"d{index}")
        return answers is not None

    # Her stock

    async def _keep_stock(self, word: Word) -> None:
        """What is no reply to a customer may be about her stock; if not, say how."""
        desk = ChatStock(self._redis, self._counter, self._channels)
        message = word.message
        said = await desk.hear(word.owner, message, word.language, word.at)
        await self._follow_stock(said, word)
        text = said.text
        if said.outcome == Outcome.NONE and not message.payload:
            is_reply = message.pointer.kind == "message"
            text = say(word.language, "gone" if is_reply else "reply-to-what")
        if text:
            self._answer(word, text, said.buttons, sends_stock=said.wants_file)

    async def _follow_stock(self, said: Said, word: Word) -> None:
        """What her change means for who waits, holds, or was told of these pieces."""
        moved = [one.variant for one in said.changes if isinstance(one, PiecesEffect)]
        moved += [hold.variant for hold in (*said.revived, *said.ended)]
        if said.outcome == Outcome.CHANGED and not said.changes:  # a whole file
            table, _ = await self._counter.snapshot()
            moved += [variant.key for product in table for variant in product.variants]
        effects, at = word.effects, word.at
        news = await stock_moved(
            self._redis, self._counter, moved, effects=effects, at=at
        )
        holds_revived(self._keys, said.revived, effects=effects, at=at)
        await self._telling.tell(news, effects, at)

    # A customer

    async def _conversation_of(self, word: Word) -> Conversation | None:
        """The customer whom the message that she replies to was about."""
        message = word.message
        if message.pointer.kind != "message":
            return None
        owner = conversation_id(word.owner.address)
        id = await self._redis.get(notice_key(self._keys, owner, message.pointer.id))
        if not isinstance(id, bytes):
            return None
        return await find(self._redis, self._keys, id.decode())

    def _pass_on(self, word: Word, about: Conversation) -> None:
        message, received = word.message, milliseconds(word.at)
        author = conversation_id(word.owner.address)
        update: Update
        if word.text.lower() in DONE:
            update = OwnerCommand(
                id=message.id, address=about.address, received=received,
                name="release", owner=author,
            )  # fmt: skip
            name = name_of(about, word.language)
            self._answer(word, say(word.language, "released", {"name": name}))
        else:
            update = OwnerMessage(
                id=message.id, address=about.address, received=received,
                text=message.text, owner=author, attachments=message.attachments,
            )  # fmt: skip
        row = msgspec.json.encode(update)
        word.effects.post(self._keys, "inbox", about.id, row, received)

    async def _who_waits(self, language: str) -> str:
        waiting = await self._telling.replies.waiting()
        if not waiting:
            return ""
        names = []
        for id, _ in waiting[:20]:
            conversation = await find(self._redis, self._keys, id)
            if conversation:
                names.append(f"· {name_of(conversation, language)}")
        title = say(language, "waiting-now", {"count": len(waiting)})
        return "\n".join([title, *names])

    def _answer(
        self,
        word: Word,
        text: str,
        buttons: tuple[Button, ...] = (),
        *,
        mark: str = "a",
        photo: str = "",
        sends_stock: bool = False,
    ) -> None:
        row = Outgoing(
            id=f"{pseudonym('owner', word.message.id)}:{mark}",
            address=word.owner.address,
            received=milliseconds(word.at),
            text=text,
            photo=photo,
            buttons=buttons,
            document=STOCK if sends_stock else "",
            file_name=STOCK_FILE if sends_stock else "",
        )
        post(self._keys, row, word.effects, word.at)
