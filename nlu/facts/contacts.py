"""Telephone numbers, e-mail addresses, links and order numbers in the text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nlu.facts.text import Span, first_free, fold_in_place

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>]+|(?<![\w@.])(?:[\w-]+\.)+"
    r"(?:com|net|org|be|fr|nl|it|eu|uk|de|ch|lu|io|ly|me|shop|example|info)(?:/[^\s<>]*)?(?!\w)",
    re.IGNORECASE,
)
_PHONES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w+])(?:\+|00)\s?[1-9]\d{0,2}(?:[\s./()-]{0,2}\d){7,11}(?!\d)",
        r"(?<![\w.,+/-])0\d(?:[\s./-]?\d){7,9}(?![\d/])",
        r"(?<![\w.,+/-])3\d\d(?:[\s./-]?\d){6,7}(?![\d/])",
    )
)
_ORDER_WORDS = (
    r"(?:num(?:ero)? (?:de )?|n° ?(?:de )?)?(?:commandes?|cmd|bestelling(?:en)?|"
    r"bestelnummer|bestelnr|ordernummer|ordernr|orders?|ordin[ei]|ord|ref|referen[a-z]*|factu(?:re|ur)|"
    r"fattura|invoice|reservering|reservatie|reservation|prenotazione|suivi|tracking|"
    r"pakje|pakket|parcel|pacco|colis|dossier|ticket)"
)
_ORDERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w&])#\s?[a-z]{0,3}-?\d{2,}(?!\w)",
        rf"(?<!\w){_ORDER_WORDS}[\s.:,]*(?:(?:numero|number|nummer|num|no|nr|n)\b[\s.:°]*|"
        r"n°|nº|:|=|(?:is|est|met|avec|with|con)\s|\s)*"
        r"(?P<id>#?[a-z]{0,3}-?\d{3,}(?:-\d+)?)(?![\w%€]|[.,]\d|\s?(?:€|euro|eur|x\s?\d|cm|ans)\b)",
        r"(?<!\w)(?:numero|number|nummer|n°|nº|nr\.?|no\.)\s?:?\s?(?P<id>\d{4,})(?!\w)",
        r"(?<!\w)(?:[a-z]{2}\d{9}[a-z]{2}|3s[a-z0-9]{8,}|\d{12,})(?!\w)",
        r"(?<!\w)[a-z]{1,3}-?\d{4,8}(?!\w)(?<!\d\d\d\d-\d\d)",
    )
)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Spans of the text, in its order; an order's is that of its number alone."""

    emails: tuple[Span, ...]
    links: tuple[Span, ...]
    phones: tuple[Span, ...]
    orders: tuple[Span, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.emails + self.links + self.phones + self.orders


def find_contacts(text: str) -> Contacts:
    """What in a text is an address or a number to reach somebody or something by."""
    plain = fold_in_place(text)
    emails = tuple(match.span() for match in _EMAIL.finditer(plain))
    links = _new(_LINK.finditer(plain), emails)
    orders = _all(_ORDERS, plain, emails + links)
    phones = _all(_PHONES, plain, emails + links + orders)
    return Contacts(emails, links, phones, orders)


def _all(
    patterns: tuple[re.Pattern[str], ...], plain: str, taken: tuple[Span, ...]
) -> tuple[Span, ...]:
    found: tuple[Span, ...] = ()
    for pattern in patterns:
        found += _new(pattern.finditer(plain), taken + found)
    return tuple(sorted(found))


def _new(matches: Iterable[re.Match[str]], taken: tuple[Span, ...]) -> tuple[Span, ...]:
    spans = [m.span("id" if m.re.groupindex else 0) for m in matches]
    return first_free(spans, list(taken))
