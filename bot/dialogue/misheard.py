"""What is no cancelling, no shop's address, no taking, though the model hears it so."""

from actions.turn import QuestionKind
from actions.words import ways_in
from bot.dialogue.heard import Heard
from bot.dialogue.signals import says
from nlu.topics import SHIPPING_TOPICS, Topic

Topics = list[Topic]

_FEW_WORDS = 7
"""Words of a question that may be no more than the name of a thing."""
_OF_A_SIZE = frozenset({Topic.SIZE_ADVICE, Topic.AVAILABILITY})
"""What the model hears in "in 32 or 33, have you got them?"."""
_DOUBTFUL = 0.6
"""A margin up to which a size that is named is one to look for."""


def of_an_offer(heard: Heard, topics: Topics) -> Topics:
    """ "Not the blouse after all" where nothing is held yet: nothing is undone."""
    offered = heard.context.is_asked(QuestionKind.HOLD)
    if Topic.CANCEL in topics and _takes_after_all(heard):
        return [Topic.RESERVE if topic == Topic.CANCEL else topic for topic in topics]
    if Topic.CANCEL not in topics or not offered:
        return topics
    if Topic.RESERVE in heard.context.topics or any(
        map(heard.says, ("placed_order", "put_aside", "cancels", "other_one"))
    ):
        return topics
    others: Topics = [topic for topic in topics if topic != Topic.CANCEL]
    if not others and heard.named:  # "I'll just take the jug then"
        return [Topic.RESERVE] if heard.says("taken") else topics
    return others or [Topic.DENY]


def _takes_after_all(heard: Heard) -> bool:
    """ "I'll take it after all", where nothing is held that could be let go."""
    names = ("cancels", "placed_order", "dropped", "put_aside")
    undoes = heard.context.is_held or any(map(heard.says, names))
    return heard.says("taken") and bool(heard.context.spoken) and not undoes


def of_nothing_spoken_of(heard: Heard, topics: Topics) -> Topics:
    """ "Not the vase but the jug" in a first message takes nothing back."""
    if Topic.CANCEL not in topics or heard.context.spoken or not heard.named:
        return topics
    if any(map(heard.says, ("placed_order", "put_aside", "cancels"))):
        return topics
    others: Topics = [topic for topic in topics if topic != Topic.CANCEL]
    return others or [Topic.AVAILABILITY]


def of_an_address(heard: Heard, topics: Topics) -> Topics:
    """ "Can the address still be changed?": of her parcel, not of the shop."""
    if not heard.says("other_address"):
        return topics
    misheard = {
        topic
        for topic in (Topic.LOCATION, Topic.RETURNS)
        if topic in topics and heard.asks_so(topic, "other_address")
    }
    if not misheard:
        return topics
    others: Topics = [topic for topic in topics if topic not in misheard]
    return others if Topic.ORDER_STATUS in others else [Topic.ORDER_STATUS, *others]


def of_a_named_thing(heard: Heard, topics: Topics) -> Topics:
    """A product by its name in a sentence that the model makes nothing of."""
    named = [wish for wish in heard.named if wish.is_particular]
    if topics != [Topic.OTHER] or not named or not heard.parse.scores:
        return topics
    if heard.says("not_sold"):
        return topics
    if any(map(heard.says, ("put_aside", "taken", "keeps", "wants_it"))):
        return [Topic.RESERVE]
    chosen = all(wish.said_size or wish.said_colour for wish in named)
    short = heard.text.rstrip().endswith("?") and len(heard.text.split()) <= _FEW_WORDS
    return [Topic.AVAILABILITY] if chosen or short else topics


def of_a_recommended_size(heard: Heard, topics: Topics) -> Topics:
    """ "Which size would you recommend?" lists no sizes."""
    advises = heard.says("recommends") and heard.says("a_size")
    listed = topics in ([Topic.AVAILABILITY], [Topic.BROWSE])
    return [Topic.SIZE_ADVICE] if listed and advises else topics


def of_no_place(heard: Heard, topics: Topics) -> Topics:
    """ "And sand?", where no place was named: nothing is sent there."""
    if Topic.SHIPPING not in topics or heard.facts.places or heard.says("ship"):
        return topics
    parts = heard.asking(Topic.SHIPPING)
    bare = [part for part in parts if heard.is_bare(part.start, part.end)]
    if not bare or len(bare) < len(parts):
        return topics
    others: Topics = [topic for topic in topics if topic != Topic.SHIPPING]
    return others if Topic.AVAILABILITY in others else [Topic.AVAILABILITY, *others]


def of_where_it_is_made(heard: Heard, topics: Topics) -> Topics:
    """ "Where is the Willem made?": no way to the shop."""
    is_of_one = heard.named or heard.context.spoken
    asks_so = heard.says("where_made") and heard.asks_so(Topic.LOCATION, "where_made")
    if Topic.LOCATION not in topics or not (is_of_one and asks_so):
        return topics
    others: Topics = [topic for topic in topics if topic != Topic.LOCATION]
    return others if Topic.PRODUCT_INFO in others else [*others, Topic.PRODUCT_INFO]


def of_a_comparison(heard: Heard, topics: Topics) -> Topics:
    """ "Which one is longer, the midi or the maxi?" asks of both, not what fits her."""
    several = len({wish.products for wish in heard.named if wish.products}) > 1
    if topics != [Topic.SIZE_ADVICE] or not (several and heard.says("compares")):
        return topics
    return [Topic.PRODUCT_INFO]


