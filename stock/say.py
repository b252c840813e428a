"""Decides what an owner's message does to the stock table.

Pure. `grammar.read` says what she means, `decide` what comes of it: steps for the
ledger, a question with candidates, or an answer; never a guess. The parts are in
`stock/deciding/`; `perform` there takes the steps.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from stock.deciding.candidates import with_candidates
from stock.deciding.decisions import Context, Decision, Outcome
from stock.deciding.effects import Effect, ListingEffect, PiecesEffect, PriceEffect
from stock.deciding.playing import Play
from stock.deciding.told import LogTold, SameTold, StockTold, Told
from stock.grammar.intents import (
    Asked,
    Counted,
    Intent,
    Removed,
    Sold,
    Unclear,
    UndoLast,
    UndoOf,
    Wanted,
)
from stock.match.index import Index, build
from stock.match.lexicon import Lexicon
from stock.model import Table


class Need(StrEnum):
    """What of the context must be read before a message can be decided."""

    HOLDS = "holds"
    WAITING = "waiting"
    MOVEMENTS = "movements"


def needs(intents: Iterable[Intent]) -> frozenset[Need]:
    """What `decide` will look at besides the table."""
    found: set[Need] = set()
    for intent in intents:
        match intent:
            case Sold() | Removed() | Counted() | Unclear():
                found.add(Need.HOLDS)
            case UndoLast() | UndoOf() | Asked(what=Wanted.LOG):
                found.add(Need.MOVEMENTS)
            case Asked(what=Wanted.HOLDS):
                found.add(Need.HOLDS)
            case Asked(what=Wanted.WAITING):
                found.add(Need.WAITING)
    return frozenset(found)


def owner_index(table: Table, lexicon: Lexicon) -> Index:
    """The index for the owner's words: hidden products are found as well."""
    shown = {product.id: replace(product, hidden=False) for product in table}
    return build(replace(table, products=shown), lexicon)


class Indexes:
    """Gives the owner's index of a table, made anew when the catalogue has changed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: tuple[int, Index] | None = None

    def __call__(self, table: Table) -> Index:
        if self._known is None or self._known[0] != table.catalogue_version:
            self._known = (table.catalogue_version, owner_index(table, self._lexicon))
        return self._known[1]


def decide(
    intents: Sequence[Intent], table: Table, index: Index, context: Context
) -> Decision:
    """What comes of a message: all of its changes, or none and a question.

    `index` is `owner_index` of the same catalogue.
    """
    played = Play(table, index, context)
    played.run(intents)
    if played.asked:
        question = with_candidates(played, table, index, context)
        spoken = question.target.products
        product = spoken[0] if len(spoken) == 1 else ""
        return Decision(outcome=Outcome.ASKED, question=question, product=product)
    draft, told = played.draft, tuple(played.told)
    if draft.same:
        told = (*told, SameTold(draft.same))
    product = _spoken(draft.effects, told)
    if draft.steps:
        return Decision(
            outcome=Outcome.CHANGED,
            effects=draft.effects,
            steps=draft.steps,
            told=told,
            product=product,
        )
    outcome = Outcome.TOLD if told else Outcome.NONE
    return Decision(outcome=outcome, told=told, product=product)


def _spoken(effects: Sequence[Effect], told: Sequence[Told]) -> str:
    """The product that was spoken of last, if it was one."""
    found = [_product(effect) for effect in effects]
    for one in told:
        if isinstance(one, StockTold) and len(one.products) == 1:
            found.append(one.products[0].id)
        elif isinstance(one, SameTold):
            found += map(_product, one.effects)
        elif isinstance(one, LogTold) and one.product:
            found.append(one.product)
    return found[-1] if found else ""


def _product(effect: Effect) -> str:
    return (
        effect.variant.product if isinstance(effect, PiecesEffect) else effect.product
    )


def as_json(outcome: Outcome, changes: Iterable[Effect], reply: str) -> dict[str, Any]:
    """What `comptoir stock say --json` prints of one message."""
    return {
        "outcome": outcome.value,
        "changes": [_change(effect) for effect in changes],
        "reply": reply,
    }


def _change(effect: Effect) -> dict[str, Any]:
    match effect:
        case PiecesEffect(variant=key, before=before, after=after):
            row = dict(_named(key.product, key.size, key.colour))
            return {**row, "from": before, "to": after}
        case PriceEffect(before=old, after=new):
            row = dict(_named(effect.product, effect.size, effect.colour))
            return {
                **row,
                "price_from": None if old is None else float(old),
                "price_to": None if new is None else float(new),
            }
        case ListingEffect(product=product, is_hidden=is_hidden):
            return {"product": product, "hidden": is_hidden}


def _named(product: str, size: str, colour: str) -> Iterator[tuple[str, str]]:
    yield "product", product
    if size:
        yield "size", size
    if colour:
        yield "colour", colour
