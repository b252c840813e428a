"""Money and percentages in the text, and the limits that a customer sets to a price."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from nlu.facts.text import (
    Span,
    alternatives,
    data,
    first_free,
    fold,
    fold_in_place,
    is_free,
    words,
)

_NUMBER = r"\d{1,3}(?:[ .']\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_AROUND = Decimal("0.25")
_LEAST_BARE = 10
"""A bare number under this counts pieces: "max 2"."""
_PERCENT = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[.,]\d)?\s?"
    r"(?:%|(?:pour ?cents?|procent|per ?cento?|pct)\b)"
)
_FREE_FROM = re.compile(
    r"(?:gratui\w*|gratis|offert\w*|free|franco)\b[^?.!]{0,30}?"
    r"(?:vanaf|a partir de|des|from|over|da|a partire da|oltre|above)\s(?:les\s|i\s)?"
    r"(?P<amount>\d{2,3})"
    r"(?![\w,.:/]|\s?(?:x|cm))"
)


_PRICE_TAG = re.compile(
    r"(?<![\w.,/])(?:\d{1,4}[.,][6-9]\d|(?:2[5-9]|[3-9]\d|\d{3,4})[.,]\d[05])"
    r"(?![\d.,/]|\s?(?:m|cm|mm|kg|g|l|h|u|uur|x|am|pm)\b)"
)
"""39,95 and 42,50 are prices without a currency; 17.30 may be an hour."""


@dataclass(frozen=True, slots=True)
class PriceLimits:
    """From `low` to `high`, both included, in the shop's currency; None is no limit."""

    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """All that a text says of money: the limits, if it sets any, and every span."""

    limits: PriceLimits | None
    spans: tuple[Span, ...]


def find_money(text: str) -> Money:
    """The money of a text, and what a price may be at least and at most."""
    plain = _in_figures(fold_in_place(text))
    limits, taken = None, list[Span]()
    for found, span in _limits(plain):
        if is_free(span, taken):
            limits = limits or found
            taken.append(span)
    for pattern in (_amount(), _FREE_FROM, _PRICE_TAG):
        first_free([_amount_span(m) for m in pattern.finditer(plain)], taken)
    return Money(limits, tuple(sorted(taken)))


def _in_figures(plain: str) -> str:
    """The text with "thirty" as "000030": every place stays what it was."""
    return _numerals().sub(lambda m: str(_values()[m[0]]).zfill(len(m[0])), plain)


@cache
def _values() -> dict[str, int]:
    return {
        fold(word.strip()): int(number)
        for number, said in data("amounts")["numerals"].items()
        for word in said.split(",")
    }


@cache
def _numerals() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(_values())})(?![\w-])")


def find_percentages(text: str) -> tuple[Span, ...]:
    """The percentages of a text: "-20 %", "dix pour cent" in figures."""
    return tuple(match.span() for match in _PERCENT.finditer(fold_in_place(text)))


def _amount_span(match: re.Match[str]) -> Span:
    return match.span("amount") if "amount" in match.re.groupindex else match.span()


def _limits(plain: str) -> Iterator[tuple[PriceLimits, Span]]:
    for match in _between().finditer(plain):
        low, high = _value(match["low"]), _value(match["high"])
        if low < high and _is_money(match) and _is_range(match, plain):
            yield PriceLimits(low, high), match.span()
    for match in _led().finditer(plain):
        value = _value(match["amount"])
        with_currency = _is_money(match)
        kind = _kind(match["lead"])
        bare = kind == "most" and value >= _LEAST_BARE and _counts_nothing(match, plain)
        if with_currency or bare:
            yield _limit(kind, value), match.span()


def _is_range(match: re.Match[str], plain: str) -> bool:
    """ "20 à 40 €" is one, "la 38 à 39 €" and "4 a 29 euro" are not."""
    if match["lead"] or match["and"] in ("-", "tot", "to"):
        return True
    before = re.search(r"(\w+)\s$", plain[: match.start()])
    round_ones = not (_value(match["low"]) % 5 or _value(match["high"]) % 5)
    return round_ones and not (before and before[1] in words("amounts", "not_before"))


def _limit(kind: str, value: Decimal) -> PriceLimits:
    if kind == "around":
        return PriceLimits(value * (1 - _AROUND), value * (1 + _AROUND))
    return PriceLimits(value, None) if kind == "least" else PriceLimits(None, value)


def _kind(lead: str) -> str:
    if lead in words("amounts", "most"):
        return "most"
    if lead in words("amounts", "most_with_currency"):
        return "most_with_currency"
    return "least" if lead in words("amounts", "least") else "around"


def _is_money(match: re.Match[str]) -> bool:
    return bool(match["before"] or match["after"])


def _counts_nothing(match: re.Match[str], plain: str) -> bool:
    """Whether no unit follows: "moins de 3 ans" and "max 60 cm" are no prices."""
    following = re.match(r"\s?([a-z°%\"]+|[x/-]\s?\d|[.,:]\d)", plain[match.end() :])
    return following is None or not (
        following[1] in words("amounts", "units") or not following[1].isalpha()
    )


def _value(number: str) -> Decimal:
    plain = re.sub(r"[ ']", "", number)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))


def _either(names: Sequence[str]) -> str:
    return alternatives(word for name in names for word in words("amounts", name))


@cache
def _currency() -> str:
    signs = [word for word in words("amounts", "currencies") if not word[0].isalpha()]
    spelt = words("amounts", "currencies") - set(signs)
    return rf"(?:{alternatives(signs)}|(?:{alternatives(spelt)})(?!\w))"


@cache
def _amount() -> re.Pattern[str]:
    """ "39€", "39,90 euro", "€ 39", "39€90", "39,-"."""
    return re.compile(
        rf"(?<![\w.,])(?:(?:{_NUMBER})\s?{_currency()}(?:\d{{2}}(?!\d))?"
        rf"|{_currency()}\s?(?:{_NUMBER})(?![\w])|\d+,-(?!\d))"
    )


@cache
def _led() -> re.Pattern[str]:
    leads = _either(("most", "most_with_currency", "least", "around"))
    return re.compile(
        rf"(?<![\w'])(?P<lead>{leads})\s?:?\s?(?:les |de |i |gli |the |is |"
        rf"l[ae] (?=(?:{_NUMBER})\s?{_currency()}))?"
        rf"(?P<before>{_currency()}\s?)?(?P<amount>{_NUMBER})(?P<after>\s?{_currency()})?"
        r"(?!\d)"
    )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<!\w)(?P<lead>{_either(('between',))})\s)?(?P<before>{_currency()}\s?)?"
        rf"(?P<low>0*\d{{1,4}}(?:[.,]\d\d)?)(?:\s?{_currency()})?\s?(?P<and>{_either(('and',))})\s?"
        rf"(?:{_currency()}\s?)?(?P<high>0*\d{{1,4}}(?:[.,]\d\d)?)(?P<after>\s?{_currency()})?"
        r"(?![\d])"
    )
