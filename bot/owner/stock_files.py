"""The stock table as a file in the chat: a preview of an import, and her word.

A preview changes nothing. What she confirms is what she was shown: if the stock has
changed since, she is shown it anew.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from bot.owner.stock_file_words import done_text, preview_text, problems_text
from bot.owner.stock_hearing import Desk, Note
from bot.owner.stock_memory import UNDO_KEPT, Offer, Said, Upload, short_id
from bot.owner.stock_refusals import refusal_text
from bot.owner.stock_reply import Choice, OwnerReply, buttons
from stock.csv_files import BadSheet, Difference, Problem, difference, read
from stock.deciding.decisions import Outcome
from stock.errors import StockError
from stock.grammar.intents import UndoLast
from stock.grammar.writing import written
from stock.model import Movement, Shift

CAUSE = "import"
_COMMAND = "/import "


async def preview(desk: Desk, data: bytes, note: Note) -> Said:
    """What an import of this file would do; nothing is done before she confirms."""
    known = await desk.memory.said(note.movement)
    if known is not None:
        return known
    try:
        sheet = read(data)
    except BadSheet as refused:
        words = desk.words(note, await desk.table.snapshot())
        text = problems_text(refused.problems, words)
        return Said(outcome=Outcome.ASKED, text=text)
    upload = Upload(products=sheet.products, tells=sheet.tells)
    said = await show(desk, upload, note, sheet.warnings)
    await desk.memory.remember(note.movement, said)
    return said


async def show(
    desk: Desk, upload: Upload, note: Note, warnings: Sequence[Problem] = ()
) -> Said:
    """What this would do, with the button that has it done."""
    table = await desk.table.snapshot()
    words = desk.words(note, table)
    found = difference(table, upload.products, tells=upload.tells)
    text = preview_text(found, warnings, words, upload.hides)
    if found.is_empty and not upload.hides:
        return Said(outcome=Outcome.TOLD, text=text)
    id = short_id(note.movement)
    shown = msgspec.structs.replace(upload, difference=_mark(found))
    await desk.memory.keep_upload(id, shown)
    choice = Choice(words.say("button-import"), f"{_COMMAND}{id}")
    offer = Offer(commands=(choice.command,), language=note.language)
    await desk.memory.offer(id, offer)
    answer = OwnerReply(text, (choice,))
    return Said(outcome=Outcome.ASKED, text=text, buttons=buttons(answer, id))


def _mark(found: Difference) -> str:
    """Tells whether two differences are the same."""
    return hashlib.sha256(msgspec.json.encode(found)).hexdigest()


def upload_of(command: str) -> str:
    """The id of the upload that a button's command confirms, or ''."""
    return command.removeprefix(_COMMAND) if command.startswith(_COMMAND) else ""


async def confirm(desk: Desk, id: str, note: Note) -> Said:
    """Import what she was shown. A repeat hears what was said before."""
    known = await desk.memory.said(note.movement)
    if known is not None:
        return known
    said = await _confirmed(desk, id, note)
    await desk.memory.remember(note.movement, said)
    return said


async def _confirmed(desk: Desk, id: str, note: Note) -> Said:
    upload = await desk.memory.upload(id)
    table = await desk.table.snapshot()
    if upload is None:
        text = desk.words(note, table).say("button-expired")
        return Said(outcome=Outcome.NONE, text=text)
    is_done = await desk.table.movement(note.movement) is not None
    found = difference(table, upload.products, tells=upload.tells)
    if not is_done and _mark(found) != upload.difference:
        return await show(desk, upload, note)
    try:
        imported = await _done(desk, upload, note)
    except StockError as refused:
        text = refusal_text(refused, desk.words(note, table))
        return Said(outcome=Outcome.ASKED, text=text)
    return await _imported(desk, upload, imported, note)


async def _done(desk: Desk, upload: Upload, note: Note) -> tuple[Shift, ...]:
    """Where an import left more pieces than it says; the first has the note's id."""
    kept: tuple[Shift, ...] = ()
    movement = Movement(id=note.movement, at=note.at, author=note.author, cause=CAUSE)
    if upload.products:
        imported = await desk.table.import_products(
            upload.products, movement=movement, tells=upload.tells
        )
        kept = imported.kept
    for place, product in enumerate(upload.hides):
        is_first = not (place or upload.products)
        id = note.movement if is_first else f"{note.movement}:{place}"
        await desk.table.hide(product, movement=replace(movement, id=id))
    return kept


async def _imported(
    desk: Desk, upload: Upload, kept: Sequence[Shift], note: Note
) -> Said:
    words = desk.words(note, await desk.table.snapshot())
    id = short_id(note.movement)
    command = written([UndoLast(note.movement)])
    choice = Choice(words.say("button-undo"), command)
    offer = Offer(commands=(command,), language=note.language)
    await desk.memory.offer(id, offer, seconds=UNDO_KEPT)
    text = done_text(upload.products, kept, words, upload.hides)
    answer = OwnerReply(text, (choice,))
    return Said(outcome=Outcome.CHANGED, text=answer.text, buttons=buttons(answer, id))
