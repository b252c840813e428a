"""Away, back, and the minute in which it can be taken back.

An absence changes what is promised from this very message on; whoever was told another
time hears of it a minute later, by day.
"""

from dataclasses import replace
from datetime import datetime, timedelta

import msgspec

from actions.hours import Span
from actions.promises import first_by_day
from actions.shop import Shop
from bot.conversations import (
    Conversation,
    Promised,
    find,
    milliseconds,
    moment,
    window_until,
)
from bot.followups.promised import AWAY
from bot.followups.retelling import absence_fragments, message_of, revised_by_absence
from bot.mailbox.keys import pseudonym
from bot.owner import absences
from bot.owner.absences import UNDONE_WITHIN, Absence, Absences
from bot.owner.news import Worded
from bot.owner.promise_desk import Desk
from bot.updates import Message, Timer

PREVIEWS = 4
"""So many different texts of a preview are shown; beyond them only how many more."""


async def away(desk: Desk, message: Message, rest: str, *, needs_end: bool) -> Worded:
    local = desk.at.astimezone(desk.shop.timezone)
    try:
        start, end = absences.spoken_of(rest, desk.language, local)
    except ValueError:
        return desk.say("away-until-when")
    absence = Absence(
        id=pseudonym("absence", message.id),
        start=milliseconds(start),
        end=milliseconds(end),
        made_at=milliseconds(desk.at),
    )
    if needs_end and not absence.has_end:
        return desk.say("away-until-when")
    store = Absences(desk.redis, desk.counter.keys)
    known = await store.begin(absence, desk.effects)
    title = _away_title(desk, absence)
    return Worded(f"{title}\n\n{await _sweep(desk, known)}")


def _away_title(desk: Desk, absence: Absence) -> str:
    end = desk.when(moment(absence.end))
    if not absence.has_end:
        return desk.say("away-open").text
    if absence.start > milliseconds(desk.at):
        start = desk.when(moment(absence.start))
        return desk.say("away-from", start=start, end=end).text
    return desk.say("away-until", end=end).text


async def _sweep(desk: Desk, known: list[Absence]) -> str:
    """Have those told whose time no longer holds; returns what they will read."""
    shop = without(desk.shop, absences.spans(known))
    at = first_by_day(desk.at + UNDONE_WITHIN, shop.timezone)
    told: dict[str, int] = {}
    unreached = 0
    for id, promised in (await desk.ledger.open()).items():
        if revised_by_absence(promised, shop, at) == promised:
            continue
        conversation = await find(desk.redis, desk.counter.keys, id)
        if conversation is None:
            continue
        _remind(desk, conversation, at)
        text = _told(promised, conversation, shop, at)
        if text:
            told[text] = told.get(text, 0) + 1
        elif promised.due and not conversation.stopped:
            unreached += _is_out_of_reach(conversation, at)
    return _preview(desk, told, unreached, at)


def without(shop: Shop, away: tuple[Span, ...]) -> Shop:
    """The shop with these absences of its owner, and no others."""
    return replace(shop, hours=replace(shop.hours, away=away))


def _told(
    promised: Promised, conversation: Conversation, shop: Shop, at: datetime
) -> str:
    said = absence_fragments(promised, conversation, shop, at)
    return message_of(said, conversation, shop, at).text if said else ""


def _is_out_of_reach(conversation: Conversation, at: datetime) -> bool:
    until = window_until(conversation)
    return until is not None and until <= at


def _remind(desk: Desk, conversation: Conversation, at: datetime) -> None:
    due = milliseconds(at)
    timer = Timer(
        id=f"{AWAY}:{conversation.id}:{due}", address=conversation.address, name=AWAY
    )
    row = msgspec.json.encode(timer)
    desk.effects.due(desk.counter.keys, conversation.id, AWAY, row, due)


def _preview(desk: Desk, told: dict[str, int], unreached: int, at: datetime) -> str:
    if not told and not unreached:
        return desk.say("away-nobody").text
    lines = []
    if told:
        count = sum(told.values())
        soon = at - desk.at <= UNDONE_WITHIN + timedelta(seconds=1)
        name = "away-told-soon" if soon else "away-told-later"
        lines.append(desk.say(name, count=count, when=desk.when(at)).text)
        for text, times in list(told.items())[:PREVIEWS]:
            lines.append(desk.say("away-text", count=times, text=text).text)
        more = sum(list(told.values())[PREVIEWS:])
        if more:
            lines.append(desk.say("away-more", count=more).text)
    if unreached:
        lines.append(desk.say("away-unreached", count=unreached).text)
    lines.append(desk.say("away-undo").text)
    return "\n".join(lines)


async def back(desk: Desk) -> Worded:
    store = Absences(desk.redis, desk.counter.keys)
    if await store.end(desk.at, desk.effects) is None:
        return desk.say("back-was-here")
    opened = await desk.ledger.open()
    for id, promised in opened.items():
        conversation = await find(desk.redis, desk.counter.keys, id)
        if conversation is not None and not promised.due:
            _remind(desk, conversation, desk.at)
    listed = await desk.open_promises()
    return Worded(f"{desk.say('back').text}\n\n{listed.text}", listed.buttons)


async def undo(desk: Desk) -> Worded | None:
    """None: nothing of this desk is new enough; the undo may mean her stock."""
    store = Absences(desk.redis, desk.counter.keys)
    if await store.undo(desk.at, desk.effects) is None:
        return None
    for id in await desk.ledger.open():
        desk.effects.undue(desk.counter.keys, id, AWAY)
    return desk.say("away-undone")
