"""What an owner writes: to her inbox, to a desk, or about her stock.

Whoever writes in a group without being an owner is not heard.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from redis.asyncio import Redis

from bot.channels.base import Channel
from bot.conversations import milliseconds
from bot.counter import Counter
from bot.followups.stock_moved import holds_revived, stock_moved
from bot.mailbox.keys import pseudonym
from bot.mailbox.mailbox import Effects
from bot.owner import (
    accounts,
    commands,
    forgotten,
    holds_desk,
    learning_desk,
    promise_words,
    stats,
)
from bot.owner.chat_stock import ChatStock
from bot.owner.digest import DIGEST
from bot.owner.inbox_desk import Inbox, words
from bot.owner.notices import say, tell
from bot.owner.owners import Owner
from bot.owner.pairing import pair
from bot.owner.promise_desk import Desk as PromiseDesk
from bot.owner.queue import SNOOZED, came_back
from bot.owner.stock_memory import Said
from bot.owner.telling import Telling
from bot.owner.word import Word, post
from bot.stock_keeping.reports import MOVED, followed
from bot.updates import Address, AnyUpdate, Connection, Message, Outgoing, Timer
from stock.deciding.decisions import Outcome
from stock.deciding.effects import PiecesEffect


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
        self._inbox = Inbox(redis, counter, telling)

    async def handle(
        self, updates: Sequence[AnyUpdate], owner: Owner | None, at: datetime
    ) -> Effects:
        effects = Effects()
        for update in updates:
            if isinstance(update, Timer) and owner:
                await self._remind(owner, update, effects, at)
            if isinstance(update, Timer) and owner and update.name == MOVED:
                news = await followed(self._redis, self._counter, update, effects, at)
                await self._telling.tell(news, effects, at)
            if isinstance(update, Connection) and owner:
                self._tell_of_account(owner, update, effects, at)
            if not isinstance(update, Message):
                continue
            if update.sender:
                await self._hear_in_group(update, effects, at)
            elif await self._owners.is_offered(update):
                owner = await self._pair(update, effects, at) or owner
            elif owner is not None:
                await self._hear(self._word(owner, update, effects, at))
        return effects

    async def _hear_in_group(
        self, message: Message, effects: Effects, at: datetime
    ) -> None:
        """Of those who write in a group, only owners are heard."""
        address = Address(message.address.channel, message.sender)
        owner = await self._owners.find(address)
        if owner is None:
            return
        word = self._word(owner, message, effects, at)
        inbox = await self._telling.topics.group()
        is_inbox = inbox is not None and inbox.address == message.address
        if is_inbox or word.command in words().here:
            await self._hear(word)

    async def _remind(
        self, owner: Owner, timer: Timer, effects: Effects, at: datetime
    ) -> None:
        language = self._telling.language_of(owner)
        if timer.name == DIGEST:
            digest = self._telling.digest
            await digest.deliver(owner, timer, language, effects, at)
            await forgotten.let_go(self._redis, self._counter, effects)
        elif timer.name == SNOOZED:
            desk = PromiseDesk(
                redis=self._redis, counter=self._counter, effects=effects, at=at,
                language=language,
            )  # fmt: skip
            news = await came_back(desk, timer)
            await self._telling.tell([news] if news else [], effects, at)

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

    async def _pair(
        self, message: Message, effects: Effects, at: datetime
    ) -> Owner | None:
        owner = Owner(address=message.address, since=milliseconds(at))
        word = self._word(owner, message, effects, at)
        name = self._shop.name
        return await pair(word, self._keys, name, self._telling, self._inbox)

    def _tell_of_account(
        self, owner: Owner, connection: Connection, effects: Effects, at: datetime
    ) -> None:
        row = Outgoing(
            id=f"{pseudonym('account', connection.id)}:n",
            address=owner.address,
            received=milliseconds(at),
            text=accounts.told(connection, self._telling.language_of(owner)),
        )
        post(self._keys, row, effects, at)

    # One message

    async def _hear(self, word: Word) -> None:
        """Each desk takes what is its own; the stock desk has the last word."""
        self._telling.audit.knows(word.owner, word.message.name, word.effects)
        if await self._inbox.hear(word):
            return
        if await self._at_holds_desk(word) or await self._of_her_time(word):
            if not learning_desk.notes(word.message):
                self._note(word, "tapped" if word.message.payload else "command")
        elif word.command == stats.COMMAND:
            await self._show_stats(word)
        elif word.command in ("help", "start"):
            self._help(word)
        else:
            await self._keep_stock(word)

    def _help(self, word: Word) -> None:
        language = word.language
        known = (
            say(language, "help"),
            tell(language, "commands"),
            promise_words.say(language, "help-time"),
        )
        word.answer(self._keys, "\n".join(known))

    async def _show_stats(self, word: Word) -> None:
        shown = await stats.picture(self._redis, self._counter, word.language, word.at)
        word.answer(self._keys, shown.text, photo=shown.photo)

    async def _of_her_time(self, word: Word) -> bool:
        """Whether this was about promises or absences."""
        desk = word.desk(self._redis, self._counter)
        said = await commands.answer(desk, word.message)
        if said is not None and said.text:
            word.answer(self._keys, said.text, said.buttons, mark="t")
        return said is not None

    async def _at_holds_desk(self, word: Word) -> bool:
        """Whether this was a tap under a hold, or one of the desk's commands."""
        desk = holds_desk.Desk(
            redis=self._redis, counter=self._counter, effects=word.effects,
            at=word.at, language=word.language,
        )  # fmt: skip
        answers = await holds_desk.answer(desk, word.message)
        for index, one in enumerate(answers or ()):
            word.answer(self._keys, one.text, one.buttons, mark=f"d{index}")
        return answers is not None

    # Her stock

    async def _keep_stock(self, word: Word) -> None:
        """What is no reply to a customer may be about her stock; if not, say how."""
        desk = ChatStock(self._redis, self._counter, self._channels)
        message = word.message
        said = await desk.hear(word.owner, message, word.language, word.at)
        await self._follow_stock(said, word)
        text = said.text
        if said.outcome == Outcome.CHANGED:
            self._note(word, "stock")
        elif text and said.outcome == Outcome.NONE and not message.payload:
            text = self._not_understood(word)
        if text:
            word.answer(self._keys, text, said.buttons, sends_stock=said.wants_file)

    def _not_understood(self, word: Word) -> str:
        """Nothing in a group, where owners speak with one another."""
        if word.command:
            return tell(word.language, "unknown-command", command=word.first)
        if word.is_in_group:
            return ""
        is_reply = word.message.pointer.kind == "message"
        return say(word.language, "gone" if is_reply else "reply-to-what")

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

    def _note(self, word: Word, what: str) -> None:
        command = f"/{word.command}" if what == "command" else ""
        self._telling.audit.note(
            word.effects, word.at, word.author, what, command=command
        )
