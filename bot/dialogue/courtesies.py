"""Messages that are courtesy and nothing else: "dankje!", "goodnight", "hey there".

Short words that a model and a matcher of names easily take for something; a courtesy
asks for nothing and takes no offer.
"""

import re
from functools import cache

from bot.dialogue.signals import in_any_language
from nlu.parser import Parse
from nlu.topics import Topic
from stock.match.words import key

_KINDS = {
    Topic.THANKS: "courteous_thanks",
    Topic.GOODBYE: "courteous_goodbye",
    Topic.GREETING: "courteous_greeting",
}
_WORDS_AT_MOST = 9


def courtesy(text: str, *, is_begun: bool) -> Topic | None:
    """Thanks, a goodbye or a greeting where the whole text is no more than that.

    "Dag", "ciao" and "salut" are a goodbye once a conversation `is_begun`; "hallo??"
    is a question.
    """
    folded = key(text)
    if not folded or "?" in text or folded.count(" ") >= _WORDS_AT_MOST:
        return None
    if _all().fullmatch(folded) is None:
        return None
    kinds = [topic for topic, name in _KINDS.items() if _has(name, folded)]
    if kinds[:2] == [Topic.GOODBYE, Topic.GREETING] and not is_begun:
        return Topic.GREETING
    return kinds[0] if kinds else None


def as_courtesy(parse: Parse, topic: Topic) -> Parse:
    """The parse, where it hears nothing but courtesy too; else one that does."""
    is_leaving = topic == Topic.GOODBYE and parse.topics == (Topic.GREETING,)
    heard_so = set(parse.topics) <= _KINDS.keys() and not is_leaving
    return parse if heard_so else Parse(topics=(topic,))


def _has(name: str, folded: str) -> bool:
    return in_any_language(name).search(folded) is not None


@cache
def _all() -> re.Pattern[str]:
    names = (*_KINDS.values(), "courteous_more")
    either = "|".join(in_any_language(name).pattern for name in names)
    return re.compile(rf"(?:(?:{either})(?: |$))+")
