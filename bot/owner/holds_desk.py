"""Where the owner decides over holds by one tap, and reads them and the waiting list.

A tap does its work once: a hold that it ends is ended in the ledger under the tap's own
id, whatever else it does is claimed by the first who taps.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from actions import hold_news
from bot.conversations import Conversation, find, milliseconds, moment
from bot.counter import Counter
from bot.followups import holds, lapsing, told_yes
from bot.followups.reach import owner_may_write
from bot.followups.speaking import worded
from bot.followups.waiting_list import LINE, pieces_came_back, unanswered
from bot.mailbox.effects import Effects
from bot.mailbox.keys import pseudonym
from bot.owner import holds_words
from bot.owner.news import Worded, say
from bot.owner.owners import author_of
from bot.owner.word import command_in
from bot.updates import Message, OwnerMessage, Timer
from stock.errors import HoldEnded
from stock.model import Hold, Movement
from stock.table.holds import movement_of

_HOLD = re.compile(r"h:(?P<id>.+):(?:(?P<what>[sf])|e:(?P<deadline>[0-9a-f]{1,14}))")
LISTED_AT_MOST = 12
CLAIMED_SECONDS = 90 * 86_400
"""A button is good for as long as its message is likely to be scrolled back to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One message of an owner's: `effects` are those of its commit."""

    redis: Redis
    counter: Counter
    language: str
    effects: Effects
    at: datetime

    def say(self, name: str, /, **arguments: str | int) -> tuple[Worded, ...]:
        return (Worded(say(self.language, name, **arguments)),)

    def post(self, conversation: str, name: str, subject: str, of: Message) -> None:
        """Have a follow-up done in the customer's conversation."""
        timer = Timer(id=f"{name}:{pseudonym(of.id, conversation)}", address=LINE,
                      name=name, subject=subject)  # fmt: skip
        self._put(conversation, timer)

    def pass_on(self, conversation: str, message: OwnerMessage) -> None:
        self._put(conversation, message)

    def _put(self, conversation: str, update: Timer | OwnerMessage) -> None:
        row = msgspec.json.encode(update)
        now = milliseconds(self.at)
        self.effects.post(self.counter.keys, "inbox", conversation, row, now)

    async def claim(self, message: Message) -> bool:
        """Whether this tap is the first of its button, or that tap repeated."""
        key = self.counter.keys.named("tap", pseudonym(message.payload))
        await self.redis.set(key, message.id, ex=CLAIMED_SECONDS, nx=True)
        return bool(await self.redis.get(key) == message.id.encode())

    async def customer(self, id: str) -> Conversation:
        """Hers, or one without a name where it is there no more."""
        found = await find(self.redis, self.counter.keys, id)
        return found or Conversation(id=id, address=LINE)


async def answer(desk: Desk, message: Message) -> Sequence[Worded] | None:
    """What she hears of a tap or a command; None: it is none of this desk's."""
    if message.payload:
        return await tap(desk, message)
    match command_in(message):
        case "holds":
            return await listed(desk)
        case "demand":
            return await demand(desk)
    return None


async def tap(desk: Desk, message: Message) -> Sequence[Worded] | None:
    """What she hears of her tap; None: it is no button of this desk."""
    kind, _, rest = message.payload.partition(":")
    match kind:
        case "h":
            return await _on_hold(desk, message)
        case "w":
            return await _write(desk, rest, message)
        case "t":
            return await _tell(desk, rest, message)
    return None


async def _on_hold(desk: Desk, message: Message) -> Sequence[Worded]:
    found = _HOLD.fullmatch(message.payload)
    made = found and await desk.counter.table.movement(movement_of(found["id"]))
    if not found or not made:
        return desk.say("tap-unknown")
    if found["deadline"]:
        return await _extend(desk, message, found["id"], int(found["deadline"], 16))
    if found["what"] == holds_words.SOLD:
        return await _sell(desk, message, found["id"], made)
    return await _free(desk, message, found["id"], made)


async def _sell(
    desk: Desk, message: Message, hold: str, made: Movement
) -> Sequence[Worded]:
    author = author_of(message)
    try:
        moved = await desk.counter.table.sell_held(
            hold, movement=_movement(message), author=author, at=desk.at
        )
    except HoldEnded:
        return await _had_ended(desk, made)
    _disarm(desk, hold, made.author)
    [shift] = moved.shifts
    return desk.say(
        "sold",
        **await _about(desk, made),
        before=shift.from_on_hand,
        after=shift.to_on_hand,
    )


