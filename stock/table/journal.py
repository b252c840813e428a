"""Writes movements into the ledger, one script each.

A movement is applied with all its lines and catalogue changes or not at all, once by
its id, however often and by however many processes it is asked for.
"""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from stock.codec import decode_head, decode_movement, encode_head, encode_parts
from stock.errors import (
    HeldBack,
    HoldEnded,
    NotEnough,
    Shortage,
    StockError,
    TooManyHolds,
    UnknownVariant,
)
from stock.model import (
    EVERY_PRODUCT,
    ChangeKind,
    Movement,
    MovementKind,
    PriceShift,
)
from stock.results import Moved
from stock.table.clock import milliseconds
from stock.table.history import History
from stock.table.keys import SEPARATOR, joined, variant_key, variant_name
from stock.table.store import Store

MOST_PIECES = 1_000_000


class RowsChanged(Exception):
    """What was read has been changed by others since; read it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow:
    """One product's row as it was read and as it is to be.

    Names of variants: `listed` are put into the table, of `needed` one must be in it.
    """

    product: str
    old: str
    new: str
    index: int = 0
    placed: bool = False
    listed: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is written together with a movement's lines, or is a condition of them."""

    rows: tuple[CatalogueRow, ...] = ()
    prices: tuple[PriceShift, ...] = ()
    catalogue_version: str = ""
    hold: str = ""
    asked: str = ""
    due_at: str = ""


class Journal:
    """The ledger of one stock table, as it is written."""

    def __init__(self, store: Store, history: History) -> None:
        self._store = store
        self._history = history

    async def apply(self, movement: Movement, beside: Beside | None = None) -> Moved:
        """Raises NotEnough, HeldBack, UnknownVariant, HoldEnded, TooManyHolds.

        RowsChanged: rows that `beside` gives as they were read are others by now.
        """
        if movement.undoes or not movement.products:
            raise ValueError(f"{movement.id!r} is nothing to apply")
        beside = beside or Beside()
        movement = checked(movement)
        head, parts = encode_head(movement), encode_parts(movement, beside.prices)
        answer = await self._store.run(
            "apply",
            movement.id,
            head,
            movement.author,
            uuid.uuid4().hex,
            _rows(beside.rows),
            beside.catalogue_version,
            beside.hold,
            beside.asked,
            beside.due_at,
            *_flat(parts),
        )
        match answer[0]:
            case b"done":
                written = dict(zip(parts, _recorded(parts, answer[2:]), strict=True))
                number = int(answer[1])
                kept = decode_head(head.encode())
                done = decode_movement(kept, written, number=number)
                return Moved(movement=done, applied=True)
            case b"before":
                return await self.moved_before(movement.id)
            case b"changed":
                raise RowsChanged
            case _:
                raise _refusal(msgspec.json.decode(answer[1]), movement)

    async def moved_before(self, movement: str) -> Moved:
        """A movement that a script found applied."""
        found = await self._history.movement(movement)
        if found is None:
            raise RuntimeError(f"the ledger lost {movement}")
        return Moved(movement=found, applied=False)


def checked(movement: Movement) -> Movement:
    """With its lines in the order of its products, as the ledger keeps them.

    Raises ValueError for what no caller may write into the ledger.
    """
    milliseconds(movement.at)
    joined(movement.author)
    if not movement.id:
        raise ValueError("a movement needs an id")
    for change in movement.changes:
        is_every = change.product == EVERY_PRODUCT
        if not joined(change.product) or is_every != (change.kind == ChangeKind.SWEPT):
            raise ValueError(f"{change.product!r} is no product's id")
    for line in movement.lines:
        variant_name(line.variant)
        if not 0 <= line.pieces <= MOST_PIECES:
            raise ValueError(f"{line.pieces} pieces in {movement.id}")
        if line.pieces != 1 and line.hold and not movement.undoes:
            raise ValueError(f"a hold is of one piece, not of {line.pieces}")
        if line.kind in (MovementKind.HELD, MovementKind.FREED) and not line.hold:
            raise ValueError(f"{line.kind} without a hold in {movement.id}")
    place = {product: place for place, product in enumerate(movement.products)}
    lines = sorted(movement.lines, key=lambda line: place[line.variant.product])
    return replace(movement, lines=tuple(lines))


def _rows(rows: Iterable[CatalogueRow]) -> bytes:
    return msgspec.json.encode(
        [
            (r.product, r.old, r.new, r.index, str(int(r.placed)), r.listed, r.needed)
            for r in rows
        ]
    )


def _flat(parts: dict[str, str]) -> Iterator[str]:
    for product, part in parts.items():
        yield product
        yield part


def _recorded(parts: dict[str, str], shifts: Iterable[bytes]) -> Iterator[bytes]:
    for part, counts in zip(parts.values(), shifts, strict=True):
        yield counts + b"\n" + part.encode()


def _refusal(problems: list[list[Any]], movement: Movement) -> StockError:
    """The most basic of the problems, with all variants that have it."""
    found: dict[str, list[Shortage]] = {}
    for why, name, wanted, free, held in problems:
        variant = variant_key(name) if name else variant_key(SEPARATOR * 2)
        shortage = Shortage(variant=variant, wanted=wanted, available=free, held=held)
        found.setdefault(why, []).append(shortage)
    if "unknown" in found:
        return UnknownVariant(tuple(s.variant for s in found["unknown"]))
    if "hold_ended" in found:
        return HoldEnded(next(line.hold for line in movement.lines if line.hold))
    if "not_enough" in found:
        return NotEnough(tuple(found["not_enough"]))
    if "below_held" in found:
        return HeldBack(tuple(found["below_held"]))
    return TooManyHolds(found["too_many"][0].wanted)
