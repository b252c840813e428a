"""Decides what was sold, received or removed: never more than the words say."""

from dataclasses import replace

from stock.deciding.asking import (
    Ask,
    Option,
    ask,
    exact,
    of_variants,
    unknown_product,
    unknown_variant,
    which_product,
    which_variant,
)
from stock.deciding.decisions import Question, QuestionKind
from stock.deciding.draft import Draft
from stock.deciding.fitting import Fit, fit_target, with_pieces
from stock.deciding.settled import price_of
from stock.grammar.intents import (
    Amount,
    Change,
    Counted,
    Reach,
    Received,
    Removed,
    Sold,
    Target,
)
from stock.model import MovementKind, Product, Variant

Leaving = Sold | Removed


def in_context(target: Target, draft: Draft) -> Target:
    """A target that names nothing is of the product spoken of last."""
    spoken = draft.table.products.get(draft.context.product)
    if spoken is None or not target.is_bare or (target.size and not spoken.sizes):
        return target
    return replace(target, products=(spoken.id,))


def unfit(fit: Fit, intent: Change, draft: Draft) -> Ask:
    """The question for a target that means no row, or rows of several products."""
    match fit.problem:
        case QuestionKind.UNKNOWN_PRODUCT:
            return unknown_product(intent, draft.table)
        case QuestionKind.WHICH_PRODUCT:
            return which_product(fit, intent)
        case QuestionKind.UNKNOWN_VARIANT:
            return unknown_variant(fit, intent)
        case _:
            return ask(QuestionKind.NO_PRODUCT, intent.target)


def left(intent: Leaving, draft: Draft) -> Ask | None:
    """Pieces that were sold or are broken, lost, stolen, given away."""
    intent = replace(intent, target=in_context(intent.target, draft))
    fit = fit_target(intent.target, draft.table, draft.index)
    if fit.problem:
        return unfit(fit, intent, draft)
    there = with_pieces(fit.variants)
    amount = intent.amount
    if amount.reach == Reach.ALL:
        return _all(intent, there, fit, draft)
    if amount.reach == Reach.LAST:
        return _last(intent, there, fit, draft)
    rows = fit.variants if len(fit.variants) == 1 else there
    if len(rows) == 1:
        return _take(intent, rows[0], amount.pieces, draft)
    if not rows:
        return _none_there(intent, fit)
    enough = [v for v in rows if v.on_hand >= amount.pieces]
    return which_variant(intent, enough or rows)


def _all(
    intent: Leaving, there: tuple[Variant, ...], fit: Fit, draft: Draft
) -> Ask | None:
    for variant in () if there else fit.variants:  # nothing to do: it is so already
        draft.move(variant, MovementKind.COUNTED, 0)
    for variant in there:
        problem = _take(intent, variant, variant.on_hand, draft)
        if problem:
            return problem
    return None


def _last(
    intent: Leaving, there: tuple[Variant, ...], fit: Fit, draft: Draft
) -> Ask | None:
    """ "The last two": there must be two, and then none is left."""
    total = sum(variant.on_hand for variant in there)
    if total == intent.amount.pieces:
        return _all(intent, there, fit, draft)
    if not there:
        return _none_there(intent, fit)
    plain = replace(intent, amount=Amount(intent.amount.pieces))
    every = replace(intent, amount=Amount(0, Reach.ALL))
    options = of_variants(plain, [v for v in there if v.on_hand >= plain.amount.pieces])
    options += of_variants(every, there) if len(there) == 1 else []
    question = Question(
        kind=QuestionKind.NOT_THE_LAST,
        target=intent.target,
        wanted=intent.amount.pieces,
        on_hand=total,
    )
    return Ask(question, tuple(options[:6]))


def _none_there(intent: Leaving, fit: Fit) -> Ask:
    variant = fit.variants[0].key if len(fit.variants) == 1 else None
    return Ask(
        Question(
            kind=QuestionKind.NOT_ENOUGH,
            target=replace(intent.target, products=_ids(fit)),
            variant=variant,
            wanted=intent.amount.pieces,
        )
    )


def _ids(fit: Fit) -> tuple[str, ...]:
    return tuple(product.id for product in fit.products)


