"""Finds the sizes in a message, and tells them from its other numbers.

"en 38", "T38", "trentotto", "8 jaar", "50 bij 50", "medium" are sizes; "39 €", "le 14
décembre", "2 robes", "15u", "0470 38 40 42" are not. What others have claimed of the
text (dates, prices, telephone numbers) is passed in and left alone.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from stock.match import size_measures as measures
from stock.match.size_found import SizeFound, Span, covered, fold_in_place, number_of
from stock.match.size_patterns import (
    BARE,
    COUNTS,
    DENIED,
    HALF,
    HIM,
    IN_SET,
    INTO,
    LEAD,
    LETTER_WORDS,
    LETTERS,
    MARKED,
    MARKER,
    MONEY,
    OF_PERSONS,
    OF_TIME_OR_PIECES,
    SOFT,
    THE,
    WEAK_MARKERS,
    WORDS,
)
from stock.match.sizes import Size, System, outermost, parse_size
from stock.match.words import fold

FEW, LEAST_ALONE = 3, 3
"""Words of a message that is hardly more than a number, and what may be a count."""
LEAST_BETWEEN = 30
"""A lower number that the table does not have may count anything."""


def soft_size(found: SizeFound, sizes: Mapping[str, Size]) -> str:
    """Which of a product's sizes an adjective means; "" for none of them."""
    fitting = [text for text, own in sizes.items() if own.covers(found.size)]
    if fitting or found.size.system != System.LETTER:
        return fitting[0] if fitting else ""
    return outermost(sizes, largest=found.size == parse_size("l"))


def find_sizes(
    text: str,
    *,
    claimed: Sequence[Span],
    known: frozenset[Size],
    numerals: Mapping[str, int],
    words: Mapping[str, Size] | None = None,
    adjectives: Mapping[str, tuple[Size, ...]] | None = None,
    colours: Container[str] = (),
) -> tuple[SizeFound, ...]:
    """The sizes of a message, in its order.

    `known` are all sizes of the table: a bare number is a size only if it is one of
    them (or a neighbour of theirs). `numerals` are the number words of the language,
    `words` what sizes with a name are called in any of them, `adjectives` those that
    are adjectives: "large" of a table that says "groot"; `colours` the words for any.
    """
    plain = fold_in_place(text)
    taken = list(claimed)
    taken.extend(match.span() for match in MONEY.finditer(plain))
    found: list[SizeFound] = []
    for size in _in_words(plain, _counted(words or {})):
        _keep(size, found, taken)
    readers: tuple[Callable[..., Iterator[SizeFound]], ...] = (
        *measures.IN_ORDER, _marked_numbers, _letter_sizes,
    )  # fmt: skip
    for reader in readers:
        for size in reader(text, plain, known):
            _keep(size, found, taken)
    for size in _bare_numbers(plain, known, colours):
        _keep(size, found, taken)
    for size in (*_spoken_sets(plain, numerals, known),
                 *_spoken(plain, numerals, known)):  # fmt: skip
        _keep(size, found, taken)
    soft = (*_adjectives(plain, adjectives or {}), *_soft(plain))
    for size in (*_in_words(plain, words or {}), *soft):
        _keep(size, found, taken)
    return tuple(sorted(_not_denied(found, plain), key=lambda size: size.start))


def _not_denied(found: Sequence[SizeFound], plain: str) -> Sequence[SizeFound]:
    """ "Sorry, not 38, 39": the size that is meant stands beside one that is denied."""
    meant = [size for size in found if not DENIED.search(plain[: size.start])]
    return meant or found


def _keep(size: SizeFound, found: list[SizeFound], taken: list[Span]) -> None:
    if all(size.end <= start or size.start >= end for start, end in taken):
        if any((s.size, s.start) == (size.size, size.start) for s in found):
            return
        found.append(size)
        if not size.soft:
            taken.append((size.start, size.end))


def _marked_numbers(
    text: str, plain: str, known: frozenset[Size]
) -> Iterator[SizeFound]:
    for match in MARKED.finditer(plain):
        size = number_of(match[1])
        marker = match[0][: match.start(1) - match.start()].strip(" .")
        if marker in WEAK_MARKERS and not covered(size, known):
            continue
        yield SizeFound(size, match[1], *match.span(), True)


