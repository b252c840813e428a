"""What the stock table refuses, each with the data to say why in any language.

`str()` of each is plain English for the terminal; no customer sees it.
"""

from dataclasses import dataclass
from enum import StrEnum

from stock.model import Movement, VariantKey


class StockError(Exception):
    """Anything that the stock table refuses. Nothing was changed."""


def spoken(variant: VariantKey) -> str:
    """A variant as the owner reads it in a refusal."""
    parts = (variant.product, variant.size, variant.colour)
    return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """A variant of which there are not as many pieces as were wanted."""

    variant: VariantKey
    wanted: int
    available: int
    held: int


class NotEnough(StockError):
    """More pieces were to go than are available. Names every variant that is short."""

    def __init__(self, shortages: tuple[Shortage, ...]) -> None:
        super().__init__(
            "; ".join(
                f"{spoken(s.variant)}: {s.wanted} wanted, {s.available} available"
                + (f", {s.held} on hold" if s.held else "")
                for s in shortages
            )
        )
        self.shortages = shortages


class HeldBack(StockError):
    """A count says that there are fewer pieces than live holds keep back."""

    def __init__(self, shortages: tuple[Shortage, ...]) -> None:
        super().__init__(
            "; ".join(
                f"{spoken(s.variant)}: {s.wanted} counted, but {s.held} on hold"
                for s in shortages
            )
        )
        self.shortages = shortages


class UnknownVariant(StockError):
    """The table has no such product, size or colour."""

    def __init__(self, variants: tuple[VariantKey, ...]) -> None:
        super().__init__("not in the table: " + ", ".join(map(spoken, variants)))
        self.variants = variants


class TooManyHolds(StockError):
    """This person holds as many pieces as one person may. `limit` is how many."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"one person may hold {limit} pieces")
        self.limit = limit


class HoldEnded(StockError):
    """The hold was sold, freed or has lapsed before."""

    def __init__(self, hold: str) -> None:
        super().__init__(f"the hold {hold} has ended")
        self.hold = hold


class UnknownMovement(StockError):
    """The ledger has no movement of this id."""

    def __init__(self, movement: str) -> None:
        super().__init__(f"the ledger has no movement {movement}")
        self.movement = movement


class StillChanging(StockError):
    """Others changed the same products at every attempt. To be tried again later."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} keeps changing")
        self.what = what


class NewerSchema(StockError):
    """A row was written by a newer Comptoir. `version` is its schema."""

    def __init__(self, version: int) -> None:
        super().__init__(f"written by a newer Comptoir (schema {version})")
        self.version = version


class Hindrance(StrEnum):
    """Why a movement could not have happened as the ledger says."""

    NOT_ENOUGH = "not_enough"
    BELOW_HELD = "below_held"
    HOLD_ENDED = "hold_ended"
    UNKNOWN = "unknown"
    ALREADY_UNDONE = "already_undone"


class UndoRefused(StockError):
    """Taking a movement back would make a later one impossible, or it is taken back.

    `blocker` is the first movement that could not have happened without it (or with it,
    when it was to be brought back), or the one that has taken it back; `shortage` says
    which variant and how many. `between` is all that concerns that variant since.
    """

    def __init__(
        self,
        hindrance: Hindrance,
        *,
        variant: VariantKey,
        blocker: Movement,
        shortage: Shortage | None = None,
        between: tuple[Movement, ...] = (),
    ) -> None:
        super().__init__(_undo_reason(hindrance, variant, blocker, shortage))
        self.hindrance = hindrance
        self.variant = variant
        self.blocker = blocker
        self.shortage = shortage
        self.between = between


def _undo_reason(
    hindrance: Hindrance,
    variant: VariantKey,
    blocker: Movement,
    shortage: Shortage | None,
) -> str:
    since = f"{blocker.at:%Y-%m-%d %H:%M} by {blocker.author} ({blocker.cause})"
    match hindrance:
        case Hindrance.ALREADY_UNDONE:
            return f"already undone {since}"
        case Hindrance.NOT_ENOUGH if shortage:
            return (
                f"{spoken(variant)}: {shortage.wanted} went {since}, and only "
                f"{shortage.available} would have been there"
            )
        case Hindrance.BELOW_HELD if shortage:
            return (
                f"{spoken(variant)}: {shortage.wanted} were counted {since}, and "
                f"{shortage.held} would have been on hold"
            )
        case Hindrance.HOLD_ENDED:
            return f"{spoken(variant)}: its hold has ended {since}"
        case _:
            return f"{spoken(variant)} would not have been in the table {since}"
