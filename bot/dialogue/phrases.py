"""Phrases that settle a topic where the model hears too much or too little.

"How many days have I got?" beside a return is no delivery time, and "I'll go for the
small one" takes it, whatever the model is sure of.
"""

import re

from actions.turn import QuestionKind
from bot.dialogue.heard import Heard
from bot.dialogue.signals import rest_without, says
from nlu.topics import SMALL_TALK, Topic

Topics = list[Topic]

_UNLIKELY = -0.5
"""A margin below which the message hardly asks for it, whatever its phrases."""
_ACTED_UPON = frozenset({Topic.RESERVE, Topic.CANCEL, Topic.PRIVACY, Topic.PRICE})
"""Beside these a doubtful question of whether it is there is none."""
_TAKEN_BACK = frozenset({Topic.RESERVE, Topic.CANCEL, Topic.RETURNS})
"""Beside these "I take it" says nothing more."""
_CLAUSE = re.compile(r"[^?!.\n;]+[?!.\n;]?")
_SHADOWS = (
    (Topic.RETURNS, Topic.DELIVERY_TIME, "how_long"),
    (Topic.RETURNS, Topic.SHIPPING_COST, "at_whose_cost"),
    (Topic.RETURNS, Topic.PAYMENT, "at_whose_cost"),
    (Topic.PRODUCT_INFO, Topic.PRICE, "measured"),
    (Topic.PRODUCT_INFO, Topic.DELIVERY_TIME, "measured"),
)
"""What is asked, what the model hears besides, and the words that it hears so."""


def said_in_words(heard: Heard, topics: Topics) -> Topics:
    """Topics that have phrases of their own, whatever the model is sure of."""
    if Topic.RESTOCK in topics and not _is_of_later(heard):
        there = Topic.AVAILABILITY  # nobody is put on a list for "any more in sand?"
        topics = [there if t == Topic.RESTOCK else t for t in topics]
    if _takes(heard, topics) and not _TAKEN_BACK & set(topics):
        topics = [*topics, Topic.RESERVE]
    if {Topic.SHIPPING_COST, Topic.SHIPPING} & set(topics) and heard.says("in_all"):
        topics = [_with_its_cost(topic) for topic in topics]
        if any(wish.products for wish in heard.wishes):
            topics = [*topics, Topic.PRICE]
    if Topic.PRODUCT_INFO in topics and heard.says("which_colours"):
        there = Topic.AVAILABILITY
        topics = [there if t == Topic.PRODUCT_INFO else t for t in topics]
    seeks = heard.says("seeks") and not heard.says("not_sold")
    if topics == [Topic.OTHER] and heard.named and seeks:
        topics = [Topic.BROWSE]
    if topics == [Topic.OTHER] and heard.says("pickup") and "?" in heard.text:
        topics = [Topic.SHIPPING]
    return list(dict.fromkeys(topics))


def _is_of_later(heard: Heard) -> bool:
    """ "Tell me when it is back"; "is it back yet?" asks whether it is there."""
    if heard.says("notify"):
        return True
    if heard.says("is_back_yet"):
        return False
    return heard.says("comes_back") or _is_yes_to_a_list(heard)


def _takes(heard: Heard, topics: Topics) -> bool:
    """ "I'll take it", and no "which one shall I take?"."""
    score = heard.parse.scores.get(Topic.RESERVE, 0.0)
    if heard.says("takes_which"):
        return False
    clauses = [c for c in _CLAUSE.findall(heard.text) if not c.endswith("?")]
    told = any(says("taken", clause, heard.language) for clause in clauses)
    if score <= 0 and not told:
        return False
    return heard.says("taken") and (score > _UNLIKELY or set(topics) <= SMALL_TALK)


def _is_yes_to_a_list(heard: Heard) -> bool:
    """Whether we asked something that the waiting list may answer, and of this."""
    question = heard.context.question
    if question is None:
        return False
    said = [wish.said_size or wish.said_colour for wish in heard.new]
    return not any(said) or question.kind != QuestionKind.WAITING_LIST


def _with_its_cost(topic: Topic) -> Topic:
    return Topic.SHIPPING_COST if topic == Topic.SHIPPING else topic


def without_shadows(heard: Heard, topics: Topics) -> Topics:
    """ "Can I return it, and how many days have I got?" is all about returning."""
    for meant, heard_too, words in _SHADOWS:
        if {meant, heard_too} <= set(topics) and _is_shadow(heard_too, words, heard):
            topics = [topic for topic in topics if topic != heard_too]
    asks_time = [set(part.topics) for part in heard.asking(Topic.SHIPPING_COST)]
    texts = heard.texts_asking(Topic.SHIPPING_COST) or [heard.text]
    priced = any(says("costs", text, heard.language) for text in texts)
    if all(Topic.DELIVERY_TIME in t for t in asks_time) and not priced:
        topics = [t for t in topics if t != Topic.SHIPPING_COST or not asks_time]
    if _is_only_of_the_whole(Topic.SHIPPING_COST, heard) and {
        Topic.PRICE,
        Topic.DELIVERY_TIME,
    } <= set(topics):
        topics = [topic for topic in topics if topic != Topic.SHIPPING_COST]
    if {Topic.RESERVE, Topic.SHIPPING} <= set(topics) and _comes_for_it(heard):
        topics = [topic for topic in topics if topic != Topic.SHIPPING]
    if _is_denied_beside(Topic.AVAILABILITY, topics, heard):
        topics = [topic for topic in topics if topic != Topic.AVAILABILITY]
    return topics


def _is_only_of_the_whole(topic: Topic, heard: Heard) -> bool:
    """Whether the message has parts, none of which has this topic first."""
    parts = heard.parse.segments
    return len(parts) > 1 and all(part.topics[:1] != (topic,) for part in parts)


def _is_shadow(topic: Topic, words: str, heard: Heard) -> bool:
    """Whether the topic is heard only where these words ask of what goes back."""
    texts = heard.texts_asking(topic) or [heard.text]
    of_the_way = heard.says("ship") and not heard.says("sent_back")
    if topic == Topic.PAYMENT and heard.says("by_what_means"):
        return False
    if topic == Topic.SHIPPING_COST and heard.asking(Topic.SHIPPING):
        return False
    return not of_the_way and all(says(words, t, heard.language) for t in texts)


def _comes_for_it(heard: Heard) -> bool:
    """ "Keep it for me, I'll collect it": told, not asked."""
    texts = heard.texts_asking(Topic.SHIPPING)
    asks = any("?" in t or says("requested", t, heard.language) for t in texts)
    return heard.says("pickup") and bool(texts) and not asks and not heard.says("ship")


def _is_denied_beside(topic: Topic, topics: Topics, heard: Heard) -> bool:
    """Whether the whole denies it, and no part asks for it alone."""
    parts = heard.asking(topic)
    return (
        topic in topics
        and bool(parts)
        and heard.parse.scores.get(topic, 0.0) < 0
        and all(set(part.topics) & _ACTED_UPON for part in parts)
    )


def asks_price_alone(start: int, end: int, heard: Heard) -> bool:
    """Whether this stretch names a thing at most and asks its price."""
    text = heard.without_told(start, end)
    if not says("priced_how", text, heard.language):
        return False
    left = rest_without("asks_price", text, heard.language)
    return all(len(w) == 1 for w in rest_without("bare", left, heard.language).split())
