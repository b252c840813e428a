"""Reads and decides what the owner writes to her stock, beside the table as it is.

Nothing is changed here: `stock_desk` takes the steps of the decision.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from bot.owner.stock_drafts import answered
from bot.owner.stock_memory import Memory, OpenDraft
from bot.owner.stock_words import Words
from stock import grammar
from stock.deciding.decisions import Context, Decision
from stock.grammar.intents import (
    Asked,
    Draft,
    Intent,
    Message,
    NewProduct,
    Target,
    UndoLast,
    UndoOf,
    Wanted,
)
from stock.match.index import Index
from stock.model import Movement, Table
from stock.redis_table import RedisTable
from stock.say import Need, decide, needs

NEWEST = 50
"""So many of the newest movements are looked through for hers."""
OF_PRODUCT = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the owner writes to her stock.

    `movement` is the id of the update. `photo` is a reference to the first picture that
    came with it (`has_more`: of several), `album` what the pictures of several messages
    have in common. `product` was spoken of last; `names` says what the customers of
    conversations are called.
    """

    text: str
    author: str
    movement: str
    at: datetime
    language: str
    product: str = ""
    photo: str = ""
    has_more: bool = False
    album: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """`index_of` gives the owner's index of a table, see `stock.say.owner_index`."""

    table: RedisTable
    memory: Memory
    index_of: Callable[[Table], Index]
    currency: str
    zone: tzinfo

    def words(self, note: Note, table: Table, language: str = "") -> Words:
        return Words(
            language=language or note.language,
            currency=self.currency,
            zone=self.zone,
            table=table,
            names=note.names,
        )


@dataclass(frozen=True, slots=True)
class Heard:
    """A message and what comes of it; `photo` is the picture of what it may make."""

    message: Message
    photo: str
    decision: Decision
    words: Words


async def hear(desk: Desk, note: Note, opened: OpenDraft | None = None) -> Heard:
    """`opened` is the draft that this may be an answer to."""
    table = await desk.table.snapshot()
    index = desk.index_of(table)
    message, photo = _read(note, opened, index)
    context = await _context(desk.table, note, message.intents, photo)
    return Heard(
        message,
        photo,
        decide(message.intents, table, index, context),
        desk.words(note, table, message.language),
    )


def _read(note: Note, opened: OpenDraft | None, index: Index) -> tuple[Message, str]:
    if note.photo and not note.text.strip():
        return _made(Draft(name=""), note.language), note.photo
    message = grammar.read(note.text, index, note.language, has_photo=bool(note.photo))
    if opened is None:
        return message, note.photo
    if note.photo:  # the caption may come with a later picture of an album
        is_same = bool(note.album) and note.album == opened.album
        return message, opened.photo if is_same else note.photo
    draft = answered(opened, note.text, message.intents, index)
    if draft is None:
        return message, ""
    return _made(draft, opened.language), opened.photo


def _made(draft: Draft, language: str) -> Message:
    return Message((NewProduct(draft=draft, is_sure=True),), language)


async def _context(
    table: RedisTable, note: Note, intents: Sequence[Intent], photo: str
) -> Context:
    needed = needs(intents)
    past = Need.MOVEMENTS in needed
    return Context(
        movement=note.movement,
        at=note.at,
        author=note.author,
        product=note.product,
        photo=photo,
        holds=await table.holds() if Need.HOLDS in needed else (),
        names=note.names,
        waiting=await table.waiting() if Need.WAITING in needed else (),
        movements=await _movements(table, note, intents) if past else (),
    )


async def _movements(
    table: RedisTable, note: Note, intents: Sequence[Intent]
) -> tuple[Movement, ...]:
    """What may be meant by "undo" or "history", newest first."""
    found = {m.id: m for m in await table.movements(limit=NEWEST)}
    named = [await table.last_movement(note.author)]
    for intent in intents:
        match intent:
            case UndoLast(movement=id) if id:
                named.append(await table.movement(id))
            case UndoOf(target=target):
                for past in await _past(table, target):
                    whole = found.get(past.id) or await table.movement(past.id)
                    named.append(whole)
            case Asked(what=Wanted.LOG, target=target) if target is not None:
                named += await _past(table, target)
    found |= {movement.id: movement for movement in named if movement is not None}
    return tuple(sorted(found.values(), key=_number, reverse=True))


async def _past(table: RedisTable, target: Target) -> list[Movement]:
    """What was done to the products that she names."""
    return [
        movement
        for product in target.products
        for movement in await table.movements(product, limit=OF_PRODUCT)
    ]


def _number(movement: Movement) -> int:
    return movement.record.number if movement.record else 0
