"""Writes intents as commands that are read back as the same: what a button stands for.

"#robe-jeanne-lin/38/bleu" is one row of the table, "#robe-jeanne-lin~38~" what her own
words 38 mean of that product; each piece is quoted as in a URL. "2?" is to be asked.
"""

from collections.abc import Iterable
from urllib.parse import quote

from stock.grammar.intents import (
    Amount,
    Asked,
    Change,
    Counted,
    Draft,
    DraftRow,
    Export,
    Hidden,
    Intent,
    NewProduct,
    NotAboutStock,
    Priced,
    Reach,
    Received,
    Removed,
    Shown,
    Sold,
    Target,
    Unclear,
    UndoLast,
    UndoOf,
)

_NAMES: dict[type, str] = {
    Sold: "sold",
    Received: "in",
    Removed: "out",
    Counted: "set",
    Priced: "price",
    Hidden: "hide",
    Shown: "show",
}


def written(intents: Iterable[Intent]) -> str:
    """One command a line. A question is not repeated, a doubt stays one."""
    lines = (_line(intent) for intent in intents)
    return "\n".join(line for line in lines if line)


def _line(intent: Intent) -> str:
    match intent:
        case Unclear(guess=None) | Asked() | Export() | NotAboutStock():
            return ""
        case Unclear(guess=guess) if guess is not None:
            return _change(guess, doubt="?")
        case NewProduct(draft=draft):
            return f"/new {_draft(draft)}"
        case UndoLast(movement=movement):
            return f"/undo @{_quoted(movement)}" if movement else "/undo"
        case UndoOf(target=target):
            return f"/undo {_target(target)}"
        case (
            Sold() | Received() | Removed() | Counted() | Priced() | Hidden() | Shown()
        ):
            return _change(intent)
        case _:
            return ""


def _change(intent: Change, doubt: str = "") -> str:
    number = _number(intent)
    pieces = [f"/{_NAMES[type(intent)]}"]
    if number:
        pieces.append(number + doubt)
    pieces.append(_target(intent.target))
    if isinstance(intent, Sold) and intent.hold:
        pieces.append(f"@{_quoted(intent.hold)}")
    return " ".join(pieces)


def _number(intent: Change) -> str:
    match intent:
        case Counted(amount=amount, is_sure=is_sure):
            return f"{_amount(amount)}{'!' if is_sure else ''}"
        case Sold(amount=amount) | Received(amount=amount) | Removed(amount=amount):
            return _amount(amount)
        case Priced(percent=percent) if percent is not None:
            return f"{percent}%"
        case Priced(by=by) if by is not None:
            return f"{by:+}"
        case Priced(price=price, is_sure=is_sure):
            return f"{price}{'!' if is_sure else ''}"
        case _:
            return ""


def _amount(amount: Amount) -> str:
    match amount.reach:
        case Reach.ALL:
            return "all"
        case Reach.LAST:
            return f"last{amount.pieces}"
        case _:
            return str(amount.pieces)


def _target(target: Target) -> str:
    if len(target.products) != 1:
        words = (target.words or target.unknown, target.size, target.colour)
        return " ".join(word for word in words if word)
    mark = "/" if target.is_exact else "~"
    product, size, colour = target.products[0], target.size, target.colour
    row = f"{mark}{_quoted(size)}{mark}{_quoted(colour)}"
    return f"#{_quoted(product)}{row if target.is_exact or size or colour else ''}"


def _quoted(text: str) -> str:
    return quote(text, safe="").replace("~", "%7E")


def _draft(draft: Draft) -> str:
    price = [f"{draft.price:.2f} €"] if draft.price is not None else []
    details = [draft.details] if draft.details else []
    rows = [_draft_row(row) for row in draft.rows]
    return "; ".join([draft.name, *price, *details, *rows])


def _draft_row(row: DraftRow) -> str:
    if row.size:
        return f"{row.colour} {row.size}:{row.pieces}".strip()
    return f"{row.colour}:{row.pieces}" if row.colour else f"x{row.pieces}"
