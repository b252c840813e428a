"""Her inbox: what she writes to a customer, the queue, the log, where the inbox is.

What is for a customer goes through the customer's inbox, so that it stays in order with
everything else there.
"""

from functools import lru_cache
from pathlib import Path

import msgspec
from redis.asyncio import Redis
from ruamel.yaml import YAML

from bot.conversations import Conversation, conversation_id, find, milliseconds
from bot.counter import Counter
from bot.owner import cooling, queue
from bot.owner.half_mute import HalfMute
from bot.owner.heat import is_heated
from bot.owner.news import Worded
from bot.owner.notices import name_of, say, tell
from bot.owner.telling import Telling
from bot.owner.topics import Group, notice_key
from bot.owner.word import Word
from bot.steps.folding import WRITING
from bot.updates import OwnerCommand, OwnerMessage, Update

FILE = Path(__file__).parent / "texts" / "inbox.yml"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `inbox.yml` holds."""

    queue: frozenset[str]
    log: frozenset[str]
    half_mute: frozenset[str]
    here: frozenset[str]
    done: frozenset[str]
    on: frozenset[str]
    off: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    return msgspec.convert(YAML(typ="safe").load(FILE.read_text("utf-8")), Words)


class Inbox:
    """Built for each turn; holds nothing but its parts."""

    def __init__(self, redis: Redis, counter: Counter, telling: Telling) -> None:
        self._redis = redis
        self._counter = counter
        self._keys = counter.keys
        self._telling = telling
        self._audit = telling.audit

    async def hear(self, word: Word) -> bool:
        """Whether it was for the inbox; then it is done."""
        if word.message.payload:
            return await self._tapped(word)
        if word.command:
            return await self._commanded(word)
        about = await self._customer_of(word)
        if about is None:
            return False
        await self._write(word, about)
        return True

    # Taps

    async def _tapped(self, word: Word) -> bool:
        desk = word.desk(self._redis, self._counter)
        chosen = await cooling.tapped(desk, word.message)
        if chosen is not None:
            self._answer(word, chosen.worded, chosen.about)
            if chosen.did:
                self._note(word, chosen.did, chosen.about)
            return True
        said = await queue.tapped(desk, word.message, word.owner)
        if said is None:
            return False
        self._answer(word, said)
        kind, about = await queue.customer_of(desk, word.message)
        if about is not None:
            self._note(word, queue.DEEDS[kind], about.id)
        return True

    # Commands

    async def _commanded(self, word: Word) -> bool:
        known, language = words(), word.language
        if word.command in known.queue:
            self._answer(word, await self.who_waits(word))
        elif word.command in known.log:
            shop = self._counter.shop
            self._answer(
                word, Worded(await self._audit.worded(shop, language, word.at))
            )
        elif word.command in known.half_mute:
            self._half_mute(word)
        elif word.command in known.here:
            self._move(word)
        elif word.command in known.done:
            await self._release(word)
        else:
            return False
        return True

    async def who_waits(self, word: Word) -> Worded:
        listed = await queue.listed(word.desk(self._redis, self._counter))
        return listed or Worded(say(word.language, "nobody-waits"))

    def _half_mute(self, word: Word) -> None:
        setting = HalfMute(self._redis, self._keys)
        chosen = "on" if word.rest in words().on else "off"
        if word.rest not in words().on | words().off:
            self._answer(word, Worded(tell(word.language, "halfmute-how")))
            return
        setting.set(word.effects, on=chosen == "on")
        self._note(word, "halfmute")
        self._answer(word, Worded(tell(word.language, f"halfmute-{chosen}")))

    def _move(self, word: Word) -> None:
        """The group in which she says so is the inbox, or her private chat again."""
        topics = self._telling.topics
        if word.is_in_group:
            group = Group(
                address=word.message.address,
                since=milliseconds(word.at),
                language=word.owner.language,
                chosen_by=word.author,
            )
            topics.choose(group, word.effects)
        else:
            topics.choose_private(word.effects)
        self._note(word, "inbox")
        text = "here-done" if word.is_in_group else "here-private"
        self._answer(word, Worded(tell(word.language, text)))

    async def _release(self, word: Word) -> None:
        about = await self._customer_of(word)
        if about is None:
            self._answer(word, Worded(say(word.language, "reply-to-what")))
            return
        self._decide(word, about, "release")
        self._note(word, "released", about.id)
        name = name_of(about, word.language)
        self._answer(word, Worded(say(word.language, "released", {"name": name})))

    # A customer

    async def _customer_of(self, word: Word) -> Conversation | None:
        """Whose topic she writes in, or whom the message that she replies to is of."""
        message = word.message
        id = await self._telling.topics.conversation_in(message)
        if message.pointer.kind == "message":
            chat = conversation_id(message.address)
            key = notice_key(self._keys, chat, message.pointer.id)
            found = await self._redis.get(key)
            id = found.decode() if isinstance(found, bytes) else id
        return await find(self._redis, self._keys, id) if id else None

    async def _write(self, word: Word, about: Conversation) -> None:
        """To the customer, unless it is better looked at once more."""
        self._telling.quiet.end(about.id, word.effects)
        desk = word.desk(self._redis, self._counter)
        await cooling.replaced(desk, about)
        reply = OwnerMessage(
            id=word.message.id,
            address=about.address,
            received=milliseconds(word.at),
            text=word.message.text,
            owner=word.author,
            attachments=word.message.attachments,
            channel=word.message.address.channel,
        )
        if not is_heated(reply.text):
            self._post(word, about, reply)
            self._note(word, "replied", about.id)
            return
        self._decide(word, about, WRITING)
        self._note(word, "heat-held", about.id)
        self._answer(word, cooling.hold(desk, reply, about), about.id)

    def _decide(self, word: Word, about: Conversation, name: str) -> None:
        command = OwnerCommand(
            id=word.message.id,
            address=about.address,
            received=milliseconds(word.at),
            name=name,
            owner=word.author,
        )
        self._post(word, about, command)

    def _post(self, word: Word, about: Conversation, update: Update) -> None:
        row, now = msgspec.json.encode(update), milliseconds(word.at)
        word.effects.post(self._keys, "inbox", about.id, row, now)

    def _note(self, word: Word, what: str, about: str = "") -> None:
        self._audit.note(word.effects, word.at, word.author, what, about=about)

    def _answer(self, word: Word, said: Worded, about: str = "") -> None:
        """A reply to what is `about` a customer goes to her."""
        if said.text:
            word.answer(self._keys, said.text, said.buttons, mark="i", about=about)
