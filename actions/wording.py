"""Words for values in four languages: money, countries, days, sizes, lists.

Dates, money, names of countries and lists are Babel's; what it lacks (prepositions of
countries, parts of a day) stands in `actions/texts/words.yml`.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency

from actions.hours import Hours
from actions.promises import Day, Part, When
from actions.shop_facts import spoken
from actions.turn import InColour, Named, Pieces
from actions.variants import colour_word, colour_words, size_word
from actions.words import ways_to_pay, words_of
from stock.match.words import key
from stock.model import Product, Variant

DUSK, DAWN = 18, 5
_BULLET = "• "


# Money and lists.


@lru_cache(maxsize=64)
def locale_of(language: str, country: str) -> Locale:
    """The language as it is written in the country, where Babel knows that."""
    if language == "en":
        return Locale("en", "GB")  # no comma before "and", the currency sign in front
    try:
        return Locale(language, country or None)
    except UnknownLocaleError:
        return Locale(language)


def money(amount: Decimal, currency: str, language: str, country: str) -> str:
    """Whole amounts without cents: "89 €", "4,95 €"."""
    locale = locale_of(language, country)
    whole = amount == amount.to_integral_value()
    pattern = locale.currency_formats["standard"].pattern
    text = format_currency(
        amount,
        currency,
        format=pattern.replace(".00", "") if whole else pattern,
        locale=locale,
        currency_digits=not whole,
    )
    return text.replace("\u202f", "\u00a0")


def listed(items: Sequence[str], language: str, *, either: bool = False) -> str:
    return format_list(
        list(items),
        style="or" if either else "standard",
        locale=locale_of(language, ""),
    )


def payment_words(names: Sequence[str], language: str) -> str:
    known = ways_to_pay()
    return listed([known.get(key(n), {}).get(language, n) for n in names], language)


# Countries.


def in_countries(codes: Sequence[str], language: str) -> str:
    """As in "en Belgique, aux Pays-Bas et au Luxembourg".

    English and Dutch have no preposition here: "Belgium and the Netherlands".
    """
    words = words_of(language).countries
    named = [words.preposition(code) + words.name(code, language) for code in codes]
    return listed(named, language)


# Days and times.


def day_words(day: date, today: date, language: str) -> str:
    """As in "demain", "mardi", "le samedi 5 décembre": as near as the day is."""
    near = _nearness(day, today)
    return words_of(language).days[near].format(day=_day_name(day, near, language))


def at_time(instant: datetime, now: datetime, language: str) -> str:
    """As in "demain à 18:30", "18:30 tomorrow"; both instants in the shop's zone."""
    near = _nearness(instant.date(), now.date())
    day = _day_name(instant.date(), near, language)
    return words_of(language).times[near].format(day=day, time=clock(instant))


def clock(instant: datetime) -> str:
    return f"{instant:%H:%M}"


def is_evening(instant: datetime) -> bool:
    """Whether one says good evening rather than good day."""
    return not DAWN <= instant.hour < DUSK


def part_words(when: When, hours: Hours, language: str) -> str:
    """As in "mardi matin", "dinsdagochtend", "before 18:30 on Tuesday"."""
    until = when.until.astimezone(hours.timezone)
    past_midnight = until.date() > when.date
    part = Part.EVENING if past_midnight else when.part
    day = _day_name(when.date, when.day, language)
    return words_of(language).parts[when.day][part].format(day=day, time=clock(until))


def within_words(within: timedelta, language: str) -> str:
    """As in "Léa usually answers within the hour"."""
    minutes = int(within.total_seconds() // 60)
    words = words_of(language).within
    if minutes == 30:
        return words["half"]
    if minutes == 60:
        return words["hour"]
    if minutes < 60:
        return words["minutes"].format(n=minutes)
    return words["hours"].format(n=-(-minutes // 60))


def week_words(hours: Hours, language: str) -> str:
    """As in "mardi–vendredi 10:00–12:30, 13:30–18:30 ; samedi 10:00–18:00"."""
    monday = date(2024, 1, 1)
    names = [
        _day_name(monday + timedelta(days=day), Day.WEEKDAY, language)
        for day in range(7)
    ]
    lines: list[str] = []
    day = 0
    while day < 7:
        intervals = hours.week.get(day, ())
        last = day
        while last < 6 and hours.week.get(last + 1, ()) == intervals:
            last += 1
        if intervals:
            span = names[day] if last == day else f"{names[day]}–{names[last]}"
            lines.append(f"{span} {', '.join(spoken(intervals))}")
        day = last + 1
    return words_of(language).semicolon.join(lines)


def _nearness(day: date, today: date) -> Day:
    days = (day - today).days
    if 1 < days < 7:
        return Day.WEEKDAY
    return {0: Day.TODAY, 1: Day.TOMORROW}.get(days, Day.DATE)


def _day_name(day: date, near: Day, language: str) -> str:
    number = f"'{words_of(language).first}'" if day.day == 1 else "d"
    pattern = f"EEEE {number} MMMM" if near == Day.DATE else "EEEE"
    return str(format_date(day, pattern, locale=language))


# Sizes and colours.


def variant_words(variant: InColour, language: str) -> str:
    """As in "en 38, bleu", "en bleu", "" for what has neither."""
    size, colour = (
        size_word(variant.size, language),
        colour_word(variant.colour, language),
    )
    said = ", ".join(part for part in (size, colour) if part)
    return f"{words_of(language).in_} {said}" if said else ""


def pieces_words(pieces: Pieces, language: str) -> str:
    """As in "36 et 38 en bleu et écru ; 40 en rouge", same sizes together.

    What has neither size nor colour is counted: "2 autres pièces".
    """
    words, of_colour = words_of(language), _sizes_by_colour(pieces.variants, language)
    groups: dict[tuple[str, ...], list[str]] = {}
    for colour, sizes in of_colour.items():
        groups.setdefault(sizes, []).extend([colour] if colour else [])
    if groups == {(): []}:
        count = sum(variant.available for variant in pieces.variants)
        return words.another if count == 1 else words.others.format(n=count)
    return words.semicolon.join(
        _group(listed(sizes, language), listed(colours, language), words.in_)
        for sizes, colours in groups.items()
        if sizes or colours
    )


def _sizes_by_colour(
    variants: Sequence[Variant], language: str
) -> dict[str, tuple[str, ...]]:
    colours = tuple(dict.fromkeys(variant.colour for variant in variants))
    return {
        said: tuple(
            size_word(v.size, language)
            for v in variants
            if v.colour == colour and v.size
        )
        for colour, said in colour_words(colours, language).items()
    }


def _group(sizes: str, colours: str, joint: str) -> str:
    return f"{sizes} {joint} {colours}" if sizes and colours else sizes or colours


def named_words(named: Named, currency: str, language: str, country: str) -> str:
    """One line a product, with what is left of it and, if wanted, its price."""
    return "\n".join(
        _BULLET + _product_line(product, named, currency, language, country)
        for product in named.products
    )


def _product_line(
    product: Product, named: Named, currency: str, language: str, country: str
) -> str:
    words = words_of(language)
    line = product.name
    if named.with_price and product.prices:
        lowest_and_highest = dict.fromkeys((product.prices[0], product.prices[-1]))
        line += ", " + " – ".join(
            money(price, currency, language, country) for price in lowest_and_highest
        )
    free = tuple(v for v in product.variants if v.available > 0)
    if not free:
        return f"{line}{words.colon}{words.none_left}"
    if not any(v.size or v.colour for v in free):
        return line
    return f"{line}{words.colon}{pieces_words(Pieces(free), language)}"
