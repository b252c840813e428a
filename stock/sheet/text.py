"""From bytes to rows of cells: encoding, separator, header, quotation marks.

What spreadsheets of all kinds write is read: UTF-8 with or without a mark, UTF-16,
Windows-1252; comma, semicolon or tab.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stock.sheet.errors import BadSheet, Problem, ProblemKind

MOST_BYTES = 5_000_000
MOST_ROWS = 50_000
SEPARATORS = ",;\t"
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row, its cells by the header's folded names; `line` is where it begins."""

    line: int
    cells: Mapping[str, str]

    def first(self, *columns: str) -> str:
        """The first of these columns that says something."""
        return next((v for c in columns if (v := self.cells.get(c, ""))), "")


@dataclass(frozen=True, slots=True)
class Grid:
    """A file as rows. `columns` maps a folded name of the header to its own writing."""

    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def decode(data: bytes) -> str:
    """Raises BadSheet."""
    if len(data) > MOST_BYTES:
        raise BadSheet((Problem(kind=ProblemKind.TOO_LARGE),))
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff")
    raise BadSheet((Problem(kind=ProblemKind.NOT_TEXT),))


def _encodings(data: bytes) -> Iterator[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
        return
    start = data[:400]
    if start[1::2].count(0) > len(start) // 4:
        yield "utf-16-le"
    if start[::2].count(0) > len(start) // 4:
        yield "utf-16-be"
    yield "utf-8-sig"
    yield "cp1252"


def folded(name: str) -> str:
    """A column's name as it is compared."""
    return " ".join(name.casefold().split())


def cut(text: str, known: frozenset[str]) -> Grid:
    """The rows of a file whose header names some of the known columns.

    Raises BadSheet when not even rows can be told apart.
    """
    lines = _lines(text, _separator(text, known))
    start, written = next(lines)
    header = [folded(cell) for cell in written]
    columns = dict(zip(header, (cell.strip() for cell in written), strict=True))
    problems = list(_twice(header, columns, start))
    rows = []
    for line, cells in lines:
        if len(cells) > len(header):
            problems.append(Problem(kind=ProblemKind.TOO_MANY_CELLS, line=line))
        else:
            rows.append(Row(line, _named(header, cells)))
    if len(rows) > MOST_ROWS:
        raise BadSheet((Problem(kind=ProblemKind.TOO_MANY_ROWS),))
    if not rows and not problems:
        raise BadSheet((Problem(kind=ProblemKind.NO_ROWS),))
    return Grid(columns, tuple(rows), tuple(problems))


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Lines that say something, and where each begins; one may go over several."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            start, line = line, reader.line_num + 1
            if any(cell.strip() for cell in cells) and not _is_mark(cells):
                yield start, cells
    except csv.Error:
        problem = Problem(kind=ProblemKind.BROKEN_QUOTES, line=line)
        raise BadSheet((problem,)) from None


def _named(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    named = zip(header, cells, strict=False)  # trailing cells may be left out
    return {name: cell for name, cell in named if name}


def _is_mark(cells: Sequence[str]) -> bool:
    """Excel's own first line "sep=;"."""
    return cells[0].casefold().startswith("sep=") and len("".join(cells)) <= 5


def _separator(text: str, known: frozenset[str]) -> str:
    """Whichever makes most sense of the header."""
    for line in text[:MOST_BYTES].splitlines()[:10]:
        counts = {
            separator: len(
                {folded(c.strip('" ')) for c in line.split(separator)} & known
            )
            for separator in SEPARATORS
        }
        best = max(counts, key=counts.__getitem__)
        if counts[best]:
            return best
    raise BadSheet((Problem(kind=ProblemKind.NO_HEADER, line=1),))


def _names(line: str, separator: str) -> frozenset[str]:
    return frozenset(folded(cell.strip('" ')) for cell in line.split(separator))


def _twice(
    header: Sequence[str], columns: Mapping[str, str], line: int
) -> Iterator[Problem]:
    for name, written in columns.items():
        if name and header.count(name) > 1:
            yield Problem(kind=ProblemKind.COLUMN_TWICE, line=line, column=written)


def has_control_character(text: str) -> bool:
    return not text.isprintable() and any(
        unicodedata.category(c) == "Cc" and c not in "\t\n\r" for c in text
    )


def guarded(value: str) -> str:
    """A cell that no spreadsheet takes for a formula; `unguarded` takes it back.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{value}" if _FORMULA.match(value) else value


def unguarded(value: str) -> str:
    return value[1:] if value[:1] == "'" and _FORMULA.match(value) else value
