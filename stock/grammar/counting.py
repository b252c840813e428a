"""Tells the numbers of a clause that count from those that are sizes or prices.

"vendu 2 jeanne 38": the first counts, the second is a size, as the table has it. Where
both readings hold, it says so instead of choosing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from stock.grammar.amounts import Amounts
from stock.grammar.changing import LIKELY_SIZE, with_changes
from stock.grammar.figures import Figure, Figures, Role, Span
from stock.grammar.things import Thing
from stock.grammar.vocabulary import Mark
from stock.match.index import Index
from stock.match.size_found import covered
from stock.match.sizes import Size, System, parse_size

MOST_PIECES = 500
LEAST_PRICE = 5
NEAR_SIZES = 8
"""A number so near the product's sizes is one that it never had."""
_COUNTS = (Mark.COUNTED, Mark.SET)
_COUNTING = (Role.MORE, Role.FEWER, Role.TIMES, Role.PIECES)
_PAIRED = (Role.EQUALS, Role.OF_SIZE)
_SIZE_LEAD = re.compile(
    r"(?:\b(?:tailles?|taille|t|pointure|maten|maat|mt|sizes?|taglia|taglie|tg|misura|"
    r"numero|en|in|nel|nella|eu)\.?|(?<![a-z])t\.?)\s?$"
)
_RANGE = re.compile(r"(?<![\d/.,-])\d{1,3}(?:[-/]|\s[-/]\s)\d{1,3}(?![\d/.,-])")
_PRICE_LEAD = re.compile(r"\b(?:a|for|voor|per|pour|at|aan|naar|to|op)\s?$")


def read_amounts(
    plain: str,
    figures: Figures,
    thing: Thing,
    act: Mark | None,
    marks: Sequence[Span],
    index: Index,
) -> Amounts:
    """Sorts the numbers of a clause. `thing` is what it names, read without them."""
    reader = _Reader(plain, figures, thing, act, marks, _sizes_of(thing, index))
    return reader.read()


def _sizes_of(thing: Thing, index: Index) -> frozenset[Size]:
    products = thing.target.products
    if not products:
        return index.sizes
    return frozenset(
        size for id in products for size in index.entries[id].sizes.values()
    )


