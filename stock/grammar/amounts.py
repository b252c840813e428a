"""How many pieces a clause speaks of, and at what price."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from stock.grammar.figures import Figure, Role, Span


@dataclass(slots=True, kw_only=True)
class Amounts:
    """`pieces` is None when no number counts; `is_one` after "a" or "une".

    `strange_sizes` are numbers that must be sizes, though the table has none such.
    """

    pieces: int | None = None
    role: Role = Role.BARE
    is_one: bool = False
    is_unclear: bool = False
    """Two numbers count, or one may be a size as well."""
    of_sizes: list[Figure] = field(default_factory=list)
    in_front: dict[int, int] = field(default_factory=dict)
    """Where a size begins -> the number that stands right before it: "2 L 3 XL"."""
    strange_sizes: list[Figure] = field(default_factory=list)
    prices: list[Decimal] = field(default_factory=list)
    direction: int = 0
    """Whether a price is by how much it changes: -1 less, 1 more, 0 what it becomes."""
    percent: Decimal | None = None
    claimed: list[Span] = field(default_factory=list)

    @property
    def is_told(self) -> bool:
        return self.pieces is not None or bool(self.of_sizes or self.in_front)

    def claim(self, figure: Figure) -> None:
        self.claimed.append((figure.start, figure.end))

    def take(self, figure: Figure) -> None:
        """Another number that counts."""
        if self.pieces is not None and self.pieces != figure.value:
            self.is_unclear = True
        self.pieces, self.role = figure.value, figure.role
        self.claim(figure)

    def take_price(self, figure: Figure) -> None:
        self.prices.append(Decimal(figure.value))
        self.claim(figure)

    def pair_in_front(
        self, numbers: Sequence[Figure], sizes: Sequence[int], plain: str
    ) -> None:
        """ "2 L 3 XL": as many numbers as sizes begin, each right before its own."""
        counted = [n for n in numbers if (n.start, n.end) in self.claimed]
        if len(sizes) < 2 or not len(counted) == len(numbers) == len(sizes):
            return
        pairs = list(zip(counted, sizes, strict=True))
        if all(not plain[number.end : start].strip() for number, start in pairs):
            self.in_front = {start: number.value for number, start in pairs}
            self.pieces, self.is_unclear = None, False

    def settle_pairs(self) -> None:
        """A lone "= 4" behind one product or variant is the number of it."""
        if len(self.of_sizes) == 1 and self.pieces is None:
            figure = self.of_sizes.pop()
            self.pieces, self.role = figure.value, figure.role
        elif self.of_sizes and self.pieces is not None:
            self.is_unclear = True
