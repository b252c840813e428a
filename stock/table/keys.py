"""Every Redis key of the stock table, in one place.

A shop's keys bear one hash tag, given by the Keys that are passed in, so that every
script stays within one slot of a cluster.
"""

from dataclasses import astuple, dataclass, fields
from typing import Protocol

from stock.model import VariantKey

SEPARATOR = "\x1f"
"""Between the parts of a name; the same as in `lua/common.lua`."""


def joined(*parts: str) -> str:
    """A name that the scripts take apart again. Raises ValueError."""
    if any(SEPARATOR in part for part in parts):
        raise ValueError(f"a name holds a control character: {parts!r}")
    return SEPARATOR.join(parts)


def variant_name(variant: VariantKey) -> str:
    return joined(variant.product, variant.size, variant.colour)


def variant_key(name: str) -> VariantKey:
    return VariantKey(*name.split(SEPARATOR))


class Keys(Protocol):
    """Makes the keys of one shop, or of a scratch copy, under its hash tag."""

    def named(self, *parts: str) -> str: ...


@dataclass(frozen=True, slots=True)
class StockKeys:
    """In the order in which the scripts take them; `lua/common.lua` explains each."""

    meta: str
    pieces: str
    catalogue: str
    order: str
    changed: str
    movements: str
    parts: str
    touched: str
    ledger: str
    by_product: str
    by_author: str
    undone: str
    holds: str
    live: str
    holders: str
    waiting: str
    line: str

    @classmethod
    def under(cls, keys: Keys) -> "StockKeys":
        return cls(**{f.name: keys.named("stock", f.name) for f in fields(cls)})

    @property
    def all(self) -> tuple[str, ...]:
        return astuple(self)
