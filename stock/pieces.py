"""The pieces of one variant, and what each kind of movement does to them.

Pure. `stock/lua/common.lua` does the same to the sums that are kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from stock.errors import Hindrance, Shortage
from stock.model import Line, MovementKind, VariantKey


@dataclass(frozen=True, slots=True)
class Pieces:
    """All pieces of one variant that ever were, by what became of them.

    `listed` is False once an import no longer names the variant.
    """

    imported: int = 0
    received: int = 0
    sold: int = 0
    removed: int = 0
    held: int = 0
    listed: bool = True

    @property
    def on_hand(self) -> int:
        return self.imported + self.received - self.sold - self.removed

    @property
    def available(self) -> int:
        return self.on_hand - self.held


class Impossible(Exception):
    """A movement cannot have happened in this state of the books."""

    def __init__(
        self,
        hindrance: Hindrance,
        variant: VariantKey,
        shortage: Shortage | None = None,
    ) -> None:
        super().__init__(hindrance, variant)
        self.hindrance = hindrance
        self.variant = variant
        self.shortage = shortage


def moved(pieces: Pieces, line: Line) -> Pieces:
    """The pieces after a line. Raises Impossible."""
    return _MOVES[line.kind](pieces, line)


def dropped(pieces: Pieces) -> Pieces:
    """The pieces of a variant that leaves the table: what is on hold stays, listed."""
    removed = pieces.removed + pieces.available
    return replace(pieces, removed=removed, listed=pieces.listed and pieces.held > 0)


def _received(pieces: Pieces, line: Line) -> Pieces:
    return replace(pieces, received=pieces.received + line.pieces)


def _imported(pieces: Pieces, line: Line) -> Pieces:
    more = max(line.pieces, pieces.held) - pieces.on_hand
    if more < 0:
        return replace(pieces, removed=pieces.removed - more)
    return replace(pieces, imported=pieces.imported + more)


def _counted(pieces: Pieces, line: Line) -> Pieces:
    if line.pieces < pieces.held:
        raise _short(Hindrance.BELOW_HELD, line, pieces)
    more = line.pieces - pieces.on_hand
    if more < 0:
        return replace(pieces, removed=pieces.removed - more)
    return replace(pieces, received=pieces.received + more)


def _sold(pieces: Pieces, line: Line) -> Pieces:
    if line.hold:
        pieces = _freed(pieces, line)
    _check_available(pieces, line)
    return replace(pieces, sold=pieces.sold + line.pieces)


def _removed(pieces: Pieces, line: Line) -> Pieces:
    _check_available(pieces, line)
    return replace(pieces, removed=pieces.removed + line.pieces)


def _held(pieces: Pieces, line: Line) -> Pieces:
    _check_available(pieces, line)
    return replace(pieces, held=pieces.held + line.pieces)


def _freed(pieces: Pieces, line: Line) -> Pieces:
    return replace(pieces, held=pieces.held - line.pieces)


def _unchanged(pieces: Pieces, line: Line) -> Pieces:
    """What these lines say, the change or the undo that they stand beside has done."""
    return pieces


_MOVES: dict[MovementKind, Callable[[Pieces, Line], Pieces]] = {
    MovementKind.RECEIVED: _received,
    MovementKind.IMPORTED: _imported,
    MovementKind.COUNTED: _counted,
    MovementKind.SOLD: _sold,
    MovementKind.REMOVED: _removed,
    MovementKind.HELD: _held,
    MovementKind.FREED: _freed,
    MovementKind.DROPPED: _unchanged,
    MovementKind.UNDONE: _unchanged,
}


def _check_available(pieces: Pieces, line: Line) -> None:
    if pieces.available < line.pieces:
        raise _short(Hindrance.NOT_ENOUGH, line, pieces)


def _short(hindrance: Hindrance, line: Line, pieces: Pieces) -> Impossible:
    shortage = Shortage(
        variant=line.variant,
        wanted=line.pieces,
        available=pieces.available,
        held=pieces.held,
    )
    return Impossible(hindrance, line.variant, shortage)
