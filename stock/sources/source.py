"""What a table that is kept elsewhere can do: tell what it holds, hear of sales."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from stock.errors import StockError
from stock.model import VariantKey
from stock.sheet.drafts import Sheet

Cause = Literal["missing", "refused", "private", "unreachable", "too_large", "strange"]


class SourceError(StockError):
    """The source cannot be read or written just now.

    `cause`: `missing` (no such file or address), `refused` (the key is not accepted),
    `private` (an address that is not on the internet), `unreachable` (try again),
    `too_large`, `strange` (an answer that is not as documented). The text never holds
    an address or a key.
    """

    def __init__(self, cause: Cause, reason: str) -> None:
        super().__init__(f"{cause}: {reason}")
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source holds; `mark` tells whether two readings are the same."""

    mark: str
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Sale:
    """Pieces that went away here, by variant; negative where they came in.

    A source that can takes each `id` once.
    """

    id: str
    pieces: Mapping[VariantKey, int]


class Source(Protocol):
    """A table that is kept elsewhere. `takes_sales`: it is told what is sold here."""

    name: str
    takes_sales: bool

    async def read(self, known: str = "") -> Reading | None:
        """What it holds; None: what bore the mark `known`, or it is being written.

        Raises SourceError, and BadSheet for what is no stock table.
        """
        ...

    async def write_back(self, sales: Sequence[Sale]) -> None:
        """Tell it what was sold; variants that it does not know are left out.

        Raises SourceError; before that some of the sales may have been taken.
        """
        ...