def _bare_numbers(
    plain: str, known: frozenset[Size], colours: Container[str]
) -> Iterator[SizeFound]:
    for match in BARE.finditer(plain):
        size = number_of(match[0])
        before, after = plain[: match.start()][-24:], plain[match.end() :][:16]
        if OF_TIME_OR_PIECES.match(after) and not _is_for_so_many(size, after, known):
            continue
        led = re.search(rf"(?<![a-z]){LEAD}\s*$", before) is not None
        if size.high % 1 and not _comes_in_halves(size, known):
            continue
        if covered(size, known):
            counts = (
                size.high < 16
                and not led
                and size.high % 1 == 0
                and not _before_colour(after, colours)
                and COUNTS.match(after) is not None
                and not _is_first_of_words(size, known)
            )
            if not counts:
                yield SizeFound(size, match[0], *match.span(), led)
        elif _is_likely_size(size, before, known):
            yield SizeFound(size, match[0], *match.span())


def _comes_in_halves(size: Size, known: frozenset[Size]) -> bool:
    """ "37.5", but no age: "2.5 tog" beside "0-6 months"."""
    aged = (System.YEARS, System.MONTHS)
    return any(own.covers(size) for own in known if own.system not in aged)


def _before_colour(after: str, colours: Container[str]) -> bool:
    """ "9 testa di moro": what comes in a colour is of a size."""
    words = re.findall(r"[a-z]+", after)
    return any(" ".join(words[:length]) in colours for length in (1, 2, 3))


def _is_for_so_many(size: Size, after: str, known: frozenset[Size]) -> bool:
    """ "For 4 people" of a table that says "4 personen"."""
    if not OF_PERSONS.match(after):
        return False
    number = f"{size.low:g} "
    return any(
        own.system == System.WORD
        and own.unit.startswith(number)
        and OF_PERSONS.match(own.unit.removeprefix(number))
        for own in known
    )


def _is_first_of_words(size: Size, known: frozenset[Size]) -> bool:
    """ "6 cups" of a table that says "6 tazze"."""
    number = f"{size.low:g} "
    return any(s.system == System.WORD and s.unit.startswith(number) for s in known)


def _is_likely_size(size: Size, before: str, known: frozenset[Size]) -> bool:
    """Whether a number that no size of the table covers is a size all the same."""
    if re.search(rf"(?<![a-z]){INTO}\s*$", before) and _plausible(size, known):
        return True
    return THE.search(before) is not None and _within(size, known)


def _plausible(size: Size, known: frozenset[Size]) -> bool:
    """A number near the table's own: 48 where sizes run from 34 to 46."""
    numbers = [own for own in known if own.system == System.NUMBER]
    if not numbers:
        return False
    low, high = min(n.low for n in numbers), max(n.high for n in numbers)
    return low - 12 <= size.low <= high + 12


def _within(size: Size, known: frozenset[Size]) -> bool:
    """A number between two neighbours of the table: "et la 53 ?" of 52 and 54."""
    numbers = {own.low for own in known if own.system == System.NUMBER}
    return {size.low - 1, size.low + 1} <= numbers and size.low >= LEAST_BETWEEN


def _letter_sizes(text: str, plain: str, known: frozenset[Size]) -> Iterator[SizeFound]:
    has_letters = any(own.system == System.LETTER for own in known)
    for match in LETTERS.finditer(plain):
        if _is_letter_size(match, text, plain, has_letters):
            size = parse_size(LETTER_WORDS.get(match[1], match[1]))
            marked = _is_led(plain, match.start())
            yield SizeFound(size, match[0], *match.span(), marked)


def _is_led(plain: str, start: int) -> bool:
    before = plain[max(0, start - 20) : start]
    return re.search(rf"(?<![a-z])(?:{MARKER}|{LEAD})\s*$", before) is not None


def _is_letter_size(
    match: re.Match[str], text: str, plain: str, has_letters: bool
) -> bool:
    """Single letters are everyday characters too: "l" needs a capital or a lead."""
    if len(match[1]) > 1:
        return has_letters or _is_led(plain, match.start())
    if not has_letters:
        return False
    rest = plain[match.end() :]
    if text[match.start()] == "m" and HIM.search(plain[: match.start()]):
        return False
    return (
        text[match.start()].isupper()
        or _is_led(plain, match.start())
        or not rest.strip(" ?!.,)")
        or rest[:1] in "?,!/)"
    )


