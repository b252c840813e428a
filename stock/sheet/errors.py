"""What is wrong with a file, by line and column, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from stock.errors import StockError


class ProblemKind(StrEnum):
    """The first part refuses the file, the second only warns."""

    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    NOT_TEXT = "not_text"
    NO_ROWS = "no_rows"
    NO_HEADER = "no_header"
    MISSING_COLUMN = "missing_column"
    COLUMN_TWICE = "column_twice"
    BROKEN_QUOTES = "broken_quotes"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    NO_PRODUCT = "no_product"
    BAD_ID = "bad_id"
    BAD_PRICE = "bad_price"
    BAD_QUANTITY = "bad_quantity"
    VARIANT_TWICE = "variant_twice"
    OTHER_NAME = "other_name"

    UNKNOWN_COLUMN = "unknown_column"
    OTHER_FACT = "other_fact"
    NEGATIVE_QUANTITY = "negative_quantity"
    NO_QUANTITY = "no_quantity"
    CUT = "cut"
    SKIPPED = "skipped"


_ADVICE = {
    ProblemKind.TOO_LARGE: "the file is larger than 5 MB; split it",
    ProblemKind.TOO_MANY_ROWS: "more than 50000 rows; split the file",
    ProblemKind.NOT_TEXT: "not readable as text; save it as CSV in UTF-8",
    ProblemKind.NO_ROWS: "there are no rows below the header",
    ProblemKind.NO_HEADER: "the first line must name the columns, as in "
    "product,name,aliases,category,size,colour,sku,price,quantity,photo,details",
    ProblemKind.MISSING_COLUMN: "this column is missing; add it to the first line",
    ProblemKind.COLUMN_TWICE: "this column is there twice; remove one",
    ProblemKind.BROKEN_QUOTES: "the quotation marks do not match; every cell that "
    'begins with " must end with it, and one within it is written twice',
    ProblemKind.TOO_MANY_CELLS: "more cells than the header has columns; put quotation "
    "marks around a cell that holds the separator",
    ProblemKind.TOO_LONG: "longer than 4 KB; shorten it",
    ProblemKind.CONTROL_CHARACTER: "an invisible control character; type it anew",
    ProblemKind.NO_PRODUCT: "no product; fill in its id, or its name",
    ProblemKind.BAD_ID: "no letter or digit to make an id of; use a-z, 0-9 and -",
    ProblemKind.BAD_PRICE: "no price; write it like 39.90, without currency",
    ProblemKind.BAD_QUANTITY: "no quantity; write a whole number from 0 to 999999",
    ProblemKind.VARIANT_TWICE: "this size and colour stands there already; keep one",
    ProblemKind.OTHER_NAME: "the product has another name above; write the same",
    ProblemKind.UNKNOWN_COLUMN: "this column is not read",
    ProblemKind.OTHER_FACT: "another value stands above, which is taken",
    ProblemKind.NEGATIVE_QUANTITY: "less than none; taken as 0",
    ProblemKind.NO_QUANTITY: "no quantity; taken as 0",
    ProblemKind.CUT: "longer than 4 KB; cut",
    ProblemKind.SKIPPED: "neither a variant nor a picture; left out",
}
SHOWN = 40
"""How much of a cell is repeated to its reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """`line` counts from 1 as an editor does; `other_line` says where it clashes."""

    kind: ProblemKind
    line: int = 0
    column: str = ""
    value: str = ""
    other_line: int = 0

    def __str__(self) -> str:
        """In plain English, for the terminal."""
        where = [f"line {self.line}"] if self.line else []
        where += [f"column {self.column}"] if self.column else []
        shown = self.value[:SHOWN] + ("…" if len(self.value) > SHOWN else "")
        parts = [", ".join(where)] if where else []
        said = f"{shown!r}: {_ADVICE[self.kind]}" if shown else _ADVICE[self.kind]
        also = f" (line {self.other_line})" if self.other_line else ""
        return ": ".join([*parts, said + also])


class BadSheet(StockError):
    """A file that cannot be imported, with all that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
