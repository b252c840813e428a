"""Her phone is silent outside of her hours; one message then tells what waits.

The digest comes each morning at her hour, and as soon as she opens again when something
was kept from her since. It is a due row in her own chat, so that no restart forgets it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

import msgspec
from redis.asyncio import Redis

from actions.shop import Shop
from bot.conversations import (
    Conversation,
    Promised,
    Speaker,
    conversation_id,
    find,
    milliseconds,
    moment,
    window_until,
)
from bot.counter import Counter
from bot.mailbox.mailbox import Effects
from bot.owner.news import Worded
from bot.owner.notices import name_of
from bot.owner.owners import Owner
from bot.owner.promise_words import (
    BUTTONS_AT_MOST,
    at_words,
    due_words,
    open_button,
    say,
)
from bot.owner.promises import Ledger
from bot.owner.replies import Replies
from bot.steps import Step
from bot.updates import Outgoing, Timer
from stock.model import Movement, MovementKind, Table

DIGEST = "digest"
MORNING, OPENING = "morning", "opening"
"""What a digest is due for."""

EVERYTHING = "all"
SHOWN = 12
GIST = 90
MOVEMENTS = 60


class _Told(msgspec.Struct, frozen=True):
    """What an owner's last digest knew of: its time (ms), and the tally then."""

    at: int = 0
    messages: int = 0
    answered: int = 0


class Digest:
    """What is kept from her phone, and when she is told."""

    def __init__(self, redis: Redis, counter: Counter) -> None:
        self._redis = redis
        self._counter = counter
        self._keys = counter.keys
        self._shop = counter.shop
        self._tally = counter.keys.named("tally")
        self._told = counter.keys.named("digested")
        self.wakes = counter.keys.named("wake")
        """Set of topics for which her phone rings at any time."""

    async def rings(self, step: Step, at: datetime) -> bool:
        """Whether she is to be told at once of what has been handed over."""
        if self._shop.hours.is_open(at):
            return True
        rows: Any = await self._redis.smembers(self.wakes)
        woken = {name.decode() for name in rows}
        topics = {str(a.topic) for a in step.turn.handed_over} if step.turn else set()
        return EVERYTHING in woken or not woken.isdisjoint(topics)

    def count(self, step: Step, effects: Effects) -> None:
        """Keep the tally of what came in, and of what needed nobody."""
        if step.heard:
            effects.add("HINCRBY", self._tally, "messages", len(step.heard))
        if step.turn is not None and not step.handed_over and step.turn.reply.text:
            effects.add("HINCRBY", self._tally, "answered", 1)

    def plan(self, owner: Owner, effects: Effects, at: datetime) -> None:
        """The next morning's."""
        morning = next_morning(self._shop, at)
        self._due(owner, MORNING, morning, effects)

    def hold_back(
        self, owners: Iterable[Owner], effects: Effects, at: datetime
    ) -> None:
        """Something waits for her: she is told at her next opening, or before."""
        opens = self._shop.hours.next_open(at)
        morning = next_morning(self._shop, at)
        for owner in owners:
            if opens is not None and opens < morning:
                self._due(owner, OPENING, opens, effects)
            else:
                self._due(owner, MORNING, morning, effects)

    def _due(self, owner: Owner, kind: str, at: datetime, effects: Effects) -> None:
        due, id = milliseconds(at), conversation_id(owner.address)
        row = Timer(
            id=f"{DIGEST}:{id}:{due}", address=owner.address, name=DIGEST, subject=kind
        )
        effects.due(self._keys, id, DIGEST, msgspec.json.encode(row), due)

    async def deliver(
        self, owner: Owner, timer: Timer, language: str, effects: Effects, at: datetime
    ) -> None:
        """Tell her, and plan the next; nothing while she is away, or to tell."""
        if any(away.start <= at < away.end for away in self._shop.hours.away):
            self.hold_back([owner], effects, at)
            return
        self.plan(owner, effects, at)
        id = conversation_id(owner.address)
        told = await self.worded(id, timer.subject, language, at)
        if told is None:
            return
        tally = await self._tallied(at)
        row = msgspec.json.encode(tally).decode()
        effects.add("HSET", self._told, id, row)
        outgoing = Outgoing(
            id=f"{timer.id}:n",
            address=owner.address,
            received=milliseconds(at),
            text=told.text,
            buttons=told.buttons,
        )
        effects.post(
            self._keys, "outbox", id, msgspec.json.encode(outgoing), milliseconds(at)
        )

    async def worded(
        self, owner: str, kind: str, language: str, at: datetime
    ) -> Worded | None:
        """The digest as it is now; None: there is nothing to tell."""
        waiting = await self._waiting()
        owed = await Ledger(self._redis, self._keys).urgent(at)
        today = [(c, p) for c, p in owed if _is_of_today(p, self._shop, at)]
        parts = [
            self._waiting_part(waiting, language, at),
            say(language, "digest-today", count=len(today)) if today else "",
        ]
        if kind == MORNING:
            before = await self._last(owner)
            now = await self._tallied(at)
            parts.append(_tally_part(before, now, language))
            parts.append(await self._stock_part(before, language))
        text = "\n\n".join(part for part in parts if part)
        if not text:
            return None
        title = say(language, f"digest-{kind}", shop=self._shop.name)
        buttons = [open_button(c, language) for c, _ in waiting[:BUTTONS_AT_MOST]]
        return Worded(f"{title}\n\n{text}", tuple(buttons))

    async def _waiting(self) -> list[tuple[Conversation, int]]:
        replies = Replies(self._redis, self._keys, self._shop)
        found = []
        for id, since in await replies.waiting():
            conversation = await find(self._redis, self._keys, id)
            if conversation is not None:
                found.append((conversation, since))
        return found

    def _waiting_part(
        self, waiting: Sequence[tuple[Conversation, int]], language: str, at: datetime
    ) -> str:
        if not waiting:
            return ""
        lines = [say(language, "digest-waiting", count=len(waiting))]
        lines += [
            waiting_line(conversation, since, self._shop, language, at)
            for conversation, since in waiting[:SHOWN]
        ]
        if len(waiting) > SHOWN:
            lines.append(say(language, "digest-more", count=len(waiting) - SHOWN))
        return "\n".join(lines)

    async def _stock_part(self, before: _Told, language: str) -> str:
        movements = await self._counter.table.movements(limit=MOVEMENTS)
        since = [m for m in movements if milliseconds(m.at) > before.at]
        table, _ = await self._counter.snapshot()
        return stock_words(since, table, language)

    async def _last(self, owner: str) -> _Told:
        row = await self._redis.hget(self._told, owner)
        return msgspec.json.decode(row, type=_Told) if row else _Told()

    async def _tallied(self, at: datetime) -> _Told:
        rows: Any = await self._redis.hgetall(self._tally)
        messages, answered = (int(rows.get(n, 0)) for n in (b"messages", b"answered"))
        return _Told(milliseconds(at), messages, answered)