def _spoken_sets(
    plain: str, numerals: Mapping[str, int], known: frozenset[Size]
) -> Iterator[SizeFound]:
    """ "A set of two", where the table has things by so many."""
    if not any(own.unit in ("set", "pieces") for own in known):
        return
    for match in IN_SET.finditer(plain):
        number = numerals.get(match[1], 0)
        size = Size(System.UNIT, number, number, "set")
        if number and covered(size, known):
            yield SizeFound(size, match[0], *match.span(), True)


def _spoken(
    plain: str, numerals: Mapping[str, int], known: frozenset[Size]
) -> Iterator[SizeFound]:
    """Numbers in words, from 17 on: smaller ones mostly count, but for those alone."""
    for match in WORDS.finditer(plain):
        words = list(re.finditer(r"[a-z]+", match[0]))
        for length in range(len(words), 0, -1):
            for first in range(len(words) - length + 1):
                start = match.start() + words[first].start()
                end = match.start() + words[first + length - 1].end()
                number = numerals.get(plain[start:end].replace("-", " "), 0)
                half = re.match(HALF, plain[end:])
                value = number + (0.5 if half else 0.0)
                size = Size(System.NUMBER, value, value)
                alone = len(plain.split()) <= FEW and number > LEAST_ALONE
                marked = number > 0 and _is_marked(plain, start, end)
                if (number > 16 or alone or marked) and covered(size, known):
                    end += half.end() if half else 0
                    yield SizeFound(size, f"{value:g}", start, end)


def told_by_number(
    text: str, known: frozenset[Size], words: Mapping[str, Size]
) -> tuple[Span, ...]:
    """Where the text tells a size by what counts elsewhere: "par 6", "6 cups"."""
    plain = fold_in_place(text)
    counted = _in_words(plain, _counted(words))
    own = (size for size in measures.own_words(text, plain, known) if size.sure)
    sets = measures.sets(text, plain, known)
    return tuple((size.start, size.end) for size in (*sets, *counted, *own))


def _counted(words: Mapping[str, Size]) -> dict[str, Size]:
    """Those that begin with a number: "6 cups"."""
    return {word: size for word, size in words.items() if word[0].isdecimal()}


def _in_words(plain: str, words: Mapping[str, Size]) -> Iterator[SizeFound]:
    """ "Toddler size" of a table that says "peuter"; softly without a marker.

    "6 cups" says by itself that it is one.
    """
    if not words:
        return
    for match in _any_of(tuple(sorted(words, key=len, reverse=True))).finditer(plain):
        marked = match[0][0].isdecimal() or _is_marked(plain, *match.span())
        size = words[match[0]]
        yield SizeFound(size, match[0], *match.span(), sure=marked, soft=not marked)


def _adjectives(
    plain: str, words: Mapping[str, tuple[Size, ...]]
) -> Iterator[SizeFound]:
    if not words:
        return
    for match in _any_of(tuple(sorted(words, key=len, reverse=True))).finditer(plain):
        for size in words[match[0]]:
            yield SizeFound(size, match[0], *match.span(), soft=True)


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![a-z\d-])(?:{either})(?![a-z\d])")


def _is_marked(plain: str, start: int, end: int) -> bool:
    before, after = plain[max(0, start - 16) : start], plain[end : end + 10]
    return bool(
        re.search(rf"(?<![a-z]){MARKER}\s*$", before)
        or re.match(r"\s?-?(?:sizes?|maat|maten)(?![a-z])", after)
    )


def _soft(plain: str) -> Iterator[SizeFound]:
    for letter, pattern in SOFT.items():
        for match in pattern.finditer(plain):
            yield SizeFound(parse_size(letter), match[0], *match.span(), soft=True)


@lru_cache(maxsize=8)
def _numerals(language: str, by_number: tuple[tuple[str, str], ...]) -> dict[str, int]:
    return {fold(word).replace("-", " "): int(number) for number, word in by_number}


def numerals_of(lexicon_sizes: Mapping[str, Any], language: str) -> Mapping[str, int]:
    """The number words of a language, folded, with hyphens as spaces."""
    by_number = lexicon_sizes.get("numerals", {}).get(language, {})
    flat = tuple((str(n), str(w)) for n, words in by_number.items() for w in words)
    return _numerals(language, flat)
