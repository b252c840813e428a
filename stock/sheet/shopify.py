"""Shopify's product and inventory exports: several rows to a product.

A row is a variant, a picture, or a variant's pieces at one more location.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from stock.match.words import fold
from stock.model import Fact, Product, Variant
from stock.sheet.drafts import Draft, Reading, Sheet
from stock.sheet.errors import ProblemKind
from stock.sheet.fields import (
    MOST_FIELD_BYTES,
    is_negative,
    is_unreadable,
    read_quantity,
)
from stock.sheet.markup import plain
from stock.sheet.options import joined, roles
from stock.sheet.shopify_columns import OPTIONS, Columns
from stock.sheet.text import Grid, Row

_HIDDEN = frozenset(("draft", "archived", "unlisted"))
_MOST_ALIAS = 40


@dataclass(slots=True)
class Entry:
    """A variant as its rows say it."""

    row: Row
    options: tuple[str, ...]
    sku: str
    price: Decimal | None
    pieces: int = 0


@dataclass(slots=True)
class Style:
    """What is gathered of a product besides its draft."""

    draft: Draft
    names: list[str] = field(default_factory=lambda: list(OPTIONS))
    entries: list[Entry] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    photos: dict[int, str] = field(default_factory=dict)
    """By position."""
    is_hidden: bool = False


def read(grid: Grid) -> Sheet:
    """Raises BadSheet."""
    reader = Reader(grid)
    for row in grid.rows:
        reader.read(row)
    return reader.sheet()


class Reader:
    """Reads the rows of one export."""

    def __init__(self, grid: Grid) -> None:
        self._reading = Reading(grid)
        self._columns = Columns.of(grid)
        self._tells = self._columns.tells(grid)
        self._is_inventory = "location" in grid.columns
        self._styles: dict[str, Style] = {}

    def read(self, row: Row) -> None:
        draft = self._reading.draft(row, self._columns.handle, "title")
        if draft is None:
            return
        style = self._styles.setdefault(draft.id, Style(draft))
        self._read_facts(style, row)
        has_photo = self._read_photo(style, row)
        columns = (
            "option1 value",
            self._columns.price,
            self._columns.sku,
            *self._columns.quantities,
            *self._columns.locations,
        )
        is_first = bool(row.first("title")) and not style.entries
        if is_first or row.first(*columns).strip():
            self._read_entry(style, row)
        elif not has_photo:
            self._reading.warn(ProblemKind.SKIPPED, row, self._columns.handle)

    def sheet(self) -> Sheet:
        for style in self._styles.values():
            self._add_variants(style)
        self._reading.check()
        counts = Counter(
            fold(tag) for s in self._styles.values() for tag in set(s.tags)
        )
        return Sheet(
            products=tuple(_product(style, counts) for style in self._styles.values()),
            tells=self._tells,
            warnings=tuple(self._reading.warnings),
        )

    def _read_facts(self, style: Style, row: Row) -> None:
        reading, columns, draft = self._reading, self._columns, style.draft
        reading.tell(draft, Fact.NAME, row, "title", reading.cell(row, "title"))
        for column in columns.category:
            category = reading.cell(row, column).rsplit(">", 1)[-1].strip()
            reading.tell(draft, Fact.CATEGORY, row, column, category)
        details = self._details(row)
        reading.tell(draft, Fact.DETAILS, row, columns.body, details)
        if not style.tags:
            tags = (tag.strip() for tag in reading.cell(row, "tags").split(","))
            style.tags = list(dict.fromkeys(tag for tag in tags if tag))
        state = row.first(columns.published).strip().casefold()
        style.is_hidden = style.is_hidden or state in _HIDDEN or state == "false"

    def _details(self, row: Row) -> str:
        column = self._columns.body
        raw = row.cells.get(column, "")
        if is_unreadable(raw):
            self._reading.refuse(ProblemKind.CONTROL_CHARACTER, row, column)
            return ""
        text = plain(raw)
        kept = text.encode()[:MOST_FIELD_BYTES].decode(errors="ignore").strip()
        if kept != text:
            self._reading.warn(ProblemKind.CUT, row, column)
        return kept

    def _read_photo(self, style: Style, row: Row) -> bool:
        photo = self._reading.cell(row, self._columns.image)
        place = row.first("image position").strip()
        last = max(style.photos, default=0) + 1
        if photo:
            position = read_quantity(place) if place else last
            style.photos.setdefault(last if position is None else position, photo)
        of_variant = self._reading.cell(row, self._columns.variant_image)
        if of_variant:
            style.photos.setdefault(1_000_000, of_variant)
        return bool(photo or of_variant)

    def _read_entry(self, style: Style, row: Row) -> None:
        reading = self._reading
        for place, option in enumerate(OPTIONS):
            style.names[place] = (
                reading.cell(row, f"{option} name") or style.names[place]
            )
        entry = Entry(
            row=row,
            options=tuple(reading.cell(row, f"{option} value") for option in OPTIONS),
            sku=reading.cell(row, self._columns.sku),
            price=reading.price(row, self._columns.price),
            pieces=self._pieces(row),
        )
        for known in style.entries if self._is_inventory else ():
            if known.options == entry.options:
                known.pieces += entry.pieces  # the same variant at another location
                return
        style.entries.append(entry)

    def _pieces(self, row: Row) -> int:
        """May be negative: more sold than there were, to be told at the end."""
        if self._columns.locations:
            return sum(
                self._count(row, column)
                for column in self._columns.locations
                if row.first(column).strip()
            )
        for column in self._columns.quantities:
            if row.first(column).strip():
                return self._count(row, column)
        for column in self._columns.quantities[:1]:
            self._reading.warn(ProblemKind.NO_QUANTITY, row, column)
        return 0

    def _count(self, row: Row, column: str) -> int:
        text = row.first(column).strip()
        if text.casefold() == "not stocked":
            return 0
        if is_negative(text):
            return int(text)
        bad = ProblemKind.BAD_QUANTITY
        return self._reading.value(row, column, read_quantity, bad) or 0

    def _add_variants(self, style: Style) -> None:
        names = _distinct(style.names)
        values = {
            name: [entry.options[place] for entry in style.entries]
            for place, name in enumerate(names)
        }
        sizes, colours = roles(values)
        for entry in style.entries:
            cells = dict(zip(names, entry.options, strict=True))
            if entry.pieces < 0:
                column = next(
                    iter((*self._columns.quantities, *self._columns.locations))
                )
                self._reading.warn(ProblemKind.NEGATIVE_QUANTITY, entry.row, column)
            variant = Variant(
                product=style.draft.id,
                size=joined(cells, sizes),
                colour=joined(cells, colours),
                sku=entry.sku,
                price=entry.price,
                on_hand=max(0, entry.pieces),
            )
            self._reading.add(style.draft, variant, entry.row, "option1 value")


def _distinct(names: Iterable[str]) -> list[str]:
    """Names of options, told apart where two are the same."""
    seen: list[str] = []
    for name in names:
        seen.append(f"{name} {len(seen) + 1}" if name in seen else name)
    return seen


def _product(style: Style, counts: Counter[str]) -> Product:
    if style.photos:
        first = style.photos[min(style.photos)]
        style.draft.facts[Fact.PHOTO] = (first, style.draft.line)
    aliases = tuple(_aliases(style, counts))
    return style.draft.product(aliases, hidden=style.is_hidden)


def _aliases(style: Style, counts: Counter[str]) -> Iterator[str]:
    """Its tags that name it: not those of other products too, nor a machine's."""
    for tag in style.tags:
        is_word = len(tag) <= _MOST_ALIAS and not set(tag) & set(":_=#")
        if is_word and counts[fold(tag)] == 1:
            yield tag
