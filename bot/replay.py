"""Plays recorded conversations through the steps that the worker takes.

Time is the recording's: the quiet window is simulated, timers fire where they would
have fired. Each conversation has its own copy of the stock.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from actions.promises import expect
from actions.turn import Answer
from bot.conversations import Conversation, conversation_id, milliseconds, moment
from bot.counter import Counter
from bot.recordings import Recorded
from bot.scratch import Scratch
from bot.steps import Step, take_step
from bot.updates import Address, AnyUpdate, Message, Pointer, Timer
from nlu.topics import PRODUCT_TOPICS, SHIPPING_TOPICS

BURST_AT_MOST = timedelta(seconds=8)
AT_ONCE = 3
"""Conversations played at a time: the parser has one core, we the other."""


@dataclass(slots=True)
class _Play:
    """One conversation while it is played."""

    counter: Counter
    conversation: Conversation
    before_erasure: Conversation | None = None
    timers: dict[str, tuple[Timer, int]] = field(default_factory=dict)

    async def step(self, updates: Sequence[AnyUpdate], at: datetime) -> Step:
        shop = self.counter.shop
        step = await take_step(
            self.counter,
            self.conversation,
            updates,
            at=at,
            expectation=expect((), shop, at, 0),
            before_erasure=self.before_erasure,
        )
        self.conversation = step.conversation
        self.before_erasure = step.before_erasure or self.before_erasure
        if step.is_erased:
            self.before_erasure = None
        for name, due in step.due.items():
            self.timers.pop(name, None)
            if due is not None:
                self.timers[name] = due
        return step

    async def let_time_pass(self, until: datetime) -> None:
        """Fire the timers that are due by then, in their order."""
        while self.timers:
            name, (timer, due) = min(self.timers.items(), key=lambda item: item[1][1])
            if due > milliseconds(until):
                return
            del self.timers[name]
            await self.step([timer], moment(due))


async def play(
    scratch: Scratch, recorded: Sequence[Recorded], *, at: datetime
) -> AsyncIterator[dict[str, Any]]:
    """One row for each customer message, in the order of the recordings.

    `at` is when those happen that do not say so themselves.
    """
    running: deque[asyncio.Task[list[dict[str, Any]]]] = deque()
    waiting = deque(recorded)
    try:
        number = 0
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                number += 1
                one = _play_one(scratch, waiting.popleft(), str(number), at)
                running.append(asyncio.create_task(one))
            for row in await running.popleft():
                yield row
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def _play_one(
    scratch: Scratch, recorded: Recorded, name: str, at: datetime
) -> list[dict[str, Any]]:
    counter = await scratch.copy(name)
    try:
        address = Address(recorded.channel, f"replay:{name}")
        conversation = Conversation(
            id=conversation_id(address), address=address, name=recorded.name
        )
        playing = _Play(counter, conversation)
        rows: list[dict[str, Any]] = []
        for burst in bursts_of(recorded, address, _start(recorded, counter, at),
                               counter.shop.quiet_window):  # fmt: skip
            rows += await _play_burst(playing, recorded.id, burst, len(rows))
        return rows
    finally:
        await scratch.drop(counter)


def _start(recorded: Recorded, counter: Counter, at: datetime) -> datetime:
    """A time without a zone is the shop's."""
    start = recorded.at or at
    return start if start.tzinfo else start.replace(tzinfo=counter.shop.timezone)


def bursts_of(
    recorded: Recorded, address: Address, start: datetime, quiet: timedelta
) -> list[list[Message]]:
    """The messages, those together that one answer is given to."""
    bursts: list[list[Message]] = []
    now = first = ready = start
    for number, said in enumerate(recorded.messages):
        now = now + timedelta(seconds=said.after_s) if number else start
        if not bursts or now > ready:
            bursts.append([])
            first = now
        ready = min(first + BURST_AT_MOST, now + quiet)
        bursts[-1].append(
            Message(
                id=f"{address.chat_id}:{number}",
                address=address,
                received=milliseconds(now),
                at=milliseconds(now),
                text=said.text,
                name=recorded.name,
                pointer=Pointer(product=said.product),
            )
        )
    return bursts


async def _play_burst(
    playing: _Play, id: str, burst: list[Message], turn: int
) -> list[dict[str, Any]]:
    at = moment(burst[-1].received)
    await playing.let_time_pass(at)
    started = time.perf_counter()
    step = await playing.step(burst, at)
    elapsed = (time.perf_counter() - started) * 1000
    language = playing.conversation.language or playing.counter.shop.languages[0]
    rows = [
        _row(id, turn + index, language, (), None, 0.0)
        for index in range(len(burst) - 1)
    ]
    answers = step.turn.answers if step.turn else ()
    reply = step.turn.reply.text if step.turn else None
    rows.append(_row(id, turn + len(rows), language, answers, reply or None, elapsed))
    return rows


def _row(
    id: str,
    turn: int,
    language: str,
    answers: Sequence[Answer],
    reply: str | None,
    elapsed: float,
) -> dict[str, Any]:
    """A line of the output, as the contract has it."""
    return {
        "id": id,
        "turn": turn,
        "language": language,
        "answers": [answer_row(answer) for answer in answers],
        "handed_over": any(answer.is_handed_over for answer in answers),
        "reply": reply,
        "elapsed_ms": round(elapsed, 1),
    }


def answer_row(answer: Answer) -> dict[str, str]:
    """An answer's fields, each only where it was asked about or pointed to."""
    row = {"topic": str(answer.topic), "outcome": str(answer.outcome)}
    fields: tuple[str, ...] = ()
    if answer.topic in PRODUCT_TOPICS:
        fields = ("product", "size", "colour")
    elif answer.topic in SHIPPING_TOPICS:
        fields = ("country",)
    row |= {name: getattr(answer, name) for name in fields if getattr(answer, name)}
    return row
