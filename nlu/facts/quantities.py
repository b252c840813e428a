"""How many pieces are wanted: "2 robes", "j'en veux deux", "both", "3 stuks".

A number is a quantity only where it can be no size, age, date or hour.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from nlu.facts.durations import numbers
from nlu.facts.text import Span, alternatives, fold_in_place, is_free, words

_DOZEN = 12
_LEAST_SIZE = 8
"""From here on a bare number may be a size: British clothes start at 8."""
_ARTICLE = re.compile(r"(?<!\w)(?:les|the)\s$")


@dataclass(frozen=True, slots=True)
class PiecesFound:
    """A number of pieces; `is_both` where two things that were named are both meant."""

    number: int
    text: str
    start: int
    end: int
    is_both: bool = False

    @property
    def span(self) -> Span:
        return self.start, self.end


def find_pieces(text: str, *, claimed: Sequence[Span] = ()) -> tuple[PiecesFound, ...]:
    """The quantities of a text, in its order; `claimed` numbers are something else."""
    plain = fold_in_place(text)
    found: list[PiecesFound] = []
    taken = list(claimed)
    for number, span, is_both in _all(plain):
        if is_free(span, taken):
            taken.append(span)
            found.append(PiecesFound(number, text[slice(*span)], *span, is_both))
    return tuple(sorted(found, key=lambda pieces: pieces.start))


def bare_count(text: str) -> int:
    """The number that is the whole of a message but for politeness: "2 svp"; else 0.

    It may as well be a size: the conversation must have asked how many.
    """
    match = _bare().fullmatch(fold_in_place(text).strip(" .!,"))
    return _number(match["number"]) if match else 0


def find_other_counts(text: str) -> tuple[Span, ...]:
    """Numbers that count no pieces and are no sizes: "60 °C", "2 fois", "38 jaar"."""
    return tuple(match.span() for match in _others().finditer(fold_in_place(text)))


def _all(plain: str) -> Iterator[tuple[int, Span, bool]]:
    yield from _in_phrases(plain)
    yield from ((number, span, False) for number, span in _in_numbers(plain))


def _in_phrases(plain: str) -> Iterator[tuple[int, Span, bool]]:
    for match in _phrases().finditer(plain):
        if match["both"]:
            yield 2, match.span(), True
        elif match["dozen"]:
            yield _DOZEN, match.span(), False
        elif match["next"] not in words("amounts", "pairs_of"):
            yield 2, match.span("couple"), False


def _in_numbers(plain: str) -> Iterator[tuple[int, Span]]:
    for match in _times().finditer(plain):
        if not _is_led(plain, match.start()):
            yield int(match["number"] or match["before"]), match.span()
    for pattern in (_marked(), _before_size(), _of_things()):
        for match in pattern.finditer(plain):
            if _is_counting(match, plain):
                yield _number(match["number"]), match.span("number")
    for match in _taken().finditer(plain):
        yield _number(match["number"]), match.span("number")


def _is_counting(match: re.Match[str], plain: str) -> bool:
    start, number = match.start("number"), _number(match["number"])
    thing = match.groupdict().get("thing")
    if _is_led(plain, start):
        both = number == 2 and thing not in words("amounts", "not_pieces")
        return both and _ARTICLE.search(plain[:start]) is not None
    if not thing:
        return True
    if thing in words("amounts", "colours") or number >= _LEAST_SIZE:
        of = thing in ("van", "of", "des", "di", "de")
        return of or _taking().search(plain[:start]) is not None
    return thing not in words("amounts", "not_pieces")


def _is_led(plain: str, start: int) -> bool:
    """Whether the word before a number makes it a size, an age, an hour or a house."""
    before = re.search(r"([a-z'°#]+)\.?[\s:]*$", plain[:start])
    if before is None or before[1].endswith("'en"):  # "mettez-m'en 5 pièces"
        return False
    return before[1].rpartition("'")[2] in words("amounts", "not_before")


def _number(written: str) -> int:
    return _counts().get(written) or int(written)


@cache
def _counts() -> Mapping[str, int]:
    """Numbers in words from two on: "one" is every article."""
    return {word: number for word, number in numbers().items() if number > 1}


@cache
def _count() -> str:
    return rf"(?P<number>1\d|20|[1-9]|{alternatives(_counts())})"


@cache
def _bare() -> re.Pattern[str]:
    polite = alternatives(words("amounts", "polite"))
    return re.compile(rf"(?:(?:{polite})[\s,]+)*{_count()}(?:[\s,]+(?:{polite}))*")


@cache
def _phrases() -> re.Pattern[str]:
    both, couple, dozen = (
        alternatives(words("amounts", name)) for name in ("both", "couple", "dozens")
    )
    return re.compile(
        rf"(?<![\w'])(?:(?P<both>{both})|(?P<dozen>{dozen})|(?P<couple>{couple}))(?!\w)"
        r"(?=(?:\s(?P<next>\w+))?)"
    )


@cache
def _marked() -> re.Pattern[str]:
    """ "2x", "3 stuks", "deux paires"."""
    pieces = alternatives(words("amounts", "pieces"))
    return re.compile(rf"(?<![\w.,/-]){_count()}(?=\s?(?:{pieces}|x)(?![\w]|\s?\d))")


@cache
def _others() -> re.Pattern[str]:
    others, ages = (alternatives(words("amounts", name)) for name in ("others", "ages"))
    return re.compile(
        rf"(?<![\w.,/-])(?:\d{{1,3}}\s?(?:{others})|(?:1[89]|[2-9]\d)\s?(?:{ages})"
        r"|(?:[4-9]\d)(?:th|st|nd|rd))(?!\w)"
    )


@cache
def _times() -> re.Pattern[str]:
    """ "x2", and "2x 38"."""
    return re.compile(
        r"(?<!\w)(?:x\s?(?P<number>[2-9]|1\d|20)(?!\d)|(?P<before>[2-9])\s?x(?=\s))"
    )


@cache
def _before_size() -> re.Pattern[str]:
    """ "2 en 38", "1 in M et 2 in L"."""
    return re.compile(
        rf"(?<![\w.,/:-]){_count()}"
        r"(?=\s(?:en|in|in een|van|de|di|maat|taille|size|of the)\s"
        r"(?:maat |taille |size |taglia )?(?:\d{2,3}|x{0,3}[sl]|m)(?!\w))"
    )


@cache
def _of_things() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,/:-]){_count()}\s(?P<thing>[a-z]{{3,}})")


@cache
def _taking() -> re.Pattern[str]:
    """Right before a number that is taken, whatever its colour: "doe dan 6 witte"."""
    taking = alternatives(words("amounts", "taking") - {"m'en", "er", "ne", "ci"})
    return re.compile(rf"(?<!\w)(?:{taking})\s(?:\w+\s)?$")


@cache
def _taken() -> re.Pattern[str]:
    taking = alternatives(words("amounts", "taking"))
    return re.compile(
        rf"(?<![\w])(?:{taking})\s(?:(?:er|en|ne|graag|les|of|them|maar)\s){{0,2}}{_count()}"
        r"(?=\s*(?:$|[?!;]|[.,](?!\d)|(?:svp|aub|please|pls|grazie|merci|graag|van|of|di|de|dan|then)\b))"
    )
