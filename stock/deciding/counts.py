"""Decides what was counted: "il reste 2", "no more 36", "the zoe bag is sold out"."""

from collections.abc import Sequence
from dataclasses import replace

from stock.deciding.asking import (
    Ask,
    Option,
    exact,
    of_variants,
    which_variant,
)
from stock.deciding.decisions import MOST_CANDIDATES, Question, QuestionKind
from stock.deciding.draft import Draft
from stock.deciding.fitting import Fit, fit_target, with_pieces
from stock.deciding.pieces import in_context, new_row, new_variant, unfit
from stock.grammar.intents import Amount, Counted, Reach
from stock.model import MovementKind, Variant


def counted(intent: Counted, draft: Draft) -> Ask | None:
    intent = replace(intent, target=in_context(intent.target, draft))
    fit = fit_target(intent.target, draft.table, draft.index)
    if fit.problem == QuestionKind.UNKNOWN_VARIANT and fit.product:
        if intent.amount.pieces and intent.target.is_exact:
            draft.put(new_row(fit.product, intent.target, intent.amount), is_new=False)
            return None
        if intent.amount.pieces:
            return new_variant(fit, intent)
    if fit.problem:
        return unfit(fit, intent, draft)
    rows = _rows(intent, fit)
    return _which(intent, fit) if rows is None else _set(intent, rows, draft)


def _set(intent: Counted, rows: Sequence[Variant], draft: Draft) -> Ask | None:
    for variant in rows:
        if intent.amount.pieces < variant.held:
            return _below_held(intent, variant)
    for variant in rows:
        is_new = draft.has_moved(variant.key) and not intent.is_sure
        if is_new and variant.on_hand != intent.amount.pieces:
            return _contrary(intent, variant)
    for variant in rows:
        draft.move(variant, MovementKind.COUNTED, intent.amount.pieces)
    return None


def _rows(intent: Counted, fit: Fit) -> tuple[Variant, ...] | None:
    """The rows that a count is of; None: it may be of one or another."""
    if len(fit.variants) == 1:
        return fit.variants
    there = with_pieces(fit.variants)
    if intent.amount.pieces:
        fits = len(there) == 1 and intent.amount.pieces <= there[0].on_hand
        return there if fits else None
    narrowed = fit.sizes is not None or fit.colours is not None
    if intent.amount.reach == Reach.ALL or narrowed or len(there) <= 1:
        return there or fit.variants
    return None


def _which(intent: Counted, fit: Fit) -> Ask:
    there = with_pieces(fit.variants)
    if intent.amount.pieces:
        return which_variant(intent, there or fit.variants)
    none = replace(intent, amount=Amount(0, Reach.ALL))
    product = fit.product.id if fit.product else ""
    every = replace(none, target=replace(intent.target, products=(product,)))
    options = [Option(intents=(every,)), *of_variants(intent, there)]
    question = Question(kind=QuestionKind.WHICH_VARIANT, target=intent.target)
    return Ask(question, tuple(options[:MOST_CANDIDATES]))


def _contrary(intent: Counted, variant: Variant) -> Ask:
    """ "Sold one, two left" of two: one of them is wrong, or the table was."""
    sure = replace(intent, target=exact(variant), is_sure=True)
    question = Question(
        kind=QuestionKind.SURE,
        target=intent.target,
        variant=variant.key,
        wanted=intent.amount.pieces,
        on_hand=variant.on_hand,
    )
    return Ask(question, (Option(intents=(sure,)),))


def _below_held(intent: Counted, variant: Variant) -> Ask:
    question = Question(
        kind=QuestionKind.HELD,
        target=intent.target,
        variant=variant.key,
        wanted=intent.amount.pieces,
        on_hand=variant.on_hand,
        held=variant.held,
    )
    return Ask(question)
