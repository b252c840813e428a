"""Fragments of a message: those that ask by a mere name, those that only point."""

import re
from collections.abc import Iterator

from bot.dialogue.heard import Heard
from bot.dialogue.signals import rest_without
from nlu.parser import Segment
from nlu.topics import Topic

Topics = list[Topic]

_ENDS, _PAUSES = r"[?!\n]+", r"[?!\n,]+|\.\s"
_AND = {"fr": "et", "nl": "en", "en": "and|n", "it": "e|ed"}

_NO_FRAGMENTS = frozenset({Topic.SIZE_ADVICE, Topic.RESTOCK, Topic.BROWSE})
"""What a size and a colour belong to: they ask for no stock besides."""
_OF_WHAT_IS_POINTED_AT = frozenset({Topic.PRICE, Topic.PRODUCT_INFO, Topic.SIZE_ADVICE})
"""What else is asked of it right after."""


def with_fragments(heard: Heard, topics: Topics) -> Topics:
    """ "In black? How much?": what only names a variant asks whether it is there."""
    if _NO_FRAGMENTS & set(topics):
        return topics
    for start, end in first_clauses(heard):
        if not _is_all_in(start, end, heard) or not heard.is_bare(start, end):
            continue
        takes = Topic.RESERVE in topics and heard.text[end : end + 1] != "?"
        if takes or not _asks_for_one(start, end, heard):
            continue  # "the Alizé scarf", and in the next line what is asked of it
        kept = [t for t in topics if not _is_asked_only_in(t, start, end, heard)]
        return list(dict.fromkeys((Topic.AVAILABILITY, *kept)))
    return topics


def chooses_first(heard: Heard) -> bool:
    """ "The short one. And can it be collected?": first it only says which."""
    places = [place for w in heard.new for place in (w.start, w.wanted_at)]
    is_told = any(place >= 0 for place in places)
    return any(
        heard.is_bare(start, end) and (not is_told or _is_all_in(start, end, heard))
        for start, end in first_clauses(heard, _PAUSES)
    )


def _is_all_in(start: int, end: int, heard: Heard) -> bool:
    """Whether the message says in this stretch, and nowhere else, what it is about."""
    places = [place for w in heard.new for place in (w.start, w.wanted_at)]
    told = [place for place in places if place >= 0]
    return bool(told) and all(start <= place < end for place in told)


def _asks_for_one(start: int, end: int, heard: Heard) -> bool:
    """Whether this stretch asks: by a question mark, or by a size or a colour."""
    if heard.text[end : end + 1] == "?":
        return True
    chooses = any(start <= wish.wanted_at < end for wish in heard.new)
    return chooses and not any(wish.by_name for wish in heard.named)


def without_pointing(heard: Heard, topics: Topics) -> Topics:
    """ "And this one? How much?": what only points at a thing asks nothing of it."""
    there = Topic.AVAILABILITY
    if there not in topics or not _OF_WHAT_IS_POINTED_AT & set(topics):
        return topics
    parts = heard.asking(there)
    if not parts or not all(_only_points(part, heard) for part in parts):
        return topics
    return [topic for topic in topics if topic != there]


def _only_points(part: Segment, heard: Heard) -> bool:
    if any(part.start <= wish.wanted_at < part.end for wish in heard.new):
        return False  # "and L? How much is it?"
    text = heard.text_of(part)
    left = rest_without("pointing", text, heard.language).split()
    if all(len(word) == 1 for word in left):
        return True
    return "?" not in text and heard.is_bare(part.start, part.end)


def first_clauses(heard: Heard, ends: str = _ENDS) -> Iterator[tuple[int, int]]:
    """The clauses that another follows."""
    joined = _AND.get(heard.language)
    pattern = rf"{ends}|\s(?:{joined})\s" if joined else ends
    text, start = heard.text, 0
    for match in re.finditer(pattern, text, re.I):
        if text[match.end() :].strip(" ?!"):
            yield start, match.start()
        start = match.end()


def _is_asked_only_in(topic: Topic, start: int, end: int, heard: Heard) -> bool:
    parts = heard.asking(topic)
    return bool(parts) and all(start <= p.start and p.end <= end + 2 for p in parts)
