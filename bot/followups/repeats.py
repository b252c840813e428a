"""The same thing asked again: counted, so that the third time the owner hears of it."""

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from actions.turn import Request
from bot.conversations import Asked, milliseconds
from bot.counter import Counter
from bot.mailbox.keys import pseudonym
from bot.turns import FORGOTTEN_AFTER
from nlu.topics import SMALL_TALK

if TYPE_CHECKING:
    from bot.steps import Step

REMINDS_AT = 3
KEPT_AT_MOST = 24
DIGEST_LENGTH = 10


async def after_turn(step: "Step", counter: Counter, at: datetime) -> None:
    """Count what was asked; what is asked for the third time reminds the owner."""
    if step.turn is None or step.conversation.erase_at:
        return
    now = milliseconds(at)
    oldest = milliseconds(at - FORGOTTEN_AFTER)
    asked = {k: a for k, a in step.conversation.asked.items() if a.since > oldest}
    real = (r for r in step.turn.requests if r.topic not in SMALL_TALK)
    for about in dict.fromkeys(map(digest, real)):
        before = asked.pop(about, Asked(0, now))
        asked[about] = again = Asked(before.times + 1, before.since)
        if again.times == REMINDS_AT:
            step.asked_again = again
    kept = dict(list(asked.items())[-KEPT_AT_MOST:])
    step.conversation = msgspec.structs.replace(step.conversation, asked=kept)


def digest(request: Request) -> str:
    """A short name for what is asked, without the customer's words."""
    about = (request.topic, *request.products, request.size, request.colour,
             request.country)  # fmt: skip
    return pseudonym(*about)[:DIGEST_LENGTH]
