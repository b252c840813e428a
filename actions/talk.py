"""Greetings, thanks, yes and no with nothing open; who we are, when she answers."""

from actions.turn import Answer, Fragment, Outcome, Request, Turn


async def greeting(request: Request, turn: Turn) -> Answer:
    return _told(request, "greeting")


async def thanks(request: Request, turn: Turn) -> Answer:
    return _told(request, "thanks")


async def goodbye(request: Request, turn: Turn) -> Answer:
    return _told(request, "goodbye")


async def confirm(request: Request, turn: Turn) -> Answer:
    return _told(request, "confirm")


async def deny(request: Request, turn: Turn) -> Answer:
    return _told(request, "deny")


async def bot_identity(request: Request, turn: Turn) -> Answer:
    return _told(request, "bot-identity")


async def reply_time(request: Request, turn: Turn) -> Answer:
    """When she can be expected: the composer words the expectation itself."""
    return Answer(
        topic=request.topic,
        outcome=Outcome.TOLD,
        fragments=(Fragment("reply-time"),),
        tells_when=True,
    )


async def abuse(request: Request, turn: Turn) -> Answer:
    return Answer(
        topic=request.topic, outcome=Outcome.CALMED, fragments=(Fragment("calm"),)
    )


def _told(request: Request, text: str) -> Answer:
    return Answer(
        topic=request.topic, outcome=Outcome.TOLD, fragments=(Fragment(text),)
    )
