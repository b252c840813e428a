"""Asks back what is about stock and no clear report: never done, only offered."""

from collections.abc import Iterator
from dataclasses import replace

from stock.deciding.asking import Ask, Option, ask
from stock.deciding.decisions import QuestionKind
from stock.deciding.draft import Draft
from stock.deciding.pieces import in_context
from stock.grammar.intents import (
    Amount,
    Change,
    Counted,
    Doubt,
    Reach,
    Received,
    Removed,
    Sold,
    Unclear,
)

_KINDS = {
    Doubt.BARE: QuestionKind.WHAT_HAPPENED,
    Doubt.UNSURE: QuestionKind.SURE,
    Doubt.HOW_MANY: QuestionKind.HOW_MANY,
    Doubt.NO_PRICE: QuestionKind.WHICH_PRICE,
}


def cleared(intent: Unclear, problem: Ask | None, draft: Draft) -> Ask:
    """The question for a doubt. `problem` is what would be asked in any case."""
    impossible = (QuestionKind.NOT_ENOUGH, QuestionKind.HELD)
    is_open = intent.doubt == Doubt.BARE and problem is not None
    if problem is not None and not (is_open and problem.question.kind in impossible):
        return problem
    target = in_context(intent.target, draft)
    if target.is_bare:
        return ask(QuestionKind.NO_PRODUCT, target)
    guess = intent.guess
    options = tuple(_options(guess, intent.doubt)) if guess is not None else ()
    return ask(_KINDS[intent.doubt], target, options)


def _options(guess: Change, doubt: Doubt) -> Iterator[Option]:
    match doubt, guess:
        case Doubt.BARE, Sold(target=target, amount=amount):
            yield Option(intents=(guess,))
            yield Option(intents=(Received(target=target, amount=amount),))
        case Doubt.HOW_MANY, Sold() | Received() | Removed():
            amounts = [Amount(n) for n in sorted({1, max(guess.amount.pieces, 2)})]
            if isinstance(guess, Sold):
                amounts.append(Amount(0, Reach.ALL))
            for amount in amounts:
                yield Option(intents=(replace(guess, amount=amount),))
        case Doubt.HOW_MANY, Counted():
            yield Option(intents=(guess,))
        case _:
            yield Option(intents=(guess,))
