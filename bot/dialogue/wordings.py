"""Words that move a message from the topic that the model hears to the one it is about.

An address that changes is an order's, a refund is a complaint, a gift card stands in no
stock table: few phrases that leave no doubt, whatever the model is sure of.
"""

import re
from collections.abc import Sequence

from actions.turn import QuestionKind
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
    of_sizes_that_are_asked_for,
    of_the_day_it_is_kept_until,
    of_what_does_not_fit,
    of_what_is_taken,
    of_what_is_taken_back,
    of_what_is_told,
    of_what_is_unwanted,
    of_what_was_sent,
    of_where_it_is_made,
    of_whose_cost,
)
from bot.dialogue.parcels import (
    of_a_complaint,
    of_a_payment,
    of_an_order,
    of_sending,
)
from bot.dialogue.phrases import asks_price_alone
from bot.dialogue.signals import says
from bot.dialogue.wish import Wish
from nlu.topics import SHIPPING_TOPICS, Topic

Topics = list[Topic]

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
_OPENS = re.compile(
    r"\b(?:open|ouvr|ouvert|ferm|gesloten|sluit|apert|apri|chius|chiud|clos|shut)", re.I
)
_DOUBTFUL = 0.6
"""A margin up to which a question that says nothing of keeping asks for no hold."""
_TAKES = 1.2
"""The same where it asks whether the thing is there, too."""


def as_worded(heard: Heard, topics: Topics) -> Topics:
    """The topics with those that the words settle put right."""
    for rule in _RULES:
        topics = rule(heard, topics)
    return list(dict.fromkeys(topics))


def _of_a_price(heard: Heard, topics: Topics) -> Topics:
    """ "..., how much? Do you take PayPal?": a part that is nothing but a price."""
    parts = heard.parse.segments
    alone = [
        part
        for part in parts
        if part.topics[:1] == (Topic.PRICE,)
        and asks_price_alone(part.start, part.end, heard)
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
    if topic == Topic.OPENING_HOURS and _OPENS.search(heard.text):
        return False
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
    is_of_one = heard.context.spoken or heard.named
    if not (heard.says("comes_with") and is_of_one) or heard.says("asks_there"):
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
    vague = topics in ([Topic.AVAILABILITY], [Topic.BROWSE])
    if vague and not asks and heard.says("wants_it"):
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
    of_nothing_spoken_of, _of_a_call, of_an_address, of_sending, of_an_order,
    of_a_payment, of_a_complaint, _of_no_stock, _of_news, _of_more, _of_keeping,
    _of_a_kind, _of_what_belongs, _of_prices, _of_taking, of_a_named_thing,
    of_a_recommended_size, of_a_comparison, of_where_it_is_made,
    of_what_is_unwanted, of_what_does_not_fit, of_whose_cost, of_what_was_sent,
    of_what_is_taken, of_what_is_told, of_sizes_that_are_asked_for,
    of_what_is_taken_back, of_the_day_it_is_kept_until,
)  # fmt: skip
"""In this order: each sees what those before it left."""
