"""Slash commands: "/sold 2 jeanne 38", and those that our own buttons stand for.

What a button means is written by `writing`, with products by their id.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from urllib.parse import unquote

from stock.grammar import captions
from stock.grammar.clauses import cut_line
from stock.grammar.intents import (
    Amount,
    Asked,
    Change,
    Counted,
    Doubt,
    Export,
    Hidden,
    Intent,
    NewProduct,
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
    Wanted,
)
from stock.grammar.joining import Joiner, doubted
from stock.grammar.parts import read_part
from stock.grammar.vocabulary import Mark
from stock.grammar.wanting import one_target
from stock.match.index import Index
from stock.match.meanings import colour_concepts
from stock.match.sizes import parse_size

_COMMAND = re.compile(
    r"\s*/([a-z]+)(?:@\w+)?(?=\s|$)\s*(.*)", re.IGNORECASE | re.DOTALL
)
_NUMBER = r"(?:(all|last\d*|[+-]?\d+(?:\.\d+)?[!%]?)(\?)?\s+)?"
_BY_ID = re.compile(
    rf"{_NUMBER}#([^\s/~]+)(?:([/~])([^\s/~]*)[/~]([^\s/~]*))?(?:\s+@(\S+))?"
)
_DOUBTED = re.compile(r"(all|last\d*|\d+)\?\s+(?=[^#])")
_VERBS = {
    "sold": Mark.SOLD,
    "in": Mark.RECEIVED,
    "out": Mark.REMOVED,
    "set": Mark.SET,
    "price": Mark.PRICE,
    "hide": Mark.HIDDEN,
    "show": Mark.SHOWN,
}
_QUESTIONS = {
    "stock": Wanted.STOCK,
    "low": Wanted.LOW,
    "holds": Wanted.HOLDS,
    "waiting": Wanted.WAITING,
    "log": Wanted.LOG,
}


def read(line: str, index: Index, language: str) -> tuple[Intent, ...] | None:
    """The intents of a command line; None: it is none."""
    found = _COMMAND.fullmatch(line.strip())
    if found is None:
        return None
    name, rest = found[1].lower(), found[2].strip()
    if name in _VERBS:
        by_id = _BY_ID.fullmatch(rest)
        if by_id:
            return (_by_id(name, by_id, index, language),)
        return _of_words(name, rest, index, language)
    if name in _QUESTIONS:
        target = _target(rest, index, language)
        return (Asked(what=_QUESTIONS[name], target=target),)
    return _other(name, rest, index, language)


def _other(
    name: str, rest: str, index: Index, language: str
) -> tuple[Intent, ...] | None:
    match name:
        case "undo" if rest.startswith("@"):
            return (UndoLast(unquote(rest[1:])),)
        case "undo":
            target = _target(rest, index, language)
            return (UndoOf(target) if target else UndoLast(),)
        case "export":
            return (Export(),)
        case "new":
            made = captions.draft(rest, index, language)
            return (NewProduct(draft=made, is_sure=True),)
        case _:
            return None


def _of_words(name: str, rest: str, index: Index, language: str) -> tuple[Intent, ...]:
    mark = _VERBS[name]
    doubt = _DOUBTED.match(rest)
    text = f"{doubt[1]} {rest[doubt.end() :]}" if doubt else rest
    parts = [
        read_part(clause, language, index, mark)
        for clause in cut_line(text, language, index, 0)
    ]
    intents = Joiner(parts, is_command=True).intents()
    if not intents:
        return (Unclear(doubt=Doubt.HOW_MANY, target=Target()),)
    return tuple(map(doubted, intents)) if doubt else tuple(intents)


def _target(rest: str, index: Index, language: str) -> Target | None:
    by_id = _BY_ID.fullmatch(rest)
    if by_id:
        return _row(by_id, index, language)
    for clause in cut_line(rest, language, index, 0):
        target = one_target(read_part(clause, language, index))
        return target if not target.is_bare else Target(unknown=rest)
    return None


def _row(found: re.Match[str], index: Index, language: str) -> Target:
    product, size, colour = (unquote(found[n] or "") for n in (3, 5, 6))
    return Target(
        words=product,
        products=(product,),
        is_exact=found[4] == "/",
        size=size,
        as_size=parse_size(size) if size else None,
        colour=colour,
        as_colour=colour_concepts(colour, index.lexicon, language),
    )


def _by_id(name: str, found: re.Match[str], index: Index, language: str) -> Intent:
    target, number = _row(found, index, language), found[1] or ""
    hold = unquote(found[7] or "")
    makers: dict[str, Callable[[], Change | Unclear]] = {
        "sold": lambda: Sold(target=target, amount=_amount(number), hold=hold),
        "in": lambda: Received(target=target, amount=_amount(number)),
        "out": lambda: Removed(target=target, amount=_amount(number)),
        "set": lambda: Counted(
            target=target,
            amount=_amount(number.rstrip("!") or "0"),
            is_sure=number.endswith("!"),
        ),
        "price": lambda: _priced(target, number),
        "hide": lambda: Hidden(target=target),
        "show": lambda: Shown(target=target),
    }
    intent = makers[name]()
    return doubted(intent) if found[2] else intent


def _amount(number: str) -> Amount:
    if number == "all":
        return Amount(0, Reach.ALL)
    if number.startswith("last"):
        return Amount(int(number[4:] or 1), Reach.LAST)
    return Amount(int(number)) if number.isdigit() else Amount()


def _priced(target: Target, number: str) -> Priced | Unclear:
    if not number or not number.rstrip("!%").replace(".", "").lstrip("+-").isdigit():
        return Unclear(doubt=Doubt.NO_PRICE, target=target)
    value = Decimal(number.rstrip("!%"))
    if number.endswith("%"):
        return Priced(target=target, percent=value)
    if number[0] in "+-":
        return Priced(target=target, by=value)
    return Priced(target=target, price=value, is_sure=number.endswith("!"))
