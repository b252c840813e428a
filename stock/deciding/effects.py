"""What differs in the stock table after a message, as values that can be kept."""

from decimal import Decimal

import msgspec

from stock.model import PriceShift, VariantKey


class PiecesEffect(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """How many pieces of a variant were and will be on hand."""

    variant: VariantKey
    before: int
    after: int
    is_new: bool = False
    """The variant was not in the table."""


class PriceEffect(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A price before and after; an empty size or colour stands for all."""

    product: str
    size: str = ""
    colour: str = ""
    before: Decimal | None
    after: Decimal | None

    @classmethod
    def of(cls, shift: PriceShift) -> "PriceEffect":
        """What the ledger recorded of one variant."""
        return cls(
            product=shift.variant.product,
            size=shift.variant.size,
            colour=shift.variant.colour,
            before=shift.from_price,
            after=shift.to_price,
        )


class ListingEffect(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    product: str
    is_hidden: bool


Effect = PiecesEffect | PriceEffect | ListingEffect
