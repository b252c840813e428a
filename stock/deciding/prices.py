"""Decides a new price, of a product or of some of its variants."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from stock.deciding.asking import Ask, Option, ask
from stock.deciding.decisions import Question, QuestionKind
from stock.deciding.draft import Draft
from stock.deciding.effects import PriceEffect
from stock.deciding.fitting import Fit, fit_target
from stock.deciding.pieces import in_context, unfit
from stock.deciding.settled import price_of
from stock.grammar.intents import Priced, Target
from stock.model import Variant

MOST_PRICE = Decimal(100_000)
ODD_FACTOR = 4
"""A price so many times higher or lower than before is asked back."""
_CENT = Decimal("0.01")


def priced(intent: Priced, draft: Draft) -> Ask | None:
    intent = replace(intent, target=in_context(intent.target, draft))
    fit = _fit(intent.target, draft)
    if fit.problem or fit.product is None:
        return unfit(fit, intent, draft)
    if len(fit.sizes or ()) > 1 or len(fit.colours or ()) > 1:
        return _which(intent, fit)
    relative = intent.percent is not None or intent.by is not None
    if relative and any(v.price is None for v in fit.variants):
        return ask(QuestionKind.NO_PRICE_YET, intent.target)
    effects = tuple(_effects(intent, fit))
    if not all(e.after is not None and 0 < e.after < MOST_PRICE for e in effects):
        return ask(QuestionKind.WHICH_PRICE, intent.target)
    if not (relative or intent.is_sure):
        odd = next((effect for effect in effects if _is_odd(effect)), None)
        if odd is not None:
            return _ask_odd(intent, odd)
    draft.price(effects)
    return None


def _fit(target: Target, draft: Draft) -> Fit:
    """Of an exact target an empty size or colour stands for all."""
    fit = fit_target(target, draft.table, draft.index)
    if not target.is_exact or not fit.product:
        return fit
    found = fit.product.matching(target.size, target.colour)
    problem = None if found else QuestionKind.UNKNOWN_VARIANT
    return replace(fit, variants=found, problem=problem)


def _which(intent: Priced, fit: Fit) -> Ask:
    """A shade that several colours answer to, an age that lies in several ranges."""
    scopes = dict.fromkeys(
        (v.size if fit.sizes else "", v.colour if fit.colours else "")
        for v in fit.variants
    )
    return ask(
        QuestionKind.WHICH_VARIANT,
        intent.target,
        (
            Option(
                intents=(
                    replace(
                        intent, target=replace(intent.target, size=size, colour=colour)
                    ),
                )
            )
            for size, colour in scopes
        ),
    )


def _effects(intent: Priced, fit: Fit) -> Iterator[PriceEffect]:
    """One for all where they cost the same until now, else one for each."""
    size = fit.sizes[0] if fit.sizes else ""
    colour = fit.colours[0] if fit.colours else ""
    before = price_of(fit.variants)
    if before is not None or all(v.price is None for v in fit.variants):
        yield PriceEffect(
            product=fit.variants[0].product,
            size=size,
            colour=colour,
            before=before,
            after=_after(intent, fit.variants[0]),
        )
        return
    for variant in fit.variants:
        yield PriceEffect(
            product=variant.product,
            size=variant.size,
            colour=variant.colour,
            before=variant.price,
            after=_after(intent, variant),
        )


def _after(intent: Priced, variant: Variant) -> Decimal | None:
    if variant.price is None or intent.price is not None:
        return intent.price
    if intent.by is not None:
        return variant.price + intent.by
    if intent.percent is None:
        return None
    changed = variant.price * (100 + intent.percent) / 100
    return changed.quantize(_CENT, ROUND_HALF_UP)


def _is_odd(effect: PriceEffect) -> bool:
    if not effect.before or effect.after is None:
        return False
    return not (
        effect.before / ODD_FACTOR <= effect.after <= effect.before * ODD_FACTOR
    )


def _ask_odd(intent: Priced, odd: PriceEffect) -> Ask:
    question = Question(
        kind=QuestionKind.ODD_PRICE, target=intent.target, price=odd.after
    )
    return Ask(question, (Option(intents=(replace(intent, is_sure=True),)),))
