"""What the owner asks about her stock, or wants done with the table as a whole.

"stock jeanne", "combien il reste de 38 ?", "undo", "export": nothing here changes
pieces or prices.
"""

from collections.abc import Sequence

from stock.grammar.intents import (
    Asked,
    Export,
    Intent,
    NotAboutStock,
    Target,
    UndoLast,
    UndoOf,
    Wanted,
)
from stock.grammar.marks import Found
from stock.grammar.parts import Part
from stock.grammar.vocabulary import Mark
from stock.grammar.wanting import one_target

_LISTS = {
    Mark.LOW: Wanted.LOW,
    Mark.WAITING: Wanted.WAITING,
    Mark.HOLDS: Wanted.HOLDS,
    Mark.LOG: Wanted.LOG,
}
_OF_STOCK = (
    Mark.STOCK,
    Mark.SOLD,
    Mark.SOLD_OUT,
    Mark.NONE_LEFT,
    Mark.LEFT,
    Mark.WEAK_LEFT,
    Mark.AGAIN,
    Mark.HAVE,
    Mark.RECEIVED,
    Mark.NOT,
)
_OF_WHAT_WAS_SPOKEN_OF = (Mark.LEFT, Mark.WEAK_LEFT, Mark.AGAIN, Mark.HAVE)
""" "How many are left?" without a product asks about the last one."""
_CHANGES = (Mark.SOLD, Mark.RECEIVED, Mark.REMOVED, Mark.COUNTED, Mark.PRICE)
MOST_WORDS = 3
"""So many unexplained words beside a request make it talk."""


def asked_at_large(part: Part) -> Intent | None:
    """Undo, export or one of the owner's lists."""
    found = {one.mark for one in part.marks}
    if found & {Mark.YOU, Mark.SORRY, Mark.MODAL, Mark.IF, Mark.NOT}:
        return None
    if part.lead + part.rest > MOST_WORDS:
        return None
    if Mark.UNDO in found and _is_undo(part):
        target = one_target(part)
        return UndoLast() if target.is_bare else UndoOf(target)
    if Mark.EXPORT in found:
        return Export()
    for mark, what in _LISTS.items():
        if mark in found and _is_request(part, mark):
            target = one_target(part)
            return Asked(what=what, target=None if target.is_bare else target)
    return None


def _is_undo(part: Part) -> bool:
    """The bare command, with the name of the thing; not "cancel my order"."""
    with_it = {Mark.UNDO, Mark.LAST, Mark.ALL, *_CHANGES}
    first = min(part.marks, key=lambda one: one.start)
    return (
        first.mark == Mark.UNDO
        and all(one.mark in with_it for one in part.marks)
        and not (part.clause.is_question or part.lead + part.rest)
    )


def _is_request(part: Part, mark: Mark) -> bool:
    if mark == Mark.LOG:
        return True
    if mark == Mark.HOLDS and part.wants and not part.clause.is_question:
        return False  # "capri 37 gereserveerd voor Els" tells
    return part.clause.is_question or not part.has(*_CHANGES)


def asked_of_stock(part: Part, before: Target) -> Intent | None:
    """A question about what there is, or NotAboutStock for any other question.

    None: it is no question. `before` is what was spoken of.
    """
    opens = _opens_with_question(part)
    if not part.clause.is_question and not opens:
        return None
    own = one_target(part)
    target = before if own.is_bare else own
    silent = part.has(Mark.YOU, Mark.SORRY) or bool(part.amounts.prices)
    if silent or (target.is_bare and not part.wants and not opens):
        return NotAboutStock()
    bare = part.lead + part.rest == 0 and not own.is_bare
    if not (part.has(*_OF_STOCK) or bare):
        return NotAboutStock()
    is_all = target.is_bare and not part.has(*_OF_WHAT_WAS_SPOKEN_OF)
    return Asked(what=Wanted.STOCK, target=None if is_all else target)


def is_to_somebody(part: Part, message: Sequence[Part]) -> bool:
    """Whether a question stands in an answer: "Yes, 2 left, shall I keep one?"."""
    place = message.index(part)
    if any(one.has(Mark.YES_NO) for one in message[: place + 1]):
        return True
    return any(
        other.has(Mark.YOU)
        or (other.clause.is_question and other.has(Mark.ASIDE, Mark.MODAL))
        for other in (*message[:place], *message[place + 1 :])
    )


def asks_of_else(part: Part) -> bool:
    """A question that is not about what there is: she writes to somebody."""
    return part.clause.is_question and not part.has(*_OF_STOCK)


def reports_before(part: Part, message: Sequence[Part]) -> bool:
    """ "Vendu capri 37, il en reste combien ?": only what comes last is a question."""
    same = [p for p in message if p.clause.sentence == part.clause.sentence]
    is_report = part.act in _CHANGES and part.act_is_first and part.is_plain
    return is_report and part is not same[-1] and _opens_with_question(same[-1])


def _opens_with_question(part: Part) -> bool:
    """ "stock jeanne", "how many zoe left": no question mark is needed."""
    stock = next((one for one in part.marks if one.mark == Mark.STOCK), None)
    if stock is None or part.amounts.is_told:
        return False
    return part.lead == 0 and _is_early(stock, part.marks)


def _is_early(stock: Found, marks: Sequence[Found]) -> bool:
    polite = (Mark.GREETING, Mark.LEFT, Mark.WEAK_LEFT, Mark.HAVE)
    return all(one.mark in polite for one in marks if one.end <= stock.start)
