"""Do you ship there, what does it cost, how long does it take; may I collect it?"""

from actions.arrival import arrival, in_time
from actions.shop import ShippingRule
from actions.shop_facts import on_day
from actions.turn import (
    Answer,
    Argument,
    Countries,
    Fragment,
    Money,
    Outcome,
    Request,
    Turn,
)
from nlu.topics import Topic

_EU = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR"),
        *("HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI"),
        "SK",
    }
)
"""https://european-union.europa.eu/principles-countries-history/eu-countries_en"""
_ONE_TERRITORY = frozenset({"CH", "LI"})
"""https://www.bazg.admin.ch: Liechtenstein belongs to the Swiss customs territory."""


async def shipping(request: Request, turn: Turn) -> Answer:
    if request.asks_pickup:
        return pickup(request, turn)
    rule = _rule(request, turn)
    if rule is None:
        return does_not_ship(request, turn)
    return _answer(request, Outcome.SHIPS, ships_fragment(rule, request, turn))


async def shipping_cost(request: Request, turn: Turn) -> Answer:
    rule = _rule(request, turn)
    if rule is None:
        return does_not_ship(request, turn)
    customs = [_customs(request, turn)] if request.asks_customs else []
    return _answer(request, Outcome.TOLD, *customs, *_costs(rule, request, turn))


async def delivery_time(request: Request, turn: Turn) -> Answer:
    rule = _rule(request, turn)
    if rule is None:
        return does_not_ship(request, turn)
    if rule.days is None:
        return _answer(request, Outcome.HANDED_OVER, Fragment("ask-delivery-time"))
    fewest, most = rule.days
    name = "delivery-time" if 0 < fewest < most else "delivery-time-at-most"
    country = Countries((_country(request, turn),))
    fragment = Fragment(name, {"country": country, "fewest": fewest, "most": most})
    return _answer(request, Outcome.TOLD, fragment, *_by_day(request, rule.days, turn))


def _by_day(
    request: Request, days: tuple[int, int], turn: Turn
) -> tuple[Fragment, ...]:
    """Whether it is there by the day that she names, if she names one to come."""
    today = turn.at.astimezone(turn.shop.timezone).date()
    if request.day is None or request.day < today:
        return ()
    found = arrival(turn.shop, days, turn.at)
    return (in_time(found, request.day),) if found else ()


def pickup(request: Request, turn: Turn) -> Answer:
    if not turn.shop.pickup:
        return _answer(request, Outcome.NO_PICKUP, Fragment("no-pickup"))
    if turn.shop.address:
        fragment = Fragment("pickup-at", {"address": turn.shop.address})
    else:
        fragment = Fragment("pickup")
    hours = turn.shop.opening_hours
    if request.day is None or hours is None or not any(hours.week.values()):
        return _answer(request, Outcome.PICKUP, fragment)
    return _answer(request, Outcome.PICKUP, fragment, *on_day(request.day, hours, turn))


def does_not_ship(request: Request, turn: Turn) -> Answer:
    """Not to that country: which ones, and collecting it where that is possible."""
    shop, country = turn.shop, _country(request, turn)
    if not shop.shipping:
        name = "ships-nowhere-pickup" if shop.pickup else "ships-nowhere"
        return _answer(request, Outcome.DOES_NOT_SHIP, Fragment(name))
    fragments = [
        Fragment(
            "does-not-ship",
            {"country": Countries((country,)), "countries": Countries(shop.ships_to)},
        )
    ]
    if shop.pickup and country == shop.country:
        fragments.append(Fragment("but-pickup"))
    return _answer(request, Outcome.DOES_NOT_SHIP, *fragments)


def ships_fragment(rule: ShippingRule, request: Request, turn: Turn) -> Fragment:
    """Yes, there; without a country in the question the others are named too."""
    arguments: dict[str, Argument] = {
        "country": Countries((_country(request, turn),)),
        "carrier": rule.carrier,
    }
    name = "ships-with" if rule.carrier else "ships"
    others = tuple(c for c in turn.shop.ships_to if c != _country(request, turn))
    if request.country or not others:
        return Fragment(name, arguments)
    return Fragment(f"{name}-also", {**arguments, "others": Countries(others)})


def _customs(request: Request, turn: Turn) -> Fragment:
    """What is known of customs without the shop's saying: where none are due."""
    here, there = turn.shop.country, _country(request, turn)
    if here == there or {here, there} <= _ONE_TERRITORY:
        return Fragment("customs-none")
    if {here, there} <= _EU:
        return Fragment("customs-none-in-eu")
    return Fragment("customs-may-be-due", {"country": Countries((there,))})


def _costs(rule: ShippingRule, request: Request, turn: Turn) -> list[Fragment]:
    country = Countries((_country(request, turn),))
    cost = Money(rule.cost)
    if rule.cost == 0:
        found = [Fragment("shipping-free", {"country": country})]
    elif rule.free_from is None:
        found = [Fragment("shipping-cost", {"country": country, "cost": cost})]
    else:
        found = [
            Fragment(
                "shipping-cost-free-from",
                {"country": country, "cost": cost, "free_from": Money(rule.free_from)},
            )
        ]
    if not request.country:
        found.extend(_other_costs(rule, turn))
    return found


def _other_costs(told: ShippingRule, turn: Turn) -> list[Fragment]:
    return [
        Fragment(
            "shipping-cost-others",
            {"countries": Countries(rule.countries), "cost": Money(rule.cost)},
        )
        for rule in turn.shop.shipping
        if rule is not told
    ][:2]


def _country(request: Request, turn: Turn) -> str:
    return request.country or turn.shop.country


def _rule(request: Request, turn: Turn) -> ShippingRule | None:
    return turn.shop.shipping_to(_country(request, turn))


def _answer(request: Request, outcome: Outcome, *fragments: Fragment) -> Answer:
    return Answer(
        topic=Topic(request.topic),
        outcome=outcome,
        country=""
        if outcome in (Outcome.PICKUP, Outcome.NO_PICKUP)
        else request.country,
        fragments=fragments,
    )
