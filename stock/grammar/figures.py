"""The numbers of a clause: pieces, prices and percents, told from dates and times.

Which of the bare numbers are sizes is not known here; see `parts`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from stock.grammar.vocabulary import Vocabulary
from stock.match.sizes import Size, System, parse_size
from stock.match.words import cut, fold

Span = tuple[int, int]

_CURRENCY = r"(?:€|eur\b|euros?\b|euri\b|balles\b|chf\b|frs?\b|pounds?\b|quid\b|£|\$)"
_DIGITS = r"\d{1,5}(?:[.,]\d{1,2})?"
_MONEY = re.compile(
    rf"(?<![\d.,])(?:(?<!\S)([+\-−–]))?({_DIGITS})\s?{_CURRENCY}(\d\d)?(?!\d)"
    rf"|(?:€|£|\$|\beur)\s?({_DIGITS})(?![\d])"
    r"|(?<![\d.,])(\d{1,4})\s?,-"
    r"|(?<![\d.,/])(\d{1,4}[.,]\d\d)(?![\d./])"
)
_PERCENT = re.compile(
    r"([+\-−–])?\s?(\d{1,2}(?:[.,]\d)?)\s?(?:%|pct\b|pour ?cents?\b|pourcents?\b|"
    r"procent\b|per ?cent\b|per ?cento\b)"
)
_HOUR = r"\d{1,2}\s?[hu]\s?\d{0,2}(?![a-z\d])"
_MONTH = (
    r"(?:janvier|januari|january|gennaio|janv?|gen|fevrier|februari|february|febbraio|"
    r"fevr?|febr?|mars|maart|march|marzo|mrt|avril|april|aprile|avr|apr|mai|mei|may|"
    r"maggio|mag|juin|juni|june|giugno|giu|juillet|juli|july|luglio|lug|jun|jul|aout|"
    r"augustus|august|agosto|aug|ago|septembre|september|settembre|sept|octobre|"
    r"oktober|october|ottobre|okt|oct|ott|novembre|november|nov|decembre|december|"
    r"dicembre|dec|dic)(?![a-z])"
)
_DATES = re.compile(
    rf"(?<![\da-z]){_HOUR}"
    r"|\b(?:a|om|at|alle|vers|rond|around)\s\d{1,2}[:.]\d\d(?!\d)"
    r"|\b(?:le|du|op|on|il|del|dd)\s\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?(?!\d)"
    r"|(?<!\d)\d{1,2}/\d{1,2}/\d{2,4}(?!\d)"
    rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th|er|e)?\s(?:of )?{_MONTH}\b"
    r"|\b(?:photo|foto|pic|image|post)\s?n?[o°]?\s?\d{1,2}(?!\d)"
    r"|#\s?\d+|(?<!\d)(?:\+\d\d[\s./]?)?\d[\d\s./-]{7,}\d"
    r"|\b(?:commande|bestelling|order|ordine|ref|facture)\s?(?:n[or]?|nr)?\W?\s?\d{3,}"
    r"|(?<!\d)20[2-3]\d(?!\d)"
)
_SIGNED = re.compile(r"(?<![^\s(,;:])([+\-−–])\s?(\d{1,3})(?![\d%]|[.,]\d|\s?[x×*/]\d)")
_TIMES = re.compile(
    r"(?<![a-z\d])[x×*]\s?(\d{1,3})(?![\d])"
    r"|(?<![\d.,/])(\d{1,3})\s?[x×](?![a-z\d])(?!\s?\d)"
    r"|(?<=[a-z)])\s?\((\d{1,2})\)"
)
_OF_SIZE = re.compile(r"(?<![\d.,x×])(\d{2})\s?([x×]\s?\d{1,2})(?![\dx×])")
_EQUALS = re.compile(
    rf"(?<=[a-z\d)])\s?(?:(:)|=|(->|=>|→))\s?(\d{{1,3}})(?!\d|[.,:]\d|\s?(?:{_CURRENCY}|%)|"
    r"\s?[x×*:=]\s?\d|\s?(?:->|=>|→))"
)
_PIECES = re.compile(
    r"(?<![\d.,/])(\d{1,3})\s?(?:pieces?|pces?|pcs?|stuks?|stks?|st|stk|paires?|paar|"
    r"paren|pairs?|units?|pezz[oi]|pz|paia|exemplaires?|ex)(?![a-z])"
)
_BARE = re.compile(r"(?<![\d/.,\-a-z])\d{1,3}(?![\d/]|[.,\-]\d|[x×]\d)")
_BIG = re.compile(r"(?<!\d)\d{4,}(?!\d)")
_ATTACHED = re.compile(r"(?<=[a-z])\d{1,3}(?![\d/]|[.,\-]\d)")
_UNIT = re.compile(
    r"\s?(?:cm|mm|gr?|kg|ml|cl|l|ans?|jaar|jaren|jr|years?|yrs?|anni|anno|mois|maanden|"
    r"maand|mnd|months?|mesi)(?![a-z])"
)


class Role(StrEnum):
    """How a number was written."""

    BARE = "bare"
    MORE = "more"
    FEWER = "fewer"
    TIMES = "times"
    EQUALS = "equals"
    OF_SIZE = "of_size"
    """Behind a size or a name with a colon: "38:2"."""
    ARROW = "arrow"
    """What a number before it becomes: "59 -> 49"."""
    CROSS = "cross"
    """Behind a size: "38 x2"."""
    PIECES = "pieces"
    WORD = "word"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Figure:
    value: int
    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Money:
    """`sign` is that of a change of price: "-10 €"."""

    amount: Decimal
    start: int
    end: int
    sign: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    numbers: tuple[Figure, ...]
    money: tuple[Money, ...]
    percents: tuple[Money, ...]
    """A negative amount is a reduction; one without a sign may be either."""
    dates: tuple[Span, ...]
    signed_percent: bool = False
    has_big: bool = False
    """A number too large to count pieces."""


def fold_in_place(text: str) -> str:
    """Lower case without accents, every character at its place."""
    return "".join((fold(c) or " ")[0] for c in text)


def find_figures(
    plain: str,
    speech: Vocabulary,
    numerals: Mapping[str, int],
    known: frozenset[Size],
    claimed: Sequence[Span] = (),
) -> Figures:
    """The numbers of a folded clause; `known` are the sizes of the table."""
    taken: list[Span] = list(claimed)
    areas = [m.span() for m in _areas(plain, known)]
    dates = list(_take(_DATES.finditer(plain), [*taken, *areas]))
    taken += areas + [match.span() for match in dates]
    percents = list(_take(_PERCENT.finditer(plain), taken))
    money = list(_take(_MONEY.finditer(plain), taken))
    numbers = sorted(
        _numbers(plain, speech, numerals, known, taken), key=lambda n: n.start
    )
    return Figures(
        numbers=tuple(numbers),
        money=tuple(Money(_amount(m), *m.span(), _sign(m[1])) for m in money),
        percents=tuple(Money(_percent(m), *m.span()) for m in percents),
        dates=tuple(match.span() for match in dates),
        signed_percent=any(match[1] for match in percents),
        has_big=any(True for _ in _take(_BIG.finditer(plain), taken)),
    )


def _take(
    matches: Iterator[re.Match[str]], taken: list[Span]
) -> Iterator[re.Match[str]]:
    """Those that lie over nothing that is taken; they are, from then on."""
    for match in matches:
        if all(match.end() <= start or match.start() >= end for start, end in taken):
            taken.append(match.span())
            yield match


def _areas(plain: str, known: frozenset[Size]) -> Iterator[re.Match[str]]:
    for match in re.finditer(r"\d{2,3}\s?[x×]\s?\d{2,3}", plain):
        size = parse_size(match[0])
        if size.system == System.AREA and size in known:
            yield match


def _is_measure(plain: str, number: re.Match[str], known: frozenset[Size]) -> bool:
    """Whether a unit stands behind it; "2 L" are two in L, unless litres are sold."""
    unit = _UNIT.match(plain, number.end())
    if unit is None or unit[0].strip() != "l":
        return unit is not None
    return parse_size(plain[number.start() : unit.end()]) in known


def _numbers(
    plain: str,
    speech: Vocabulary,
    numerals: Mapping[str, int],
    known: frozenset[Size],
    taken: list[Span],
) -> Iterator[Figure]:
    for match in _take(_OF_SIZE.finditer(plain), list(taken)):
        taken.append(match.span(2))
        yield Figure(_int(match[2]), Role.CROSS, *match.span(2))
    for role, pattern in _WRITTEN:
        for match in _take(pattern.finditer(plain), taken):
            yield Figure(_int(match[0]), _role(role, match), *match.span())
    for pattern in (_BARE, _ATTACHED):
        for match in pattern.finditer(plain):
            if not _is_measure(plain, match, known):
                for free in _take(iter((match,)), taken):
                    yield Figure(int(free[0]), Role.BARE, *free.span())
    yield from _in_words(plain, speech, numerals, taken)


_WRITTEN = (
    (Role.MORE, _SIGNED),
    (Role.TIMES, _TIMES),
    (Role.EQUALS, _EQUALS),
    (Role.PIECES, _PIECES),
)


def _role(role: Role, match: re.Match[str]) -> Role:
    if role == Role.MORE:
        return Role.MORE if match[1] == "+" else Role.FEWER
    if role == Role.EQUALS and match[2]:
        return Role.ARROW
    return Role.OF_SIZE if role == Role.EQUALS and match[1] else role


def _int(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _in_words(
    plain: str,
    speech: Vocabulary,
    numerals: Mapping[str, int],
    taken: list[Span],
) -> Iterator[Figure]:
    """Numbers below 17 in words: larger ones are sizes. Articles are one, perhaps."""
    for word in cut(plain):
        span = (word.start, word.end)
        if any(word.end > start and word.start < end for start, end in taken):
            continue
        value = numerals.get(word.text, 99)
        if word.text in speech.articles:
            yield Figure(1, Role.ARTICLE, *span)
        elif word.text in speech.dozens:
            yield Figure(12, Role.WORD, *span)
        elif value < 17:
            yield Figure(value, Role.WORD, *span)


def _sign(text: str | None) -> int:
    return 0 if not text else 1 if text == "+" else -1


def _amount(match: re.Match[str]) -> Decimal:
    _, whole, cents, behind, dashed, decimal = match.groups()
    text = whole or behind or dashed or decimal
    plain = text.replace(",", ".")
    return Decimal(f"{plain}.{cents}" if cents and "." not in plain else plain)


def _percent(match: re.Match[str]) -> Decimal:
    value = Decimal(match[2].replace(",", "."))
    return value if match[1] == "+" else -value
