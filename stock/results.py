"""What the stock table answers when it has been changed.

Values that a caller words for the owner or a customer; the Redis table makes them.
"""

from dataclasses import dataclass

from stock.model import Hold, Movement, PriceShift, Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A movement that the ledger has; `applied`: since this call."""

    movement: Movement
    applied: bool

    @property
    def shifts(self) -> tuple[Shift, ...]:
        return self.movement.record.shifts if self.movement.record else ()

    @property
    def prices(self) -> tuple[PriceShift, ...]:
        return self.movement.record.prices if self.movement.record else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """A movement that was taken back.

    `revived` are holds that live again, with the deadline that they had (which may have
    passed: then the next `expire` ends them); `ended` are holds that do not any more.
    """

    moved: Moved
    undid: Movement
    revived: tuple[Hold, ...] = ()
    ended: tuple[Hold, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An import that was applied; `kept`: where holds kept pieces that it had not."""

    moved: Moved
    kept: tuple[Shift, ...] = ()
