"""Where the owner keeps her stock by chat: her words in, what truly happened out.

A message is read and decided, the ledger is changed, and what it then holds is told.
Everything acts once by its movement id: a repeat hears what was said before.
"""

from dataclasses import replace

import msgspec

from bot.owner import stock_files
from bot.owner.stock_drafts import MISSING
from bot.owner.stock_hearing import Desk, Heard, Note, hear
from bot.owner.stock_memory import UNDO_KEPT, Offer, OpenDraft, Plan, Said, short_id
from bot.owner.stock_refusals import refusal_text
from bot.owner.stock_reply import OwnerReply, buttons, changed, reply, told_texts
from stock.deciding.decisions import Outcome, PutProduct
from stock.deciding.effects import PiecesEffect
from stock.deciding.performing import Performed, perform
from stock.deciding.told import ExportTold
from stock.errors import HeldBack, HoldEnded, NotEnough, UnknownVariant
from stock.grammar.intents import UndoLast
from stock.model import Table

__all__ = ["Desk", "Note", "say", "tap"]

ATTEMPTS = 3
"""So often a message is decided anew because somebody changed the stock meanwhile."""
_OVERTAKEN = (NotEnough, HeldBack, HoldEnded, UnknownVariant)


async def say(desk: Desk, note: Note, *, dry_run: bool = False) -> Said:
    """Do what she writes and tell it; with `dry_run` only tell what it would be."""
    if dry_run:
        heard = await hear(desk, note)
        return _said(heard, reply(heard.decision, heard.words), note)
    known = await desk.memory.said(note.movement)
    if known is not None:
        return known
    said = await _of_album(desk, note) or await _answer(desk, note)
    if not _is_of_known(said) and await _leaves_pictures(desk, note):
        said = await _with_first_picture(desk, note, said)
    await desk.memory.remember(note.movement, said)
    return said


async def tap(desk: Desk, payload: str, note: Note) -> Said:
    """Do what a button stands for, once: a further tap hears what the first did.

    Of `note` the author, the time, the language and the names are taken.
    """
    _, id, place = (*payload.split(":", 2), "", "")[:3]
    offer = await desk.memory.offered(id)
    if offer is None or not place.isdigit() or int(place) >= len(offer.commands):
        words = desk.words(note, await desk.table.snapshot())
        return Said(outcome=Outcome.NONE, text=words.say("button-expired"))
    chosen = replace(
        note,
        text=offer.commands[int(place)],
        movement=f"s{id}",
        language=offer.language,
        product=offer.product,
        photo=offer.photo,
        album="",
    )
    upload = stock_files.upload_of(chosen.text)
    if upload:
        return await stock_files.confirm(desk, upload, chosen)
    return await say(desk, chosen)


async def _of_album(desk: Desk, note: Note) -> Said | None:
    """Nothing more is to be said of a further picture of the same product."""
    further = await _is_further(desk, note) and not note.text.strip()
    return Said(outcome=Outcome.NONE, text="") if further else None


async def _is_further(desk: Desk, note: Note) -> bool:
    if not (note.photo and note.album):
        return False
    return not await desk.memory.is_first_of(note.author, note.album, note.movement)


def _is_of_known(said: Said) -> bool:
    """Whether something was changed, and no new product made."""
    return bool(said.changes) and not any(
        isinstance(change, PiecesEffect) and change.is_new for change in said.changes
    )


async def _leaves_pictures(desk: Desk, note: Note) -> bool:
    """Whether some of her pictures are not kept, and she has not heard it yet."""
    if not note.photo or not (note.has_more or await _is_further(desk, note)):
        return False
    album = f"{note.album}:told"
    return not note.album or await desk.memory.is_first_of(
        note.author, album, note.movement
    )


async def _with_first_picture(desk: Desk, note: Note, said: Said) -> Said:
    words = desk.words(note, await desk.table.snapshot())
    text = "\n".join(part for part in (said.text, words.say("first-picture")) if part)
    outcome = Outcome.TOLD if said.outcome == Outcome.NONE else said.outcome
    return msgspec.structs.replace(said, text=text, outcome=outcome)


async def _answer(desk: Desk, note: Note, attempts: int = ATTEMPTS) -> Said:
    plan = await desk.memory.plan(note.movement)
    if plan is None:
        opened = await desk.memory.open_draft(note.author)
        heard = await hear(desk, note, opened)
        if opened and heard.message.intents == (UndoLast(),):
            return await _dropped(desk, note, heard)
        if not heard.decision.steps:
            return await _replied(desk, note, heard)
        plan = await desk.memory.begin(note.movement, _plan(heard))
    before = await desk.table.snapshot()
    done = await perform(plan.steps, desk.table)
    if not done.taken:
        await desk.memory.abandon(note.movement)
        if isinstance(done.refused, _OVERTAKEN) and attempts > 1:
            return await _answer(desk, note, attempts - 1)
    return await _performed(desk, note, plan, done, before)


def _plan(heard: Heard) -> Plan:
    return Plan(
        steps=heard.decision.steps,
        language=heard.words.language,
        told=told_texts(heard.decision, heard.words),
        product=heard.decision.product,
    )


async def _dropped(desk: Desk, note: Note, heard: Heard) -> Said:
    await desk.memory.drop_draft(note.author)
    return Said(outcome=Outcome.TOLD, text=heard.words.say("draft-dropped"))


async def _replied(desk: Desk, note: Note, heard: Heard) -> Said:
    question, language = heard.decision.question, heard.words.language
    if question is not None and question.draft and question.kind in MISSING:
        draft = OpenDraft(
            draft=question.draft,
            asks=question.kind,
            language=language,
            photo=heard.photo,
            album=note.album,
        )
        await desk.memory.keep_draft(note.author, draft)
    answer = reply(heard.decision, heard.words)
    said = _said(heard, answer, note)
    offer = Offer(
        commands=tuple(choice.command for choice in answer.choices),
        language=language,
        product=said.product,
        photo=heard.photo,
    )
    await desk.memory.offer(short_id(note.movement), offer)
    return said


def _said(heard: Heard, answer: OwnerReply, note: Note) -> Said:
    decision = heard.decision
    return Said(
        outcome=decision.outcome,
        text=answer.text,
        changes=decision.effects,
        buttons=buttons(answer, short_id(note.movement)),
        product=decision.product or note.product,
        wants_file=any(isinstance(told, ExportTold) for told in decision.told),
    )


async def _performed(
    desk: Desk, note: Note, plan: Plan, done: Performed, before: Table
) -> Said:
    after = await desk.table.snapshot()
    known = {**before.products, **after.products}  # what is gone keeps its name
    words = desk.words(note, replace(after, products=known), plan.language)
    taken = plan.steps[: done.taken]
    answer = changed(done.effects, taken, plan.told if taken else "", words)
    refused = [refusal_text(done.refused, words)] if done.refused else []
    if any(isinstance(step, PutProduct) and step.is_new for step in taken):
        await desk.memory.drop_draft(note.author)
    offer = Offer(
        commands=tuple(choice.command for choice in answer.choices),
        language=plan.language,
        product=plan.product,
    )
    await desk.memory.offer(short_id(note.movement), offer, seconds=UNDO_KEPT)
    return Said(
        outcome=Outcome.CHANGED if taken else Outcome.ASKED,
        text="\n".join(text for text in (answer.text, *refused) if text),
        changes=done.effects,
        buttons=buttons(answer, short_id(note.movement)),
        product=plan.product or note.product,
        revived=done.revived,
        ended=done.ended,
    )
