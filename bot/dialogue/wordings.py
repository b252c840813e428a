"""Words that move a message from the topic that the model hears to the one it is about.

An address that changes is an order's, a refund is a complaint, a gift card stands in no
stock table: few phrases that leave no doubt, whatever the model is sure of.
"""

import re
from collections.abc import Sequence

from actions.turn import QuestionKind
from actions.words import ways_in
from bot.dialogue.fragments import first_clauses
from bot.dialogue.heard import Heard
from bot.dialogue.insults import of_insults
from bot.dialogue.misheard import (
    of_a_comparison,
    of_a_named_thing,
    of_a_recommended_size,
    of_an_address,
    of_an_offer,
    of_no_place,
    of_nothing_spoken_of,
    of_what_is_taken,
    of_what_is_unwanted,
    of_what_was_sent,
    of_where_it_is_made,
)
from bot.dialogue.phrases import asks_price_alone
from bot.dialogue.signals import says
from bot.dialogue.wish import Wish
from nlu.topics import SHIPPING_TOPICS, Topic

Topics = list[Topic]

_OF_THE_SHOP = frozenset({Topic.LOCATION, Topic.SHIPPING, Topic.OTHER, Topic.RETURNS})
"""What the model hears in "the address should be number 12"."""
_OF_NO_STOCK = frozenset(
    {Topic.BROWSE, Topic.AVAILABILITY, Topic.PRICE, Topic.RETURNS, Topic.SHIPPING}
)
"""What it hears in "do you buy second-hand clothes?"."""
_OF_NEWS = frozenset(
    {Topic.REPLY_TIME, Topic.HUMAN, Topic.OTHER, Topic.AVAILABILITY, Topic.RETURNS}
)
"""What it hears in "can you message me when they're back?"."""
_OF_A_PRICE = frozenset(
    {Topic.AVAILABILITY, Topic.BROWSE, Topic.SIZE_ADVICE, Topic.DISCOUNT,
     Topic.PRODUCT_INFO, Topic.SHIPPING_COST}
)  # fmt: skip
"""What it hears in "which is cheaper?"."""
_OF_WHAT_BELONGS = frozenset({Topic.AVAILABILITY, Topic.OTHER, Topic.RETURNS})
"""What it hears in "does it come with a changing mat?"."""
_FEW_WORDS = 5
_DOUBTFUL = 0.6
"""A margin up to which a question that says nothing of keeping asks for no hold."""
_TAKES = 1.2
"""The same where it asks whether the thing is there, too."""


def as_worded(heard: Heard, topics: Topics) -> Topics:
    """The topics with those that the words settle put right."""
    for rule in _RULES:
        topics = rule(heard, topics)
    return list(dict.fromkeys(topics))


def _instead(topics: Topics, of: Topic, put: Topic) -> Topics:
    return [put if topic == of else topic for topic in topics]


def _of_a_price(heard: Heard, topics: Topics) -> Topics:
    """ "..., how much? Do you take PayPal?": a part that is nothing but a price."""
    parts = heard.parse.segments
    alone = [
        part
        for part in parts
        if part.topics[:1] == (Topic.PRICE,) and asks_price_alone(part, heard)
    ]
    if {Topic.PRICE, Topic.SHIPPING_COST} & set(topics) or not alone:
        return topics
    before = [p for p in parts if p.end <= alone[0].start]
    is_of_sending = bool(before) and bool(SHIPPING_TOPICS & set(before[-1].topics))
    return topics if is_of_sending or not heard.named else [*topics, Topic.PRICE]


def _of_what_is_there(heard: Heard, topics: Topics) -> Topics:
    """ "The grey throw, have you got it, and how much?": both are asked."""
    if topics != [Topic.PRICE] or not heard.named or not heard.says("asks_there"):
        return topics
    return [Topic.AVAILABILITY, Topic.PRICE]


def _of_a_call(heard: Heard, topics: Topics) -> Topics:
    """ "Call me on 06...": a person is wanted, besides whatever else is."""
    if not heard.says("call_me") or Topic.HUMAN in topics:
        return topics
    others = [topic for topic in topics if topic != Topic.OTHER]
    return [*others, Topic.HUMAN]


