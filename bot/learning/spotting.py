"""What of a turn may teach something, and what a customer's choice says of it. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

import msgspec
from rapidfuzz import fuzz, process

from actions.turn import Answer, Outcome, QuestionKind
from bot.conversations import Conversation, milliseconds
from bot.dialogue.context import Question
from bot.learning.candidates import Candidate, State
from bot.learning.masking import masked, says_something
from bot.mailbox.keys import pseudonym
from bot.turns import TurnResult
from nlu.topics import PRODUCT_TOPICS, SMALL_TALK, Topic
from stock.match import mentions
from stock.match.index import Index
from stock.match.mentions import Mention
from stock.match.unit import Unit
from stock.match.unknown import is_definite
from stock.match.words import fold, key
from stock.model import Table

LIKELY = 5
COMMON = (
    Topic.AVAILABILITY, Topic.PRICE, Topic.SHIPPING, Topic.ORDER_STATUS, Topic.RESERVE,
)  # fmt: skip
"""Offered where the model has said nothing."""
CHOSEN_WITHIN = timedelta(days=1)
ANSWERED_WITHIN = timedelta(days=3)
PRODUCTS = 6
GIST = 120
_WORDS = range(3, 41)
"""Characters of an alias."""
_UNSURE = (Outcome.UNKNOWN_PRODUCT, Outcome.WHICH_PRODUCT)
_ID = 10


def sentence(
    turn: TurnResult, text: str, turn_id: str, customer: Conversation, at: datetime
) -> Candidate | None:
    """The sentence, where a machine could not answer it; None: nothing to learn."""
    if turn.parse is None or not _is_left(turn):
        return None
    plain = masked(text, [customer.name])
    if not says_something(plain):
        return None
    understood = tuple(dict.fromkeys(answer.topic for answer in turn.answers))
    return Candidate(
        id=pseudonym(turn_id, "sentence")[:_ID],
        conversation=customer.id,
        at=milliseconds(at),
        text=plain,
        understood=understood,
        likely=_likely(understood, turn.parse.scores),
    )


def _is_left(turn: TurnResult) -> bool:
    rejected = turn.parse is not None and Topic.OTHER in turn.parse.topics
    return rejected or any(
        answer.is_handed_over or answer.outcome == Outcome.UNKNOWN_PRODUCT
        for answer in turn.answers
    )


def _likely(
    understood: Sequence[Topic], scores: dict[Topic, float]
) -> tuple[Topic, ...]:
    by_margin = sorted(scores, key=lambda topic: -scores[topic])
    ranked = dict.fromkeys((*understood, *by_margin, *COMMON))
    useful = [t for t in ranked if t not in SMALL_TALK and t != Topic.OTHER]
    return tuple(useful[:LIKELY])


# Words for a product


def unclear_words(
    turn: TurnResult,
    text: str,
    turn_id: str,
    customer: Conversation,
    index: Index,
    at: datetime,
) -> list[Candidate]:
    """What the customer called a product, where that fitted none or several."""
    outcomes = {answer.outcome for answer in turn.answers}
    if outcomes.isdisjoint(_UNSURE):
        return []
    found = dict(_unclear(turn, text, index, outcomes))
    plain = masked(text, [customer.name])
    return [
        Candidate(
            id=pseudonym(turn_id, "words", str(number))[:_ID],
            conversation=customer.id,
            at=milliseconds(at),
            text=plain,
            words=words,
            products=products[:PRODUCTS],
        )
        for number, (words, products) in enumerate(found.items())
        if _may_be_alias(words, customer, index)
    ]


def _unclear(
    turn: TurnResult, text: str, index: Index, outcomes: set[Outcome]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if Outcome.UNKNOWN_PRODUCT in outcomes:
        for request in turn.requests:
            if request.unknown and not request.products:
                yield _tidy(request.unknown), request.similar
    if Outcome.WHICH_PRODUCT in outcomes:
        reading = mentions.read(text, index, turn.language)
        for mention in reading.mentions:
            if len(mention.products) > 1 and _has_new_word(mention):
                words = text[mention.start : mention.end]
                yield _tidy(words), mention.products
        if not reading.mentions:
            for unit in reading.units:
                if _stands_for_a_thing(unit, text, turn.language):
                    yield _tidy(unit.text), ()


def _has_new_word(mention: Mention) -> bool:
    """ "The red dress" fits several by what it says; an alias would hide the others."""
    inside = range(mention.start, mention.end)
    return any(unit.stranger and unit.start in inside for unit in mention.units)


def _stands_for_a_thing(unit: Unit, text: str, language: str) -> bool:
    """ "The wrap one": she has one in mind, and the table knows none by this."""
    names = unit.stranger or (unit.identifies and not unit.is_colour)
    return names and not unit.weak and is_definite(text, unit.start, language)


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(" .,;:!?'\"«»").lower()


def _may_be_alias(words: str, customer: Conversation, index: Index) -> bool:
    if len(words) not in _WORDS or "|" in words:
        return False
    if masked(words, [customer.name]) != words or not says_something(words):
        return False
    known = key(words)
    return all(known not in entry.phrases for entry in index.entries.values())


def _nearest(words: str, first: Iterable[str], table: Table) -> tuple[str, ...]:
    """The products that words may mean: `first`, then those with names most alike."""
    shown = {one.id: fold(one.name) for one in table if not one.hidden}
    ranked = process.extract(fold(words), shown, scorer=fuzz.WRatio, limit=PRODUCTS)
    alike = [id for _, _, id in ranked]
    found = dict.fromkeys((*(id for id in first if id in shown), *alike))
    return tuple(found)[:PRODUCTS]


# What follows


def chosen(
    waiting: Iterable[Candidate],
    answers: Sequence[Answer],
    question: Question | None,
    table: Table,
    at: datetime,
) -> list[Candidate]:
    """The words whose meaning the customer has made plain: she chose one product.

    One that was offered to her, or any in answer to an open "which one?".
    """
    oldest = milliseconds(at - CHOSEN_WITHIN)
    is_open = question is not None and question.kind == QuestionKind.WHICH_PRODUCT
    named = dict.fromkeys(
        answer.product
        for answer in answers
        if answer.topic in PRODUCT_TOPICS and answer.product
    )
    found = []
    for one in waiting:
        any_fits = is_open and not one.products
        meant = [id for id in named if any_fits or id in one.products]
        if one.words and one.at >= oldest and len(meant) == 1:
            products = _nearest(one.words, (*meant, *one.products), table)
            found.append(
                msgspec.structs.replace(
                    one, state=State.OPEN, is_picked=True, products=products
                )
            )
    return found


def answered(
    waiting: Iterable[Candidate],
    answer: str,
    customer: Conversation,
    table: Table,
    at: datetime,
) -> list[Candidate]:
    """What her answer was to: she can say now what it was about."""
    oldest = milliseconds(at - ANSWERED_WITHIN)
    gist = masked(answer, [customer.name])[:GIST]
    spoken = [spoken.product for spoken in customer.context.spoken]
    return [
        msgspec.structs.replace(
            one,
            state=State.OPEN,
            gist=gist,
            products=_nearest(one.words, (*one.products, *spoken), table)
            if one.words
            else (),
        )
        for one in waiting
        if one.at >= oldest
    ]
