"""What the words say of the topics, where the model hears one too many or too few.

A topic beside others has its own words: a fragment that only names a variant asks
whether it is there, "and how much to Luxembourg" is no question of a product's price.
"""

import re

from actions.turn import QuestionKind
from bot.dialogue.foreign import in_foreign_words
from bot.dialogue.fragments import with_fragments, without_pointing
from bot.dialogue.heard import Heard
from bot.dialogue.phrases import (
    asks_price_alone,
    said_in_words,
    without_shadows,
)
from bot.dialogue.signals import says
from nlu.parser import Segment
from nlu.topics import SHIPPING_TOPICS, SMALL_TALK, Topic
from stock.match.details import asked_materials

Topics = list[Topic]

_CHANGING = (Topic.RESERVE, Topic.CANCEL, Topic.PRIVACY)
"""What a bot must not do for a topic that is only half heard."""
_HOLDING = (Topic.RESERVE, Topic.CANCEL)
_SAID = frozenset(
    {Topic.PRICE, Topic.RESERVE, Topic.RESTOCK, Topic.CANCEL, Topic.SIZE_ADVICE}
)
"""What the name of a thing may ask for after all: "and the blue one" of a price."""
_ASKED_AGAIN = frozenset({Topic.PRICE, Topic.SIZE_ADVICE})
"""Of these only as far as they were spoken of: "grijs?" is no price."""
_OFFERED = (Topic.RESERVE, Topic.RESTOCK, Topic.CANCEL)
_DENIED = -0.5
"""A margin below which the whole message hardly asks for what a part of it does."""
_ALMOST = 0.6
"""A margin from which a topic is asked for though the model chose another."""
_CERTAIN = 1.2
"""A margin from which the model has heard more than a name."""
_A_CHOICE_IN_WORDS = 3
_NOT_OF_A_CHOICE = frozenset(
    {Topic.PRODUCT_INFO, Topic.REPLY_TIME, Topic.OTHER, Topic.OPENING_HOURS,
     Topic.DELIVERY_TIME, Topic.LOCATION}
)  # fmt: skip
"""What no mere size or colour asks for."""
_SENTENCE_END = re.compile(r"[?!.;\n]")


def by_evidence(heard: Heard) -> Topics:
    """The model's topics that have words of their own, and those that it passed by."""
    topics = list(dict.fromkeys(heard.parse.topics))
    if heard.is_foreign:
        return _priced(heard, in_foreign_words(heard, topics))
    topics = said_in_words(heard, _only_named(heard, _asked_instead(heard, topics)))
    topics = _heard_in_part(heard, topics)
    topics = _without_half_heard(heard, without_shadows(heard, topics))
    topics = without_pointing(heard, with_fragments(heard, topics))
    return _priced(heard, _without_browsing(heard, topics))


def _asked_instead(heard: Heard, topics: Topics) -> Topics:
    """ "No, not the white one, have you got pink": a no that asks for another."""
    score = heard.parse.scores.get(Topic.AVAILABILITY, -1.0)
    chooses = any(wish.said_size or wish.said_colour for wish in heard.new)
    asks = score > 0 or heard.says("meant_instead")
    focus = heard.context.focus
    meant = heard.says("meant_instead") and any(
        wish.is_settled and focus is not None and wish.products != (focus.product,)
        for wish in heard.wishes
    )
    if topics == [Topic.DENY] and ((chooses and asks) or meant):
        return [Topic.AVAILABILITY]  # "no, I meant the table lamp"
    return topics


def _only_named(heard: Heard, topics: Topics) -> Topics:
    """A message that is nothing but a name asks no more than whether it is there."""
    is_said = heard.new or any(wish.is_kin for wish in heard.wishes)
    if not heard.parse.segments or not is_said or not heard.is_bare():
        return topics  # no parts: not the model's, but a tap's topics or none at all
    has_words = any(letter.isalpha() for letter in heard.text)
    if Topic.BROWSE in topics and any(not w.is_particular for w in heard.named):
        return topics
    chooses = any(wish.wanted_at >= 0 for wish in heard.new)
    short = len(heard.text.split()) <= _A_CHOICE_IN_WORDS
    if chooses and short and topics[:1] and topics[0] in _NOT_OF_A_CHOICE:
        return [Topic.AVAILABILITY]  # "in natural?", "navy then?"
    if chooses and short and heard.context.focus and Topic.BROWSE in topics:
        return [Topic.AVAILABILITY]  # "jade?"
    is_kin = any(wish.is_kin for wish in heard.wishes)
    if Topic.PRODUCT_INFO in topics and _asks_material(heard):
        if is_kin and not heard.says("is_it"):
            return [Topic.AVAILABILITY]  # "and the cotton one?"
        return topics  # "is the orange one of silk?"
    weighed = _said(heard, topics)
    certain = any(heard.parse.scores.get(t, -1.0) > _CERTAIN for t in weighed)
    if has_words and (certain or _SAID & set(weighed)):
        return weighed
    return [Topic.AVAILABILITY]


