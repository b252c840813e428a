"""From rows to products: what the readers of all formats share.

A reader says what a row means; the drafts gather variants under their product, in the
order of the file, and every problem on the way.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from stock.match.words import fold
from stock.model import Fact, Product, Variant
from stock.sheet.errors import BadSheet, Problem, ProblemKind
from stock.sheet.fields import (
    is_too_long,
    is_unreadable,
    read_price,
    read_text,
    slug,
)
from stock.sheet.text import Grid, Row

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The products of a file, which facts it tells, and what its reader should know."""

    products: tuple[Product, ...]
    tells: frozenset[Fact]
    warnings: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Draft:
    """A product while its rows are read. Facts: the first that is told, and where."""

    id: str
    line: int
    facts: dict[Fact, tuple[str, int]] = field(default_factory=dict)
    variants: dict[tuple[str, str], Variant] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    """Where each variant stands, by its folded size and colour."""

    def fact(self, fact: Fact) -> str:
        return self.facts.get(fact, ("", 0))[0]

    def product(self, aliases: tuple[str, ...], *, hidden: bool = False) -> Product:
        return Product(
            id=self.id,
            name=self.fact(Fact.NAME),
            aliases=aliases,
            category=self.fact(Fact.CATEGORY),
            photo=self.fact(Fact.PHOTO),
            details=self.fact(Fact.DETAILS),
            hidden=hidden,
            variants=tuple(self.variants.values()),
        )


class Reading:
    """One file while it is read: its drafts, problems and warnings."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.drafts: dict[str, Draft] = {}
        self.problems = list(grid.problems)
        self.warnings: list[Problem] = []

    def refuse(
        self, kind: ProblemKind, row: Row, column: str, *, other_line: int = 0
    ) -> None:
        self.problems.append(self._problem(kind, row, column, other_line))

    def warn(
        self, kind: ProblemKind, row: Row, column: str, *, other_line: int = 0
    ) -> None:
        self.warnings.append(self._problem(kind, row, column, other_line))

    def _problem(
        self, kind: ProblemKind, row: Row, column: str, other_line: int
    ) -> Problem:
        return Problem(
            kind=kind,
            line=row.line,
            column=self.grid.columns.get(column, column),
            value=row.cells.get(column, "").strip(),
            other_line=other_line,
        )

    def cell(
        self, row: Row, column: str, read: Callable[[str], str] = read_text
    ) -> str:
        """The text of a cell; a cell that cannot be taken is refused and empty."""
        raw = row.cells.get(column, "")
        if not raw or raw.isspace():
            return ""
        if is_too_long(raw):
            self.refuse(ProblemKind.TOO_LONG, row, column)
            return ""
        if is_unreadable(raw):
            self.refuse(ProblemKind.CONTROL_CHARACTER, row, column)
            return ""
        return read(raw)

    def value(
        self,
        row: Row,
        column: str,
        read: Callable[[str], T | None],
        otherwise: ProblemKind,
    ) -> T | None:
        """What a strict reader makes of a cell; None with a problem if nothing."""
        text = row.cells.get(column, "").strip()
        found = read(text)
        if found is None:
            self.refuse(otherwise, row, column)
        return found

    def price(self, row: Row, column: str) -> Decimal | None:
        """None where the cell is empty: the price is not known."""
        if not row.cells.get(column, "").strip():
            return None
        return self.value(row, column, read_price, ProblemKind.BAD_PRICE)

    def draft(self, row: Row, id_column: str, name_column: str) -> Draft | None:
        """The product that a row is of, by its id or else its name."""
        text = self.cell(row, id_column) or self.cell(row, name_column)
        if not text:
            self.refuse(ProblemKind.NO_PRODUCT, row, id_column)
            return None
        id = slug(text)
        if not id:
            self.refuse(ProblemKind.BAD_ID, row, id_column)
            return None
        return self.drafts.setdefault(id, Draft(id, row.line))

    def tell(
        self,
        draft: Draft,
        fact: Fact,
        row: Row,
        column: str,
        value: str,
        clash: ProblemKind | None = None,
    ) -> None:
        """A product's fact: the first one stands, `clash` says what another one is."""
        if not value:
            return
        known, line = draft.facts.setdefault(fact, (value, row.line))
        if known == value or clash is None:
            return
        note = self.refuse if clash == ProblemKind.OTHER_NAME else self.warn
        note(clash, row, column, other_line=line)

    def add(self, draft: Draft, variant: Variant, row: Row, column: str) -> None:
        """A variant of the product; refused when it stands there already."""
        key = (fold(variant.size), fold(variant.colour))
        if key in draft.lines:
            self.refuse(
                ProblemKind.VARIANT_TWICE, row, column, other_line=draft.lines[key]
            )
            return
        draft.lines[key] = row.line
        draft.variants[(variant.size, variant.colour)] = variant

    def check(self) -> None:
        """Raises BadSheet with every problem that was found, in the file's order."""
        if self.problems:
            raise BadSheet(tuple(sorted(self.problems, key=lambda p: p.line)))
