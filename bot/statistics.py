"""Counts of what is asked and answered, day by day, without anything of a person.

Each turn adds to its day in the commit that answers it: ids of products, outcomes and
hours. Sizes and colours are counted where they are the stock table's own, never in a
customer's words.
"""

from collections import Counter as Tally
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from redis.asyncio import Redis

from actions.turn import Answer, Outcome, QuestionKind
from bot.conversations import Conversation
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys
from bot.owner.promises import verdict
from bot.steps import Step
from stock.model import Table, VariantKey

KEPT_MS = 400 * 86_400_000
"""Of a month a year ago all can still be told."""

NEVER_HAD = "*"
"""Stands for a size or colour in which the product never came."""

_MISSED = frozenset({Outcome.OUT_OF_STOCK, Outcome.SOLD_OUT})
_MARK = "\x1f"


@dataclass(slots=True)
class Figures:
    """The counts of some days. `missed` is what was wanted when it was gone."""

    asked: Tally[str] = field(default_factory=Tally)
    missed: Tally[VariantKey] = field(default_factory=Tally)
    hours: Tally[int] = field(default_factory=Tally)
    promises: Tally[str] = field(default_factory=Tally)
    answered: int = 0
    handed_over: int = 0

    @property
    def turns(self) -> int:
        return self.answered + self.handed_over


def count(
    keys: Keys,
    step: Step,
    before: Conversation,
    table: Table,
    *,
    effects: Effects,
    at: datetime,
) -> None:
    """Add a customer's step to its day; `at` in the shop's zone."""
    key = _key(keys, at.date())
    found = [*_of_turn(step, table, at), *_of_promise(step, before, at)]
    for name in dict.fromkeys(found):
        effects.add("HINCRBY", key, name, 1)
    if found:
        effects.add("PEXPIRE", key, KEPT_MS)


def _of_turn(step: Step, table: Table, at: datetime) -> Iterator[str]:
    if step.turn is None or not step.turn.reply.text:
        return
    yield _name("handed" if step.handed_over else "answered")
    yield _name("hour", f"{at.hour}")
    for answer in step.turn.answers:
        if answer.product in table.products:
            yield _name("asked", answer.product)
            if _is_missed(answer, step):
                yield _name("missed", *_variant(answer, table))


def _is_missed(answer: Answer, step: Step) -> bool:
    """Whoever takes our offer of the waiting list was counted when she asked."""
    opened = step.question_before
    was_offered = opened is not None and opened.kind == QuestionKind.WAITING_LIST
    return answer.outcome in _MISSED or (
        answer.outcome == Outcome.WAITLISTED and not was_offered
    )


def _variant(answer: Answer, table: Table) -> tuple[str, str, str]:
    product = table.products[answer.product]
    size, colour = answer.size, answer.colour
    return (
        answer.product,
        size if not size or size in product.sizes else NEVER_HAD,
        colour if not colour or colour in product.colours else NEVER_HAD,
    )


def _of_promise(step: Step, before: Conversation, at: datetime) -> Iterator[str]:
    after = step.conversation
    if before.promise is not None and after.promise is None and not after.erase_at:
        yield _name("promise", verdict(before.promise, at))


def _name(*parts: str) -> str:
    return _MARK.join(parts)


def _key(keys: Keys, day: date) -> str:
    return keys.named("stats", day.isoformat())


async def figures(redis: Redis, keys: Keys, first: date, last: date) -> Figures:
    """The sum of the days from `first` to `last`, both included."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    async with redis.pipeline(transaction=False) as pipe:
        for day in days:
            pipe.hgetall(_key(keys, day))
        rows: list[dict[bytes, bytes]] = await pipe.execute()
    summed = Figures()
    for row in rows:
        for name, number in row.items():
            _add(summed, name.decode().split(_MARK), int(number))
    return summed


def _add(summed: Figures, parts: list[str], number: int) -> None:
    kind, *rest = parts
    match kind:
        case "answered":
            summed.answered += number
        case "handed":
            summed.handed_over += number
        case "hour":
            summed.hours[int(rest[0])] += number
        case "asked":
            summed.asked[rest[0]] += number
        case "missed":
            summed.missed[VariantKey(*rest)] += number
        case "promise":
            summed.promises[rest[0]] += number


def month_so_far(today: date) -> tuple[date, date]:
    return today.replace(day=1), today


def same_days_before(today: date) -> tuple[date, date]:
    """As many days of the month before; all of it where it is shorter."""
    end = today.replace(day=1) - timedelta(days=1)
    return end.replace(day=1), end.replace(day=min(today.day, end.day))
