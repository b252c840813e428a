"""Whether a message says yes to what we offered: a hold, a place on the waiting list.

Only a plain yes does. A thanks, a goodbye, "I'll think about it" or another colour take
nothing.
"""

from actions.turn import QuestionKind
from bot.dialogue.context import Question
from bot.dialogue.heard import Heard
from bot.dialogue.signals import rest_after
from nlu.facts.quantities import bare_count
from nlu.topics import SMALL_TALK, Topic

LEFTOVERS = SMALL_TALK | {Topic.OTHER}
"""What is no topic of its own beside a real question."""
ANSWERS_TO = {
    QuestionKind.HOLD: Topic.RESERVE,
    QuestionKind.WAITING_LIST: Topic.RESTOCK,
}
_PARTING = frozenset({Topic.THANKS, Topic.GOODBYE})
_YES = frozenset("👍👌✅✔🙏🆗")
"""The signs that say yes where there are no words."""


def takes_up(heard: Heard) -> bool:
    """Whether the message says yes to what we offered, alone or before a question."""
    question = heard.context.question
    if question is None or not question.is_asked or question.kind not in ANSWERS_TO:
        return False
    if is_refusal(heard) or _is_no_yes(heard):
        return False
    if counts_what_was_offered(heard):
        return True
    if _wants_another(heard, question):
        return False
    topics = heard.parse.topics
    if heard.begins_with("affirmed"):
        return not real_ones(topics) or _is_apart(heard)
    if real_ones(topics) or _PARTING & set(topics):
        return False
    if Topic.CONFIRM in topics:
        return True
    return not rest_after("approved", heard.text, heard.language)


def _is_no_yes(heard: Heard) -> bool:
    """ "I'll think about it", "😍": a friendly word, no yes."""
    wordless = not any(letter.isalnum() for letter in heard.text)
    return heard.says("hesitates") or (wordless and not _YES & set(heard.text))


def _wants_another(heard: Heard, question: Question) -> bool:
    """ "Ok, cognac then" after a list for black ones: another, no place on the list."""
    if question.kind != QuestionKind.WAITING_LIST or heard.says("notify"):
        return False
    return any(
        (wish.said_size and wish.said_size != question.size)
        or (wish.said_colour and wish.said_colour != question.colour)
        for wish in heard.new
    )


def counts_what_was_offered(heard: Heard) -> bool:
    """ "2 svp" after "shall I put one aside?"."""
    offered = heard.context.is_asked(QuestionKind.HOLD)
    return offered and not heard.new and bare_count(heard.text) > 0


def takes_any(heard: Heard) -> bool:
    """ "Whichever comes first", where we asked which size or colour."""
    asked = heard.context.is_asked(QuestionKind.WHICH_VARIANT)
    return asked and heard.says("any_will_do")


def is_refusal(heard: Heard) -> bool:
    """Whether the message says no, with or without more."""
    topics = heard.parse.topics
    return heard.begins_with("refused") or (
        Topic.DENY in topics and not real_ones(topics)
    )


def _is_apart(heard: Heard) -> bool:
    """Whether a "yes" stands by itself before more: "oui, et vous livrez ?"."""
    rest = rest_after("affirmed", heard.text, heard.language)
    if not rest:
        return True
    segments = heard.parse.segments
    confirms = bool(segments) and Topic.CONFIRM in segments[0].topics
    return confirms or heard.begins_with("affirmed_and")


def real_ones(topics: list[Topic] | tuple[Topic, ...]) -> list[Topic]:
    return [topic for topic in topics if topic not in LEFTOVERS]
