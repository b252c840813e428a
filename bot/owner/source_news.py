"""What the owner is told of the table that she keeps elsewhere, and what follows.

Her word is asked for a change that looks like a slip, by the same preview and button as
for a file that she sends.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from bot.conversations import conversation_id, milliseconds
from bot.counter import Counter
from bot.mailbox.keys import pseudonym
from bot.mailbox.mailbox import Mailbox
from bot.owner import stock_files
from bot.owner.chat_stock import desk_of
from bot.owner.owners import Owner, Owners
from bot.owner.stock_file_words import problems_text
from bot.owner.stock_hearing import Note
from bot.owner.stock_memory import UNDO_KEPT, Offer, Upload, short_id
from bot.owner.stock_reply import Choice, OwnerReply, buttons
from bot.owner.stock_words import Words
from bot.stock_keeping.reports import report
from bot.updates import Button, Outgoing
from stock.deciding.settled import exact_row
from stock.errors import StockError
from stock.grammar.intents import Received
from stock.grammar.writing import written
from stock.model import VariantKey
from stock.sheet.drafts import Sheet
from stock.sheet.errors import BadSheet
from stock.sources.merging import Plan
from stock.sources.source import SourceError

AUTHOR, CAUSE = "source", "import"
MOST_LINES = 10


class SourceNews:
    """Tells the owners of one shop about its source, each in her language."""

    def __init__(self, redis: Redis, counter: Counter, source: str) -> None:
        self._redis = redis
        self._counter = counter
        self._keys = counter.keys
        self._source = source
        self._owners = Owners(redis, counter.keys)
        self._desk = desk_of(redis, counter)
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

    async def not_taken(self, movements: Sequence[str], at: datetime) -> None:
        """Say what the source would not take of ours, to be written there by hand."""
        found = [await self._counter.table.movement(id) for id in movements]
        shifts = [s for m in found if m and m.record for s in m.record.shifts]
        for owner in await self._owners.all():
            note = self._once(owner, f"refused:{movements[0]}", at)
            words = await self._words(note)
            lines = [words.say("sale-refused", source=self._source)]
            for shift in shifts[:MOST_LINES]:
                more = shift.to_on_hand - shift.from_on_hand
                what = words.row(shift.variant)
                lines.append(
                    words.say("sale-refused-line", what=what, pieces=f"{more:+d}")
                )
            if len(shifts) > MOST_LINES:
                lines.append(words.say("stock-more", more=len(shifts) - MOST_LINES))
            await self._post(owner, note, "\n".join(lines))

    async def read_only(self, turn: int, at: datetime) -> None:
        """Say that the key lets us read only."""
        for owner in await self._owners.all():
            note = self._note(owner, f"{turn}:read-only", at)
            words = await self._words(note)
            text = words.say("sale-read-only", source=self._source)
            await self._post(owner, note, text)

    async def sold_twice(
        self, variant: VariantKey, movement: str, at: datetime
    ) -> None:
        """Ask whether a sale there and this one are the same: then one piece is back.

        No undo: the source has counted since, and an undo leaves its count.
        """
        for owner in await self._owners.all():
            note = self._once(owner, f"twice:{movement}:{variant}", at)
            words = await self._words(note)
            what, id = words.row(variant), short_id(note.movement)
            text = words.say("sale-twice", what=what, source=self._source)
            target = exact_row(variant.product, variant.size, variant.colour)
            back = written([Received(target=target)])
            choice = Choice(words.say("button-same-piece"), back)
            offer = Offer(commands=(choice.command,), language=note.language)
            await self._desk.memory.offer(id, offer, seconds=UNDO_KEPT)
            shown = buttons(OwnerReply(text, (choice,)), id)
            await self._post(owner, note, text, shown)

    async def moved(self, movements: Sequence[str], at: datetime) -> None:
        """Have followed up what these have changed."""
        await report(self._redis, self._counter, movements, at)

    def _note(self, owner: Owner, mark: str, at: datetime) -> Note:
        author = conversation_id(owner.address)
        return Note(
            text="",
            author=author,
            movement=pseudonym("source", mark, f"{milliseconds(at)}", author),
            at=at,
            language=owner.language or self._counter.shop.languages[0],
        )

    def _once(self, owner: Owner, mark: str, at: datetime) -> Note:
        """A note of which a repeat, at whatever time, is not sent again."""
        note = self._note(owner, mark, at)
        return replace(note, movement=pseudonym("source", mark, note.author))

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