def _of_sending(heard: Heard, topics: Topics) -> Topics:
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
    sent = SHIPPING_TOPICS & set(heard.context.topics) or heard.facts.places
    if Topic.PRICE in topics and heard.says("in_all") and sent:
        topics = [*topics, Topic.SHIPPING_COST]  # "and in all?"
    closer = not heard.is_foreign and _is_of_cost_or_time(heard, topics)
    if Topic.SHIPPING in topics and closer:
        return [topic for topic in topics if topic != Topic.SHIPPING]
    return topics


def _is_of_cost_or_time(heard: Heard, topics: Topics) -> bool:
    """ "Could I have it in Lyon before Friday?" asks when, and no more."""
    if Topic.SHIPPING_COST in topics and heard.says("in_all"):
        return True
    parts = heard.asking(Topic.SHIPPING)
    if _asks_to_send_first(heard):
        return False
    closer = {Topic.SHIPPING_COST} & set(topics)
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


def _of_an_order(heard: Heard, topics: Topics) -> Topics:
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


def _of_a_payment(heard: Heard, topics: Topics) -> Topics:
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


def _of_a_complaint(heard: Heard, topics: Topics) -> Topics:
    """A refund that is chased, a piece that is missing: no question of a parcel."""
    demands = heard.says("refund") and heard.says("demands")
    if topics == [Topic.RETURNS] and demands:
        return [Topic.COMPLAINT]
    if Topic.ORDER_STATUS not in topics or not heard.says("refund"):
        return topics
    if heard.parse.scores.get(Topic.COMPLAINT, -1.0) < 0:
        return topics
    return _instead(topics, Topic.ORDER_STATUS, Topic.COMPLAINT)


def _of_no_stock(heard: Heard, topics: Topics) -> Topics:
    """Gift cards, jobs and partnerships are the owner's, no browsing of everything."""
    pays = Topic.PAYMENT in topics
    if pays or not heard.says("not_sold") or any(w.by_name for w in heard.named):
        return topics
    others = [topic for topic in topics if topic not in _OF_NO_STOCK]
    return others if Topic.OTHER in others else [*others, Topic.OTHER]


def _of_news(heard: Heard, topics: Topics) -> Topics:
    """ "Message me when they're back" is the waiting list, no question of answers."""
    if not (heard.says("notify") and heard.says("back_in")):
        return topics
    if not (heard.context.spoken or heard.named):
        return topics
    others = [t for t in topics if t not in _OF_NEWS or _is_no_news(t, heard)]
    return others if Topic.RESTOCK in others else [Topic.RESTOCK, *others]


def _of_more(heard: Heard, topics: Topics) -> Topics:
    """ "Will you be getting any in?" asks when it is back, not for a parcel."""
    is_spoken_of = heard.context.spoken and not heard.named
    if not is_spoken_of or not (heard.says("gets_more") or _is_waited_for(heard)):
        return topics
    of_a_parcel = {*SHIPPING_TOPICS, Topic.PAYMENT, Topic.ORDER_STATUS, Topic.OTHER}
    others = [t for t in topics if t not in of_a_parcel]
    return others if Topic.RESTOCK in others else [Topic.RESTOCK, *others]


def _is_waited_for(heard: Heard) -> bool:
    """ "Arriveranno?" of what we said is gone."""
    is_gone = heard.context.is_asked(QuestionKind.WAITING_LIST)
    sent = heard.says("ship") or heard.facts.places or heard.facts.dates
    short = len(heard.text.split()) <= _FEW_WORDS
    return is_gone and short and not sent and heard.says("arrives")


def _is_no_news(topic: Topic, heard: Heard) -> bool:
    """Whether a part that says nothing of news asks for it too."""
    texts = heard.texts_asking(topic)
    return any(
        not (
            says("notify", text, heard.language)
            or says("back_in", text, heard.language)
        )
        for text in texts
    )


def _of_keeping(heard: Heard, topics: Topics) -> Topics:
    """ "La grigia me la tenete?" asks to keep it."""
    if {Topic.RESERVE, Topic.CANCEL} & set(topics) or not heard.says("keeps"):
        return topics
    is_of_one = heard.named or any(wish.is_settled for wish in heard.wishes)
    if heard.says("without_holding") or not (is_of_one or heard.context.spoken):
        return topics
    others = [topic for topic in topics if not _is_of_keeping(topic, heard)]
    return [Topic.RESERVE, *others]


def _is_of_keeping(topic: Topic, heard: Heard) -> bool:
    """Whether the model hears this in the same words: "until Sunday" is no hours."""
    if topic in (Topic.AVAILABILITY, Topic.OTHER):
        return True
    return topic == Topic.OPENING_HOURS and heard.asks_so(topic, "keeps")


