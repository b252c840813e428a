"""Words the digest: who waits, what came in, what was sold, put aside and ran out.

Pure; `digest.py` gathers it and says when.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from actions.shop import Shop
from bot.conversations import (
    Conversation,
    Promised,
    Speaker,
    moment,
    window_until,
)
from bot.owner.heat import veiled
from bot.owner.notices import name_of
from bot.owner.promise_words import at_words, due_words, past_words, say
from stock.model import Movement, MovementKind, Table

GIST = 90


def is_of_today(promised: Promised, shop: Shop, at: datetime) -> bool:
    if not promised.due:
        return False
    due = moment(promised.due).astimezone(shop.timezone).date()
    return due <= at.astimezone(shop.timezone).date()


def waiting_line(
    conversation: Conversation, since: int, shop: Shop, language: str, at: datetime
) -> str:
    """Who waits, what for, since when, what she was told, until when one may write."""
    hers = [x for x in conversation.history if x.speaker == Speaker.CUSTOMER]
    gist = veiled(" ".join(hers[-1].text.split())) if hers else ""
    gist = gist if len(gist) <= GIST else gist[:GIST].rstrip() + "…"
    hours = shop.hours
    when = past_words(moment(since), at, hours, language)
    facts = [say(language, "since", when=when)]
    if conversation.promise is not None:
        when = due_words(conversation.promise, at, hours, language)
        facts.append(say(language, "was-told", when=when))
    until = window_until(conversation)
    if until is not None and until > at:
        when = at_words(until, at, hours, language)
        facts.append(say(language, "until", when=when))
    name = name_of(conversation, language)
    return say(language, "waiting-line", name=name, gist=gist, facts=", ".join(facts))


def tally_words(messages: int, answered: int, language: str) -> str:
    if not messages:
        return ""
    return say(language, "digest-tally", messages=messages, answered=answered)


def stock_words(movements: Sequence[Movement], table: Table, language: str) -> str:
    """What was sold and put aside, and what of it has run out."""
    lines = [line for m in movements if not m.is_undone for line in m.lines]
    parts = []
    for kind, name in (
        (MovementKind.SOLD, "digest-sold"),
        (MovementKind.HELD, "digest-held"),
    ):
        of_kind = [line for line in lines if line.kind == kind]
        pieces = sum(line.pieces for line in of_kind)
        if pieces:
            what = _products((line.variant.product for line in of_kind), table)
            parts.append(say(language, name, count=pieces, what=what))
    touched = dict.fromkeys(line.variant for line in lines)
    gone = [v for product in table.products.values() for v in product.variants
            if v.key in touched and not v.available]  # fmt: skip
    if gone:
        what = _products((v.product for v in gone), table)
        parts.append(say(language, "digest-gone", what=what))
    return "\n".join(parts)


def _products(ids: Iterable[str], table: Table) -> str:
    known = (table.products.get(id) for id in dict.fromkeys(ids))
    return ", ".join(product.name for product in known if product is not None)