async def _free(
    desk: Desk, message: Message, hold: str, made: Movement
) -> Sequence[Worded]:
    table, movement = desk.counter.table, _movement(message)
    await table.free(hold, movement=movement, at=desk.at, author=author_of(message))
    if await table.movement(movement) is None:
        return await _had_ended(desk, made)
    _disarm(desk, hold, made.author)
    desk.post(made.author, holds.HOLD_FREED, hold, message)
    variants = [line.variant for line in made.lines]
    await pieces_came_back(desk.counter, desk.effects, variants, desk.at)
    return desk.say("freed", **await _about(desk, made))


async def _extend(
    desk: Desk, message: Message, id: str, deadline: int
) -> Sequence[Worded]:
    table, shop = desk.counter.table, desk.counter.shop
    hold = next((hold for hold in await table.holds() if hold.id == id), None)
    if hold is None:
        return desk.say("tap-ended")
    is_first = await desk.claim(message)
    if is_first and milliseconds(hold.expires_at) == deadline:
        try:
            hold = await table.extend(id, moment(deadline) + shop.hold_time)
        except HoldEnded:
            return desk.say("tap-ended")
    if is_first:
        desk.post(hold.conversation, holds.HOLD_EXTENDED, id, message)
    return [await _shown(desk, "hold-extended", hold)]


def _movement(message: Message) -> str:
    return f"tap:{pseudonym(message.id)}"


def _disarm(desk: Desk, hold: str, conversation: str) -> None:
    for kind in (lapsing.END, lapsing.REMINDER):
        name = lapsing.timer_name(kind, hold)
        desk.effects.undue(desk.counter.keys, conversation, name)


async def _about(desk: Desk, made: Movement) -> dict[str, str]:
    customer = await desk.customer(made.author)
    table, _ = await desk.counter.snapshot()
    said = holds_words.who(customer, desk.language)
    return {**said, "piece": holds_words.piece(made.lines[0].variant, table)}


async def _had_ended(desk: Desk, made: Movement) -> Sequence[Worded]:
    return desk.say("hold-had-ended", **await _about(desk, made))


async def _shown(desk: Desk, title: str, hold: Hold) -> Worded:
    table, _ = await desk.counter.snapshot()
    return holds_words.held(
        title,
        hold,
        await desk.customer(hold.conversation),
        language=desk.language,
        shop=desk.counter.shop,
        table=table,
        at=desk.at,
    )


# Writing to those who wait, or who were told yes


async def _write(desk: Desk, id: str, message: Message) -> Sequence[Worded]:
    """What the bot may not send any more goes out as the owner's own word."""
    hold = await unanswered(desk.counter.table, id)
    if hold is None:
        return desk.say("tap-ended")
    customer = await desk.customer(hold.conversation)
    name = holds_words.who(customer, desk.language)
    if not owner_may_write(customer, desk.at):
        return desk.say("write-too-late", **name)
    if not await desk.claim(message):
        return desk.say("written-before", **name)
    table, _ = await desk.counter.snapshot()
    text = worded(hold_news.offered(hold, table), customer, desk.counter, desk.at)
    desk.pass_on(
        customer.id,
        OwnerMessage(
            id=message.id,
            address=customer.address,
            received=milliseconds(desk.at),
            text=text,
            owner=author_of(message),
        ),
    )
    return desk.say("written", **name)


async def _tell(desk: Desk, digest: str, message: Message) -> Sequence[Worded]:
    known = await told_yes.to_tell(desk.redis, desk.counter.keys, digest)
    if known is None:
        return desk.say("tap-unknown")
    count = len(known.conversations)
    if not await desk.claim(message):
        return desk.say("told-before")
    subject = told_yes.subject_of(known.variant)
    for conversation in known.conversations:
        desk.post(conversation, told_yes.TELL_GONE, subject, message)
    return desk.say("told", count=count)


# What she asks for


async def listed(desk: Desk) -> Sequence[Worded]:
    """Every live hold, soonest deadline first, each with its buttons."""
    live = await desk.counter.table.holds()
    if not live:
        return desk.say("holds-none")
    asked = {waiting.hold for waiting in await desk.counter.table.waiting()}
    shown = [
        await _shown(desk, "hold-asked" if hold.id in asked else "hold-line", hold)
        for hold in live[:LISTED_AT_MOST]
    ]
    more = len(live) - len(shown)
    return [*shown, *(desk.say("holds-more", more=more) if more else ())]


async def demand(desk: Desk) -> Sequence[Worded]:
    table, _ = await desk.counter.snapshot()
    waiting = await desk.counter.table.waiting()
    text = holds_words.demand(waiting, language=desk.language, table=table)
    return [Worded(text)]
