"""Words what came of an owner's message about stock: a text and its buttons.

Pure. A button's `command` is an owner message that says exactly what it stands for; its
payload is short, and the caller keeps which command it means.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo

from bot.owner.stock_answers import told_text
from bot.owner.stock_changes import change_lines
from bot.owner.stock_questions import candidate_label, question_text
from bot.owner.stock_words import Words
from stock.deciding.candidates import payload
from stock.deciding.decisions import Decision, Outcome, PutProduct, Question, TakeBack
from stock.grammar.intents import UndoLast
from stock.grammar.writing import written
from stock.model import Product, Table


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    payload: str
    command: str


@dataclass(frozen=True, slots=True)
class OwnerReply:
    text: str
    buttons: tuple[Button, ...] = ()


def reply(
    decision: Decision,
    table: Table,
    *,
    language: str,
    currency: str,
    zone: tzinfo,
    names: Mapping[str, str] | None = None,
) -> OwnerReply:
    """What the owner reads. `table` is any that knows the products' names."""
    words = Words(
        language=language,
        currency=currency,
        zone=zone,
        table=_with_new(table, decision),
        names=names or {},
    )
    if decision.outcome == Outcome.CHANGED:
        return _changed(decision, words)
    if decision.question is not None:
        return _asked(decision.question, words)
    if decision.outcome == Outcome.TOLD:
        return OwnerReply("\n".join(told_text(one, words) for one in decision.told))
    return OwnerReply(words.say("not-about-stock"))


def _with_new(table: Table, decision: Decision) -> Table:
    """With the names of products that the decision puts into it."""
    new: dict[str, Product] = {
        step.product.id: step.product
        for step in decision.steps
        if isinstance(step, PutProduct) and step.is_new
    }
    return replace(table, products={**table.products, **new})


def _changed(decision: Decision, words: Words) -> OwnerReply:
    lines = list(change_lines(decision.effects, words))
    undoes = [step for step in decision.steps if isinstance(step, TakeBack)]
    if undoes:
        lines.insert(0, words.say("undone"))
    lines += [told_text(one, words) for one in decision.told]
    return OwnerReply("\n".join(lines), (*_undo_buttons(decision, words),))


def _undo_buttons(decision: Decision, words: Words) -> Iterator[Button]:
    """One that takes back all steps, the last one first."""
    ids = [
        step.id if isinstance(step, TakeBack) else step.movement.id
        for step in decision.steps
    ]
    if ids:
        command = written(UndoLast(id) for id in reversed(ids))
        yield Button(words.say("button-undo"), payload(command, ids[0]), command)


def _asked(question: Question, words: Words) -> OwnerReply:
    buttons = tuple(
        Button(
            candidate_label(candidate, question, words),
            candidate.payload,
            candidate.command,
        )
        for candidate in question.candidates
    )
    return OwnerReply(question_text(question, words), buttons)
