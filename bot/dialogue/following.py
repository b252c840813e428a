"""What a fragment hangs on: "et lundi ?", "and to Germany?", "do I pay for it?".

A few words that name nothing new ask for what was asked before, whatever the model
hears in them by themselves.
"""

from actions.words import ways_in
from bot.dialogue.heard import Heard
from bot.dialogue.signals import rest_without
from nlu.topics import PRODUCT_TOPICS, SHIPPING_TOPICS, SMALL_TALK, Topic

FRAGMENT_AT_MOST = 6
"""Words of a message that may hang on what was said before."""
PLACED_AT_MOST = 10
"""Words of one that names a place, after a question of sending, or a price limit."""
_CLEAR = 1.2
"""A margin from which a fragment asks for something by itself."""
_PARTING = frozenset({Topic.THANKS, Topic.GOODBYE})
_TO_A_PLACE = frozenset({Topic.SHIPPING, Topic.AVAILABILITY, Topic.LOCATION})
"""What the model hears in "and to Germany?", whatever was asked before."""
_ON_A_DAY = frozenset({Topic.DELIVERY_TIME, Topic.AVAILABILITY, Topic.REPLY_TIME})
"""What it hears in "and on Monday?"."""
_OF_A_COST = frozenset(
    {Topic.PAYMENT, Topic.PRICE, Topic.SHIPPING_COST, Topic.DISCOUNT}
)
"""What it hears in "do I pay for that?"."""
_OF_A_TIME = frozenset({Topic.DELIVERY_TIME, Topic.OPENING_HOURS, Topic.REPLY_TIME})
"""What it hears in "until when?", "how long will it take?"."""
_OF_ONE_MORE = frozenset({Topic.RESERVE, Topic.CANCEL, Topic.RESTOCK, Topic.PRICE})
"""What "and the scarf too" asks once more."""
_OF_A_LIMIT = frozenset({Topic.BROWSE, Topic.PRICE, Topic.DISCOUNT, Topic.AVAILABILITY})
"""What it hears in "and under 50?"."""
_HER_TURN = frozenset(
    {Topic.REPLY_TIME, Topic.HUMAN, Topic.OTHER, Topic.COMPLAINT, Topic.SIZE_ADVICE}
)
"""After these it is her answer that is waited for, no parcel."""


def followed_up(heard: Heard, topics: list[Topic]) -> list[Topic]:
    """The topics of a fragment, taken over from before where it has none of its own."""
    real: set[Topic] = {t for t in topics if t not in SMALL_TALK and t != Topic.OTHER}
    last = heard.context.topics
    held = _after_holds(heard, real)
    if held is not None:
        return [held]
    length = len(heard.text.split())
    if real and _only_names_a_place(heard):
        real, topics = set(), []
    if not real and heard.facts.places and length <= PLACED_AT_MOST:
        return _to_that_place(heard) or topics
    if _is_no_fragment(heard, topics):
        return topics
    asks_anew = Topic.SHIPPING in real and heard.says("ship")
    asks_anew = asks_anew or heard.says("where_is_it")
    if heard.facts.places and not heard.named and real <= _TO_A_PLACE and not asks_anew:
        return _to_that_place(heard) or topics
    if not real and heard.named and heard.says("meant_instead"):
        return [t for t in last if t in PRODUCT_TOPICS] or [Topic.AVAILABILITY]
    if Topic.RESTOCK in last and _names_what_is_waited_for(heard, real):
        return [Topic.RESTOCK]
    taken = _taken_over(heard, real)
    if taken is not None:
        return [taken]
    is_new = heard.new or any(wish.is_kin for wish in heard.wishes)
    if real <= {Topic.AVAILABILITY} and is_new and _is_of_a_thing(heard):
        goes_on = len(last) == 1 and last[0] in _OF_ONE_MORE and heard.is_bare()
        is_more = goes_on and "?" not in heard.text and heard.says("as_well")
        is_more = is_more or _is_another_price(heard)
        return [last[0] if is_more else Topic.AVAILABILITY]
    return topics


def _is_no_fragment(heard: Heard, topics: list[Topic]) -> bool:
    """What is long, a goodbye, or asks for what no shop has: "any alterations?"."""
    most = PLACED_AT_MOST if heard.facts.limits else FRAGMENT_AT_MOST
    is_of_no_stock = Topic.OTHER in topics and heard.says("not_sold")
    return (
        len(heard.text.split()) > most or bool(_PARTING & set(topics)) or is_of_no_stock
    )


def _is_another_price(heard: Heard) -> bool:
    """ "And the cotton one?", right after what the woollen one costs."""
    goes_on = heard.context.topics == (Topic.PRICE,) and heard.is_bare()
    if not goes_on or heard.says("asks_there"):
        return False
    focus = heard.context.focus
    return focus is not None and all(
        wish.is_settled
        and wish.products != (focus.product,)
        and not (wish.said_size or wish.said_colour)
        for wish in heard.wishes
    )


def _names_what_is_waited_for(heard: Heard, real: set[Topic]) -> bool:
    """ "In terracotta", right after a place on the waiting list."""
    chooses = any(wish.wanted_at >= 0 for wish in heard.new) and not heard.named
    plain = "?" not in heard.text and heard.is_bare()
    return chooses and plain and real <= {Topic.AVAILABILITY}


def _only_names_a_place(heard: Heard) -> bool:
    """ "En naar 3512 JE?", whatever the model hears in the letters."""
    rest = heard.text
    for place in heard.facts.places:
        rest = rest[: place.start] + " " * (place.end - place.start) + rest[place.end :]
    left = rest_without("towards", rest, heard.language)
    return rest != heard.text and not left and not heard.new


