"""What only the owner can answer: said what was understood; the composer adds when."""

from actions.turn import Answer, Fragment, Outcome, Request, Turn
from nlu.topics import Topic


async def complaint(request: Request, turn: Turn) -> Answer:
    return _to_owner(request, "ask-complaint")


async def order_status(request: Request, turn: Turn) -> Answer:
    if request.order:
        return _to_owner(request, "ask-order-numbered", order=request.order)
    return _to_owner(request, "ask-order")


async def other(request: Request, turn: Turn) -> Answer:
    return _to_owner(request, "ask-other")


async def human(request: Request, turn: Turn) -> Answer:
    """A person is wanted; her telephone number or e-mail is a fact that can be told."""
    shop = turn.shop
    if request.asks_contact and (shop.phone or shop.email):
        given = [
            Fragment(name, {"value": value})
            for name, value in (("phone", shop.phone), ("email", shop.email))
            if value
        ]
        return Answer(topic=Topic.HUMAN, outcome=Outcome.TOLD, fragments=tuple(given))
    return _to_owner(request, "ask-human")


def lost_thread() -> Answer:
    """What was said before cannot be read any more: she hears so, and who goes on."""
    return Answer(
        topic=Topic.OTHER,
        outcome=Outcome.HANDED_OVER,
        fragments=(Fragment("lost-thread"),),
    )


def _to_owner(request: Request, text: str, **arguments: str) -> Answer:
    return Answer(
        topic=request.topic,
        outcome=Outcome.HANDED_OVER,
        fragments=(Fragment(text, arguments),),
    )
