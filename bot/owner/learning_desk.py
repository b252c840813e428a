"""Where the owner says by one tap what a sentence or a word meant; `/learn`.

Nothing is learnt without such a tap. Each is taken back by the button under what comes
next; an alias is a movement of the stock ledger, and taking it back another.
"""

from datetime import datetime

import msgspec
from redis.asyncio import Redis

from bot.conversations import milliseconds
from bot.counter import Counter
from bot.learning import aliases
from bot.learning.aliases import is_called
from bot.learning.candidates import Candidate, Notebook, State
from bot.mailbox.keys import pseudonym
from bot.owner import learning_words
from bot.owner.audit import Audit
from bot.owner.learning_words import (
    AS_UNDERSTOOD,
    BACK,
    LABEL,
    NAME,
    NOTHING,
    PRODUCTS,
    STOP,
    TOPICS,
    UNDO,
    USEFUL,
    label_name,
    label_of,
    say,
)
from bot.owner.news import Worded
from bot.owner.owners import author_of
from bot.owner.promise_desk import Desk
from bot.owner.word import post
from bot.updates import NO_THREAD, Button, Message, Outgoing
from stock.model import Product

KINDS = (LABEL, NOTHING, NAME, TOPICS, PRODUCTS, BACK, UNDO, STOP)
_SHOWS = (TOPICS, PRODUCTS, BACK)


def notebook_of(redis: Redis, counter: Counter) -> Notebook:
    return Notebook(redis, counter.keys, counter.shop.retention)


async def digest_line(
    redis: Redis, counter: Counter, language: str, at: datetime
) -> str:
    """How many wait for her; '' where none does."""
    count = len(await notebook_of(redis, counter).open(at))
    return say(language, "learn-digest", count=count) if count else ""


async def begin(desk: Desk, message: Message) -> Worded:
    """The oldest that waits, or that none does."""
    return await _Tap(desk, message).next()


def notes(message: Message) -> bool:
    """Whether it is a tap on a button of this desk, which tells the log of it."""
    return message.payload.startswith(KINDS)


async def tapped(desk: Desk, message: Message) -> Worded | None:
    """What a tap on one of this desk's buttons does; None: it is none of these."""
    kind, rest = message.payload[: len(LABEL)], message.payload[len(LABEL) :]
    if kind not in KINDS:
        return None
    conversation, id, choice = (*rest.split(":", 2), "", "")[:3]
    tap = _Tap(desk, message)
    if kind == STOP:
        return await tap.stop()
    one = await tap.notebook.find(f"{conversation}:{id}")
    if kind == UNDO:
        return await tap.undo(one)
    if one is None or one.state != State.OPEN:
        return await tap.next(say(desk.language, "learn-gone"))
    if kind in _SHOWS:
        return await tap.show(one, kind, choice)
    return await tap.decide(one, kind, choice)