def of_what_is_unwanted(heard: Heard, topics: Topics) -> Topics:
    """ "Is the black one there? I don't want it in brass": nothing is held."""
    asks_both = {Topic.AVAILABILITY, Topic.RESERVE} <= set(topics)
    if not asks_both or not heard.says("unwanted"):
        return topics
    takes = heard.says("taken") or heard.says("keeps")
    return topics if takes else [t for t in topics if t != Topic.RESERVE]


def of_what_is_taken(heard: Heard, topics: Topics) -> Topics:
    """ "The navy one, could you hold it?" asks not whether it is there besides."""
    if not {Topic.AVAILABILITY, Topic.RESERVE} <= set(topics):
        return topics
    parts = heard.asking(Topic.AVAILABILITY)
    same = bool(parts) and all(
        Topic.RESERVE in part.topics or _takes(heard.text_of(part), heard.language)
        for part in parts
    )
    takes = any(map(heard.says, ("keeps", "put_aside", "taken")))
    if not (same and takes) or heard.says("asks_there"):
        return topics
    return [topic for topic in topics if topic != Topic.AVAILABILITY]


def _takes(text: str, language: str) -> bool:
    taken = "?" not in text and says("taken", text, language)
    return taken or says("keeps", text, language)


def of_what_is_told(heard: Heard, topics: Topics) -> Topics:
    """ "Not wool, it itches! The cotton socks in 36-40?": wool is not asked after."""
    parts = heard.asking(Topic.PRODUCT_INFO)
    told = bool(parts) and all(
        heard.text_of(part).rstrip().endswith("!") for part in parts
    )
    others: Topics = [topic for topic in topics if topic != Topic.PRODUCT_INFO]
    return others if told and others else topics


def of_sizes_that_are_asked_for(heard: Heard, topics: Topics) -> Topics:
    """ "In 32/32 or 33/32, have you got them?": no advice is asked for."""
    heard_so = Topic.SIZE_ADVICE in topics and set(topics) <= _OF_A_SIZE
    parts = heard.asking(Topic.SIZE_ADVICE)
    apart = len(topics) > 1 and any(p.topics == (Topic.SIZE_ADVICE,) for p in parts)
    if not heard_so or apart or not any(wish.said_size for wish in heard.new):
        return topics
    advises = any(
        map(heard.says, ("judged", "which_size_for_me", "recommends", "body"))
    )
    doubtful = heard.parse.scores.get(Topic.SIZE_ADVICE, 1.0) < _DOUBTFUL
    is_named = doubtful and bool(heard.named) and "?" in heard.text
    if advises or not (heard.says("asks_there") or is_named):
        return topics
    return [Topic.AVAILABILITY]


def of_what_is_taken_back(heard: Heard, topics: Topics) -> Topics:
    """ "Put it aside... no wait, first tell me the price": nothing is held yet."""
    ends = [start for start, _ in heard.places("backs_out")]
    if not ends or not {Topic.RESERVE, Topic.CANCEL} & set(topics):
        return topics
    undone = {
        topic
        for topic in (Topic.RESERVE, Topic.CANCEL)
        if topic in topics and _is_asked_before(topic, ends[0], heard)
    }
    others: Topics = [topic for topic in topics if topic not in undone]
    return others or topics


def _is_asked_before(topic: Topic, place: int, heard: Heard) -> bool:
    parts = heard.asking(topic)
    return bool(parts) and all(part.end <= place + 1 for part in parts)


def of_the_day_it_is_kept_until(heard: Heard, topics: Topics) -> Topics:
    """ "Keep it for me till Saturday": no parcel is to arrive by then."""
    if not ({Topic.RESERVE, Topic.DELIVERY_TIME} <= set(topics) and heard.facts.dates):
        return topics
    texts = heard.texts_asking(Topic.DELIVERY_TIME) or [heard.text]
    names = ("put_aside", "keeps")
    if not all(any(says(n, text, heard.language) for n in names) for text in texts):
        return topics
    if heard.says("ship") or heard.says("arrives") or heard.facts.places:
        return topics
    return [topic for topic in topics if topic != Topic.DELIVERY_TIME]


def of_what_does_not_fit(heard: Heard, topics: Topics) -> Topics:
    """ "Scrap that, my feet are bigger": a reason, no question."""
    if not {Topic.CANCEL, Topic.SIZE_ADVICE} <= set(topics) or "?" in heard.text:
        return topics
    return [topic for topic in topics if topic != Topic.SIZE_ADVICE]


def of_whose_cost(heard: Heard, topics: Topics) -> Topics:
    """ "Do I pay that for orders over 60?", right after what sending costs."""
    last = set(heard.context.topics)
    of_sending = Topic.SHIPPING_COST in last and last <= SHIPPING_TOPICS
    if topics != [Topic.PAYMENT] or not (of_sending and heard.says("at_whose_cost")):
        return topics
    by_means = ways_in(heard.text) or heard.says("by_what_means")
    return topics if by_means else [Topic.SHIPPING_COST]


def of_what_was_sent(heard: Heard, topics: Topics) -> Topics:
    """ "You sent the red one instead of the green one": nothing is asked."""
    is_one = len(heard.parse.segments) < 2 and "?" not in heard.text
    if {Topic.COMPLAINT, Topic.AVAILABILITY} <= set(topics) and is_one:
        return [topic for topic in topics if topic != Topic.AVAILABILITY]
    return topics
