import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from itertools import cycle, islice
from zoneinfo import ZoneInfo

import pytest

from actions import wording
from actions.compose import tidy
from actions.hours import Hours, Interval
from actions.promises import Day, Part, When
from actions.texts import texts
from actions.turn import InColour, Named, Pieces
from stock.model import Product, Variant
from tests.actions.ftl import EVERYWHERE, each_language, gaps, messages

ZONE = ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 11, 21, 22, 3, tzinfo=ZONE)
ROUNDS = 12

LISTS = {"products", "similar", "left", "sizes", "countries", "others", "matters"} | {
    *("colours", "ways", "week", "hours", "address", "details", "text", "words")
}
"""Gaps that are as long as what the shop has written or stocks."""

COUNTED = {"released", "no-longer-waiting"}
"""Texts in which `others` is a number: how many more pieces."""

Filling = str | int


def of_shop() -> dict[str, tuple[Filling, ...]]:
    """What is the same in every language."""
    return {
        "shop": ("Maison Lila", "Atelier Nina", "Chez Yvonne & Fils"),
        "owner": ("Léa", "Anna", "Ali"),
        "daytime": ("day", "evening"),
        "product": ("Robe Jeanne", "Baskets Zoé", "Écharpe Iris", "The Linen Dress"),
        "first": ("Robe Lila", "Écharpe Iris"),
        "second": ("Baskets Zoé", "Étole"),
        "size": ("38", "8 ans"),
        "pieces": (1, 2, 11),
        "more": (1, 7),
        "fewest": (1, 2),
        "most": (3, 1),
        "days": (14, 30),
        "limit": (1, 3),
        "place": (2, 14),
        "minutes": (6, 45),
        "count": (2, 5),
        "words": ("jupe plissée",),
        "carrier": ("bpost", "Mondial Relay"),
        "address": ("Rue Neuve 12, 4000 Liège",),
        "text": ("10 % dès 100 €.",),
        "details": ("100 % lin. Lavage à 30°.",),
        "order": ("1042", "#A-17"),
        "link": ("t.me/maison_lila_bot",),
        "value": ("+32 4 000 00 00", "bonjour@example.com"),
    }


def of_stock(language: str) -> dict[str, tuple[Filling, ...]]:
    variants = [("38", "bleu"), ("", ""), ("", "bleu"), ("8 ans", "")]
    said = tuple(wording.variant_words(InColour(*v), language) for v in variants)
    lefts = [
        pieces(("36", "bleu"), ("38", "bleu"), ("38", "écru")),
        pieces(("36", ""), ("38", "")),
        pieces(("", "")),
    ]
    dress = Product(id="p", name="Robe Jeanne", variants=lefts[0].variants)
    named = Named((dress, Product(id="q", name="Baskets Zoé")), with_price=True)
    amounts = ("4.95", "89", "1250", "0")
    money = tuple(wording.money(Decimal(a), "EUR", language, "BE") for a in amounts)
    return {
        "variant": said,
        "first_variant": said[1:3],
        "second_variant": said[2:0:-1],
        "cheapest": said,
        "dearest": said,
        "left": tuple(wording.pieces_words(left, language) for left in lefts),
        "products": (wording.named_words(named, "EUR", language, "BE"),),
        "similar": (wording.named_words(Named((dress,)), "EUR", language, "BE"),),
        "sizes": (wording.listed(("36", "38"), language, either=True),),
        "colours": (wording.listed(("bleu", "noir"), language, either=True),),
        **dict.fromkeys(("price", "from", "to", "cost", "free_from"), money),
    }


def pieces(*pairs: tuple[str, str]) -> Pieces:
    return Pieces(
        tuple(Variant(product="p", size=s, colour=c, on_hand=1) for s, c in pairs)
    )


