"""From topics, wishes and facts to requests: what exactly is asked, one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from actions.turn import QuestionKind, Request
from bot.dialogue.context import Context
from bot.dialogue.signals import begins_with, rest_after, says
from bot.dialogue.wishes import Wish
from nlu.facts import Facts, PriceLimits
from nlu.parser import Parse
from nlu.topics import PRODUCT_TOPICS, SHIPPING_TOPICS, SMALL_TALK, Topic
from stock.match.details import FIT, asked_attributes
from stock.match.index import Index
from stock.model import Table

_LEFTOVERS = SMALL_TALK | {Topic.OTHER}
_ANSWERS_TO = {
    QuestionKind.HOLD: Topic.RESERVE,
    QuestionKind.WAITING_LIST: Topic.RESTOCK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """All that was made of one burst of messages."""

    text: str
    language: str
    """The one that it is written in, or the reply's where that is none of ours."""
    parse: Parse
    facts: Facts
    wishes: tuple[Wish, ...]
    context: Context
    index: Index
    table: Table
    today: date


def requests_of(heard: Heard) -> tuple[Request, ...]:
    """Everything that is asked for, numbered; never empty."""
    topics = topics_of(heard)
    found: list[Request] = []
    for topic in topics:
        found.extend(_requests(topic, topics, heard))
    unique = list(dict.fromkeys(found))
    return tuple(
        replace(request, number=number) for number, request in enumerate(unique)
    )


# Topics: what the model found, seen in the light of the conversation.


def topics_of(heard: Heard) -> tuple[Topic, ...]:
    """The topics of the message in its conversation, small talk left out."""
    topics = list(dict.fromkeys(heard.parse.topics))
    answered = _answer_to_question(heard, topics)
    if answered is not None:
        topics = answered
    topics = _continued(heard, topics)
    topics = _settled_by_wishes(heard, topics)
    real = [topic for topic in topics if topic not in _LEFTOVERS]
    if real:
        return tuple(dict.fromkeys(real))
    return tuple(topics[:1]) or (Topic.OTHER,)


def _answer_to_question(heard: Heard, topics: list[Topic]) -> list[Topic] | None:
    """What an answer to our own open question asks for; None: it is no answer."""
    question = heard.context.question
    if question is None:
        return None
    real = [topic for topic in topics if topic not in _LEFTOVERS]
    refused = begins_with("refused", heard.text, heard.language) or (
        not real and Topic.DENY in topics
    )
    if question.kind in _ANSWERS_TO:
        topic = _ANSWERS_TO[question.kind]
        if refused:
            return None
        takes_up = _takes_up(heard, topics, real)
        if not takes_up:
            return None
        rest = [t for t in real if t not in (Topic.AVAILABILITY, topic)]
        return [topic, *rest]
    if question.kind in (QuestionKind.WHICH_PRODUCT, QuestionKind.WHICH_VARIANT):
        named = any(w.products or w.size or w.colour for w in heard.wishes)
        vague = not real or set(real) <= {Topic.AVAILABILITY, Topic.BROWSE}
        if named and vague and not refused:
            return [question.topic]
    return None


def _takes_up(heard: Heard, topics: list[Topic], real: list[Topic]) -> bool:
    """Whether the message says yes to what we offered, alone or before a question."""
    question = heard.context.question
    if question is None or not question.is_asked:
        return False
    if not real and Topic.CONFIRM in topics:
        return True
    if not begins_with("affirmed", heard.text, heard.language):
        return False
    rest = rest_after("affirmed", heard.text, heard.language)
    return not real or not rest or _says_yes_first(heard)


def _says_yes_first(heard: Heard) -> bool:
    """ "Oui, et vous livrez ?": the model hears a confirmation in its first part."""
    segments = heard.parse.segments
    return bool(segments) and Topic.CONFIRM in segments[0].topics


