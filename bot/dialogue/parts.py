"""Parts of a message that go on with what the part before asks: "A, and B in 38".

The model hears a mere name as a question of its own; beside a price or a wish to have
something held it is one more of the same.
"""

from dataclasses import replace

from bot.dialogue.heard import Heard
from bot.dialogue.signals import begins_with, says
from nlu.parser import Segment
from nlu.topics import Topic

_VAGUE = frozenset({Topic.AVAILABILITY, Topic.BROWSE, Topic.OTHER})
_GOES_ON = frozenset({Topic.PRICE, Topic.RESERVE, Topic.RESTOCK, Topic.CANCEL})


def carried_on(heard: Heard) -> Heard:
    """The same with mere names asking for what was asked right before them."""
    parts: list[Segment] = []
    for part in heard.parse.segments:
        topics = _of_the_part_before(parts, part, heard)
        parts.append(replace(part, topics=topics) if topics else part)
    if tuple(parts) == heard.parse.segments:
        return heard
    left = {topic for part in parts for topic in part.topics}
    before = {topic for part in heard.parse.segments for topic in part.topics}
    topics = tuple(t for t in heard.parse.topics if t in left or t not in before)
    carried = _GOES_ON | {Topic.SHIPPING_COST}
    every = dict.fromkeys((*topics, *(t for t in _in_order(parts) if t in carried)))
    parse = replace(heard.parse, topics=tuple(every), segments=tuple(parts))
    return replace(heard, parse=parse)


def _in_order(parts: list[Segment]) -> list[Topic]:
    return [topic for part in parts for topic in part.topics]


def _of_the_part_before(
    before: list[Segment], part: Segment, heard: Heard
) -> tuple[Topic, ...]:
    if before and Topic.PRICE in before[-1].topics and _is_sending(part, heard):
        return (Topic.SHIPPING_COST,)
    if not before or not set(part.topics) <= _VAGUE or not _names_only(part, heard):
        return ()
    last = before[-1]
    text = heard.text_of(part)
    is_one_more = "?" not in text and says("as_well", text, heard.language)
    if is_one_more and last.topics == (Topic.RESERVE,):
        return last.topics  # "hold the green one. And the scarf too"
    said = heard.text_of(last).rstrip()
    if len(last.topics) != 1 or not set(last.topics) <= _GOES_ON or said[-1:] in ".!?":
        return ()
    asks = "?" in heard.text_of(part)
    if asks and last.topics != (Topic.PRICE,):
        names = ("requested", "keeps")
        is_asked = any(says(name, said, heard.language) for name in names)
        return last.topics if is_asked else ()
    return last.topics


def _is_sending(part: Segment, heard: Heard) -> bool:
    """ "How much is it, and shipping to London?": the price of that too."""
    text = heard.text_of(part)
    begins = begins_with("and_sending", text, heard.language)
    asks_whether = says("is_possible", text, heard.language)
    return part.topics == (Topic.SHIPPING,) and begins and not asks_whether


def _names_only(part: Segment, heard: Heard) -> bool:
    names_one = any(part.start <= wish.start < part.end for wish in heard.named)
    chooses = any(part.start <= wish.wanted_at < part.end for wish in heard.wishes)
    return (names_one or chooses) and heard.is_bare(part.start, part.end)
