"""What is asked beside an insult: "thieves, when do you open?"."""

import re

from bot.dialogue.heard import Heard
from bot.dialogue.signals import says
from nlu.topics import Topic

WORDS_OF_AN_INSULT = 4
"""Words of a clause that is hardly more than that."""
WORDS_OF_A_QUESTION = 4
_CLAUSE = re.compile(r"[^,;:.!?\n]+")


def without_insults(text: str, language: str) -> str:
    """The text for the model, as long as before: an insult would drown what is asked.

    Clauses that are nothing but an insult become blanks, unless nothing else is said.
    """
    calm = _CLAUSE.sub(lambda clause: _calmed(clause[0], language), text)
    return calm if len(calm.split()) >= WORDS_OF_A_QUESTION else text


def _calmed(clause: str, language: str) -> str:
    is_short = len(clause.split()) <= WORDS_OF_AN_INSULT
    is_insult = is_short and says("insults", clause, language)
    return " " * len(clause) if is_insult else clause


def of_insults(heard: Heard, topics: list[Topic]) -> list[Topic]:
    """ "Scammers, where is my parcel": words that are nothing but an insult."""
    if Topic.ABUSE in topics or not heard.says("insults"):
        return topics
    return [*(topic for topic in topics if topic != Topic.OTHER), Topic.ABUSE]