def _continued(heard: Heard, topics: list[Topic]) -> list[Topic]:
    """A mere fragment ("et la bleue ?", "and to Germany?") asks what was asked before."""
    last = [topic for topic in heard.context.topics if topic not in _LEFTOVERS]
    if not last or not _is_fragment(heard):
        return topics
    if heard.facts.places and not any(not w.is_carried for w in heard.wishes):
        asked = [topic for topic in last if topic in SHIPPING_TOPICS]
        if asked and set(topics) <= SHIPPING_TOPICS | _LEFTOVERS | {Topic.AVAILABILITY}:
            return asked
        return topics
    asked = [t for t in last if t in (Topic.PRICE, Topic.AVAILABILITY, Topic.RESTOCK)]
    names_something = any(
        not w.is_carried or w.size or w.colour for w in heard.wishes
    ) and any(w.start >= 0 or w.is_carried for w in heard.wishes)
    if asked and names_something and set(topics) <= {Topic.AVAILABILITY} | _LEFTOVERS:
        return [Topic.PRICE] if asked == [Topic.PRICE] else [Topic.AVAILABILITY]
    return topics


def _is_fragment(heard: Heard) -> bool:
    return len(heard.text.split()) <= 6


def _settled_by_wishes(heard: Heard, topics: list[Topic]) -> list[Topic]:
    """One product that is named is no browsing; a kind of thing no availability."""
    named = [wish for wish in heard.wishes if wish.start >= 0]
    if Topic.BROWSE in topics and named:
        particular = all(w.is_settled and not w.is_general for w in named)
        if particular and any(w.size or w.colour or not w.kind for w in named):
            topics = [Topic.AVAILABILITY if t == Topic.BROWSE else t for t in topics]
    if Topic.AVAILABILITY in topics and named and all(w.is_general for w in named):
        topics = [Topic.BROWSE if t == Topic.AVAILABILITY else t for t in topics]
    return topics


# Requests of one topic.


def _requests(topic: Topic, topics: Sequence[Topic], heard: Heard) -> Iterable[Request]:
    if topic in PRODUCT_TOPICS:
        return _product_requests(topic, heard)
    if topic in SHIPPING_TOPICS:
        return _shipping_requests(topic, heard)
    if topic == Topic.BROWSE:
        return [_browse_request(heard)]
    return [_plain_request(topic, heard)]


def _product_requests(topic: Topic, heard: Heard) -> list[Request]:
    wishes = _wishes_for(topic, heard)
    if topic in (Topic.RESERVE, Topic.RESTOCK, Topic.CANCEL):
        wishes = [_from_question(wish, topic, heard) for wish in wishes]
    found = [
        Request(
            topic=topic,
            products=wish.products,
            unknown=wish.unknown,
            size=wish.size,
            colour=wish.colour,
            kind=wish.kind,
            similar=wish.similar,
            attributes=_attributes(topic, heard),
            is_placed_order=topic == Topic.CANCEL and _is_placed_order(heard),
        )
        for wish in wishes
    ]
    if topic == Topic.SIZE_ADVICE:
        return found[:1]
    return found


def _wishes_for(topic: Topic, heard: Heard) -> list[Wish]:
    """The wishes that stand where the topic is asked for; else all of them.

    What is asked of the product as such (its fit, its material) has a size or colour
    only if that was said before.
    """
    where = [s for s in heard.parse.segments if topic in s.topics]
    inside = [
        wish
        for wish in heard.wishes
        if any(s.start < wish.end and wish.start < s.end for s in where)
        or any(s.start <= wish.wanted_at < s.end for s in where)
    ]
    others_asked = any(
        other in PRODUCT_TOPICS and other != topic for other in heard.parse.topics
    )
    chosen = inside if inside and others_asked else list(heard.wishes)
    if topic in (Topic.PRODUCT_INFO, Topic.SIZE_ADVICE) and where:
        chosen = [_as_such(wish, where[-1].end, heard) for wish in chosen]
    return list(dict.fromkeys(chosen))


def _as_such(wish: Wish, end: int, heard: Heard) -> Wish:
    """The wish without a size and colour that are only said further on."""
    if wish.wanted_at < end:
        return wish
    before = heard.context.last_of(wish.products[0]) if wish.is_settled else None
    return replace(
        wish,
        size=before.size if before else "",
        colour=before.colour if before else "",
        wanted_at=-1,
    )