def _asks_material(heard: Heard) -> bool:
    return bool(asked_materials(heard.text, heard.index.lexicon, heard.language))


def _said(heard: Heard, topics: Topics) -> Topics:
    """What a name may be weighed for: what was spoken of, or is plainly heard.

    Advice on a size that is said has more words than that.
    """
    is_of_size = any(wish.said_size for wish in heard.new)
    going_on = {*heard.context.topics, *_OFFERED}
    return [
        topic
        for topic in topics
        if topic not in _ASKED_AGAIN
        or (topic in going_on and not (topic == Topic.SIZE_ADVICE and is_of_size))
    ]


def _heard_in_part(heard: Heard, topics: Topics) -> Topics:
    """A part of the message or what we offered asks for it, the whole does not deny."""
    parts = heard.parse.segments
    more = [
        topic
        for part in (parts if len(parts) > 1 else ())
        for topic in part.topics
        if topic not in SMALL_TALK
        and topic != Topic.OTHER
        and len(part.topics) == 1
        and heard.parse.scores.get(topic, -1.0) > 0
        and not heard.is_bare(part.start, part.end)
    ]
    if _takes_what_was_offered(heard, topics):
        more.append(Topic.RESERVE)
    if Topic.RESTOCK in topics:
        more = [topic for topic in more if topic != Topic.AVAILABILITY]
    return list(dict.fromkeys((*topics, *more)))


def _takes_what_was_offered(heard: Heard, topics: Topics) -> bool:
    """Whether it was offered to be held, and she seems to take it."""
    if not heard.context.is_asked(QuestionKind.HOLD):
        return False
    if Topic.DENY in topics or heard.begins_with("refused"):
        return False
    asks = "?" in heard.text
    takes = any(map(heard.says, ("taken", "keeps", "put_aside", "wants_it")))
    if asks and not takes and any(w.is_kin or w.start >= 0 for w in heard.new):
        return False  # "and the long one for me, in M?"
    least = _ALMOST if asks else 0.0
    return heard.parse.scores.get(Topic.RESERVE, -1.0) > least


def _without_half_heard(heard: Heard, topics: Topics) -> Topics:
    """What changes something is not done for a part that the whole denies."""
    doubted = [t for t in topics if t in _CHANGING and _is_half_heard(t, heard)]
    if set(topics) & set(_HOLDING) and heard.says("without_holding"):
        kept: Topics = [t for t in topics if t not in _HOLDING]
        return kept or [Topic.OTHER]
    topics = _without_exclaimed(heard, topics)
    real = [t for t in topics if t not in SMALL_TALK and t not in doubted]
    if not real or heard.says("put_aside"):
        return topics
    return [t for t in topics if t not in doubted]


def _without_exclaimed(heard: Heard, topics: Topics) -> Topics:
    """ "Ah, it's there! I'll take the black one" asks nothing."""
    if not {Topic.AVAILABILITY, Topic.RESERVE} <= set(topics):
        return topics
    parts = heard.asking(Topic.AVAILABILITY)
    if not parts or not all(_is_told(part, heard) for part in parts):
        return topics
    return [topic for topic in topics if topic != Topic.AVAILABILITY]


def _is_told(part: Segment, heard: Heard) -> bool:
    """Whether it is exclaimed, or names what another part asks to hold."""
    text = heard.text_of(part).rstrip()
    is_name = heard.is_bare(part.start, part.end) and Topic.RESERVE not in part.topics
    return text.endswith("!") or (is_name and "?" not in text)


