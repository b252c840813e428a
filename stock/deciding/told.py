"""Answers to what the owner asked, as values."""

from dataclasses import dataclass

from stock.deciding.effects import Effect
from stock.model import Hold, Movement, Product, Variant, Waiting


@dataclass(frozen=True, slots=True)
class StockTold:
    """What there is; `unknown` when her words name nothing."""

    products: tuple[Product, ...]
    size: str = ""
    colour: str = ""
    unknown: str = ""
    more: int = 0
    """Further products that fit and are not listed."""


@dataclass(frozen=True, slots=True)
class LowTold:
    """Variants of which one piece or none is available, and how many more such."""

    variants: tuple[Variant, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class HoldsTold:
    holds: tuple[Hold, ...]


@dataclass(frozen=True, slots=True)
class WaitingTold:
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class LogTold:
    product: str
    movements: tuple[Movement, ...]


@dataclass(frozen=True, slots=True)
class ExportTold:
    """She wants the table as a file."""


@dataclass(frozen=True, slots=True)
class SameTold:
    """What she says is so already: nothing to change."""

    effects: tuple[Effect, ...]


Told = StockTold | LowTold | HoldsTold | WaitingTold | LogTold | ExportTold | SameTold
