"""Which topics a message has in its conversation: what the model found, in context.

A "yes" takes up what we offered, "38?" asks what was asked before, and a kind of thing
is browsing where one thing is asked for by its name.
"""

from actions.turn import QuestionKind
from bot.dialogue.accepting import (
    ANSWERS_TO,
    counts_what_was_offered,
    is_refusal,
    real_ones,
    takes_any,
    takes_up,
)
from bot.dialogue.context import Question
from bot.dialogue.evidence import by_evidence
from bot.dialogue.following import followed_up
from bot.dialogue.fragments import chooses_first
from bot.dialogue.heard import Heard
from bot.dialogue.signals import rest_after, says
from bot.dialogue.wordings import as_worded
from nlu.topics import PRODUCT_TOPICS, Topic

ORDER_IN_WORDS = 4
"""Words in which an order is named at most: "my order number 4471"."""
_CHOICES = (QuestionKind.WHICH_PRODUCT, QuestionKind.WHICH_VARIANT)
_VAGUE = frozenset({Topic.AVAILABILITY, Topic.BROWSE})
"""What the model hears in an answer that only names something: "the blue one"."""
_DOUBLES = (
    (Topic.CANCEL, Topic.RESERVE),
    (Topic.CANCEL, Topic.ORDER_STATUS),
    (Topic.SIZE_ADVICE, Topic.AVAILABILITY),
    (Topic.REPLY_TIME, Topic.RESTOCK),
    (Topic.PRIVACY, Topic.REPLY_TIME),
    (Topic.PRODUCT_INFO, Topic.PAYMENT),
    (Topic.COMPLAINT, Topic.ORDER_STATUS),
    (Topic.PRIVACY, Topic.BROWSE),
    (Topic.ORDER_STATUS, Topic.LOCATION),
    (Topic.ORDER_STATUS, Topic.PAYMENT),
    (Topic.REPLY_TIME, Topic.DELIVERY_TIME),
    (Topic.SHIPPING, Topic.LOCATION),
    (Topic.RESTOCK, Topic.RESERVE),
    (Topic.RESTOCK, Topic.AVAILABILITY),
    (Topic.BOT_IDENTITY, Topic.HUMAN),
)
"""What is meant, and what the model may hear in the same words besides."""
_HEARD_IN_WAITING = frozenset({Topic.BROWSE, Topic.AVAILABILITY, Topic.RETURNS})
"""What the model hears in "tell me as soon as you have it"."""
_ANSWERED_AT_ONCE = frozenset(
    {Topic.PAYMENT, Topic.PRICE, Topic.LOCATION, Topic.OPENING_HOURS, Topic.RETURNS,
     Topic.SHIPPING, Topic.SHIPPING_COST}
)  # fmt: skip


def topics_of(heard: Heard) -> tuple[Topic, ...]:
    """The topics of the message in its conversation, small talk left out."""
    topics = _without_doubles(heard, as_worded(heard, by_evidence(heard)))
    topics = _answers(heard, topics) or followed_up(heard, _taken(heard, topics))
    topics = _settled_by_wishes(heard, topics)
    real = real_ones(topics)
    is_heard = Topic.OTHER in topics and _asks_something_else(heard)
    wraps = heard.says("gift_wrap")
    if wraps and Topic.BROWSE in real and _is_of_wrapping(heard):
        real.remove(Topic.BROWSE)  # "do you wrap it as a present?"
    if wraps or (real and is_heard):
        real.append(Topic.OTHER)
    in_order = sorted(dict.fromkeys(real), key=lambda topic: _place_of(topic, heard))
    return tuple(in_order) or tuple(topics[:1]) or (Topic.OTHER,)


def _is_of_wrapping(heard: Heard) -> bool:
    """Whether whatever seems to browse is where a wrapping is spoken of."""
    spans = heard.places("gift_wrap")
    return all(
        any(part.start < end and start < part.end for start, end in spans)
        for part in heard.asking(Topic.BROWSE)
    )


def _place_of(topic: Topic, heard: Heard) -> int:
    """Where the message first asks for it; what its parts do not tell comes first."""
    return min((part.start for part in heard.asking(topic)), default=-1)


def _without_doubles(heard: Heard, topics: list[Topic]) -> list[Topic]:
    """One wish that the model hears twice: letting go is no taking, waiting neither."""
    waits = heard.context.is_asked(QuestionKind.WAITING_LIST)
    waits = waits and not _is_told_how(heard)
    if waits and Topic.RESERVE in topics and heard.says("notify"):
        apart = _is_held_apart(heard)
        kept = topics if apart else [t for t in topics if t != Topic.RESERVE]
        topics = [Topic.RESTOCK, *kept]
    listed = {Topic.PRIVACY} if heard.says("listed_me") else set[Topic]()
    likely = _HEARD_IN_WAITING | listed
    if waits and set(real_ones(topics)) <= likely and heard.says("notify"):
        topics = [Topic.RESTOCK]
    if {Topic.RESTOCK, Topic.REPLY_TIME} <= set(topics) and _is_of_its_return(heard):
        topics = [topic for topic in topics if topic != Topic.REPLY_TIME]
    for meant, double in _DOUBLES:
        if {meant, double} <= set(topics) and not _is_asked_apart(double, meant, heard):
            topics.remove(double)
    return list(dict.fromkeys(topics))


