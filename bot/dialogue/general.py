"""Requests about no one product: shipping, a kind of thing, the shop itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from actions.turn import Request
from actions.words import ways_in
from bot.dialogue.heard import Heard
from bot.dialogue.refining import among_the_last, in_order, refined
from bot.dialogue.signals import begins_with, rest_without, says
from bot.dialogue.wish import Wish
from nlu.facts import PriceLimits
from nlu.topics import Topic
from stock.match.grouping import GENERIC_KINDS
from stock.match.words import key


def shipping_requests(topic: Topic, heard: Heard) -> list[Request]:
    """One for each country that is named, and one for collecting it oneself."""
    countries = tuple(
        dict.fromkeys(p.country for p in heard.facts.places if not p.is_origin)
    )
    if topic == Topic.SHIPPING and heard.says("pickup"):
        collects = [Request(topic=topic, asks_pickup=True, day=_day(heard))]
        both = countries and heard.says("ship")
        return [*_to_countries(topic, countries), *collects] if both else collects
    if not countries and heard.context.country:
        countries = (heard.context.country,)
    by = _by_day(heard) if topic == Topic.DELIVERY_TIME else None
    customs = topic == Topic.SHIPPING_COST and heard.says("customs")
    found = _to_countries(topic, countries)
    return [replace(request, asks_customs=customs, day=by) for request in found]


def _day(heard: Heard) -> date | None:
    """The first day that is named."""
    dates = heard.facts.dates
    return dates[0].first if dates else None


def _by_day(heard: Heard) -> date | None:
    """The day by which it must be there; "before Friday" is Thursday."""
    dates = heard.facts.dates
    if not dates:
        return None
    is_before = begins_with("before_day", dates[0].text, heard.language)
    return dates[0].last - timedelta(days=1 if is_before else 0)


def _to_countries(topic: Topic, countries: Sequence[str]) -> list[Request]:
    return [Request(topic=topic, country=country) for country in countries or ("",)]


def browse_request(wishes: Sequence[Wish], heard: Heard) -> Request:
    """What the shop has of the kinds that are browsed; of everything without a kind."""
    if any(wish.unknown for wish in wishes):
        similar: tuple[str, ...] = ()
    elif wishes:
        named = tuple(dict.fromkeys(id for wish in wishes for id in wish.similar))
        similar = refined(named, heard)
    else:
        similar = among_the_last(heard) or _of_no_kind(heard)
    found = _affordable(similar, heard)
    is_open = not similar or all(_is_generic(wish, heard) for wish in wishes)
    is_unknown = any(wish.unknown for wish in wishes)
    if not found and is_open and heard.says("anything") and not is_unknown:
        found = _affordable(tuple(heard.table.products), heard)
    return Request(
        topic=Topic.BROWSE,
        kind=wishes[0].kind if wishes else "",
        of_kind=similar,
        similar=in_order(found, heard),
    )


def _is_generic(wish: Wish, heard: Heard) -> bool:
    """Whether anything can be such a thing: a present, a set."""
    senses = heard.index.lexicon.senses(key(wish.kind), heard.language)
    return bool(senses) and all(s.concept.id in GENERIC_KINDS for s in senses)


def _of_no_kind(heard: Heard) -> tuple[str, ...]:
    """All that she may mean; nothing where she names a thing that nobody here knows."""
    lexicon = heard.index.lexicon
    words = rest_without("anything", heard.text, heard.language).split()
    is_open = heard.says("anything")
    if not is_open and any(
        word.isalpha() and len(word) > 2 and not lexicon.is_common(word, heard.language)
        for word in words
    ):
        return ()
    return tuple(heard.table.products) if heard.likely is None else heard.likely


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


def plain_request(topic: Topic, heard: Heard) -> Request:
    """A request that is told apart by a few words at most: see `signals.yml`."""
    text, facts = heard.text, heard.facts
    stops, erases = heard.says("stop"), heard.says("erase")
    erases = erases and not heard.says("off_list")
    return Request(
        topic=topic,
        order=_first(facts.contacts.orders, text),
        day=_day(heard) if topic == Topic.OPENING_HOURS else None,
        is_trouble=_is_trouble(topic, heard),
        ways=ways_in(text) if topic == Topic.PAYMENT else (),
        asks_extras=topic == Topic.LOCATION and heard.says("place_extras"),
        asks_address=topic == Topic.LOCATION and _asks_address(heard),
        asks_contact=topic == Topic.HUMAN and _asks_contact(heard),
        asks_again=topic == Topic.RETURNS and topic in heard.context.topics,
        asks_to_stop=topic == Topic.PRIVACY and stops and not erases,
        asks_access=topic == Topic.PRIVACY and not stops and not _is_to_go(heard),
        text=text if topic in (Topic.COMPLAINT, Topic.OTHER) else "",
    )


def _asks_address(heard: Heard) -> bool:
    """ "Where is that? Can one park?": a part of it asks for no more than where."""
    parts = heard.texts_asking(Topic.LOCATION)
    return any(not says("place_extras", part, heard.language) for part in parts)


def _is_to_go(heard: Heard) -> bool:
    """Whether her data are to go: also where it is asked besides what is kept."""
    if not heard.says("access"):
        return heard.says("erase")
    return heard.says("erase_now") and not heard.says("kept_until")


def _asks_contact(heard: Heard) -> bool:
    """Whether the number or address is wanted; that of an order is none."""
    if heard.says("call_me"):
        return False
    if not heard.facts.contacts.orders:
        return heard.says("contact")
    parts = heard.texts_asking(Topic.HUMAN)
    return any(says("contact", part, heard.language) for part in parts)


def _first(spans: Sequence[tuple[int, int]], text: str) -> str:
    return text[spans[0][0] : spans[0][1]] if spans else ""


def _is_trouble(topic: Topic, heard: Heard) -> bool:
    trouble = {Topic.PAYMENT: "payment_trouble", Topic.DISCOUNT: "code_trouble"}
    if topic not in trouble:
        return False
    parts = heard.texts_asking(topic)
    if not parts or set(heard.parse.topics) <= {topic, Topic.ABUSE}:
        parts = [heard.text]  # "I paid with PayPal, and it gives me an error"
    return any(says(trouble[topic], part, heard.language) for part in parts)