def _to_that_place(heard: Heard) -> list[Topic]:
    """What was asked of another place; whether we send there, where we do not."""
    before = [topic for topic in heard.context.topics if topic in SHIPPING_TOPICS]
    is_sent = any(place.country in heard.ships_to for place in heard.facts.places)
    return before if is_sent else before and [Topic.SHIPPING]


def _after_holds(heard: Heard, real: set[Topic]) -> Topic | None:
    """What "not the soap after all" and "make that 38" ask right after a hold."""
    context = heard.context
    if not context.is_held or "?" in heard.text or not context.spoken:
        return None
    if heard.says("dropped") and real <= {Topic.CANCEL, Topic.RETURNS}:
        return Topic.CANCEL  # "it may go back", "too tight after all"
    if not real <= {Topic.AVAILABILITY, Topic.CANCEL, Topic.RESERVE, Topic.RESTOCK}:
        return None
    if heard.says("dropped") and heard.says("only_that") and context.together > 1:
        return Topic.CANCEL  # "drop the vase, just keep the cushion"
    if real <= {Topic.CANCEL, Topic.AVAILABILITY}:
        if heard.says("dropped") and heard.new:
            return Topic.CANCEL
        if heard.says("only_that") and context.together > 1 and _is_one(heard):
            return Topic.CANCEL
    if {Topic.CANCEL, Topic.RESERVE} <= real:
        return None  # "cancel the 43, and keep me the 44"
    if heard.says("make_that") and any(w.wanted_at >= 0 for w in heard.new):
        return Topic.RESERVE
    return None


def _is_one(heard: Heard) -> bool:
    """Whether it says which one: by its name, or what tells it from the other."""
    return len(heard.wishes) == 1 and all(
        wish.is_settled and (wish.is_new or wish.is_kin) for wish in heard.wishes
    )


def _is_of_a_thing(heard: Heard) -> bool:
    """Whether a thing was spoken of, or one asked for that was not found."""
    context = heard.context
    if context.spoken or context.question:
        return True
    return bool(PRODUCT_TOPICS & set(context.topics)) and bool(heard.named)


def _taken_over(heard: Heard, real: set[Topic]) -> Topic | None:
    """The topic of before that a question without a subject is about."""
    last = heard.context.topics
    if heard.named:  # "ok, teapots under 50" after none under 30
        is_more = _is_of_a_limit(heard, real) and not heard.says("taken")
        return Topic.BROWSE if is_more else None
    if heard.context.is_held and real <= {Topic.CANCEL} and heard.says("dropped"):
        return Topic.CANCEL
    if _is_of_a_limit(heard, real):
        return Topic.BROWSE
    if Topic.ORDER_STATUS in last and not real and _is_a_number(heard.text):
        return Topic.ORDER_STATUS
    if Topic.OPENING_HOURS in last and real <= _ON_A_DAY and _names_a_day(heard):
        return Topic.OPENING_HOURS
    pays = heard.says("at_the_door") or ways_in(heard.text)
    if Topic.PAYMENT in last and pays and not _collects(heard):
        return Topic.PAYMENT
    of_all = heard.says("in_all") and bool(heard.context.spoken)
    if last and set(last) <= SHIPPING_TOPICS and real == {Topic.PRICE} and not of_all:
        return Topic.SHIPPING_COST
    of_a_cost = _of_a_cost(heard, real)
    if of_a_cost is not None:
        return of_a_cost
    if (
        real == {Topic.DELIVERY_TIME}
        and _HER_TURN & set(last)
        and not (heard.says("ship") or heard.says("arrives"))
    ):
        return Topic.REPLY_TIME
    return None


def _collects(heard: Heard) -> bool:
    """ "Can I collect it in the shop?" is clear by itself, "in the shop?" is not."""
    clear = heard.parse.scores.get(Topic.SHIPPING, -1.0) > _CLEAR
    return clear and heard.says("pickup")


def _is_of_a_limit(heard: Heard, real: set[Topic]) -> bool:
    """ "And under 50?" of what was browsed."""
    if Topic.BROWSE not in heard.context.topics or not heard.facts.limits:
        return False
    return real <= _OF_A_LIMIT | ({Topic.RESERVE} if heard.named else set())


def _of_a_cost(heard: Heard, real: set[Topic]) -> Topic | None:
    if _is_of_its_price(heard, real):
        return Topic.PRICE
    return Topic.RETURNS if _is_of_returning(heard, real) else None


def _is_of_its_price(heard: Heard, real: set[Topic]) -> bool:
    """ "How much is that?" of a thing that was just spoken of, and of no parcel."""
    last = set(heard.context.topics)
    if real != {Topic.SHIPPING_COST} or not last or not last <= PRODUCT_TOPICS:
        return False
    sends = heard.says("ship") or heard.says("sent_back") or heard.says("in_all")
    return bool(heard.context.spoken) and not sends and not heard.facts.places


def _is_of_returning(heard: Heard, real: set[Topic]) -> bool:
    if Topic.RETURNS not in heard.context.topics or heard.facts.places:
        return False
    goes_out = heard.says("ship") and not heard.says("sent_back")
    at_cost = real <= _OF_A_COST and heard.says("at_whose_cost") and not goes_out
    return at_cost or (real <= _OF_A_TIME and heard.says("how_long"))


def _is_a_number(text: str) -> bool:
    """Whether it is hardly more than the number of an order: "c'est la 4471"."""
    digits = sum(letter.isdigit() for letter in text)
    return digits > 2 and digits >= sum(letter.isalpha() for letter in text) // 2


def _names_a_day(heard: Heard) -> bool:
    """Whether a day or an hour is named, and nothing of a parcel."""
    facts = heard.facts
    return bool(facts.dates or facts.times) and not heard.says("ship")
