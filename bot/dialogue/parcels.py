"""Words of parcels, orders and payments, where the model hears another of them."""

import re

from actions.words import ways_in
from bot.dialogue.fragments import first_clauses
from bot.dialogue.heard import Heard
from bot.dialogue.phrases import asks_price_alone
from bot.dialogue.signals import says
from nlu.topics import SHIPPING_TOPICS, Topic

Topics = list[Topic]

_LASTS = re.compile(r"\blong\s+(?:\w+\s+){0,2}$", re.I)

_OF_THE_SHOP = frozenset({Topic.LOCATION, Topic.SHIPPING, Topic.OTHER, Topic.RETURNS})
"""What the model hears in "the address should be number 12"."""


def of_sending(heard: Heard, topics: Topics) -> Topics:
    """ "To Luxembourg, what's that?" is its cost; what is collected, no parcel."""
    if {Topic.SHIPPING, Topic.ORDER_STATUS} <= set(topics) and heard.says("pickup"):
        return [topic for topic in topics if topic != Topic.ORDER_STATUS]
    if heard.says("gift_wrap") and not heard.says("ship"):
        left: Topics = [topic for topic in topics if topic != Topic.SHIPPING]
        topics = left or [Topic.OTHER]
    before = SHIPPING_TOPICS & set(heard.context.topics)
    alone = set(topics) == {Topic.DELIVERY_TIME} and not heard.new
    if before and alone and heard.says("costs"):
        topics = [Topic.SHIPPING_COST, *topics]  # "how much n how long"
    if {Topic.SHIPPING, Topic.DELIVERY_TIME} & set(topics) and _asks_its_cost(heard):
        topics = [*topics, Topic.SHIPPING_COST]
    if _names_the_postage(heard, topics):
        topics = [*topics, Topic.SHIPPING_COST]
    sent = SHIPPING_TOPICS & set(heard.context.topics) or heard.facts.places
    if Topic.PRICE in topics and heard.says("in_all") and sent:
        topics = [*topics, Topic.SHIPPING_COST]  # "and in all?"
    closer = not heard.is_foreign and _is_of_cost_or_time(heard, topics)
    if Topic.SHIPPING in topics and closer:
        return [topic for topic in topics if topic != Topic.SHIPPING]
    return topics


def _names_the_postage(heard: Heard, topics: Topics) -> bool:
    """ "How long does it take n whats the postage": a word that means nothing else."""
    others = {Topic.RETURNS, Topic.SHIPPING_COST, Topic.ORDER_STATUS, Topic.COMPLAINT}
    asks = bool(SHIPPING_TOPICS & set(topics)) and not others & set(topics)
    if not asks or heard.says("pickup"):
        return False
    told = heard.places("postage")  # "how long does the postage take" has no price
    return any(not _LASTS.search(heard.text[:start]) for start, _ in told)


def _asks_its_cost(heard: Heard) -> bool:
    """ "Do you send to Marseille? How much is it, and how many days?"."""
    sent = [part.start for part in heard.asking(Topic.SHIPPING)]
    return not heard.named and any(
        asks_price_alone(start, end, heard) and min(sent, default=end) < start
        for start, end in first_clauses(heard)
    )


def _is_of_cost_or_time(heard: Heard, topics: Topics) -> bool:
    """ "Could I have it in Lyon before Friday?" asks when, and no more."""
    if Topic.SHIPPING_COST in topics and heard.says("in_all"):
        return True
    parts = heard.asking(Topic.SHIPPING)
    if _asks_to_send_first(heard):
        return False
    language = heard.language
    closer = {Topic.SHIPPING_COST} & set(topics)
    goes_on = SHIPPING_TOPICS & set(heard.context.topics) and not heard.says("ship")
    heard_so = {Topic.DELIVERY_TIME, Topic.SHIPPING_COST} & set(topics)
    if parts and all(
        heard_so & set(part.topics) and not says("ship", heard.text_of(part), language)
        for part in parts
    ):
        return True  # "how long to Lugano, and what does the postage cost"
    same = all(Topic.DELIVERY_TIME in part.topics for part in parts)
    if Topic.DELIVERY_TIME in topics and goes_on and same:
        return True  # "and to Belgium, how long?"
    if heard.facts.dates:
        closer |= {Topic.DELIVERY_TIME} & set(topics)
        if heard.asking(Topic.DELIVERY_TIME) and not parts:
            return True
    return bool(parts) and all(closer & set(part.topics) for part in parts)


def _asks_to_send_first(heard: Heard) -> bool:
    """ "Do you post to Utrecht n what's the postage": one clause for each."""
    clauses = [heard.text[start:end] for start, end in first_clauses(heard)]
    return any(
        says("ship", clause, heard.language)
        and not says("costs", clause, heard.language)
        for clause in clauses
    )


def of_an_order(heard: Heard, topics: Topics) -> Topics:
    """ "The address should be number 12" is no question of where the shop is."""
    if not heard.says("order_change"):
        return topics
    goes_back = heard.says("sent_back")
    others = [
        topic
        for topic in topics
        if topic not in _OF_THE_SHOP or (topic == Topic.RETURNS and goes_back)
    ]
    return others if Topic.ORDER_STATUS in others else [Topic.ORDER_STATUS, *others]


def of_a_payment(heard: Heard, topics: Topics) -> Topics:
    """An invoice, a wrapping or a payment that was made asks of no way to pay."""
    if topics == [Topic.OTHER] and heard.says("invoice"):
        return [Topic.ORDER_STATUS]
    if Topic.SHIPPING in topics and _is_of_an_invoice(heard):
        return _instead(topics, Topic.SHIPPING, Topic.ORDER_STATUS)
    if Topic.PAYMENT not in topics:
        return topics
    if heard.says("invoice") and not ways_in(heard.text):
        return _instead(topics, Topic.PAYMENT, Topic.ORDER_STATUS)
    wraps = heard.says("gift_wrap") and not heard.says("by_what_means")
    made = Topic.ORDER_STATUS in topics and heard.says("has_paid")
    if wraps or (made and not heard.says("by_what_means")):
        left: Topics = [topic for topic in topics if topic != Topic.PAYMENT]
        return left or [Topic.OTHER]
    return topics


def _is_of_an_invoice(heard: Heard) -> bool:
    """ "Could you send the invoice too?": the invoice is sent, no parcel."""
    texts = heard.texts_asking(Topic.SHIPPING) or [heard.text]
    return all(says("invoice", text, heard.language) for text in texts)


def of_a_complaint(heard: Heard, topics: Topics) -> Topics:
    """A refund that is chased, a piece that is missing: no question of a parcel."""
    demands = heard.says("refund") and heard.says("demands")
    if topics == [Topic.RETURNS] and demands:
        return [Topic.COMPLAINT]
    if Topic.ORDER_STATUS not in topics or not heard.says("refund"):
        return topics
    if heard.parse.scores.get(Topic.COMPLAINT, -1.0) < 0:
        return topics
    return _instead(topics, Topic.ORDER_STATUS, Topic.COMPLAINT)


def _instead(topics: Topics, of: Topic, put: Topic) -> Topics:
    return [put if topic == of else topic for topic in topics]
