"""Forget me: what is said and known of a customer goes at once, final within the hour.

The live conversation is emptied; what an undo needs waits apart, under a key that
expires by itself, so that an erasure becomes final even if no process of ours runs.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from actions.compose import Manner, compose
from actions.promises import Expectation
from actions.shop import Shop
from actions.turn import Answer, Fragment, Outcome, QuestionKind
from bot.conversations import Conversation, milliseconds
from bot.turns import TurnResult
from bot.updates import Message
from nlu.topics import Topic
from stock.match.words import fold

ERASED_AFTER = timedelta(hours=1)
"""So long an erasure can be taken back."""

_UNDO = frozenset({
    "annuler", "annule", "annulez", "annuleren", "annuleer", "annulla", "annullare",
    "undo", "cancel",
})  # fmt: skip
"""The words that our own reply offers, in any of the languages."""


def is_undo(conversation: Conversation, burst: Sequence[Message]) -> bool:
    """Whether she takes back the erasure of the last hour: by our word, alone."""
    question = conversation.context.question
    is_open = question is not None and question.kind == QuestionKind.UNDO_ERASURE
    words = [word for message in burst for word in fold(message.text).split()]
    at_most = 3 if is_open else 1
    return 0 < len(words) <= at_most and bool(_UNDO.intersection(words))


def emptied(conversation: Conversation, at: datetime) -> Conversation:
    """What is left: where to answer, in which language, and how to take it back."""
    question = conversation.context.question
    return Conversation(
        id=conversation.id,
        address=conversation.address,
        language=conversation.language,
        context=type(conversation.context)(question=question),
        last_from_customer=conversation.last_from_customer,
        last_from_bot=conversation.last_from_bot,
        disclose=False,
        erase_at=milliseconds(at + ERASED_AFTER),
    )


def undone(
    before: Conversation,
    *,
    shop: Shop,
    language: str,
    at: datetime,
    expectation: Expectation,
) -> TurnResult:
    """The conversation as it was, and the word that nothing is erased."""
    answer = Answer(
        topic=Topic.CONFIRM,
        outcome=Outcome.TOLD,
        fragments=(Fragment("erasure-undone"),),
    )
    reply = compose(
        [answer],
        shop=shop,
        language=language,
        at=at,
        expectation=expectation,
        manner=Manner(),
    )
    return TurnResult(
        answers=(answer,),
        reply=reply,
        language=language,
        conversation=msgspec.structs.replace(before, erase_at=0, language=language),
    )
