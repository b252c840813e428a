"""Answers what the owner asks about her stock, and finds what she wants undone."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from stock.deciding.asking import Ask, Option, ask
from stock.deciding.decisions import Question, QuestionKind
from stock.deciding.draft import Draft, message_of
from stock.deciding.effects import Effect, ListingEffect, PiecesEffect, PriceEffect
from stock.deciding.fitting import fit_target
from stock.deciding.gathering import gathered
from stock.deciding.pieces import in_context
from stock.deciding.told import (
    HoldsTold,
    LogTold,
    LowTold,
    StockTold,
    Told,
    WaitingTold,
)
from stock.grammar.intents import Asked, Target, UndoLast, UndoOf, Wanted
from stock.model import ChangeKind, Movement, Product, Variant

MOST_PRODUCTS = 12
MOST_LOW = 25
MANY_LINES = 10
"""More rows than this are not taken back by a bare /undo without a question."""
LOW = 1
"""So few available pieces are few."""


def answer(intent: Asked, draft: Draft) -> Told:
    target = Target()
    if intent.target is not None:
        target = in_context(intent.target, draft)
    match intent.what:
        case Wanted.STOCK:
            return _stock(target, draft)
        case Wanted.LOW:
            return _low(_wanted(target, draft))
        case Wanted.HOLDS:
            ids = {product.id for product in _wanted(target, draft)}
            holds = draft.context.holds
            return HoldsTold(tuple(h for h in holds if h.variant.product in ids))
        case Wanted.WAITING:
            ids = {product.id for product in _wanted(target, draft)}
            waiting = draft.context.waiting
            return WaitingTold(tuple(w for w in waiting if w.variant.product in ids))
        case _:
            return _log(target, draft)


def _wanted(target: Target, draft: Draft) -> list[Product]:
    if target.is_bare:
        return list(draft.table)
    return [draft.table.products[id] for id in target.products]


def _stock(target: Target, draft: Draft) -> StockTold:
    if target.unknown and not target.products:
        return StockTold((), unknown=target.unknown)
    found = [p for p in _wanted(target, draft) if not p.hidden or target.products]
    one = len(found) == 1
    fit = fit_target(target, draft.table, draft.index) if one else None
    size = fit.sizes[0] if fit and fit.sizes and len(fit.sizes) == 1 else ""
    colour = fit.colours[0] if fit and fit.colours and len(fit.colours) == 1 else ""
    shown = found[:MOST_PRODUCTS]
    return StockTold(
        tuple(shown), size=size, colour=colour, more=len(found) - len(shown)
    )


def _low(products: Iterable[Product]) -> LowTold:
    """Last pieces, and sizes that are gone where others are left."""
    low = [
        variant
        for product in products
        if not product.hidden and product.available
        for variant in product.variants
        if variant.available <= LOW
    ]
    low.sort(key=lambda variant: -variant.available)
    return LowTold(tuple(low[:MOST_LOW]), more=max(0, len(low) - MOST_LOW))


def _log(target: Target, draft: Draft) -> LogTold:
    product = target.products[0] if target.products else ""
    return LogTold(
        product,
        tuple(
            movement
            for movement in draft.context.movements
            if not product or product in movement.products
        ),
    )


def taken_back(intent: UndoLast | UndoOf, draft: Draft) -> Ask | None:
    """Her newest change that stands, of what she names; asked where she names two."""
    if isinstance(intent, UndoLast) and intent.movement:
        known = {movement.id: movement for movement in draft.context.movements}
        named = known.get(intent.movement)
        effects = _reversed(named, draft) if named else ()
        draft.take_back(intent.movement, gathered(effects, draft.table))
        return None
    found = list(_candidates(intent, draft))
    if not found:
        target = intent.target if isinstance(intent, UndoOf) else Target()
        return ask(QuestionKind.NOTHING_TO_UNDO, target)
    if len({movement.products for movement in found}) > 1:
        options = [Option(intents=(UndoLast(movement.id),)) for movement in found]
        return ask(QuestionKind.WHICH_PRODUCT, Target(), options)
    whole = isinstance(intent, UndoLast)
    if isinstance(intent, UndoOf) and _says_more(found[0], intent.target):
        option = Option(intents=(UndoLast(found[0].id),))
        return ask(QuestionKind.SURE, intent.target, [option])
    concerned = _of_message(found[0], draft) if whole else found[:1]
    lines = sum(map(_lines_of, concerned))
    if whole and lines > MANY_LINES:
        undone = tuple(UndoLast(movement.id) for movement in concerned)
        option = Option(intents=undone, takes_back=True)
        much = Question(kind=QuestionKind.UNDO_MUCH, lines=lines)
        return Ask(much, (option,))
    for movement in concerned:
        effects = gathered(_reversed(movement, draft), draft.table)
        draft.take_back(movement.id, effects)
    return None


def _lines_of(movement: Movement) -> int:
    record = movement.record
    return len(record.shifts) + len(record.prices) if record else 0


def _of_message(newest: Movement, draft: Draft) -> list[Movement]:
    """All movements that stand of the message that made the newest, newest first."""
    message = message_of(newest.id)
    return [
        movement
        for movement in draft.context.movements
        if message_of(movement.id) == message and _stands(movement)
    ]


def _says_more(movement: Movement, target: Target) -> bool:
    """Whether more than she names would be taken back with it."""
    rows = {line.variant for line in movement.lines}
    others = set(movement.products) - set(target.products)
    return bool(others) or (bool(target.size) and len(rows) > 1)


def _stands(movement: Movement) -> bool:
    return not (movement.is_undone or movement.undoes)


def _candidates(intent: UndoLast | UndoOf, draft: Draft) -> Iterator[Movement]:
    """The newest one; of several products that fit, the newest of each."""
    context = draft.context
    standing = [
        movement
        for movement in context.movements
        if _stands(movement) and movement.author == context.author
    ]
    if isinstance(intent, UndoLast):
        yield from standing[:1]
        return
    seen: set[str] = set()
    for movement in standing:
        of_target = {id for id in intent.target.products if id in movement.products}
        if of_target and not of_target & seen and _names_row(movement, intent.target):
            seen |= of_target
            yield movement


def _names_row(movement: Movement, target: Target) -> bool:
    if not target.size or not movement.lines:
        return True
    return any(line.variant.size == target.size for line in movement.lines)


def _reversed(movement: Movement, draft: Draft) -> Iterator[Effect]:
    """What will be true when it is taken back, as far as can be seen from here."""
    if movement.record is None:
        return
    for shift in movement.record.shifts:
        now = draft.table.variant(shift.variant)
        if now is not None and shift.from_on_hand != shift.to_on_hand:
            after = now.on_hand - shift.to_on_hand + shift.from_on_hand
            yield PiecesEffect(variant=shift.variant, before=now.on_hand, after=after)
    for price in movement.record.prices:
        row = draft.table.variant(price.variant)
        yield PriceEffect(
            product=price.variant.product,
            size=price.variant.size,
            colour=price.variant.colour,
            before=_price(row),
            after=price.from_price,
        )
    for change in movement.changes:
        if change.kind in (ChangeKind.HIDDEN, ChangeKind.SHOWN):
            hidden = change.kind == ChangeKind.SHOWN
            yield ListingEffect(product=change.product, is_hidden=hidden)


def _price(variant: Variant | None) -> Decimal | None:
    return variant.price if variant else None
