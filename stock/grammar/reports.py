"""What a clause reports, as intents: its verb, its amounts, each variant it names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stock.grammar.amounts import Amounts
from stock.grammar.figures import Role
from stock.grammar.intents import (
    Amount,
    Change,
    Counted,
    Doubt,
    Hidden,
    Intent,
    Priced,
    Reach,
    Received,
    Removed,
    Shown,
    Sold,
    Target,
    Unclear,
)
from stock.grammar.parts import Part
from stock.grammar.stance import Stance
from stock.grammar.things import Want
from stock.grammar.vocabulary import Mark
from stock.grammar.wanting import carried, narrowed

_SILENT = (Mark.WEAK_LEFT, Mark.AGAIN, Mark.HAVE, Mark.COUNTED, Mark.SET)
"""Verbs that say nothing when no number stands with them."""
_NUMBERED = (Mark.COUNTED, Mark.SET)
"""Verbs beside which "a" is no number."""
_GONE = (Mark.NONE_LEFT, Mark.SOLD_OUT)
_TALK = tuple(
    mark for mark in Mark if mark not in (Mark.ALL, Mark.LAST, Mark.STOCK, Mark.WHOSE)
)


@dataclass(frozen=True, slots=True)
class Verb:
    """What happened, how much that is a report, and the numbers that it came with."""

    mark: Mark
    stance: Stance
    amounts: Amounts


def reported(
    part: Part, verb: Verb, before: Target, repeated: Verb | None
) -> Iterator[Intent]:
    """The intents of a clause. `repeated`: the same verb as it came just before."""
    for want in part.wants or (Want(),):
        own = narrowed(part.target, want)
        target = _in_context(own, before, verb, repeated)
        if _is_talk(part, target, verb):
            continue
        yield from _one(part, verb, want, target, repeated)


def _in_context(
    own: Target, before: Target, verb: Verb, repeated: Verb | None
) -> Target:
    target = carried(own, before)
    if not own.is_bare or repeated is not None or verb.mark not in _GONE:
        return target
    if own.size and not own.colour:  # "no more 36" is of all colours
        return replace(target, colour="", as_colour=frozenset())
    return target


def _is_talk(part: Part, target: Target, verb: Verb) -> bool:
    """A verb of stock in a sentence about something else: "perdu mes clés"."""
    loose = part.lead + part.rest
    if target.is_bare:
        return loose > (1 if part.wants else 0)
    if not target.unknown:
        return False
    told = part.wants or part.amounts.is_told
    if part.act is None and part.is_about_prices:
        return not part.names_only
    if verb.mark in (Mark.LEFT, *_SILENT):
        return not part.wants
    if part.has(Mark.WHOSE) and not told:
        return True
    return not told and (loose > 2 or not part.act_is_first)


def _one(
    part: Part, verb: Verb, want: Want, target: Target, repeated: Verb | None
) -> Iterator[Intent]:
    match verb.mark:
        case Mark.HIDDEN | Mark.SHOWN:
            yield from _listed(part, verb, target)
        case Mark.PRICE | Mark.WEAK_PRICE:
            yield from _priced(part, target)
        case Mark.SET if part.amounts.prices or part.amounts.percent is not None:
            yield from _priced(part, target)
        case Mark.NONE_LEFT | Mark.SOLD_OUT:
            yield from _gone(part, verb, target)
        case Mark.SOLD | Mark.RECEIVED | Mark.REMOVED:
            amount = _moved(part, verb, want, repeated)
            yield _piece(verb.mark, target, amount)
        case _:
            yield from _counted(part, verb, want, target)


def _listed(part: Part, verb: Verb, target: Target) -> Iterator[Intent]:
    if not part.act_is_first or target.is_bare:
        return
    hides = verb.mark == Mark.HIDDEN
    yield Hidden(target=target) if hides else Shown(target=target)


def _priced(part: Part, target: Target) -> Iterator[Intent]:
    amounts = part.amounts
    if amounts.is_unclear and not amounts.prices:
        yield Unclear(doubt=Doubt.NO_PRICE, target=target)
    elif amounts.prices:
        made = _new_price(part, target)
        unclear = amounts.is_unclear and (part.act is None or part.has(Mark.LEFT))
        doubt = Unclear(doubt=Doubt.UNSURE, target=target, guess=made)
        yield doubt if unclear else made
    elif amounts.percent is not None:
        yield Priced(target=target, percent=amounts.percent)
    elif part.lead + part.rest == 0 and not target.is_bare:
        yield Unclear(doubt=Doubt.NO_PRICE, target=target)


def _new_price(part: Part, target: Target) -> Priced:
    """The last one: "59 € -> 39 €"; the first where the last is what it was."""
    prices = part.amounts.prices
    if part.amounts.direction:
        return Priced(target=target, by=prices[-1] * part.amounts.direction)
    money = part.figures.money if part.figures else ()
    if len(money) > 1 and any(
        one.mark == Mark.SLIP and money[0].end <= one.start < money[-1].start
        for one in part.marks
    ):
        return Priced(target=target, price=prices[0])
    return Priced(target=target, price=prices[-1])


def _gone(part: Part, verb: Verb, target: Target) -> Iterator[Intent]:
    is_all = verb.mark == Mark.SOLD_OUT or part.has(Mark.ALL)
    if part.amounts.is_unclear or part.amounts.pieces:
        guess = Counted(target=target, amount=Amount(part.amounts.pieces or 0))
        yield Unclear(doubt=Doubt.HOW_MANY, target=target, guess=guess)
        return
    reach = Reach.ALL if is_all else Reach.EXACTLY
    yield Counted(target=target, amount=Amount(0, reach))


def _moved(part: Part, verb: Verb, want: Want, repeated: Verb | None) -> Amount:
    """How many were sold, received or removed."""
    amounts = part.amounts
    if want.pieces is not None:
        return Amount(want.pieces)
    pieces = amounts.pieces
    if repeated is not None and part.target.is_bare and not part.wants:
        return Amount(pieces or 1, Reach.UNCLEAR)  # the same said again, or more?
    if amounts.is_unclear or (pieces is None and part.has(Mark.SOME)):
        return Amount(pieces or 1, Reach.UNCLEAR)
    if part.has(Mark.LAST) and len(part.wants) < 2:
        return Amount(pieces or 1, Reach.LAST)
    if part.has(Mark.ALL) and pieces is None:
        return Amount(0, Reach.ALL)
    if pieces is None:
        return Amount(1, Reach.UNCLEAR) if _is_vague(part, verb, repeated) else Amount()
    if len(part.wants) > 1 or (verb.mark, amounts.role) in _CONTRARY:
        return Amount(pieces, Reach.UNCLEAR)
    return Amount(pieces)


_CONTRARY = (
    (Mark.SOLD, Role.MORE),
    (Mark.REMOVED, Role.MORE),
    (Mark.RECEIVED, Role.FEWER),
    (Mark.RECEIVED, Role.EQUALS),
    (Mark.SOLD, Role.EQUALS),
    (Mark.REMOVED, Role.EQUALS),
)


def _is_vague(part: Part, verb: Verb, repeated: Verb | None) -> bool:
    """No number: "2 jeanne 38 et 40" may be two of each, "they are in" any number."""
    if part.amounts.is_one:
        return False
    several = repeated is not None and (repeated.amounts.pieces or 0) > 1
    if several and part.target.is_bare:
        return True
    return verb.mark == Mark.RECEIVED and part.has(Mark.IS, Mark.DELIVERY)


def _piece(mark: Mark, target: Target, amount: Amount) -> Intent:
    made: Change
    match mark:
        case Mark.SOLD:
            made = Sold(target=target, amount=amount)
        case Mark.RECEIVED:
            made = Received(target=target, amount=amount)
        case _:
            made = Removed(target=target, amount=amount)
    if amount.reach == Reach.UNCLEAR:
        return Unclear(doubt=Doubt.HOW_MANY, target=target, guess=made)
    return made


def _counted(part: Part, verb: Verb, want: Want, target: Target) -> Iterator[Intent]:
    pieces = want.pieces if want.pieces is not None else part.amounts.pieces
    if pieces is None and part.amounts.is_one and verb.mark not in _NUMBERED:
        pieces = 1
    if pieces is None:
        if verb.mark not in _SILENT and part.wants and not part.target.is_bare:
            yield Unclear(doubt=Doubt.HOW_MANY, target=target)
        return
    count = Counted(target=target, amount=Amount(pieces))
    several = len(part.wants) > 1 and want.pieces is None
    if part.amounts.is_unclear or several:
        yield Unclear(doubt=Doubt.HOW_MANY, target=target, guess=count)
    elif verb.mark in (Mark.AGAIN, Mark.HAVE):
        yield Unclear(doubt=Doubt.UNSURE, target=target, guess=count)
    else:
        yield count


def bare(parts: Sequence[Part]) -> Iterator[Intent]:
    """A message that only names products: what has happened to them?"""
    for part in parts:
        loose = part.lead + part.rest > (1 if part.amounts.pieces else 0)
        talks = part.has(*(mark for mark in _TALK if mark != Mark.SLIP))
        about = part.is_about_things or part.has(Mark.SLIP)
        if loose or talks or part.clause.is_question or part.act or not about:
            return
    for part in parts:
        if not part.target.products:
            continue
        target = narrowed(part.target, part.wants[0]) if part.wants else part.target
        guess = Sold(target=target, amount=Amount(part.amounts.pieces or 1))
        yield Unclear(doubt=Doubt.BARE, target=target, guess=guess)