def next_morning(shop: Shop, at: datetime) -> datetime:
    """The next `digest_at` of the shop's clock after `at`."""
    hour = time.fromisoformat(shop.digest_at)
    today = at.astimezone(shop.timezone).date()
    mornings = (
        datetime.combine(today + timedelta(days=days), hour, shop.timezone)
        for days in range(2)
    )
    return next(morning for morning in mornings if morning > at)


def _is_of_today(promised: Promised, shop: Shop, at: datetime) -> bool:
    if not promised.due:
        return False
    due = moment(promised.due).astimezone(shop.timezone).date()
    return due <= at.astimezone(shop.timezone).date()


def waiting_line(
    conversation: Conversation, since: int, shop: Shop, language: str, at: datetime
) -> str:
    """Who waits, what for, since when, what she was told, until when one may write."""
    hers = [x for x in conversation.history if x.speaker == Speaker.CUSTOMER]
    gist = " ".join(hers[-1].text.split()) if hers else ""
    gist = gist if len(gist) <= GIST else gist[:GIST].rstrip() + "…"
    hours = shop.hours
    facts = [say(language, "since", when=at_words(moment(since), at, hours, language))]
    if conversation.promise is not None:
        when = due_words(conversation.promise, at, hours, language)
        facts.append(say(language, "was-told", when=when))
    until = window_until(conversation)
    if until is not None and until > at:
        when = at_words(until, at, hours, language)
        facts.append(say(language, "until", when=when))
    name = name_of(conversation, language)
    return say(language, "waiting-line", name=name, gist=gist, facts=", ".join(facts))


def _tally_part(before: _Told, now: _Told, language: str) -> str:
    messages = now.messages - before.messages
    if not messages:
        return ""
    answered = now.answered - before.answered
    return say(language, "digest-tally", messages=messages, answered=answered)


def stock_words(movements: Sequence[Movement], table: Table, language: str) -> str:
    """What was sold and put aside, and what of it has run out."""
    lines = [line for m in movements if not m.is_undone for line in m.lines]
    parts = []
    for kind, name in (
        (MovementKind.SOLD, "digest-sold"),
        (MovementKind.HELD, "digest-held"),
    ):
        of_kind = [line for line in lines if line.kind == kind]
        pieces = sum(line.pieces for line in of_kind)
        if pieces:
            what = _products((line.variant.product for line in of_kind), table)
            parts.append(say(language, name, count=pieces, what=what))
    touched = dict.fromkeys(line.variant for line in lines)
    gone = [v for product in table.products.values() for v in product.variants
            if v.key in touched and not v.available]  # fmt: skip
    if gone:
        what = _products((v.product for v in gone), table)
        parts.append(say(language, "digest-gone", what=what))
    return "\n".join(parts)


def _products(ids: Iterable[str], table: Table) -> str:
    known = (table.products.get(id) for id in dict.fromkeys(ids))
    return ", ".join(product.name for product in known if product is not None)
