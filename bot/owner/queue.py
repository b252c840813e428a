"""Who waits for her, the most urgent first, and what one tap does about it."""

from datetime import UTC, datetime

import msgspec

from bot.conversations import (
    Conversation,
    conversation_id,
    find,
    milliseconds,
    moment,
    window_until,
)
from bot.mailbox.keys import pseudonym
from bot.owner import shown, taps
from bot.owner.digest_words import waiting_line
from bot.owner.news import News, Outside, Worded
from bot.owner.notices import lines_of, name_of, say, tell
from bot.owner.owners import Owner
from bot.owner.promise_desk import Desk
from bot.owner.quiet import MUTED_FOR, SNOOZED_FOR, Quiet
from bot.owner.replies import Replies
from bot.owner.taps import CLOSE, MUTE, OPEN, RELEASE, SNOOZE, UNMUTE, UNVEIL
from bot.owner.topics import needs_her
from bot.owner.word import post
from bot.updates import Message, Outgoing, Timer

_NEVER = datetime.max.replace(tzinfo=UTC)

SHOWN = 12
OPENED_AT_MOST = 5
SNOOZED = "snoozed"
"""The timer in her own chat that brings a customer back."""

DEEDS = {
    OPEN: "opened",
    RELEASE: "released",
    CLOSE: "closed",
    SNOOZE: "snoozed",
    MUTE: "muted",
    UNMUTE: "unmuted",
    UNVEIL: "unveiled",
}


async def listed(desk: Desk) -> Worded | None:
    """The queue, with buttons for the most urgent; None: nobody waits."""
    waiting = await _waiting(desk)
    if not waiting:
        return None
    language = desk.language
    lines = [tell(language, "queue-title", count=len(waiting))]
    lines += [
        waiting_line(conversation, since, desk.shop, language, desk.at)
        for conversation, since in waiting[:SHOWN]
    ]
    first = waiting[0][0]
    lines.append(tell(language, "queue-first", name=name_of(first, language)))
    opens = (taps.open_button(one, language) for one, _ in waiting[:OPENED_AT_MOST])
    below = taps.buttons(first, language, SNOOZE, MUTE, CLOSE)
    return Worded("\n".join(lines), (*opens, *below))


async def _waiting(desk: Desk) -> list[tuple[Conversation, int]]:
    replies = Replies(desk.redis, desk.counter.keys, desk.shop)
    found = await replies.customers()
    return sorted(found, key=lambda one: (_runs_out(one[0], desk.at), one[1]))


def _runs_out(conversation: Conversation, at: datetime) -> datetime:
    """When it is too late: a promise that lapses, a window that closes."""
    promised, window = conversation.promise, window_until(conversation)
    ends = [moment(promised.due)] if promised and promised.due else []
    ends += [window] if window is not None and window > at else []
    return min(ends, default=_NEVER)


async def tapped(desk: Desk, message: Message, owner: Owner) -> Worded | None:
    """What a tap under a customer's name does; None: it is none of these."""
    kind, about = await customer_of(desk, message)
    if not kind:
        return None
    if about is None:
        return desk.say("promise-gone")
    match kind:
        case taps.OPEN:
            return await opened(desk, about, message)
        case taps.SNOOZE:
            return _snoozed(desk, about, owner)
        case taps.MUTE | taps.UNMUTE:
            return _muted(desk, about, on=kind == MUTE)
        case taps.UNVEIL:
            return Worded(lines_of(about, desk.language, veil=False))
    desk.decide(about, message, "release" if kind == RELEASE else "close")
    name = name_of(about, desk.language)
    if kind == RELEASE:
        return Worded(say(desk.language, "released", {"name": name}))
    return Worded(tell(desk.language, "closed", name=name))


async def customer_of(desk: Desk, message: Message) -> tuple[str, Conversation | None]:
    """The kind of our button that was tapped, '' if none, and whom it is about."""
    kind, id = message.payload[: len(SNOOZE)], message.payload[len(SNOOZE) :]
    if kind not in DEEDS:
        return "", None
    return kind, await find(desk.redis, desk.counter.keys, id)


async def opened(desk: Desk, about: Conversation, message: Message) -> Worded:
    """Where the customer has a topic, there; else here, to be replied to."""
    table, _ = await desk.counter.snapshot()
    one = shown.opened(about, "", desk.shop, table, desk.language, desk.at)
    row = Outgoing(
        id=f"{pseudonym('opened', message.id)}:n",
        address=message.address,
        received=milliseconds(desk.at),
        text=one.text,
        buttons=one.buttons,
        conversation=about.id,
        tells_all=one.tells_all,
    )
    post(desk.counter.keys, row, desk.effects, desk.at)
    return Worded("")


def _snoozed(desk: Desk, about: Conversation, owner: Owner) -> Worded:
    """Silent for an hour, then told again: in her own hours, if that is later."""
    again = desk.at + SNOOZED_FOR
    if not desk.shop.hours.is_open(again):
        again = desk.shop.hours.next_open(again) or again
    Quiet(desk.redis, desk.counter.keys).begin(about.id, again - desk.at, desk.effects)
    id, due = conversation_id(owner.address), milliseconds(again)
    timer = Timer(
        id=f"{SNOOZED}:{about.id}:{due}",
        address=owner.address,
        name=SNOOZED,
        subject=about.id,
    )
    row, name = msgspec.json.encode(timer), f"{SNOOZED}:{about.id}"
    desk.effects.due(desk.counter.keys, id, name, row, due)
    customer = name_of(about, desk.language)
    return Worded(tell(desk.language, "snoozed", name=customer, when=desk.when(again)))


def _muted(desk: Desk, about: Conversation, *, on: bool) -> Worded:
    quiet = Quiet(desk.redis, desk.counter.keys)
    name = name_of(about, desk.language)
    if not on:
        quiet.end(about.id, desk.effects)
        return Worded(tell(desk.language, "unmuted", name=name))
    quiet.begin(about.id, MUTED_FOR, desk.effects)
    text = tell(desk.language, "muted", name=name, when=desk.when(desk.at + MUTED_FOR))
    return Worded(text, taps.buttons(about, desk.language, UNMUTE))


async def came_back(desk: Desk, timer: Timer) -> News | None:
    """What she put off and wanted to see again; None: it is settled meanwhile."""
    about = await find(desk.redis, desk.counter.keys, timer.subject)
    if about is None or not needs_her(about):
        return None
    table, _ = await desk.counter.snapshot()

    def word(language: str) -> Worded:
        title = tell(language, "snooze-over", name=name_of(about, language))
        one = shown.opened(about, title, desk.shop, table, language, desk.at)
        return Worded(one.text, one.buttons)

    return News(timer.id, word, about.id, Outside.TOLD)
