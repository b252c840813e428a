"""Says something to a customer who has not just written: composed as a reply is.

Whether it may be said is `reach.py`, when is `timing.py`.
"""

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from actions.compose import Manner, compose
from actions.promises import expect
from actions.turn import Answer
from bot.conversations import Conversation, Line, Speaker, milliseconds, moment
from bot.conversations import window_until as window_of
from bot.counter import Counter
from bot.dialogue.context import Question, Spoken
from bot.mailbox.keys import pseudonym
from bot.turns import FORGOTTEN_AFTER
from bot.updates import Outgoing

if TYPE_CHECKING:
    from bot.steps import Step


def language_of(conversation: Conversation, counter: Counter) -> str:
    return conversation.language or counter.shop.languages[0]


def worded(
    answer: Answer, conversation: Conversation, counter: Counter, at: datetime
) -> str:
    """What the answer reads like for this customer, as the owner would send it."""
    return _composed(answer, conversation, counter, at, Manner())[0]


def speak(
    step: "Step",
    answer: Answer,
    counter: Counter,
    at: datetime,
    *,
    mark: str,
    question: Question | None = None,
) -> None:
    """Send it and remember it; `question` is what her next message may answer.

    `mark` tells the message from every other: a repeated step gives it the same name.
    """
    conversation = step.conversation
    silent = at - moment(conversation.last_from_bot)
    manner = Manner(
        discloses=conversation.disclose or silent > FORGOTTEN_AFTER,
        said=conversation.said,
    )
    text, said, left_open = _composed(answer, conversation, counter, at, manner)
    window_ends = window_of(conversation)
    step.outgoing.append(
        Outgoing(
            id=f"{pseudonym('followup', conversation.id, mark)}:f",
            address=conversation.address,
            received=milliseconds(at),
            text=text,
            topic=answer.topic,
            last_from_customer=conversation.last_from_customer,
            not_after=milliseconds(window_ends) if window_ends else 0,
        )
    )
    counts = dict(conversation.said)
    for name in said:
        counts[name] = counts.get(name, 0) + 1
    line = Line(at=milliseconds(at), speaker=Speaker.BOT, text=text)
    step.conversation = msgspec.structs.replace(
        _about(conversation.with_line(line), answer, question or left_open),
        language=language_of(conversation, counter),
        last_from_bot=milliseconds(at),
        disclose=False,
        said=counts,
    )


def _composed(
    answer: Answer,
    conversation: Conversation,
    counter: Counter,
    at: datetime,
    manner: Manner,
) -> tuple[str, tuple[str, ...], Question | None]:
    """The text, the names of what it says, and the question that it ends with."""
    reply = compose(
        [answer],
        shop=counter.shop,
        language=language_of(conversation, counter),
        at=at,
        expectation=expect((), counter.shop, at, 0),
        manner=manner,
    )
    return reply.text, reply.said, Question.of(reply.question)


def _about(
    conversation: Conversation, answer: Answer, question: Question | None
) -> Conversation:
    """ "It" is from now on what we have just spoken of."""
    spoken = Spoken(answer.product, answer.size, answer.colour)
    before = conversation.context
    older = tuple(s for s in before.spoken if s != spoken)
    context = msgspec.structs.replace(
        before, spoken=(spoken, *older)[:6], together=1, question=question
    )
    return msgspec.structs.replace(conversation, context=context)
