"""Words what came of an owner's message about stock: a text and its buttons.

Pure. A button's `command` is an owner message that says exactly what it stands for; the
desk keeps which payload means which command.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.owner.stock_answers import told_text
from bot.owner.stock_changes import change_lines, few_change_lines
from bot.owner.stock_questions import candidate_label, question_text
from bot.owner.stock_words import Words
from bot.updates import Button
from stock.deciding.decisions import (
    Decision,
    Outcome,
    PutProduct,
    Question,
    Step,
    TakeBack,
)
from stock.deciding.effects import Effect, PriceEffect
from stock.grammar.intents import UndoLast
from stock.grammar.writing import written
from stock.model import Product, Table


@dataclass(frozen=True, slots=True)
class Choice:
    """One button beside a reply."""

    title: str
    command: str


@dataclass(frozen=True, slots=True)
class OwnerReply:
    text: str
    choices: tuple[Choice, ...] = ()


def buttons(answer: OwnerReply, id: str) -> tuple[Button, ...]:
    """The choices as a platform shows them; `id` is that of the offer."""
    return tuple(
        Button(choice.title, f"s:{id}:{place}")
        for place, choice in enumerate(answer.choices)
    )


def reply(decision: Decision, words: Words) -> OwnerReply:
    """What the owner reads."""
    if decision.question is not None:
        return _asked(decision.question, words)
    told = told_texts(decision, words)
    if decision.outcome == Outcome.CHANGED:
        return changed(decision.effects, decision.steps, told, words)
    return OwnerReply(told or words.say("not-about-stock"))


def told_texts(decision: Decision, words: Words) -> str:
    """The answers beside the changes, or alone."""
    return "\n".join(told_text(one, words) for one in decision.told)


def changed(
    effects: Sequence[Effect], steps: Sequence[Step], told: str, words: Words
) -> OwnerReply:
    """What is true now, with a button that takes all of it back."""
    spoken = replace(words, table=_with_new(words.table, steps))
    lines = list(few_change_lines(effects, spoken))
    lines += change_lines(_new_prices(steps), spoken)
    if any(isinstance(step, TakeBack) for step in steps):
        lines.insert(0, words.say("undone"))
    text = "\n".join([*lines, told] if told else lines)
    return OwnerReply(text, tuple(_undo_choices(steps, words)))


def _with_new(table: Table, steps: Iterable[Step]) -> Table:
    """With the names of products that the steps put into it."""
    new: dict[str, Product] = {
        step.product.id: step.product
        for step in steps
        if isinstance(step, PutProduct) and step.is_new
    }
    return replace(table, products={**table.products, **new})


def _new_prices(steps: Iterable[Step]) -> Iterator[PriceEffect]:
    for step in steps:
        if isinstance(step, PutProduct) and step.is_new:
            price = step.product.prices[:1]
            for one in price:
                yield PriceEffect(product=step.product.id, before=None, after=one)


def _undo_choices(steps: Sequence[Step], words: Words) -> Iterator[Choice]:
    """One that takes back all steps, the last one first."""
    ids = [
        step.id if isinstance(step, TakeBack) else step.movement.id for step in steps
    ]
    if ids:
        command = written(UndoLast(id) for id in reversed(ids))
        yield Choice(words.say("button-undo"), command)


def _asked(question: Question, words: Words) -> OwnerReply:
    choices = tuple(
        Choice(candidate_label(candidate, question, words), candidate.command)
        for candidate in question.candidates
    )
    return OwnerReply(question_text(question, words), choices)
