"""From topics, wishes and facts to requests: what exactly is asked, one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions.turn import Request
from bot.dialogue.accepting import takes_any, takes_up
from bot.dialogue.details import (
    advised_on,
    compared,
    held_before,
    is_of_her,
    kept_alone,
    pieces_of,
    without_kept,
)
from bot.dialogue.general import browse_request, plain_request, shipping_requests
from bot.dialogue.heard import Heard
from bot.dialogue.parts import carried_on
from bot.dialogue.topics import topics_of
from bot.dialogue.wish import Wish
from nlu.parser import Segment
from nlu.topics import PRODUCT_TOPICS, SHIPPING_TOPICS, Topic
from stock.match.details import FIT, asked_attributes
from stock.match.words import key
from stock.model import VariantKey

_DOING = (Topic.RESERVE, Topic.RESTOCK, Topic.CANCEL)


def requests_of(heard: Heard) -> tuple[Request, ...]:
    """Everything that is asked for, numbered; never empty."""
    heard = carried_on(heard)
    topics = topics_of(heard)
    found: list[Request] = []
    for topic in topics:
        found.extend(_requests(topic, topics, heard))
    unique = _without_waited_for(dict.fromkeys(found))
    return tuple(
        replace(request, number=number) for number, request in enumerate(unique)
    )


def _without_waited_for(requests: Iterable[Request]) -> list[Request]:
    """ "None in 38? Tell me when it is back": one wish, and the list answers it."""
    found = list(requests)
    waited = [(r.products, r.size, r.colour) for r in found if r.topic == Topic.RESTOCK]
    return [
        r
        for r in found
        if r.topic != Topic.AVAILABILITY or (r.products, r.size, r.colour) not in waited
    ]


def _requests(topic: Topic, topics: Sequence[Topic], heard: Heard) -> Iterable[Request]:
    if topic in PRODUCT_TOPICS:
        return _product_requests(topic, topics, heard)
    if topic in SHIPPING_TOPICS:
        return shipping_requests(topic, heard)
    if topic == Topic.BROWSE:
        return [browse_request(_browsed(topics, heard), heard)]
    return [plain_request(topic, heard)]


def _product_requests(
    topic: Topic, topics: Sequence[Topic], heard: Heard
) -> list[Request]:
    wishes = _wishes_for(topic, topics, heard)
    if topic == Topic.SIZE_ADVICE:
        wishes = advised_on(wishes, heard)
    if topic in (Topic.PRICE, Topic.PRODUCT_INFO) and heard.says("compares"):
        wishes = compared(wishes)
    if topic == Topic.CANCEL:
        wishes = without_kept(wishes, heard)
    if topic in _DOING:
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
            pieces=pieces_of(wish, wishes, heard) if topic == Topic.RESERVE else 1,
            another=topic == Topic.RESERVE and heard.says("another"),
            takes_any=topic == Topic.RESTOCK and takes_any(heard),
            attributes=_attributes(topic, heard),
            is_placed_order=topic == Topic.CANCEL and _is_placed_order(heard),
            is_of_her=topic == Topic.SIZE_ADVICE and is_of_her(heard),
            instead_of=held_before(wish, heard) if topic == Topic.RESERVE else None,
            keeps=kept_alone(wish, heard) if topic == Topic.CANCEL else None,
        )
        for wish in wishes
    ]
    if topic == Topic.CANCEL:
        spoken = _spoken(heard)
        found = [
            replace(request, said=_said(wish, heard), spoken=spoken)
            for request, wish in zip(found, wishes, strict=True)
        ]
    if topic == Topic.PRICE and len(found) > 1 and heard.says("together"):
        found[-1] = replace(found[-1], summed=_variants(found))
    return found[:1] if topic == Topic.SIZE_ADVICE else found


def _variants(requests: Sequence[Request]) -> tuple[VariantKey, ...]:
    settled = [r for r in requests if len(r.products) == 1]
    if len(settled) < len(requests):
        return ()
    return tuple(VariantKey(r.products[0], r.size, r.colour) for r in settled)


def _wishes_for(topic: Topic, topics: Sequence[Topic], heard: Heard) -> list[Wish]:
    """The wishes that stand where the topic is asked for; else all of them."""
    question = heard.context.question
    others = [t for t in topics if t != topic]
    taken = question and question.topic == topic and takes_up(heard)
    if question and taken and set(others) & PRODUCT_TOPICS:
        # "oui, et en 40 ?": the yes means what we offered, the rest is asked
        return [Wish(products=question.products, is_carried=True)]
    wishes = _particular(heard) if Topic.BROWSE in others else list(heard.wishes)
    inside = [wish for wish in wishes if _is_asked_in(wish, topic, heard)]
    apart = others or any(_is_in_denial(wish, heard) for wish in wishes)
    chosen = inside if inside and apart else wishes
    if not inside and _comes_before(topic, wishes, heard):
        return [Wish.of(heard.context.focus)] if heard.context.focus else wishes
    if not chosen and topic in _DOING and heard.context.focus:
        # "I'll take it, and have you got boots?": "it" is what was spoken of
        chosen = [Wish.of(heard.context.focus)]
    where = [p for p in heard.asking(topic) if p.topics[0] == topic]
    if topic in (Topic.PRODUCT_INFO, Topic.SIZE_ADVICE) and where:
        chosen = [_as_such(wish, where[-1].end, heard) for wish in chosen]
    return list(dict.fromkeys(chosen))


def _is_asked_in(wish: Wish, topic: Topic, heard: Heard) -> bool:
    return any(
        (part.start < wish.end and wish.start < part.end)
        or part.start <= wish.wanted_at < part.end
        for part in _asked_in(topic, heard)
    )


def _comes_before(topic: Topic, wishes: Sequence[Wish], heard: Heard) -> bool:
    """ "Hold it for us. Is the red dress left?": "it" is what was spoken of."""
    parts = heard.asking(topic)
    places = [place for w in wishes for place in (w.start, w.wanted_at) if place >= 0]
    named = bool(places) and bool(heard.named)
    first = bool(parts) and all(part.end <= min(places, default=0) for part in parts)
    return topic in (*_DOING, Topic.PRICE) and named and first


def _asked_in(topic: Topic, heard: Heard) -> list[Segment]:
    """The parts that ask for it, with those before them that only name a thing.

    "The jug in 1.5 l and the vase in 20 cm, have you got both?"
    """
    parts: list[Segment] = []
    for part in reversed(heard.parse.segments):
        names = part.topics == (Topic.OTHER,) and heard.is_bare(part.start, part.end)
        leads = names and bool(parts) and parts[-1].start - part.end <= 1
        if topic in part.topics or leads:
            parts.append(part)
    return parts


def _is_in_denial(wish: Wish, heard: Heard) -> bool:
    """ "I don't like the black one. Is there a green one?": only the green is asked."""
    return any(
        part.start <= max(wish.start, wish.wanted_at) < part.end
        for part in heard.parse.segments
        if part.topics == (Topic.DENY,)
    )


def _particular(heard: Heard) -> list[Wish]:
    """What is asked for as such, where a kind of thing is browsed besides."""
    named = [wish for wish in heard.wishes if wish.is_particular]
    return named or [wish for wish in heard.wishes if not wish.is_general]


def _browsed(topics: Sequence[Topic], heard: Heard) -> list[Wish]:
    """The kinds of things that are browsed."""
    named = list(heard.named)
    if len(topics) == 1:
        return named
    inside = [wish for wish in named if _is_asked_in(wish, Topic.BROWSE, heard)]
    return inside or [w for w in named if not w.is_particular] or named


def _as_such(wish: Wish, end: int, heard: Heard) -> Wish:
    """What is asked of the product as such has a size only if that was said before."""
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
    if topic != Topic.PRODUCT_INFO:
        return ()
    if heard.says("genuine"):
        return ("material",)
    return asked_attributes(heard.text, heard.index.lexicon, heard.language)


def _is_placed_order(heard: Heard) -> bool:
    if heard.facts.contacts.orders:
        return True
    if Topic.RESERVE in heard.context.topics:
        return False  # "my friend bought it, cancel": what was just put aside
    if Topic.ORDER_STATUS in heard.context.topics and not heard.named:
        return True
    return heard.says("placed_order") and not heard.says("put_aside")


def _said(wish: Wish, heard: Heard) -> VariantKey:
    known = wish.is_settled and not wish.is_carried and not _is_of_no_name(wish, heard)
    named = wish.products[0] if known else ""
    return VariantKey(named, wish.said_size, wish.said_colour)


def _is_of_no_name(wish: Wish, heard: Heard) -> bool:
    """ "Never mind the shirt, granny knitted one", right after the hold of a jumper."""
    spoken = {s.product for s in heard.context.spoken}
    if not heard.context.is_held or wish.products[0] in spoken:
        return False
    given = heard.index.entries[wish.products[0]].given
    return not given & set(key(heard.text[wish.start : wish.end]).split())


def _spoken(heard: Heard) -> tuple[VariantKey, ...]:
    return tuple(VariantKey(s.product, s.size, s.colour) for s in heard.context.spoken)
