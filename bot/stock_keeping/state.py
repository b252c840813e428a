"""What is known of a table that is kept elsewhere, from one look at it to the next."""

import msgspec

from stock.model import Product, VariantKey


class Given(msgspec.Struct, frozen=True):
    """So many pieces less (or more, below zero) it has been told of a variant."""

    variant: VariantKey
    pieces: int


class Seen(msgspec.Struct, frozen=True):
    """A piece that was sold at about this time (ms), here by this movement."""

    variant: VariantKey
    at: int
    movement: str = ""


class State(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`products` are what the source said when that was taken in.

    `cursor` is the newest movement that it has heard of, `given` what it was told since
    it was read. `offered` is what the owner was asked about at `asked_at` (ms);
    `offers` are the movements of her yes.
    """

    turn: int = 0
    mark: str = ""
    products: tuple[Product, ...] = ()
    hidden: frozenset[str] = frozenset()
    cursor: str = ""
    given: tuple[Given, ...] = ()
    refused: tuple[str, ...] = ()
    """Movements that it has not taken, and of which the owner is yet to hear."""
    is_read_only: bool = False
    """Its key does not let us write; what is sold waits."""
    here: tuple[Seen, ...] = ()
    there: tuple[Seen, ...] = ()
    """Pieces that were sold lately, here and there: perhaps the same ones."""
    offers: tuple[str, ...] = ()
    offered: tuple[Product, ...] = ()
    asked_at: int = 0
    failures: int = 0