@dataclass(slots=True)
class _Reader:
    """One clause: folded, with blanks in place of its verbs (`marks`)."""

    plain: str
    figures: Figures
    thing: Thing
    act: Mark | None
    marks: Sequence[Span]
    sizes: frozenset[Size]
    amounts: Amounts = field(default_factory=Amounts)
    free: list[Figure] = field(default_factory=list)
    """Numbers that may be sizes or count."""
    has_size: bool = False
    counted: bool = False

    def read(self) -> Amounts:
        self.amounts.prices = [money.amount for money in self.figures.money]
        if len(self.figures.money) == 1:
            self.amounts.direction = self.figures.money[0].sign
        self.amounts.is_unclear = self.figures.has_big or self._has_range()
        if self.figures.percents:
            self.amounts.percent = self.figures.percents[0].amount
        self.has_size = any(want.size for want in self.thing.wants)
        for figure in with_changes(self.figures.numbers, self.plain, self._is_size):
            self._place(figure)
        if self.act in (Mark.PRICE, Mark.WEAK_PRICE) and not self.amounts.prices:
            self._find_price()
        self.counted = self.amounts.pieces is not None
        for number, figure in enumerate(self.free):
            self._sort(figure, self.free[number + 1 :])
        if len(self.free) == len(self.figures.numbers):
            starts = [want.start for want in self.thing.wants if want.size]
            self.amounts.pair_in_front(self.free, starts, self.plain)
        self.amounts.settle_pairs()
        return self.amounts

    def _place(self, figure: Figure) -> None:
        """By how it is written; what that leaves open is free."""
        if figure.role in _PAIRED and self.act == Mark.PRICE:
            self.free.append(replace(figure, role=Role.BARE))  # "new price: 30"
        elif figure.role in (Role.CROSS, *_PAIRED):
            self._place_pair(figure)
        elif figure.role == Role.ARROW:
            self._place_change(figure)
        elif figure.role in _COUNTING:
            self.amounts.take(figure)
        elif figure.role == Role.ARTICLE:
            self.amounts.is_one = True
        elif figure.role == Role.BARE and self._led(_SIZE_LEAD, figure):
            self._is_marked(figure)
        else:
            self.free.append(figure)

    def _place_pair(self, figure: Figure) -> None:
        """ "38:2" counts; "vendu: 2" and "capri: 38" say nothing by the colon."""
        bare = replace(figure, role=Role.BARE)
        of_verb = self._is_behind_mark(figure)
        of_name = self._is_size(bare) and not self._has_size_before(figure)
        if figure.role != Role.CROSS and (of_verb or of_name):
            self.free.append(bare)
            return
        self.amounts.of_sizes.append(figure)
        self.amounts.claim(figure)

    def _place_change(self, figure: Figure) -> None:
        """ "59 -> 49" is a price, "2 -> 1" a count, as is "38 -> 1" behind a size."""
        self.amounts.claim(figure)
        left = self.free[-1] if self.free else None
        if left is not None and not self._is_size(left):
            self.free.remove(left)
            self.amounts.claim(left)
            if left.value >= LIKELY_SIZE and not self._is_told_as_count(left):
                self.amounts.prices.append(Decimal(figure.value))
                return
        self.amounts.of_sizes.append(replace(figure, role=Role.EQUALS))

    def _is_told_as_count(self, figure: Figure) -> bool:
        """ "mug zwart: 20 -> 18", as our own replies say it."""
        before = self.plain[: figure.start].rstrip()
        return before.endswith(":") and self.act not in (Mark.PRICE, Mark.WEAK_PRICE)

    def _is_marked(self, figure: Figure) -> None:
        """A number behind "taille" or "in": a size, if need be one not stocked."""
        if not self._is_size(figure) and self._is_near_sizes(figure):
            self.amounts.strange_sizes.append(figure)
            self.amounts.claim(figure)
        self.has_size = True

    def _find_price(self) -> None:
        """Without a currency the last number, where the verb is of prices."""
        last = next((f for f in reversed(self.free) if f.role == Role.BARE), None)
        if last is None or self.amounts.percent is not None:
            return
        alone = len(self.free) == 1 and not self._led(_PRICE_LEAD, last)
        if alone and self._is_size(last):
            self.amounts.is_unclear = True
            return
        self.free.remove(last)
        self.amounts.take_price(last)

    def _sort(self, figure: Figure, rest: Sequence[Figure]) -> None:
        """A free number: it counts, is paid, or is a size and left where it is."""
        if figure.role == Role.WORD:
            self._count(figure)
        elif self._is_size(figure):
            self._sort_size(figure, rest)
        elif self._is_paid(figure):
            self._pay(figure)
        elif not (self.has_size or self.counted) and self._is_strange(figure):
            self.amounts.strange_sizes.append(figure)
            self.amounts.claim(figure)
            self.has_size = True
        elif figure.value <= MOST_PIECES:
            self._count(figure)

    def _has_range(self) -> bool:
        """ "37-38": one or the other, or both?"""
        known = [(w.start, w.end) for w in self.thing.wants if w.size]
        return any(
            parse_size(match[0]) not in self.sizes
            and all(
                match.start() >= end or match.end() <= start for start, end in known
            )
            for match in _RANGE.finditer(self.plain)
        )

    def _sort_size(self, figure: Figure, rest: Sequence[Figure]) -> None:
        is_last = not (rest or self.counted or self.amounts.of_sizes)
        is_count = is_last and self.has_size and self.act in _COUNTS
        if is_count or (not self.counted and self._stands_first(figure, rest)):
            self._count(figure)
        else:
            may_count = figure.value < LIKELY_SIZE and self.has_size
            may_be_many = self.act not in (None, Mark.SOLD) and self._is_before(figure)
            self.amounts.is_unclear |= may_count or (may_be_many and not self.counted)
            self.has_size = True

    def _is_before(self, figure: Figure) -> bool:
        """Whether it stands before the name, where numbers mostly count."""
        starts = [start for start, _ in self.thing.spans]
        named = bool(starts) and bool(self.thing.target.products)
        return named and figure.start < min(starts)

    def _stands_first(self, figure: Figure, rest: Sequence[Figure]) -> bool:
        """Whether a number that could be a size counts: it stands before the name."""
        named = bool(self.thing.spans) and bool(self.thing.target.products)
        if named and not self._is_before(figure):
            return False
        other_size = self.has_size or any(map(self._is_size, rest))
        return (other_size and named) or figure.value < LIKELY_SIZE

    def _count(self, figure: Figure) -> None:
        self.amounts.take(figure)
        self.counted = True

    def _pay(self, figure: Figure) -> None:
        """ "vendu pour 50" is of no interest; "la lila à 49" may be a new price."""
        if self.act is None:
            self.amounts.take_price(figure)
            self.amounts.is_unclear |= not self._is_surely_a_price(figure)
        else:
            self.amounts.claim(figure)

    def _is_paid(self, figure: Figure) -> bool:
        open_to_price = self.act == Mark.SOLD or (self.act is None and not self.counted)
        high = figure.value >= LEAST_PRICE
        return open_to_price and high and self._led(_PRICE_LEAD, figure)

    def _is_surely_a_price(self, figure: Figure) -> bool:
        """ "La lila à 55": behind the name, too large to count, and no size or near."""
        behind = all(end <= figure.start for _, end in self.thing.spans)
        named = bool(self.thing.target.products) and behind
        return named and figure.value >= LIKELY_SIZE and not self._is_near_sizes(figure)

    def _is_strange(self, figure: Figure) -> bool:
        return figure.value >= LIKELY_SIZE and self._is_near_sizes(figure)

    def _is_near_sizes(self, figure: Figure) -> bool:
        numbers = [size for size in self.sizes if size.system == System.NUMBER]
        if not numbers:
            return False
        low, high = min(n.low for n in numbers), max(n.high for n in numbers)
        return low - NEAR_SIZES <= figure.value <= high + NEAR_SIZES

    def _is_size(self, figure: Figure) -> bool:
        if figure.role != Role.BARE:
            return False
        return covered(Size(System.NUMBER, figure.value, figure.value), self.sizes)

    def _has_size_before(self, figure: Figure) -> bool:
        if any(want.size and want.end <= figure.start for want in self.thing.wants):
            return True
        before = [n for n in self.figures.numbers if n.end <= figure.start]
        return any(map(self._is_size, before))

    def _is_behind_mark(self, figure: Figure) -> bool:
        ends = [end for _, end in self.marks if end <= figure.start]
        return bool(ends) and not self.plain[max(ends) : figure.start].strip()

    def _led(self, lead: re.Pattern[str], figure: Figure) -> bool:
        return lead.search(self.plain[: figure.start]) is not None
