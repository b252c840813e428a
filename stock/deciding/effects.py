"""What differs in the stock table after a message, as values."""

from dataclasses import dataclass
from decimal import Decimal

from stock.model import VariantKey


@dataclass(frozen=True, slots=True, kw_only=True)
class PiecesEffect:
    """How many pieces of a variant were and will be on hand."""

    variant: VariantKey
    before: int
    after: int
    is_new: bool = False
    """The variant was not in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceEffect:
    """A price before and after; an empty size or colour stands for all."""

    product: str
    size: str = ""
    colour: str = ""
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingEffect:
    product: str
    is_hidden: bool


Effect = PiecesEffect | PriceEffect | ListingEffect
