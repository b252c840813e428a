"""Takes the steps of a decision: each is one movement of the ledger, once by its id.

What is told afterwards is what the ledger recorded, not what was foreseen.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from stock.deciding.decisions import (
    MovePieces,
    PutProduct,
    SetListing,
    SetPrice,
    Step,
    TakeBack,
)
from stock.deciding.effects import Effect, ListingEffect, PiecesEffect, PriceEffect
from stock.deciding.gathering import gathered
from stock.errors import StockError
from stock.model import ChangeKind, Fact, Hold, PriceShift, Shift, VariantKey
from stock.redis_table import RedisTable
from stock.results import Moved, Undone

_NEW_FACTS = frozenset({Fact.NAME, Fact.CATEGORY, Fact.DETAILS, Fact.PRICE})
_ROW_FACTS = frozenset({Fact.PRICE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """What truly happened; `refused`: why the steps after these were not taken.

    `revived` and `ended` are holds that live again, or no longer, by an undo.
    """

    effects: tuple[Effect, ...] = ()
    taken: int = 0
    """How many of the steps the ledger has."""
    refused: StockError | None = None
    revived: tuple[Hold, ...] = ()
    ended: tuple[Hold, ...] = ()


async def perform(steps: Sequence[Step], table: RedisTable) -> Performed:
    """Safe to repeat: the same steps have the same effects, once."""
    effects: list[Effect] = []
    undone: list[Undone] = []
    taken, refused = 0, None
    for step in steps:
        try:
            effects += await _take(step, table, undone)
        except StockError as problem:
            refused = problem
            break
        taken += 1
    return Performed(
        effects=tuple(gathered(_merged(effects), await table.snapshot())),
        taken=taken,
        refused=refused,
        revived=tuple(hold for one in undone for hold in one.revived),
        ended=tuple(hold for one in undone for hold in one.ended),
    )


async def _take(step: Step, table: RedisTable, undone: list[Undone]) -> list[Effect]:
    match step:
        case MovePieces(movement=movement):
            moved = await table.move(movement)
            return [_pieces(shift) for shift in moved.shifts]
        case SetPrice():
            moved = await table.set_price(
                step.product,
                step.size,
                step.colour,
                step.price,
                movement=step.movement,
            )
            return list(_prices(moved.prices, step))
        case SetListing(product=product, is_hidden=hidden, movement=movement):
            await table.hide(product, movement=movement, hidden=hidden)
            return [ListingEffect(product=product, is_hidden=hidden)]
        case PutProduct():
            return _put(step, await _put_in(step, table))
        case TakeBack():
            taken_back = await table.undo(
                step.movement, by=step.author, at=step.at, id=step.id
            )
            undone.append(taken_back)
            return list(_taken_back(taken_back))


async def _put_in(step: PutProduct, table: RedisTable) -> Moved:
    tells = _NEW_FACTS if step.is_new else _ROW_FACTS
    if step.is_new and step.product.photo:
        tells |= {Fact.PHOTO}
    return await table.put_product(step.product, movement=step.movement, tells=tells)


def _put(step: PutProduct, moved: Moved) -> list[Effect]:
    counts = {shift.variant: shift for shift in moved.shifts}
    return [
        PiecesEffect(
            variant=variant.key,
            before=counts[variant.key].from_on_hand if variant.key in counts else 0,
            after=counts[variant.key].to_on_hand if variant.key in counts else 0,
            is_new=True,
        )
        for variant in step.product.variants
    ]


def _taken_back(undone: Undone) -> Iterator[Effect]:
    yield from map(_pieces, undone.moved.shifts)
    yield from map(PriceEffect.of, undone.moved.prices)
    for change in undone.undid.changes:
        if change.kind in (ChangeKind.HIDDEN, ChangeKind.SHOWN):
            hidden = (change.kind == ChangeKind.SHOWN) != bool(undone.undid.undoes)
            yield ListingEffect(product=change.product, is_hidden=hidden)


def _pieces(shift: Shift) -> PiecesEffect:
    return PiecesEffect(
        variant=shift.variant, before=shift.from_on_hand, after=shift.to_on_hand
    )


def _prices(shifts: Iterable[PriceShift], step: SetPrice) -> Iterator[PriceEffect]:
    """One for all that were priced alike before."""
    found = list(shifts)
    if len({shift.from_price for shift in found}) == 1:
        yield PriceEffect(
            product=step.product,
            size=step.size,
            colour=step.colour,
            before=found[0].from_price,
            after=step.price,
        )
        return
    yield from map(PriceEffect.of, found)


def _merged(effects: Iterable[Effect]) -> Iterator[Effect]:
    """Each variant's pieces once, from the first count to the last."""
    pieces: dict[VariantKey, PiecesEffect] = {}
    others: list[Effect] = []
    for effect in effects:
        if not isinstance(effect, PiecesEffect):
            others.append(effect)
            continue
        first = pieces.get(effect.variant, effect)
        pieces[effect.variant] = msgspec.structs.replace(
            effect, before=first.before, is_new=first.is_new
        )
    yield from (e for e in pieces.values() if e.before != e.after or e.is_new)
    yield from others
