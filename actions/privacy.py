"""Forget me, or stop writing to me: done at once, and said how it can be taken back."""

from actions.turn import (
    Answer,
    Fragment,
    OpenQuestion,
    Outcome,
    QuestionKind,
    Request,
    Turn,
)
from nlu.topics import Topic


async def privacy(request: Request, turn: Turn) -> Answer:
    if request.asks_access:
        return Answer(
            topic=Topic.PRIVACY,
            outcome=Outcome.HANDED_OVER,
            fragments=(Fragment("ask-access"),),
        )
    if request.asks_to_stop:
        return Answer(
            topic=Topic.PRIVACY,
            outcome=Outcome.STOPPED,
            fragments=(Fragment("stopped"),),
        )
    return Answer(
        topic=Topic.PRIVACY,
        outcome=Outcome.ERASED,
        fragments=(Fragment("erased"),),
        question=OpenQuestion(
            kind=QuestionKind.UNDO_ERASURE, topic=Topic.PRIVACY, is_asked=False
        ),
    )
