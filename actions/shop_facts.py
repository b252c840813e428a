"""What the shop says of itself: hours, place, payment, returns, discounts."""

from datetime import date, timedelta

from actions.hours import Hours, Interval
from actions.turn import (
    Answer,
    Day,
    Fragment,
    Listed,
    Moment,
    Outcome,
    Request,
    Time,
    Turn,
    Ways,
    Week,
)
from actions.words import way_to_pay
from nlu.topics import Topic


async def opening_hours(request: Request, turn: Turn) -> Answer:
    hours = turn.shop.opening_hours
    if hours is None:
        fragment = Fragment("no-physical-shop")
        return Answer(
            topic=Topic.OPENING_HOURS, outcome=Outcome.TOLD, fragments=(fragment,)
        )
    if not any(hours.week.values()):
        return _asked(Topic.OPENING_HOURS, "ask-opening-hours")
    asked = _on_asked_day(request, hours, turn)
    fragments = asked or _now(hours, turn)
    fragments.append(Fragment("opening-week", {"week": Week(hours)}))
    return Answer(
        topic=Topic.OPENING_HOURS, outcome=Outcome.TOLD, fragments=tuple(fragments)
    )


def on_day(day: date, hours: Hours, turn: Turn) -> list[Fragment]:
    """When it is open on that day; today, until when, or when next."""
    if day == turn.at.astimezone(hours.timezone).date():
        return _now(hours, turn)
    return _on_asked_day(Request(topic=Topic.OPENING_HOURS, day=day), hours, turn)


def _on_asked_day(request: Request, hours: Hours, turn: Turn) -> list[Fragment]:
    """The day that she asked about, by date: holidays and closed days count.

    None where she named none, or today whose hours are over: "when on Saturday?" on a
    Saturday night is answered by what comes next and by the week.
    """
    if request.day is None:
        return []
    intervals = hours.intervals(request.day)
    if intervals and _is_over(request.day, hours, turn):
        return []
    day = Day(request.day)
    if not intervals:
        return [Fragment("closed-on", {"day": day})]
    return [Fragment("open-on", {"day": day, "hours": Listed(spoken(intervals))})]


def _is_over(day: date, hours: Hours, turn: Turn) -> bool:
    """Whether it is that day, and the shop does not open on it any more."""
    opens = hours.next_open(turn.at)
    if day != turn.at.astimezone(hours.timezone).date() or opens is None:
        return False
    return opens.astimezone(hours.timezone).date() > day


def _now(hours: Hours, turn: Turn) -> list[Fragment]:
    closes = hours.closes_at(turn.at)
    if closes is not None:
        return [Fragment("open-now", {"until": Time(closes)})]
    opens = hours.next_open(turn.at)
    if opens is not None and opens - turn.at < timedelta(days=7):
        return [Fragment("closed-now", {"opens": Moment(opens)})]
    return []


def spoken(intervals: tuple[Interval, ...]) -> tuple[str, ...]:
    return tuple(f"{i.start:%H:%M}–{i.end:%H:%M}" for i in intervals)


async def location(request: Request, turn: Turn) -> Answer:
    shop = turn.shop
    if not shop.address:
        return _asked(Topic.LOCATION, "ask-location")
    if request.asks_extras and not request.asks_address:
        return _asked(Topic.LOCATION, "ask-place-extras")
    name = "location" if shop.opening_hours else "location-no-shop"
    fragments = [Fragment(name, {"address": shop.address})]
    if request.asks_extras:
        fragments.append(Fragment("place-extras-unknown"))
    return Answer(
        topic=Topic.LOCATION, outcome=Outcome.TOLD, fragments=tuple(fragments)
    )


async def payment(request: Request, turn: Turn) -> Answer:
    """The ways to pay. A payment that failed is for the owner."""
    if not turn.shop.payment or request.is_trouble:
        return _asked(Topic.PAYMENT, "ask-payment")
    return Answer(
        topic=Topic.PAYMENT,
        outcome=Outcome.TOLD,
        fragments=(_ways_to_pay(request, turn.shop.payment),),
    )


_CARDS = frozenset({"card", "credit card", "visa", "mastercard", "maestro"})
"""Which of them a shop means by "card" is not known."""


def _ways_to_pay(request: Request, accepted: tuple[str, ...]) -> Fragment:
    """What is accepted, with a plain yes or no to the ways that were asked for."""
    known = {way_to_pay(name) for name in accepted}
    missing = tuple(way for way in request.ways if way not in known)
    ways = Ways(accepted)
    if not request.ways or (known & _CARDS and set(missing) & _CARDS):
        return Fragment("payment", {"ways": ways})
    if missing:
        return Fragment("payment-not", {"asked": Ways(missing), "ways": ways})
    return Fragment("payment-yes", {"ways": ways})


async def returns(request: Request, turn: Turn) -> Answer:
    rules = turn.shop.returns
    if rules is None:
        return _asked(Topic.RETURNS, "ask-returns")
    own = rules.text.get(turn.language)
    if own and not request.asks_again:
        fragment = Fragment("said-by-shop", {"text": own})
    else:
        name = f"returns-paid-by-{rules.paid_by}"
        fragment = Fragment(name, {"days": rules.days})
    return Answer(topic=Topic.RETURNS, outcome=Outcome.TOLD, fragments=(fragment,))


async def discount(request: Request, turn: Turn) -> Answer:
    texts = turn.shop.discount
    if not texts or request.is_trouble:
        return _asked(Topic.DISCOUNT, "ask-discount")
    order = (turn.language, "en", *turn.shop.languages, *texts)
    text = next(texts[language] for language in order if language in texts)
    return Answer(
        topic=Topic.DISCOUNT,
        outcome=Outcome.TOLD,
        fragments=(Fragment("said-by-shop", {"text": text}),),
    )


def _asked(topic: Topic, fragment: str) -> Answer:
    """The shop file says nothing of it: the owner is asked."""
    return Answer(
        topic=topic, outcome=Outcome.HANDED_OVER, fragments=(Fragment(fragment),)
    )