def of_places_and_times(language: str) -> dict[str, tuple[Filling, ...]]:
    later = [NOW + timedelta(hours=hours) for hours in (1, 24, 72, 240)]
    instants = tuple(wording.at_time(then, NOW, language) for then in later)
    days = tuple(wording.day_words(t.date(), NOW.date(), language) for t in later)
    codes = (("BE",), ("NL", "GB", "US"), ("CY", "FR"))
    countries = tuple(wording.in_countries(some, language) for some in codes)
    week = dict.fromkeys((1, 2, 5), (Interval(time(10), time(18, 30)),))
    spans = [timedelta(minutes=minutes) for minutes in (15, 30, 60, 120)]
    return {
        "country": tuple(wording.in_countries(some[:1], language) for some in codes),
        "countries": countries,
        "others": countries,
        **dict.fromkeys(("day", "sent", "earliest", "latest"), days),
        "hours": (wording.listed(("10:00–12:30", "13:30–18:30"), language),),
        "until": (*instants, "18:30"),
        "opens": instants,
        "week": (wording.week_words(Hours(timezone=ZONE, week=week), language),),
        "asked": (wording.payment_words(("paypal", "cheque"), language), "Klarna"),
        "ways": (wording.payment_words(("card", "cash"), language), "Bancontact"),
        "matters": (wording.listed(("abc", "def"), language),),
        "within": tuple(wording.within_words(span, language) for span in spans),
        "when": tuple(when(d, p, language) for d in Day for p in Part),
    }


def when(day: Day, part: Part, language: str) -> str:
    said = When(day=day, part=part, date=date(2026, 12, 1), until=NOW)
    return wording.part_words(said, Hours(timezone=ZONE), language)


@cache
def fillings(language: str) -> dict[str, tuple[Filling, ...]]:
    return of_shop() | of_stock(language) | of_places_and_times(language)


def read_by_customers(language: str, name: str, **fixed: Filling) -> list[str]:
    """Each wording of a text with many a filling: all values of each gap in turn."""
    book, known = texts(language), fillings(language)
    if name in COUNTED:
        known = {**known, "others": (0, 1, 2)}
    used = sorted(EVERYWHERE | gaps(messages(language)[name]))
    rounds = max(ROUNDS, *(len(known[gap]) for gap in used))
    columns = (islice(cycle(known[gap]), rounds) for gap in used)
    return [
        tidy(book.say(name, dict(zip(used, row, strict=True)) | fixed, turn))
        for row in zip(*columns, strict=True)
        for turn in range(book.wordings(name))
    ]


FLAWS = {
    "two spaces": r"  ",
    "a space before a full stop or comma": r" [.,]",
    "two stops": r"[.,;:?!] ?[.,;:?!]",
    "an empty gap": r"[{}]|\(\s*\)|None",
    "a straight apostrophe": r"\w'\w",
    "an empty line": r"\n\s*\n",
    "two articles": r"\bthe The\b",
    "an uncontracted preposition": r"\b(à|de) les? ",
}
SPACING = {"fr": r"[^\s\d][:;?!]|«\S|\S»"}
SPACING_ELSEWHERE = r"\s[:;?!]|«\s|\s»"


@each_language
def test_a_text_reads_well_whatever_fills_it(language):
    flaws = FLAWS | {"spacing": SPACING.get(language, SPACING_ELSEWHERE)}

    found = [
        (flaw, text)
        for name in messages(language)
        for text in read_by_customers(language, name)
        for flaw, pattern in flaws.items()
        if re.search(pattern, text)
    ]

    assert found == []


@each_language
def test_a_text_is_short_without_its_lists(language):
    blanks = dict.fromkeys(LISTS, "")

    found = [
        text
        for name in messages(language)
        for text in read_by_customers(
            language, name, **({} if name in COUNTED else blanks)
        )
    ]

    assert [text for text in found if len(text) > 240] == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Robe Lila  en 38 .", "Robe Lila en 38."),
        ("Robe Lila , oui", "Robe Lila, oui"),
        ("Robe Lila ()", "Robe Lila"),
        ("Il reste :\n  \n• Robe Lila ", "Il reste :\n• Robe Lila"),
        ("jusqu’à le samedi 5 décembre", "jusqu’au samedi 5 décembre"),
        ("We have the The Linen Dress.", "We have The Linen Dress."),
    ],
)
def test_the_seams_of_empty_gaps_are_closed(text, mended):
    assert tidy(text) == mended