def _is_half_heard(topic: Topic, heard: Heard) -> bool:
    """Only where a mere name is, or against the sense of the whole or all parts."""
    parts = heard.asking(topic)
    if parts and all(heard.is_bare(part.start, part.end) for part in parts):
        return True
    in_none = topic == Topic.RESERVE and not parts and len(heard.parse.segments) > 1
    in_words = any(map(heard.says, ("taken", "wants_it", "keeps", "requested")))
    least = _CERTAIN if in_none and not in_words else _DENIED
    return heard.parse.scores.get(topic, least) < least


def _without_browsing(heard: Heard, topics: Topics) -> Topics:
    """What is asked of one thing, or of a discount, is no browsing besides."""
    if Topic.BROWSE not in topics or any(not w.is_particular for w in heard.named):
        return topics
    others = {Topic.AVAILABILITY, Topic.DISCOUNT} & set(topics)
    if Topic.DISCOUNT in topics and heard.facts.limits and not heard.says("reduced"):
        return [topic for topic in topics if topic != Topic.DISCOUNT]  # "under £30"
    is_of_it = Topic.PRODUCT_INFO in topics and heard.context.focus is not None
    if is_of_it and not heard.named and len(heard.parse.segments) < 2:
        return [topic for topic in topics if topic != Topic.BROWSE]  # "what's in it?"
    is_about_one = bool(heard.named) or bool(heard.new) or Topic.DISCOUNT in others
    parts = heard.asking(Topic.BROWSE)
    same = all(others & set(part.topics) or heard.named for part in parts)
    if others and is_about_one and same:
        return [topic for topic in topics if topic != Topic.BROWSE]
    return topics


def _priced(heard: Heard, topics: Topics) -> Topics:
    """ "And to Luxembourg, how much?" is the price of sending."""
    if Topic.PRICE not in topics:
        return topics
    if heard.says("in_all") or _asks_both_prices(heard):
        return topics
    parts = heard.asking(Topic.PRICE)
    of_sending = bool(parts) and all(
        _is_of_sending(part, topics, heard) or _goes_on_from_sending(part, heard)
        for part in parts
    )
    nothing_else = not any(
        wish.products or wish.unknown or wish.wanted_at >= 0 for wish in heard.wishes
    )
    in_parts = len(heard.parse.segments) > 1 and bool(heard.asking(Topic.SHIPPING_COST))
    if not parts and in_parts and Topic.SHIPPING_COST in topics:
        of_sending = True  # the whole hears it, and no part but that of sending
    sends = bool(heard.facts.places) or bool(SHIPPING_TOPICS & set(topics))
    if not of_sending and not (nothing_else and sends):
        return topics
    cost = [Topic.SHIPPING_COST if t == Topic.PRICE else t for t in topics]
    return list(dict.fromkeys(cost))


def _asks_both_prices(heard: Heard) -> bool:
    """ "What's it cost, and what's delivery there": that of the thing comes first."""
    return any(
        says("priced_how", heard.text[:start], heard.language)
        for start, _ in heard.places("and_sending")
    )


def _goes_on_from_sending(part: Segment, heard: Heard) -> bool:
    """ "Do you send to Luxembourg and at what price?": one sentence, one subject.

    Or nothing but a price, where the whole message is heard to ask what sending costs.
    """
    before = [other for other in heard.parse.segments if other.end <= part.start]
    if not before or any(part.start <= w.start < part.end for w in heard.named):
        return False
    last = before[-1]
    apart = _SENTENCE_END.search(heard.text[last.start : part.start].rstrip())
    is_mere = asks_price_alone(part.start, part.end, heard)
    certain = is_mere and heard.parse.scores.get(Topic.SHIPPING_COST, -1.0) > _CERTAIN
    return (certain or not apart) and set(last.topics) <= SHIPPING_TOPICS


def _is_of_sending(part: Segment, topics: Topics, heard: Heard) -> bool:
    if any(part.start <= wish.start < part.end for wish in heard.named):
        return False
    if Topic.SHIPPING_COST in part.topics and Topic.SHIPPING_COST in topics:
        return True
    wares = {start for start, _ in heard.telling}  # "in burgundy" is no region
    return any(
        part.start <= place.start < part.end
        and not place.is_origin
        and place.start not in wares
        for place in heard.facts.places
    )
