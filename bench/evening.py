"""A whole evening of the shop on a simulated clock, and what everybody saw of it.

`python -m bench.evening` plays `examples/evening.jsonl`: forty customers write, the
owner's child falls ill at eight, she is back at two the next day. It prints a timeline
and figures. Exit code 1: somebody was left without an answer, was told two times at
once, or the owner's phone rang when it should not have.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from actions.promises import first_by_day
from bench.simulated import OWNER, Delivered, Simulated, simulated
from bot.conversations import conversation_id
from bot.logs import configure_logs
from bot.owner.promise_words import KEPT, OPEN
from bot.owner.promises import Ledger
from bot.owner.replies import Replies
from bot.recordings import Recorded, read_recorded
from bot.scratch import scratch
from bot.settings import read_settings
from bot.shop_file import read_shop_file
from bot.updates import Address

ROOT = Path(__file__).parent.parent
FILE = ROOT / "examples" / "evening.jsonl"
ILL_AT, BACK_AT = (0, 20, 5), (1, 14, 2)
"""Days after the evening, hour and minute."""
AWAY = "/away jusqu'à demain 14h"
EARLY_ANSWER = (0, 18, 10)
"""Before that she has answered the first one who waited."""
LEFT_WAITING = 3
"""So many she does not get to by herself: reminders must do it."""
EVERY = timedelta(minutes=4)
NEXT_DAY, ENDS = (2, 10, 30), (2, 18, 0)


@dataclass(frozen=True, slots=True)
class Wrote:
    at: datetime
    who: str
    text: str


@dataclass(slots=True)
class Evening:
    """What has been written, by whom, and who is called what."""

    shop: Simulated
    names: dict[Address, str] = field(default_factory=dict)
    wrote: list[Wrote] = field(default_factory=list)

    async def owner(self, text: str, about: Address | None = None) -> None:
        to = f"Léa → {self.names[about]}" if about else "Léa"
        self.wrote.append(Wrote(self.shop.clock.at, to, text))
        await self.shop.owner_writes(text, about=about)
        await self.shop.pass_until(self.shop.clock.at + timedelta(seconds=5))

    async def customer(self, address: Address, text: str, product: str) -> None:
        name = self.names[address]
        self.wrote.append(Wrote(self.shop.clock.at, name, text))
        await self.shop.says(address, text, name=name, product=product)

    async def answer(self, address: Address, text: str) -> None:
        """She opens the conversation by its button, and writes."""
        payload = OPEN + conversation_id(address)
        await self.shop.says(OWNER, self.names[address], payload=payload)
        await self.shop.pass_until(self.shop.clock.at + timedelta(seconds=5))
        await self.owner(text, address)


async def play(shop: Simulated, recorded: Sequence[Recorded]) -> Evening:
    """Until the evening of the day after next."""
    evening = Evening(shop)
    planned = sorted(_messages(recorded, evening), key=lambda one: one[0])
    start = planned[0][0]
    acts = [
        (_time(start, EARLY_ANSWER), _answer_first),
        (_time(start, ILL_AT), _fall_ill),
        (_time(start, BACK_AT), _come_back),
        (_time(start, NEXT_DAY), _catch_up),
        (_time(start, ENDS), _end),
    ]
    for at, act in acts:
        while planned and planned[0][0] <= at:
            when, address, text, product = planned.pop(0)
            await shop.pass_until(when)
            await evening.customer(address, text, product)
        await shop.pass_until(at)
        await act(evening)
    return evening


def _time(start: datetime, when: tuple[int, int, int]) -> datetime:
    days, hour, minute = when
    day = start + timedelta(days=days)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _messages(
    recorded: Sequence[Recorded], evening: Evening
) -> list[tuple[datetime, Address, str, str]]:
    found = []
    for one in recorded:
        address = Address(one.channel, one.id)
        evening.names[address] = one.name
        at = one.at or evening.shop.clock.at
        for number, message in enumerate(one.messages):
            at += timedelta(seconds=message.after_s if number else 0)
            found.append((at, address, message.text, message.product))
    return found


async def _waiting(evening: Evening) -> list[Address]:
    shop = evening.shop
    replies = Replies(shop.inbox.redis, shop.keys, shop.counter.shop)
    ids = [id for id, _ in await replies.waiting()]
    by_id = {conversation_id(address): address for address in evening.names}
    return [by_id[id] for id in ids]


async def _answer_first(evening: Evening) -> None:
    for address in (await _waiting(evening))[:1]:
        await evening.answer(address, "Je regarde avec le transporteur, un instant.")


async def _fall_ill(evening: Evening) -> None:
    await evening.owner(AWAY)


async def _come_back(evening: Evening) -> None:
    """She answers one after the other, and leaves the last few."""
    waiting = await _waiting(evening)
    for number, address in enumerate(waiting[: len(waiting) - LEFT_WAITING]):
        if number == 1:
            await evening.answer(address, "Je vérifie et je vous dis demain matin.")
            await _track(evening)
        else:
            await evening.answer(address, "C'est vu, je m'en occupe maintenant.")
        await evening.shop.pass_until(evening.shop.clock.at + EVERY)


async def _track(evening: Evening) -> None:
    shop = evening.shop
    offers = [d for d in shop.sent if d.outgoing.buttons]
    button = offers[-1].outgoing.buttons[0]
    evening.wrote.append(Wrote(shop.clock.at, "Léa", f"[{button.title}]"))
    await shop.says(OWNER, button.title, payload=button.payload)
    await shop.pass_until(shop.clock.at + timedelta(seconds=5))


async def _catch_up(evening: Evening) -> None:
    """Who was left, and what she had promised herself."""
    owed = await Ledger(evening.shop.inbox.redis, evening.shop.keys).open()
    for address in evening.names:
        if conversation_id(address) in owed:
            await evening.answer(
                address, "Voilà, c'est réglé. Merci pour votre patience."
            )
            await evening.shop.pass_until(evening.shop.clock.at + EVERY)


async def _end(evening: Evening) -> None:
    """Nothing more happens."""


# What came of it


def figures(evening: Evening) -> dict[str, int]:
    """How many of what; those of FAULTS must be 0."""
    shop = evening.shop
    customers = set(evening.names)
    to_customers = [d for d in shop.sent if d.outgoing.address in customers]
    by_bot = [d for d in to_customers if d.outgoing.author == "bot"]
    answered = {d.outgoing.address for d in to_customers}
    wrote = [w for w in evening.wrote if not w.who.startswith("Léa")]
    return {
        "customers": len(customers),
        "messages from customers": len(wrote),
        "messages to customers by the counter": len(by_bot),
        "messages to customers by the owner": len(to_customers) - len(by_bot),
        "messages on the owner's phone": len(shop.sent) - len(to_customers),
        "customers without an answer": len(customers - answered),
        "told twice in the same words": _twice(by_bot),
        "written to at night unasked": len(_at_night(evening, by_bot)),
        "reminders on the owner's phone": len(_reminders(evening)),
        "reminded twice of one promise's time": _twice(_reminders(evening)),
        "rings while she was away": len(_rings_away(evening)),
        "rings outside of her hours": len(_rings_closed(evening)),
    }


def _to_her(evening: Evening) -> list[Delivered]:
    """What her phone got, besides answers to what she wrote and tapped herself."""
    hers = [w.at for w in evening.wrote if w.who.startswith("Léa")]
    return [
        d
        for d in evening.shop.sent
        if d.outgoing.address == OWNER
        and not any(timedelta() <= d.at - at < timedelta(minutes=1) for at in hers)
    ]


def _rings_away(evening: Evening) -> list[Delivered]:
    away = evening.shop.counter.shop.hours.away
    return [
        d
        for d in _to_her(evening)
        if any(span.start <= d.at < span.end for span in away)
    ]


def _rings_closed(evening: Evening) -> list[Delivered]:
    """Outside of her hours, besides the digest at the time that she chose."""
    shop = evening.shop.counter.shop
    return [
        d
        for d in _to_her(evening)
        if not shop.hours.is_open(d.at)
        and f"{d.at.astimezone(shop.timezone):%H:%M}" != shop.digest_at
    ]


def _reminders(evening: Evening) -> list[Delivered]:
    """That a promise lapses: the button under it says that it is kept."""
    return [
        d
        for d in _to_her(evening)
        if any(button.payload.startswith(KEPT) for button in d.outgoing.buttons)
    ]


def _twice(delivered: Sequence[Delivered]) -> int:
    texts = [(d.outgoing.address, d.outgoing.text) for d in delivered]
    return len(texts) - len(set(texts))


def _at_night(evening: Evening, delivered: Sequence[Delivered]) -> list[Delivered]:
    zone = evening.shop.counter.shop.timezone
    asked = {(w.who, w.at) for w in evening.wrote}
    return [
        d
        for d in delivered
        if first_by_day(d.at, zone) != d.at
        and not any(
            who == evening.names[d.outgoing.address]
            and timedelta() <= d.at - at < timedelta(seconds=30)
            for who, at in asked
        )
    ]


def timeline(evening: Evening) -> str:
    """Everything that was written, in the order in which people saw it."""
    zone = evening.shop.counter.shop.timezone
    lines = [(w.at, f"{w.who}: {w.text}") for w in evening.wrote]
    for d in evening.shop.sent:
        is_hers = d.outgoing.author == "owner"
        to = evening.names.get(d.outgoing.address, "Léa")
        buttons = "".join(f" [{button.title}]" for button in d.outgoing.buttons)
        if not is_hers:
            lines.append((d.at, f"    Comptoir → {to}: {d.outgoing.text}{buttons}"))
    return "\n".join(
        f"{at.astimezone(zone):%a %H:%M:%S}  " + text.replace("\n", "\n" + " " * 18)
        for at, text in sorted(lines, key=lambda line: line[0])
    )


def summary(told: Mapping[str, int], counts: Mapping[str, int], left: int) -> str:
    rows = {**told, **{f"promises {name}": n for name, n in counts.items()}}
    rows["promises still open"] = left
    return "\n".join(f"{count:6}  {name}" for name, count in rows.items())


FAULTS = (
    "customers without an answer",
    "told twice in the same words",
    "written to at night unasked",
    "reminded twice of one promise's time",
    "rings while she was away",
    "rings outside of her hours",
)


async def _main(file: Path, *, brief: bool) -> int:
    configure_logs("warning")
    settings = read_settings({"COMPTOIR_SHOP": str(ROOT / "shop.yml"), **os.environ})
    recorded = read_recorded(file)
    starts = [one.at for one in recorded if one.at is not None]
    async with scratch(settings, read_shop_file(settings.shop_file)) as copies:
        base = copies.base
        shop = simulated(copies.redis, base.shop, base.parser, at=min(starts))
        await shop.pair()
        evening = await play(shop, recorded)
        ledger = Ledger(copies.redis, shop.keys)
        counts, left = await ledger.counts(), len(await ledger.open())
    told = figures(evening)
    if not brief:
        print(timeline(evening), end="\n\n")
    print(summary(told, counts, left))
    return int(any(told[fault] for fault in FAULTS) or counts["broken"] > 0)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.add_argument("--brief", action="store_true", help="the figures only")
    chosen = parser.parse_args(arguments)
    return asyncio.run(_main(chosen.file, brief=chosen.brief))


if __name__ == "__main__":
    sys.exit(main())
