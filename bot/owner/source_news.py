"""What the owner is told of the table that she keeps elsewhere, and what follows.

Her word is asked for a change that looks like a slip, by the same preview and button as
for a file that she sends.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from bot.conversations import conversation_id, milliseconds
from bot.counter import Counter
from bot.followups.stock_moved import stock_moved
from bot.mailbox.effects import Effects
from bot.mailbox.keys import pseudonym
from bot.mailbox.mailbox import Mailbox
from bot.owner import stock_files
from bot.owner.chat_stock import desk_of
from bot.owner.news import News
from bot.owner.owners import Owner, Owners
from bot.owner.stock_file_words import problems_text
from bot.owner.stock_hearing import Note
from bot.owner.stock_memory import Upload, short_id
from bot.owner.stock_words import Words
from bot.updates import Button, Outgoing, Timer
from stock.errors import StockError
from stock.sheet.drafts import Sheet
from stock.sheet.errors import BadSheet
from stock.sources.merging import Plan
from stock.sources.source import SourceError

AUTHOR, CAUSE = "source", "import"
MOVED = "source_moved"
"""The timer by which an owner's turn follows up what a source has changed."""


class SourceNews:
    """Tells the owners of one shop about its source, each in her language."""

    def __init__(self, redis: Redis, counter: Counter, source: str) -> None:
        self._counter = counter
        self._keys = counter.keys
        self._source = source
        self._owners = Owners(redis, counter.keys)
        self._desk = desk_of(redis, counter)
        self._inbox = Mailbox(redis, "inbox")
        self._outbox = Mailbox(redis, "outbox")

    async def ask(
        self, found: Plan, sheet: Sheet, mark: str, at: datetime
    ) -> tuple[str, ...]:
        """Show what would change; returns the movements of a yes."""
        offers = []
        for owner in await self._owners.all():
            note = self._note(owner, mark, at)
            upload = Upload(
                products=found.products, tells=sheet.tells, hides=found.gone
            )
            said = await stock_files.show(self._desk, upload, note, sheet.warnings)
            words = await self._words(note)
            asks = words.say("source-asks", source=self._source)
            await self._post(owner, note, f"{asks}\n\n{said.text}", said.buttons)
            offers.append(f"s{short_id(note.movement)}")
        return tuple(offers)

    async def failed(self, error: StockError, turn: int, at: datetime) -> None:
        """Say once that the source cannot be read."""
        cause = error.cause if isinstance(error, SourceError) else "unreadable"
        for owner in await self._owners.all():
            note = self._note(owner, f"{turn}:{cause}:{milliseconds(at)}", at)
            words = await self._words(note)
            text = words.say("source-failed", source=self._source, cause=cause)
            if isinstance(error, BadSheet):
                text = f"{text}\n{problems_text(error.problems, words)}"
            await self._post(owner, note, text)

    async def moved(self, movements: Sequence[str], at: datetime) -> None:
        """Have an owner's turn follow up what these have changed."""
        owners = await self._owners.all() if movements else []
        for owner in owners[:1]:
            id = f"{MOVED}:{movements[-1]}"
            timer = Timer(
                id=id,
                address=owner.address,
                name=MOVED,
                subject=" ".join(movements),
            )
            await self._inbox.receive(
                self._keys,
                conversation_id(owner.address),
                id=id,
                row=msgspec.json.encode(timer),
                at=milliseconds(at),
                quiet=False,
            )

    def _note(self, owner: Owner, mark: str, at: datetime) -> Note:
        author = conversation_id(owner.address)
        return Note(
            text="",
            author=author,
            movement=pseudonym("source", mark, f"{milliseconds(at)}", author),
            at=at,
            language=owner.language or self._counter.shop.languages[0],
        )

    async def _words(self, note: Note) -> Words:
        return self._desk.words(note, await self._desk.table.snapshot())

    async def _post(
        self, owner: Owner, note: Note, text: str, buttons: tuple[Button, ...] = ()
    ) -> None:
        row = Outgoing(
            id=f"{note.movement}:n",
            address=owner.address,
            received=milliseconds(note.at),
            text=text,
            buttons=buttons,
        )
        await self._outbox.receive(
            self._keys,
            note.author,
            id=row.id,
            row=msgspec.json.encode(row),
            at=row.received,
            quiet=False,
        )


async def followed(
    redis: Redis, counter: Counter, timer: Timer, effects: Effects, at: datetime
) -> list[News]:
    """What a source's change means for who waits, or was told of these pieces."""
    found = [await counter.table.movement(id) for id in timer.subject.split()]
    moved = [line.variant for one in found if one is not None for line in one.lines]
    return await stock_moved(redis, counter, moved, effects=effects, at=at)