def _take(intent: Leaving, variant: Variant, pieces: int, draft: Draft) -> Ask | None:
    kind = MovementKind.SOLD if isinstance(intent, Sold) else MovementKind.REMOVED
    hold = intent.hold if isinstance(intent, Sold) else ""
    if hold and any(known.id == hold for known in draft.holds_of(variant.key)):
        draft.move(variant, kind, 1, hold)
        return None
    if pieces > variant.on_hand:
        return _too_many(intent, variant, pieces, draft)
    if pieces > variant.available:
        return _held(intent, variant, pieces, draft)
    draft.move(variant, kind, pieces)
    return None


def _too_many(intent: Leaving, variant: Variant, pieces: int, draft: Draft) -> Ask:
    """More than the table has: fewer went, another row, or the count was wrong."""
    this = exact(variant)
    options: list[Option] = []
    if variant.on_hand:
        fewer = replace(intent, target=this, amount=Amount(variant.on_hand))
        options.append(Option(intents=(fewer,)))
    recount = Counted(target=this, amount=Amount(pieces))
    all_of_them = replace(intent, target=this, amount=Amount(pieces))
    options.append(Option(intents=(recount, all_of_them), pieces=pieces))
    others = [
        other
        for other in draft.table.products[variant.product].variants
        if other.key != variant.key
        and other.available >= pieces
        and (other.size == variant.size or other.colour == variant.colour)
    ]
    options += of_variants(replace(intent, amount=Amount(pieces)), others[:3])
    question = Question(
        kind=QuestionKind.NOT_ENOUGH,
        target=intent.target,
        variant=variant.key,
        wanted=pieces,
        on_hand=variant.on_hand,
    )
    return Ask(question, tuple(options))


def _held(intent: Leaving, variant: Variant, pieces: int, draft: Draft) -> Ask:
    """Whose piece is it? Each hold that may have ended in a sale."""
    options: list[Option] = []
    free = pieces - 1
    if isinstance(intent, Sold) and free <= variant.available:
        for hold in draft.holds_of(variant.key):
            of_hold = Sold(target=exact(variant), hold=hold.id)
            rest = Sold(target=exact(variant), amount=Amount(free))
            intents = (of_hold, rest) if free else (of_hold,)
            options.append(Option(intents=intents, hold=hold))
    question = Question(
        kind=QuestionKind.HELD,
        target=intent.target,
        variant=variant.key,
        wanted=pieces,
        on_hand=variant.on_hand,
        held=variant.held,
    )
    return Ask(question, tuple(options[:6]))


def received(intent: Received, draft: Draft) -> Ask | None:
    intent = replace(intent, target=in_context(intent.target, draft))
    fit = fit_target(intent.target, draft.table, draft.index)
    if fit.problem == QuestionKind.UNKNOWN_VARIANT and fit.product:
        if intent.target.is_exact:
            draft.put(new_row(fit.product, intent.target, intent.amount), is_new=False)
            return None
        return new_variant(fit, intent)
    if fit.problem:
        return unfit(fit, intent, draft)
    if intent.amount.reach != Reach.EXACTLY:
        return ask(QuestionKind.HOW_MANY, intent.target)
    if len(fit.variants) > 1:
        return which_variant(intent, fit.variants)
    draft.move(fit.variants[0], MovementKind.RECEIVED, intent.amount.pieces)
    return None


def new_row(product: Product, target: Target, amount: Amount) -> Product:
    """The product with a variant that it had not, for `Draft.put`."""
    variant = Variant(
        product=product.id,
        size=target.size,
        colour=target.colour,
        price=price_of(product.variants),
        on_hand=amount.pieces,
    )
    return replace(product, variants=(variant,))


def new_variant(fit: Fit, intent: Received | Counted) -> Ask:
    """A size or colour that the product never had: new, or another one?"""
    asked = unknown_variant(fit, intent)
    product, target = fit.product, intent.target
    if product is None:
        return asked
    size = fit.sizes[0] if fit.sizes else target.size.strip()
    size = size.upper() if size.isalpha() and len(size) < 4 else size
    colours = fit.colours or ((target.colour.casefold(),) if target.colour else ())
    if not colours:
        colours = product.colours if len(product.colours) == 1 else ()
    whole = (size or not product.sizes) and (colours or not product.colours)
    if not whole:
        return asked
    row = Target(
        words=product.id,
        products=(product.id,),
        is_exact=True,
        size=size,
        colour=colours[0] if colours else "",
    )
    made = Option(intents=(Received(target=row, amount=intent.amount),))
    return Ask(asked.question, (made, *asked.options[:5]))
