"""Her phone is silent outside of her hours; one message then tells what waits.

The digest comes each morning at her hour, and as soon as she opens again when something
was kept from her since. It is a due row in her own chat, so that no restart forgets it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import msgspec
from redis.asyncio import Redis

from actions.shop import Shop
from bot.conversations import (
    Conversation,
    conversation_id,
    milliseconds,
    moment,
)
from bot.counter import Counter
from bot.mailbox.mailbox import Effects
from bot.owner.digest_words import (
    is_of_today,
    stock_words,
    tally_words,
    waiting_line,
)
from bot.owner.kept import Kept
from bot.owner.learning_desk import digest_line
from bot.owner.news import Worded
from bot.owner.owners import Owner
from bot.owner.promise_words import (
    BUTTONS_AT_MOST,
    open_button,
    say,
)
from bot.owner.promises import Ledger
from bot.owner.replies import Replies
from bot.steps import Step
from bot.updates import Outgoing, Timer

DIGEST = "digest"
MORNING, OPENING, NOW = "morning", "opening", "now"
"""What a digest is due for, or that she asks for it."""

A_DAY_AND_MORE = timedelta(hours=26)
"""After so long a morning's digest was missed: the next one of any kind is whole."""

EVERYTHING = "all"
SHOWN = 12
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
        self.kept = Kept(redis, counter.keys, counter.retention_ms)
        self.wakes = counter.keys.named("wake")
        """Set of topics for which her phone rings at any time."""

    async def rings(self, step: Step, at: datetime) -> bool:
        """Whether she is to be told at once of what has been handed over."""
        if self._shop.hours.is_open(at):
            return True
        woken = await self._woken_for()
        topics = {str(a.topic) for a in step.turn.handed_over} if step.turn else set()
        return EVERYTHING in woken or not woken.isdisjoint(topics)

    async def rings_for_news(self, at: datetime) -> bool:
        """Whether she hears of anything now: in her hours, or because she chose so."""
        return self._shop.hours.is_open(at) or EVERYTHING in await self._woken_for()

    async def _woken_for(self) -> set[str]:
        rows: Any = await self._redis.smembers(self.wakes)
        return {name.decode() for name in rows}

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
        kept = await self.kept.of(id)
        plain = [row.text for row in kept if told is not None and not row.buttons]
        if told is not None:
            text = "\n\n".join(filter(None, (told.text, "\n".join(plain))))
            await self._tell(owner, timer, replace(told, text=text), effects, at)
        for row in kept:
            if row.text not in plain:
                self._post(row, effects, at)
        self.kept.clear(id, effects)

    def _post(self, row: Outgoing, effects: Effects, at: datetime) -> None:
        encoded, id = msgspec.json.encode(row), conversation_id(row.address)
        effects.post(self._keys, "outbox", id, encoded, milliseconds(at))

    async def _tell(
        self, owner: Owner, timer: Timer, told: Worded, effects: Effects, at: datetime
    ) -> None:
        id = conversation_id(owner.address)
        tally = await self._tallied(at)
        row = msgspec.json.encode(tally).decode()
        effects.add("HSET", self._told, id, row)
        self._post(
            Outgoing(
                id=f"{timer.id}:n",
                address=owner.address,
                received=milliseconds(at),
                text=told.text,
                buttons=told.buttons,
            ),
            effects,
            at,
        )

    async def worded(
        self, owner: str, kind: str, language: str, at: datetime
    ) -> Worded | None:
        """The digest as it is now; None: there is nothing to tell."""
        replies = Replies(self._redis, self._keys, self._shop)
        waiting = await replies.customers()
        owed = await Ledger(self._redis, self._keys).urgent(at)
        today = [(c, p) for c, p in owed if is_of_today(p, self._shop, at)]
        parts = [
            self._waiting_part(waiting, language, at),
            say(language, "digest-today", count=len(today)) if today else "",
        ]
        before = await self._last(owner)
        missed_one = at - moment(before.at) > A_DAY_AND_MORE
        if kind != OPENING or missed_one:
            now = await self._tallied(at)
            messages = now.messages - before.messages
            answered = now.answered - before.answered
            parts.append(tally_words(messages, answered, language))
            parts.append(await self._stock_part(before, language))
            if any(parts):  # of itself it is no reason to write to her
                learn = digest_line(self._redis, self._counter, language, at)
                parts.append(await learn)
        text = "\n\n".join(part for part in parts if part)
        if not text:
            return None
        title = say(language, f"digest-{kind}", shop=self._shop.name)
        buttons = [open_button(c, language) for c, _ in waiting[:BUTTONS_AT_MOST]]
        return Worded(f"{title}\n\n{text}", tuple(buttons))

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
