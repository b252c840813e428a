"""Whether a clause reports what happened, or only speaks of it.

A plan, a condition, a denial, a question and a sentence to a customer change nothing; a
report with doubts is asked back.
"""

from collections.abc import Sequence
from enum import IntEnum

from stock.grammar.parts import Part
from stock.grammar.questions import asks_of_else
from stock.grammar.vocabulary import Mark

_UNSURE_LEAD, _CHAT_LEAD, _CHAT_REST = 2, 4, 9
"""How many unexplained words before the report make it doubtful, and mere talk."""
_TO_SOMEBODY = (Mark.SORRY, Mark.YES_NO)
_STORY = 3
"""So many such words in clauses that say nothing of stock make all of it a story."""
_HAPPENED = (Mark.SOLD, Mark.RECEIVED, Mark.REMOVED, Mark.PRICE)
_UNLIKELY = (Mark.MAYBE, Mark.EITHER, Mark.ASIDE, Mark.WEAK_PRICE)


class Stance(IntEnum):
    """How much a clause is a report; the least of several counts."""

    NONE = 0
    UNSURE = 1
    CLEAR = 2


def stance_of(part: Part, message: Sequence[Part]) -> Stance:
    """The stance of a clause that has (or inherits) a verb, among all of a message."""
    return min(_own(part), _of_sentence(part, message), _of_message(part, message))


def is_telegraphic(part: Part) -> bool:
    """Verb and thing without a subject or "is": as one reports, not as one tells."""
    return part.lead == 0 and not part.has(Mark.IS)


def _own(part: Part) -> Stance:
    if part.has(Mark.NOT) and part.has(Mark.SLIP):
        return Stance.UNSURE
    if part.has(Mark.NOT, Mark.IF):
        return Stance.NONE
    if part.has(Mark.MODAL, Mark.LATER):
        return Stance.UNSURE if _is_plain_report(part) else Stance.NONE
    if part.lead >= _CHAT_LEAD:
        return Stance.NONE
    if part.lead >= _UNSURE_LEAD or part.rest >= _CHAT_REST or part.is_torn:
        return Stance.UNSURE
    if _is_advertised(part):
        return Stance.NONE
    if part.act == Mark.WEAK_PRICE and not part.is_plain:
        return Stance.NONE
    return Stance.UNSURE if _is_doubtful(part) else Stance.CLEAR


def _is_doubtful(part: Part) -> bool:
    """Whether its own words leave it open: a guess, a choice, somebody's own thing."""
    alone = part.target.is_bare and not part.amounts.is_told
    return (
        part.has(*_UNLIKELY)
        or (part.clause.joint == "/" and alone)  # one or the other
        or (part.act in _HAPPENED and _asks_how_many(part))
        or (part.act == Mark.REMOVED and _is_a_complaint(part))
        or (part.act == Mark.RECEIVED and part.is_about_prices)
    )


def _is_a_complaint(part: Part) -> bool:
    """ "Bougie cassée en mille morceaux": more is told of it than that it is gone."""
    return part.rest >= _UNSURE_LEAD or _is_somebodys(part)


def _is_somebodys(part: Part) -> bool:
    """ "Elle a perdu son foulard": hers, not the shop's."""
    starts = [start for start, _ in part.thing.spans[:1]]
    owned = [one.end for one in part.marks if one.mark == Mark.WHOSE]
    return any(
        end <= start and not part.clause.text[end:start].strip()
        for start in starts
        for end in owned
    )


def _asks_how_many(part: Part) -> bool:
    """ "La bougie brûle combien d'heures": a question without its mark."""
    return part.has(Mark.STOCK) and not part.amounts.is_told


def _is_plain_report(part: Part) -> bool:
    """The verb stands first, and what is to come behind it."""
    verb = next((f.start for f in part.marks if f.mark == part.act), None)
    plan = min(f.start for f in part.marks if f.mark in (Mark.MODAL, Mark.LATER))
    return verb is not None and verb < plan and is_telegraphic(part)


def _is_advertised(part: Part) -> bool:
    """ "La robe est vendue 59 €": what it costs, not what happened."""
    return part.act == Mark.SOLD and part.has(Mark.IS) and bool(part.amounts.prices)


def _of_sentence(part: Part, message: Sequence[Part]) -> Stance:
    same = [p for p in message if p.clause.sentence == part.clause.sentence]
    before = same[: same.index(part)]
    if any(p.has(Mark.IF) for p in before):
        return Stance.NONE
    if part.act is None and any(
        p.act and p.has(Mark.NOT, Mark.MODAL, Mark.LATER) for p in before
    ):
        return Stance.NONE
    if any(p.has(Mark.NOT) and p.is_about_things for p in same if p is not part):
        return Stance.UNSURE
    if part.target.is_bare and any(_is_story(p, part) for p in before):
        return Stance.UNSURE
    return Stance.CLEAR


def _is_story(part: Part, report: Part) -> bool:
    """It names what is reported of, and tells of it what no word of stock says.

    "La perle s'est décollée dans la mer, perdue."
    """
    named = bool(part.target.products) and part.act is None
    loose = part.lead + part.rest
    return named and loose > 0 and loose + report.lead + report.rest >= _UNSURE_LEAD


def _wants_something(part: Part) -> bool:
    """ "Threw the box away, can I still bring it back": a customer asks."""
    return part.clause.is_question or part.has(Mark.MODAL)


def _is_beside_a_story(part: Part, others: Sequence[Part]) -> bool:
    """Whether the rest of the message says much, and nothing of stock.

    A report that leans on what was spoken of before bears less of it.
    """
    leans = part.target.is_bare and not any(p.target.products for p in others)
    talk = sum(p.lead + p.rest for p in others if leans or p.act is None)
    return talk >= (_UNSURE_LEAD if leans else _STORY)


def _of_message(part: Part, message: Sequence[Part]) -> Stance:
    others = [p for p in message if p is not part]
    if any(p.has(Mark.SLIP) for p in message) or any(map(asks_of_else, others)):
        return Stance.UNSURE
    if any(p.has(Mark.YOU) for p in message):
        apart = not part.has(Mark.YOU) and is_telegraphic(part) and part.is_plain
        return Stance.UNSURE if apart else Stance.NONE
    if any(p.has(*_TO_SOMEBODY) for p in message):
        is_report = is_telegraphic(part) and part.is_plain
        return Stance.UNSURE if is_report else Stance.NONE
    if part.has(Mark.IS) and any(p.has(Mark.GREETING) for p in (part, *others)):
        return Stance.NONE
    if part.act == Mark.REMOVED and any(map(_wants_something, others)):
        return Stance.UNSURE
    return Stance.UNSURE if _is_beside_a_story(part, others) else Stance.CLEAR