def _from_question(wish: Wish, topic: Topic, heard: Heard) -> Wish:
    """What an answer leaves open is what our question was about."""
    question = heard.context.question
    if question is None or question.topic != topic or not question.products:
        return wish
    if len(question.products) > 1 or not set(wish.products) <= set(question.products):
        return wish
    return replace(
        wish,
        products=question.products,
        unknown="",
        size=wish.size or question.size,
        colour=wish.colour or question.colour,
    )


def _attributes(topic: Topic, heard: Heard) -> tuple[str, ...]:
    if topic == Topic.SIZE_ADVICE:
        return FIT
    if topic == Topic.PRODUCT_INFO and says("genuine", heard.text, heard.language):
        return ("material",)
    if topic == Topic.PRODUCT_INFO:
        return asked_attributes(heard.text, heard.index.lexicon, heard.language)
    return ()


def _is_placed_order(heard: Heard) -> bool:
    if heard.facts.contacts.orders:
        return True
    return says("placed_order", heard.text, heard.language) and not says(
        "put_aside", heard.text, heard.language
    )


def _shipping_requests(topic: Topic, heard: Heard) -> list[Request]:
    countries = tuple(
        dict.fromkeys(p.country for p in heard.facts.places if not p.is_origin)
    )
    if topic == Topic.SHIPPING and says("pickup", heard.text, heard.language):
        collects = [Request(topic=topic, asks_pickup=True)]
        both = countries and says("ship", heard.text, heard.language)
        return [*_to_countries(topic, countries), *collects] if both else collects
    if not countries and heard.context.country:
        countries = (heard.context.country,)
    return _to_countries(topic, countries)


def _to_countries(topic: Topic, countries: Sequence[str]) -> list[Request]:
    return [Request(topic=topic, country=country) for country in countries or ("",)]


def _browse_request(heard: Heard) -> Request:
    wishes = [wish for wish in heard.wishes if wish.start >= 0]
    kind = wishes[0].kind if wishes else ""
    if any(wish.unknown for wish in wishes):
        similar: tuple[str, ...] = ()
    elif wishes:
        similar = tuple(dict.fromkeys(id for wish in wishes for id in wish.similar))
    else:
        similar = tuple(heard.table.products)
    return Request(topic=Topic.BROWSE, kind=kind, similar=_affordable(similar, heard))


def _affordable(products: Sequence[str], heard: Heard) -> tuple[str, ...]:
    limits = heard.facts.limits
    if limits is None:
        return tuple(products)
    return tuple(
        id
        for id in products
        if any(_allows(limits, price) for price in heard.table.products[id].prices)
    )


def _allows(limits: PriceLimits, price: Decimal) -> bool:
    return (limits.low is None or price >= limits.low) and (
        limits.high is None or price <= limits.high
    )


def _plain_request(topic: Topic, heard: Heard) -> Request:
    text, language, facts = heard.text, heard.language, heard.facts
    dates = facts.dates
    return Request(
        topic=topic,
        order=_spoken(facts.contacts.orders, text),
        day=dates[0].first if dates and topic == Topic.OPENING_HOURS else None,
        is_trouble=_is_trouble(topic, text, language),
        asks_extras=topic == Topic.LOCATION and says("place_extras", text, language),
        asks_contact=topic == Topic.HUMAN and says("contact", text, language),
        asks_to_stop=topic == Topic.PRIVACY
        and says("stop", text, language)
        and not says("erase", text, language),
        asks_access=topic == Topic.PRIVACY
        and not says("stop", text, language)
        and (says("access", text, language) or not says("erase", text, language)),
        text=text if topic in (Topic.COMPLAINT, Topic.OTHER) else "",
    )


def _spoken(spans: Sequence[tuple[int, int]], text: str) -> str:
    return text[spans[0][0] : spans[0][1]] if spans else ""


def _is_trouble(topic: Topic, text: str, language: str) -> bool:
    if topic == Topic.PAYMENT:
        return says("payment_trouble", text, language)
    if topic == Topic.DISCOUNT:
        return says("code_trouble", text, language)
    return False
