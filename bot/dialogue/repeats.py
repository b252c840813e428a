"""The same thing asked again: counted, so that the third time the owner hears of it.

Pure. What is asked is kept as a digest, without the customer's words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from actions.turn import Request
from bot.conversations import Asked, milliseconds
from bot.mailbox.keys import pseudonym
from nlu.topics import SMALL_TALK, Topic

REMINDS_AT = 3
COUNTED_FOR = timedelta(hours=24)
KEPT_AT_MOST = 24
DIGEST_LENGTH = 10
_NO_QUESTION = SMALL_TALK | {Topic.ABUSE, Topic.PRIVACY}


def counted(
    asked: Mapping[str, Asked], requests: Sequence[Request], at: datetime
) -> tuple[dict[str, Asked], Asked | None]:
    """All that was asked with this; and what is now asked for the third time."""
    oldest = milliseconds(at - COUNTED_FOR)
    known = {name: one for name, one in asked.items() if one.since > oldest}
    third = None
    real = (request for request in requests if request.topic not in _NO_QUESTION)
    for about in dict.fromkeys(map(digest, real)):
        before = known.pop(about, Asked(0, milliseconds(at)))
        known[about] = again = Asked(before.times + 1, before.since)
        if again.times == REMINDS_AT:
            third = again
    return dict(list(known.items())[-KEPT_AT_MOST:]), third


def digest(request: Request) -> str:
    """A short name for what is asked, without the customer's words.

    Whatever the request carries tells it from others: "et lundi ?" is no repetition of
    "et dimanche ?".
    """
    about = replace(
        request,
        number=0,
        text="",
        said=None,
        spoken=(),
        similar=(),
        asks_again=False,
    )
    return pseudonym(repr(about))[:DIGEST_LENGTH]