def _of_a_kind(heard: Heard, topics: Topics) -> Topics:
    """ "Do you sell watches?", "I'd like a dress": a kind of thing is looked for."""
    if set(topics) - {Topic.OTHER, Topic.GREETING} or not topics:
        return topics
    if heard.says("not_sold"):
        return topics
    general = any(wish.is_general or wish.kind for wish in heard.named)
    if general and (heard.says("sells") or heard.says("seeks")):
        return [Topic.BROWSE]
    if Topic.BROWSE in heard.context.topics and (
        heard.says("cheaper") or (general and len(heard.named) == 1)
    ):
        return [Topic.BROWSE]  # "a dress or so", after "anything in red?"
    return topics


def _of_what_belongs(heard: Heard, topics: Topics) -> Topics:
    """ "And do the trousers come with it?" is asked of what was spoken of."""
    if not heard.says("comes_with") or not (heard.context.spoken or heard.named):
        return topics
    parts = [
        part
        for part in heard.parse.segments
        if says("comes_with", heard.text_of(part), heard.language)
    ]
    asked_there = {topic for part in parts for topic in part.topics}
    if Topic.PRODUCT_INFO in topics or not asked_there & _OF_WHAT_BELONGS:
        return topics
    alone = len(heard.parse.segments) == len(parts)
    kept = [t for t in topics if not (alone and t in _OF_WHAT_BELONGS)]
    return [*kept, Topic.PRODUCT_INFO]


def _of_prices(heard: Heard, topics: Topics) -> Topics:
    """ "Which is cheaper, the slim or the wide one?" asks for the price of each."""
    each = [*heard.named, *(w for w in heard.wishes if w.wanted_at >= 0)]
    compares = heard.says("cheaper") or heard.says("dearer")
    if not compares or not _is_of_several(each):
        return topics
    others = [topic for topic in topics if topic not in _OF_A_PRICE]
    return others if Topic.PRICE in others else [Topic.PRICE, *others]


def _is_of_several(wishes: Sequence[Wish]) -> bool:
    told = {(w.products, w.size, w.colour) for w in wishes if not w.is_general}
    return len(told) > 1 and all(wish.products for wish in wishes)


def _of_taking(heard: Heard, topics: Topics) -> Topics:
    """ "I'd like the Fiore in M." takes it; a mere question takes nothing."""
    asks = "?" in heard.text
    if topics == [Topic.AVAILABILITY] and not asks and heard.says("wants_it"):
        told = heard.named
        if len(told) == 1 and _is_wanted(told[0], heard):
            return [Topic.RESERVE]
    score = heard.parse.scores.get(Topic.RESERVE, 1.0)
    said = any(map(heard.says, ("put_aside", "keeps", "taken", "requested")))
    asks_both = {Topic.AVAILABILITY, Topic.RESERVE} <= set(topics) and (
        heard.text.rstrip().endswith("?") and len(heard.parse.segments) < len(topics)
    )
    there = heard.parse.scores.get(Topic.AVAILABILITY, 0.0)
    if asks_both and score < max(_TAKES, there - _TAKES) and not said:
        return [topic for topic in topics if topic != Topic.RESERVE]
    if topics == [Topic.RESERVE] and heard.text.rstrip().endswith("?"):
        offered = heard.context.question is not None
        if score < _DOUBTFUL and not said and not offered:
            return [Topic.AVAILABILITY]
    return topics


def _is_wanted(wish: Wish, heard: Heard) -> bool:
    """Whether she says that she wants this very thing in this size."""
    before = re.split(r"[,;.!\n]", heard.text[: wish.start])[-1]
    clause = before + heard.text[wish.start : wish.end]
    wants = says("wants_it", clause, heard.language)
    return wants and wish.is_particular and bool(wish.said_size)


_RULES = (
    of_insults, of_no_place, _of_what_is_there, _of_a_price, of_an_offer,
    of_nothing_spoken_of, _of_a_call, of_an_address, _of_sending, _of_an_order,
    _of_a_payment, _of_a_complaint, _of_no_stock, _of_news, _of_more, _of_keeping,
    _of_a_kind, _of_what_belongs, _of_prices, _of_taking, of_a_named_thing,
    of_a_recommended_size, of_a_comparison, of_where_it_is_made, of_what_is_unwanted,
    of_what_was_sent, of_what_is_taken,
)  # fmt: skip
"""In this order: each sees what those before it left."""
