"""From cells to values, by own strict patterns: Python would read `1_000` as well."""

import re
from decimal import Decimal

from stock.match.words import fold
from stock.sheet.text import has_control_character, unguarded

MOST_FIELD_BYTES = 4096
_PRICE = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,2})?", re.ASCII)
_QUANTITY = re.compile(r"[0-9]{1,6}", re.ASCII)
_NEGATIVE = re.compile(r"-[0-9]{1,6}", re.ASCII)
_BREAKS = re.compile(r"[\t\r\n]+")


def read_price(text: str) -> Decimal | None:
    """A decimal point or comma. None: it is no price."""
    if not _PRICE.fullmatch(text):
        return None
    return Decimal(text.replace(",", "."))


def read_quantity(text: str) -> int | None:
    return int(text) if _QUANTITY.fullmatch(text) else None


def is_negative(text: str) -> bool:
    return bool(_NEGATIVE.fullmatch(text))


def read_text(cell: str) -> str:
    """One line of text, without what guards it from being taken for a formula."""
    return unguarded(_BREAKS.sub(" ", cell).strip())


def read_long_text(cell: str) -> str:
    """As it is, with its line breaks."""
    return unguarded(cell.strip())


def is_too_long(cell: str) -> bool:
    return len(cell) > MOST_FIELD_BYTES or len(cell.encode()) > MOST_FIELD_BYTES


def is_unreadable(cell: str) -> bool:
    return has_control_character(cell)


def slug(text: str) -> str:
    """An id of a-z, 0-9 and single hyphens; "" when nothing of the text is left."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
