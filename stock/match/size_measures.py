"""Readers of sizes with a measure, a system or a word: "75 ml", "UK 9", "set of 4"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from stock.match.size_found import SizeFound, covered, number_of
from stock.match.size_patterns import (
    ABROAD,
    AFTER_LEAD,
    AFTER_MARKER,
    AGE_IN_MONTHS,
    AGED,
    AMOUNT,
    AREA,
    BANDS,
    BY,
    CUPS,
    DECIMAL,
    LETTER,
    LITRES,
    METRE,
    METRES,
    OF_TIME_OR_PIECES,
    RANGE,
    SEVERAL,
    THOUSAND,
    WAISTS,
)
from stock.match.sizes import SET, Size, System, parse_size

FEW_WORDS = 3
"""Words of a message that may be no more than a letter: "N dan?"."""


def waists(text: str, plain: str, known: frozenset[Size]) -> Iterator[SizeFound]:
    if not any(own.system == System.WAIST for own in known):
        return
    for match in WAISTS.finditer(plain):
        size = Size(System.WAIST, int(match[1]), int(match[2]))
        read = parse_size(match[0])
        is_range = read.low < read.high and read in known  # the socks are "36-38"
        if not is_range:
            yield SizeFound(size, match[0], *match.span(), True)


def areas(text: str, plain: str, known: frozenset[Size]) -> Iterator[SizeFound]:
    for match in AREA.finditer(plain):
        size = parse_size(f"{match[1]}x{match[2]}")
        yield SizeFound(size, match[0], *match.span(), True)
    for match in METRES.finditer(plain):
        sides = [f"{float(match[n].replace(',', '.')) * 100:g}" for n in (1, 2)]
        yield SizeFound(parse_size("x".join(sides)), match[0], *match.span(), True)


def amounts(text: str, plain: str, known: frozenset[Size]) -> Iterator[SizeFound]:
    for match in AMOUNT.finditer(plain):
        amount = re.sub(r"(?<=\d)-(?=[a-z])", " ", match[0])
        size = parse_size(re.sub(r"jarige?", "jaar", amount))
        if size.system in (System.WORD, System.NUMBER):
            continue
        if covered(size, known) or _is_measured_so(size, known):
            yield SizeFound(size, match[0], *match.span(), True)


def spoken_amounts(
    text: str, plain: str, known: frozenset[Size]
) -> Iterator[SizeFound]:
    """ "Half a litre", "2 metres", "aged 8"."""
    told = [(m, a) for a, pattern in LITRES.items() for m in pattern.finditer(plain)]
    told += [(m, _as_long(_float(m[1]) * 100, known)) for m in METRE.finditer(plain)]
    told += [(m, f"{m[1]} mois") for m in AGE_IN_MONTHS.finditer(plain)]
    told += [(m, f"{m[1]} ans") for m in AGED.finditer(plain)]
    for match, amount in told:
        if covered(parse_size(amount), known):
            yield SizeFound(parse_size(amount), match[0], *match.span(), True)


def _as_long(length: float, known: frozenset[Size]) -> str:
    """So many centimetres, or the one size of the table that is so long: "2 metres"."""
    areas = [size.unit for size in known if size.system == System.AREA]
    fitting = [area for area in areas if max(map(float, area.split("x"))) == length]
    is_size = covered(parse_size(f"{length:g} cm"), known)
    return fitting[0] if len(fitting) == 1 and not is_size else f"{length:g} cm"


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def _is_measured_so(size: Size, known: frozenset[Size]) -> bool:
    """Whether the table has years or litres, so that others of them are sizes too.

    Not so centimetres and grams: a height or a weight is spoken of besides sizes.
    """
    if size.system != System.YEARS and size.unit not in ("l", "ml", "cl", "mm"):
        return False
    return any(own.system == size.system and own.unit == size.unit for own in known)


def own_words(text: str, plain: str, known: frozenset[Size]) -> Iterator[SizeFound]:
    """Sizes that the table has a word for: "A5", "90B"; "long" only softly."""
    for size, pattern in _word_patterns(known):
        for match in pattern.finditer(plain):
            coded = any(letter.isdigit() for letter in size.unit)
            yield SizeFound(size, match[0], *match.span(), sure=coded, soft=not coded)


def own_letters(text: str, plain: str, known: frozenset[Size]) -> Iterator[SizeFound]:
    """The ring sizes J, N and P of a table that has them: "size n", "the N?"."""
    letters = {s.unit for s in known if s.system == System.WORD and len(s.unit) == 1}
    few = len(plain.split()) <= FEW_WORDS
    for match in LETTER.finditer(plain) if letters else ():
        before = plain[max(0, match.start() - 20) : match.start()]
        marked = AFTER_MARKER.search(before) is not None
        capital = text[match.start()].isupper()
        led = capital and (few or AFTER_LEAD.search(before) is not None)
        if marked or (led and match[0] in letters):
            size = parse_size(match[0])
            yield SizeFound(size, match[0].upper(), *match.span(), marked)


def cups(text: str, plain: str, known: frozenset[Size]) -> Iterator[SizeFound]:
    for match in CUPS.finditer(plain):
        size = parse_size(f"{BANDS.index(match[1]) + 1}{match[2]}")
        if covered(size, known):
            yield SizeFound(size, match[0], *match.span(), True)


@lru_cache(maxsize=16)
def _word_patterns(known: frozenset[Size]) -> tuple[tuple[Size, re.Pattern[str]], ...]:
    words = [s for s in known if s.system == System.WORD and len(s.unit) > 1]
    return tuple(
        (s, re.compile(rf"(?<![a-z\d]){s.unit.replace(' ', '[^a-z0-9]*')}(?![a-z\d])"))
        for s in sorted(words, key=lambda size: size.unit)
    )


def ranges(text: str, plain: str, known: frozenset[Size]) -> Iterator[SizeFound]:
    """ "39-42" of socks, "5-6" of a table that says "5-6 ans"."""
    in_ranges = (System.NUMBER, System.YEARS, System.MONTHS)
    own_ranges = {(o.low, o.high) for o in known if o.system in in_ranges}
    for match in RANGE.finditer(plain):
        size = parse_size(match[0])
        of_pieces = OF_TIME_OR_PIECES.match(plain[match.end() :])
        if (size.low, size.high) in own_ranges and not of_pieces:
            yield SizeFound(size, match[0], *match.span(), True)


def sets(text: str, plain: str, known: frozenset[Size]) -> Iterator[SizeFound]:
    """ "Set of 4", where the table has things by so many."""
    sets = {own.low for own in known if own.unit in ("set", "pieces")}
    if not sets:
        return
    for match in SET.finditer(plain):
        yield SizeFound(parse_size(match[0]), match[0], *match.span(), True)
    for match in BY.finditer(plain):
        if float(match[1]) in sets:
            yield SizeFound(number_of(match[1]), match[1], *match.span(1), True)


def decimals(text: str, plain: str, known: frozenset[Size]) -> Iterator[SizeFound]:
    """ "8.25", "1000" of a table's "1.000", where it has such a size."""
    for match in DECIMAL.finditer(plain):
        size = parse_size(match[0])
        if any(own.covers(size) and own.low == own.high for own in known):
            yield SizeFound(size, match[0], *match.span(), True)
    for match in THOUSAND.finditer(plain):
        if covered(parse_size(match[1]), known):
            yield SizeFound(parse_size(match[1]), match[1], *match.span(1), True)


def abroad(text: str, plain: str, known: frozenset[Size]) -> Iterator[SizeFound]:
    """ "UK 9", where the table has sizes of other countries."""
    units = {own.unit for own in known if own.system == System.NUMBER} - {""}
    for match in ABROAD.finditer(plain) if units else ():
        yield SizeFound(parse_size(match[0]), match[0], *match.span(), True)


def several(text: str, plain: str, known: frozenset[Size]) -> Iterator[SizeFound]:
    """ "Any 32s left?", where the table has such a size."""
    for match in SEVERAL.finditer(plain):
        if covered(number_of(match[1]), known):
            yield SizeFound(number_of(match[1]), match[1], *match.span(), True)


IN_ORDER = (
    abroad, several, waists, own_letters, own_words, sets, cups, areas, amounts,
    spoken_amounts, ranges, decimals,
)  # fmt: skip
"""What one has read is left alone by those behind it."""
