"""Reads the owner's answers to what is still missing of a new product.

Pure. A draft is begun by a photo with or without a caption, or by `/new`.
"""

import re
from dataclasses import replace
from decimal import Decimal

from bot.owner.stock_memory import OpenDraft
from stock.deciding.decisions import QuestionKind
from stock.grammar import captions
from stock.grammar.intents import (
    Asked,
    Change,
    Draft,
    DraftRow,
    Intent,
    NewProduct,
    NotAboutStock,
    Unclear,
)
from stock.match.index import Index

MISSING = (
    QuestionKind.MISSING_NAME,
    QuestionKind.MISSING_PRICE,
    QuestionKind.MISSING_PIECES,
)
MOST_NAME = 80
_NAMING = (NotAboutStock, Unclear, Asked, NewProduct)
"""What a name may look like when it is read as something else."""
_PRICE = re.compile(r"[^\d]{0,20}?(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:€|[a-zà-ü]{2,5})?\W*")
_PIECES = re.compile(r"x?\s*(\d{1,3})\s*(?:pi[eè]ces?|pcs|stuks?|st|pezz[oi]|pz)?\W*")


def answered(
    opened: OpenDraft, text: str, intents: tuple[Intent, ...], index: Index
) -> Draft | None:
    """The draft with the fact that she was asked for; None: she writes of else.

    `intents` are what the text means when no draft is open.
    """
    if text.lstrip().startswith("/") or any(map(_is_of_stock, intents)):
        return None
    match opened.asks:
        case QuestionKind.MISSING_NAME:
            return _named(opened, text, intents, index)
        case QuestionKind.MISSING_PRICE:
            return _priced(opened.draft, text)
        case _:
            return _counted(opened, text, index)


def _is_of_stock(intent: Intent) -> bool:
    """A change of something that she names; "36:1 38:2" alone names nothing."""
    return isinstance(intent, Change) and not intent.target.is_bare


def _named(
    opened: OpenDraft, text: str, intents: tuple[Intent, ...], index: Index
) -> Draft | None:
    """A name, or a whole caption."""
    if len(text) > MOST_NAME or text.rstrip().endswith("?"):
        return None
    if not all(isinstance(intent, _NAMING) for intent in intents):
        return None
    told, known = captions.draft(text, index, opened.language), opened.draft
    return replace(
        known,
        name=told.name,
        price=known.price or told.price,
        details=known.details or told.details,
        rows=known.rows or told.rows,
    )


def _priced(draft: Draft, text: str) -> Draft | None:
    found = _PRICE.fullmatch(text.strip().lower())
    if found is None:
        return None
    return replace(draft, price=Decimal(found[1].replace(",", ".")))


def _counted(opened: OpenDraft, text: str, index: Index) -> Draft | None:
    """ "36:1 38:2", "bleu 3", or only a number of pieces."""
    told = captions.draft(f"{opened.draft.name}; {text}", index, opened.language)
    rows = told.rows
    alone = _PIECES.fullmatch(text.strip().lower())
    if not rows and alone:
        rows = (DraftRow("", "", int(alone[1])),)
    return replace(opened.draft, rows=rows) if rows else None