class _Tap:
    """One tap or command of hers."""

    def __init__(self, desk: Desk, message: Message) -> None:
        self.desk = desk
        self.message = message
        self.language = desk.language
        self.notebook = notebook_of(desk.redis, desk.counter)

    # What she sees

    async def next(self, said: str = "", done: Candidate | None = None) -> Worded:
        """The oldest that waits besides what is `done` now, under what is `said`."""
        undo = self._undo_button(done) if done else ()
        waiting = [one for one in await self._open() if not done or one.ref != done.ref]
        if not waiting:
            ready = await self._ready(done)
            nothing = "" if done else say(self.language, "learn-none")
            return self._tell(Worded(_joined(said, nothing, ready), undo), done)
        return await self._shown(waiting[0], len(waiting), said, undo)

    async def _shown(
        self, one: Candidate, left: int, said: str, undo: tuple[Button, ...] = ()
    ) -> Worded:
        table, _ = await self.desk.counter.snapshot()
        worded = learning_words.shown(one, left, table, self.language)
        text = _joined(said, worded.text)
        return self._tell(Worded(text, (*worded.buttons, *undo)), one)

    def _tell(self, worded: Worded, one: Candidate | None = None) -> Worded:
        """In the place of what she tapped; it goes when the customer is forgotten."""
        tapped = self.message.pointer.id if self.message.payload else ""
        row = Outgoing(
            id=f"{self._id('learn')}:n",
            address=self.message.address,
            thread=self.message.thread or NO_THREAD,
            replaces=tapped,
            received=milliseconds(self.desk.at),
            text=worded.text,
            buttons=worded.buttons,
            conversation=one.conversation if one else "",
        )
        post(self.desk.counter.keys, row, self.desk.effects, self.desk.at)
        return Worded("")

    def _undo_button(self, done: Candidate) -> tuple[Button, ...]:
        return (Button(say(self.language, "button-undo"), UNDO + done.ref),)

    async def _open(self) -> list[Candidate]:
        return await self.notebook.open(self.desk.at)

    async def _ready(self, done: Candidate | None = None) -> str:
        """How many sentences the next training will have of her."""
        labelled = await self.notebook.labelled(self.desk.at)
        refs = {one.ref for one in labelled}
        if done is not None and done.state == State.LABELLED:
            refs.add(done.ref)
        return say(self.language, "learn-ready", count=len(refs)) if refs else ""

    async def stop(self) -> Worded:
        count = len(await self._open())
        stopped = say(self.language, "learn-stopped", count=count)
        return self._tell(Worded(_joined(stopped, await self._ready())))

    async def show(self, one: Candidate, kind: str, choice: str) -> Worded:
        """Another page of the same."""
        if kind == TOPICS and choice.isdecimal():
            page = learning_words.all_topics(one, int(choice), self.language)
            return self._tell(page, one)
        if kind == PRODUCTS:
            table, _ = await self.desk.counter.snapshot()
            page = learning_words.products(one, table, self.language)
            return self._tell(page, one)
        return await self._shown(one, len(await self._open()), "")

    # What she decides

    async def decide(self, one: Candidate, kind: str, choice: str) -> Worded:
        if kind == NAME:
            return await self._name(one, choice)
        if kind == NOTHING:
            done = self._done(one, "learnt-nothing", State.DONE)
            return await self.next(say(self.language, "learn-noted-nothing"), done)
        label = label_of(one) if choice == AS_UNDERSTOOD else choice
        if not label or not set(label.split("+")) <= set(USEFUL):
            return await self.show(one, BACK, "")
        done = self._done(one, "learnt", State.LABELLED, label=label)
        await self.notebook.make_room(self.desk.effects, self.desk.at)
        what = label_name(label, self.language)
        return await self.next(say(self.language, "learn-noted", what=what), done)

    async def _name(self, one: Candidate, choice: str) -> Worded:
        """The words become a name of the product, at once."""
        product = await self._product(one, choice)
        if product is None:
            return await self.show(one, PRODUCTS, "")
        movement = await aliases.give(
            self.desk.counter.table, product, one.words,
            movement=self._id("alias"), by=self._author, at=self.desk.at,
        )  # fmt: skip
        done = self._done(one, "named", State.DONE, movement=movement)
        named = {"words": one.words, "product": product.name}
        return await self.next(say(self.language, "learn-named", **named), done)

    async def _product(self, one: Candidate, choice: str) -> Product | None:
        """The product that the button stood for, if the table still shows it."""
        place = int(choice) if choice.isdecimal() else -1
        table, _ = await self.desk.counter.snapshot()
        if not 0 <= place < len(one.products):
            return None
        known = table.products.get(one.products[place])
        return known if known and known.variants else None

    def _done(
        self,
        one: Candidate,
        deed: str,
        state: State,
        *,
        label: str = "",
        movement: str = "",
    ) -> Candidate:
        """The candidate as she has decided it, written with the commit."""
        done_at = 0 if state == State.OPEN else milliseconds(self.desk.at)
        done = msgspec.structs.replace(
            one, state=state, label=label, movement=movement, done_at=done_at
        )
        desk = self.desk
        self.notebook.keep(done, desk.effects)
        audit = Audit(desk.redis, desk.counter.keys)
        audit.note(desk.effects, desk.at, self._author, deed, about=one.conversation)
        return done

    async def undo(self, one: Candidate | None) -> Worded:
        """What she had decided waits again, before all others."""
        if one is None or one.state not in (State.LABELLED, State.DONE):
            return await self.next(say(self.language, "learn-gone"))
        if one.movement and not await self._unname(one):
            return await self.next(await self._still_named(one))
        again = self._done(one, "unlearnt", State.OPEN)
        left = len(await self._open()) + 1
        return await self._shown(again, left, say(self.language, "learn-undone"))

    async def _unname(self, one: Candidate) -> bool:
        return await aliases.take_back(
            self.desk.counter.table, one.movement,
            id=self._id("unalias"), by=self._author, at=self.desk.at,
        )  # fmt: skip

    async def _still_named(self, one: Candidate) -> str:
        table, _ = await self.desk.counter.snapshot()
        called = [p.name for p in table if is_called(p, one.words)]
        product = called[0] if called else one.words
        return say(self.language, "learn-not-undone", words=one.words, product=product)

    def _id(self, what: str) -> str:
        return pseudonym(what, self.message.id)

    @property
    def _author(self) -> str:
        return author_of(self.message)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