def _is_of_its_return(heard: Heard) -> bool:
    """ "When is it back?": the thing, not the owner."""
    texts = heard.texts_asking(Topic.REPLY_TIME) or [heard.text]
    names = ("back_in", "notify")
    return all(any(says(n, text, heard.language) for n in names) for text in texts)


def _is_held_apart(heard: Heard) -> bool:
    """Whether a part asks to hold what it names, and another for the list."""
    return any(
        any(part.start <= place < part.end for place in _places(heard))
        and not says("notify", heard.text_of(part), heard.language)
        for part in heard.asking(Topic.RESERVE)
    )


def _places(heard: Heard) -> list[int]:
    """Where the message names things, sizes and colours."""
    return [place for w in heard.new for place in (w.start, w.wanted_at) if place >= 0]


def _is_told_how(heard: Heard) -> bool:
    """ "Tell me how I can pay": what is to be told is asked, and is no news."""
    parts = [
        part
        for part in heard.parse.segments
        if says("notify", heard.text_of(part), heard.language)
    ]
    asked = [set(part.topics) - {Topic.RESERVE, Topic.RESTOCK} for part in parts]
    return bool(asked) and all(of & _ANSWERED_AT_ONCE for of in asked)


def _taken(heard: Heard, topics: list[Topic]) -> list[Topic]:
    """ "Ok, hold it": a yes that says what is to be done with what was spoken of."""
    if real_ones(topics) or Topic.CONFIRM not in topics or not heard.context.spoken:
        return topics
    if Topic.RESTOCK in heard.context.topics and heard.says("notify"):
        return [Topic.RESTOCK]
    takes = heard.says("put_aside") or heard.says("taken")
    takes = takes or heard.parse.scores.get(Topic.RESERVE, -1.0) > 0
    return [Topic.RESERVE] if takes else topics


def _is_asked_apart(topic: Topic, other: Topic, heard: Heard) -> bool:
    parts = [part for part in heard.asking(topic) if other not in part.topics]
    if (other, topic) == (Topic.CANCEL, Topic.ORDER_STATUS):  # "..., n° 4521"
        parts = [p for p in parts if _says_much(heard.text_of(p))]
    if (other, topic) == (Topic.COMPLAINT, Topic.ORDER_STATUS):
        asks = any("?" in heard.text_of(p) for p in parts)
        return asks and not heard.says("refund")
    if (other, topic) == (Topic.RESTOCK, Topic.REPLY_TIME) and heard.says("back_in"):
        return False
    return bool(parts)


def _says_much(text: str) -> bool:
    return "?" in text or len(text.split()) > ORDER_IN_WORDS


def _asks_something_else(heard: Heard) -> bool:
    """Whether a question of its own is none of ours: "... Do you gift wrap?"."""
    return any(
        part.topics == (Topic.OTHER,) and heard.text_of(part).rstrip().endswith("?")
        for part in heard.parse.segments
    )


def _answers(heard: Heard, topics: list[Topic]) -> list[Topic]:
    """What an answer to our own open question asks for; none: it is no answer."""
    question = heard.context.question
    if question is None:
        return []
    if _hesitates(heard, topics):
        return [Topic.DENY]
    if takes_up(heard):
        topic = ANSWERS_TO[question.kind]
        if counts_what_was_offered(heard):
            return [topic]
        says_more = rest_after("affirmed", heard.text, heard.language)
        offers = ANSWERS_TO.values()  # one of them was offered: that is taken
        rest = [t for t in real_ones(topics) if t not in offers and says_more]
        return [topic, *(t for t in rest if not _is_same_again(t, heard))]
    waits = question.topic == Topic.RESTOCK
    if waits and takes_any(heard) and not is_refusal(heard):
        return [Topic.RESTOCK]
    if question.kind in _CHOICES:
        return _choice(heard, topics, question)
    return []


def _hesitates(heard: Heard, topics: list[Topic]) -> bool:
    """Whether an offer is neither taken nor refused, and nothing is asked."""
    if "?" in heard.text or heard.new or not heard.says("hesitates"):
        return False
    return set(real_ones(topics)) <= {Topic.RESTOCK, Topic.RESERVE, Topic.REPLY_TIME}


def _is_same_again(topic: Topic, heard: Heard) -> bool:
    """ "Oui en 38": what the model hears as a question is a part of the yes."""
    return topic == Topic.AVAILABILITY and (not heard.new or "?" not in heard.text)


def _choice(heard: Heard, topics: list[Topic], question: Question) -> list[Topic]:
    """ "La bleue" chooses from what we named: it asks what was asked before."""
    if not heard.new:
        return []
    rest = [topic for topic in real_ones(topics) if topic not in _VAGUE]
    browses = topics == [Topic.BROWSE] and all(w.is_general for w in heard.named)
    if browses and heard.named and heard.says("sells"):
        return []  # "do you sell pyjamas?" chooses none of what was listed
    if not question.is_asked and _VAGUE & set(topics):
        return []  # what she asked for is not here: this asks for something else
    if not rest and _asks_back(heard, topics, question):
        return [Topic.AVAILABILITY]
    if not rest or heard.is_bare():
        return [question.topic]
    if Topic.RESERVE in rest and question.topic in (Topic.AVAILABILITY, Topic.PRICE):
        return rest  # "the olive one, keep it for me"
    vague = _VAGUE & set(topics) and not set(rest) & PRODUCT_TOPICS
    return [question.topic, *rest] if vague or chooses_first(heard) else []


def _asks_back(heard: Heard, topics: list[Topic], question: Question) -> bool:
    """A question of another variant chooses none: "and have you the short one?".

    Nothing is held by a question, however short.
    """
    if question.topic == Topic.RESERVE and heard.says("asks_there"):
        return True
    asks = Topic.AVAILABILITY in heard.parse.topics and Topic.AVAILABILITY in topics
    bare = heard.is_bare() and not heard.begins_with("has_it")
    bare = bare and question.topic != Topic.RESERVE
    return asks and heard.text.rstrip().endswith("?") and not bare


def _settled_by_wishes(heard: Heard, topics: list[Topic]) -> list[Topic]:
    """One product that is named is no browsing; a kind of thing no availability."""
    named = heard.named
    if topics == [Topic.BROWSE] and _asks_for_its_variants(heard):
        return [Topic.AVAILABILITY]
    if _VAGUE & set(topics) and _is_for_a_gift(heard):
        return [Topic.BROWSE, *(topic for topic in topics if topic not in _VAGUE)]
    if topics == [Topic.BROWSE] and any(
        (w.by_name and (w.said_size or w.said_colour) and w.products)
        or (w.is_called_so and w.said_size and w.is_settled)
        for w in named
    ):
        return [Topic.AVAILABILITY]
    if Topic.BROWSE in topics and any(
        " " in wish.unknown and (wish.by_name or wish.said_size) for wish in named
    ):
        return [Topic.AVAILABILITY if t == Topic.BROWSE else t for t in topics]
    if Topic.BROWSE in topics and _is_of_what_was_spoken_of(heard):
        return [Topic.AVAILABILITY if t == Topic.BROWSE else t for t in topics]
    if not named or len(_VAGUE & set(topics)) != 1:
        return topics
    if Topic.BROWSE in topics and all(w.is_particular for w in named):
        return [Topic.AVAILABILITY if t == Topic.BROWSE else t for t in topics]
    question = heard.context.question
    chooses = (
        question is not None and question.kind in _CHOICES and bool(question.products)
    )
    if chooses or Topic.AVAILABILITY not in topics:
        return topics
    if all(w.is_general for w in named) or _is_one_more_kind(heard):
        return [Topic.BROWSE if t == Topic.AVAILABILITY else t for t in topics]
    return topics


def _asks_for_its_variants(heard: Heard) -> bool:
    """ "And what sizes have you got?" of what was just spoken of."""
    of_it = heard.context.focus is not None and not heard.named
    return of_it and (heard.says("which_sizes") or heard.says("which_colours"))


def _is_for_a_gift(heard: Heard) -> bool:
    """ "A present for a birth, 70 at most"; "is it still there? It is a present" asks
    of one thing."""
    if not heard.says("seeks_gift") or heard.context.question:
        return False
    if not heard.named and heard.context.focus:
        return bool(heard.facts.limits)
    chosen = any(wish.said_size or wish.said_colour for wish in heard.named)
    is_called = any(wish.by_name for wish in heard.named) and not heard.facts.limits
    return not (chosen or is_called)


def _is_one_more_kind(heard: Heard) -> bool:
    """ "And earrings?" after "have you got shoes?"."""
    chosen = any(wish.said_size or wish.said_colour for wish in heard.new)
    kinds = all(
        w.kind and not (w.by_name or w.unknown or w.is_called_so) for w in heard.named
    )
    return kinds and not chosen and heard.context.topics == (Topic.BROWSE,)


def _is_of_what_was_spoken_of(heard: Heard) -> bool:
    """ "Any in pink?": a size or a colour, and nothing else, of what "it" is."""
    chooses = any(wish.wanted_at >= 0 for wish in heard.wishes)
    is_of_one = heard.context.focus is not None or bool(heard.context.listed)
    is_of_one = is_of_one or any(w.is_carried and w.is_settled for w in heard.wishes)
    return chooses and is_of_one and not heard.named and not heard.says("anything")
