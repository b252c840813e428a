"""Reads one clause: what happened, to how many pieces, of which product and variants.

What a clause leaves out (the verb, the product) is taken from its neighbours by
`reading`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from stock.grammar.amounts import Amounts
from stock.grammar.clauses import Clause
from stock.grammar.counting import read_amounts
from stock.grammar.figures import Figures, Span, find_figures, fold_in_place
from stock.grammar.intents import Target
from stock.grammar.marks import Found, find_marks
from stock.grammar.things import Thing, Want, read_thing
from stock.grammar.vocabulary import Mark, Vocabulary, vocabulary
from stock.grammar.wording import (
    has_loose_number,
    is_first,
    is_plain,
    recipients,
    silent,
    taken,
    unexplained,
)
from stock.match.index import Index
from stock.match.sizes_in import numerals_of
from stock.match.words import Word, cut

ACTS = (
    Mark.HIDDEN,
    Mark.SHOWN,
    Mark.SOLD_OUT,
    Mark.NONE_LEFT,
    Mark.SOLD,
    Mark.RECEIVED,
    Mark.DELIVERY,
    Mark.REMOVED,
    Mark.COUNTED,
    Mark.LEFT,
    Mark.PRICE,
    Mark.DISCOUNT,
    Mark.SET,
    Mark.WEAK_PRICE,
    Mark.LESS,
    Mark.MORE,
    Mark.WEAK_LEFT,
    Mark.AGAIN,
    Mark.HAVE,
)
"""Of several in one clause the first of these is what happened."""

_CONFLICTS = (
    frozenset({Mark.SOLD, Mark.RECEIVED}),
    frozenset({Mark.RECEIVED, Mark.REMOVED}),
    frozenset({Mark.REMOVED, Mark.LESS}),
    frozenset({Mark.SOLD, Mark.LEFT}),
    frozenset({Mark.LEFT, Mark.PRICE}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One clause as it was read.

    `lead` and `rest` count the words that nothing explains, before what makes it a
    report and after.
    """

    clause: Clause
    speech: Vocabulary
    marks: tuple[Found, ...] = ()
    act: Mark | None = None
    is_torn: bool = False
    """Its verbs do not go together."""
    thing: Thing = field(default_factory=Thing)
    amounts: Amounts = field(default_factory=Amounts)
    figures: Figures | None = None
    lead: int = 0
    rest: int = 0
    act_is_first: bool = False
    is_plain: bool = False
    """It begins with the verb, a number or the thing, but for a greeting."""

    def has(self, *marks: Mark) -> bool:
        return any(found.mark in marks for found in self.marks)

    def marks_talk(self) -> bool:
        """Whether it has a word of talk or doubt, not only "all" or "last"."""
        quiet = (Mark.ALL, Mark.LAST, Mark.STOCK, Mark.WHOSE)
        return any(one.mark not in quiet for one in self.marks)

    @property
    def target(self) -> Target:
        return self.thing.target

    @property
    def wants(self) -> tuple[Want, ...]:
        return self.thing.wants

    @property
    def names_only(self) -> bool:
        """Whether no word is unexplained but the name of what nobody knows."""
        names = len(self.thing.strangers) if self.target.unknown else 0
        return self.lead + self.rest <= names

    @property
    def is_about_things(self) -> bool:
        """Whether it names a product, a variant or a number of pieces."""
        told = self.wants or self.amounts.is_told
        return bool(told) or not self.target.is_bare

    @property
    def is_about_prices(self) -> bool:
        return bool(self.amounts.prices) or self.amounts.percent is not None


def read_part(
    clause: Clause, language: str, index: Index, command: Mark | None = None
) -> Part:
    """`command`: what a slash command before it says that happened."""
    spoken = _spoken(clause, language, index)
    act, is_torn = _act(spoken.marks) if command is None else (command, False)
    amounts, thing = _numbers_and_thing(spoken, act, language, index)
    act = _with_amounts(act, amounts, spoken)
    told = [*spoken.spans, *amounts.claimed, *_others(spoken.figures)]
    told += [*thing.spans, *spoken.names]
    amounts.is_unclear |= has_loose_number(spoken.figures, told)
    strange = unexplained(spoken.words, spoken.speech, told)
    place = _place_of_report(spoken.marks, act, thing, amounts)
    lead = sum(word.start < place for word in strange)
    things = [*thing.spans, *amounts.claimed]
    return Part(
        clause=clause,
        speech=spoken.speech,
        marks=spoken.marks,
        act=act,
        is_torn=is_torn,
        thing=thing.with_pieces(amounts),
        amounts=amounts,
        figures=spoken.figures,
        lead=lead,
        rest=len(strange) - lead,
        act_is_first=command is not None or is_first(spoken.words, spoken.marks, act),
        is_plain=is_plain(spoken.words, spoken.marks, act, things),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoken:
    """The words of a clause with their marks; `spans` are verbs, persons and names'
    numbers: nothing to be read again. `names` are whole names of the table."""

    text: str
    words: tuple[Word, ...]
    speech: Vocabulary
    marks: tuple[Found, ...]
    spans: list[Span]
    names: list[Span]
    figures: Figures


def _spoken(clause: Clause, language: str, index: Index) -> _Spoken:
    speech = vocabulary(language)
    words = cut(clause.text)
    persons = recipients(clause.text, words, speech, index)
    names = taken(words, index, persons)
    marks = find_marks(words, speech, index, names)
    spans = [*persons, *(span for found in marks for span in found.spans)]
    spans += [
        (w.start, w.end) for n, w in enumerate(words) if n in names and w.is_number
    ]
    numerals = numerals_of(index.lexicon.sizes, language)
    plain = fold_in_place(clause.text)
    return _Spoken(
        text=clause.text,
        words=words,
        speech=speech,
        marks=marks,
        spans=spans,
        names=[(words[n].start, words[n].end) for n in names],
        figures=find_figures(plain, speech, numerals, index.sizes, spans),
    )


def _numbers_and_thing(
    spoken: _Spoken, act: Mark | None, language: str, index: Index
) -> tuple[Amounts, Thing]:
    """First the product, without numbers; then which numbers count; then its sizes."""
    text, figures = spoken.text, spoken.figures
    hidden = [*spoken.spans, *silent(spoken.words, spoken.speech, index)]
    every = [(number.start, number.end) for number in figures.numbers]
    bare = _masked(text, [*hidden, *every, *_others(figures)])
    named = read_thing(bare, index, language, without_numbers=True)
    plain = _masked(fold_in_place(text), spoken.spans)
    amounts = read_amounts(plain, figures, named, act, spoken.spans, index)
    rest = _masked(text, [*hidden, *amounts.claimed, *_others(figures)])
    thing = read_thing(rest, index, language)
    variants = {(want.size, want.colour) for want in thing.wants}
    amounts.is_unclear |= len(variants) < len(thing.wants)
    return amounts, thing


def _act(marks: Sequence[Found]) -> tuple[Mark | None, bool]:
    found = {one.mark for one in marks}
    act = next((mark for mark in ACTS if mark in found), None)
    return act, any(conflict <= found for conflict in _CONFLICTS)


def _with_amounts(act: Mark | None, amounts: Amounts, spoken: "_Spoken") -> Mark | None:
    """ "3 de plus" came in, "10 € de moins" is a price, "en plus" alone is nothing."""
    if act == Mark.DISCOUNT or (act in (Mark.LESS, Mark.MORE) and amounts.prices):
        amounts.direction = 1 if act == Mark.MORE else -1
        return Mark.PRICE
    if act == Mark.LEFT and amounts.prices and not amounts.is_told:
        amounts.is_unclear |= not _says_price_too(spoken)
        return Mark.PRICE  # "only 29 €": a price, perhaps
    if act == Mark.DELIVERY:
        return Mark.RECEIVED
    if act in (Mark.LESS, Mark.MORE):
        moved = Mark.SOLD if act == Mark.LESS else Mark.RECEIVED
        return moved if amounts.is_told or amounts.is_one else None
    return act


def _says_price_too(spoken: "_Spoken") -> bool:
    """ "Down to" 3 counts what is left, "down to" 29 € is a price."""
    left = [tuple(one.text.split()) for one in spoken.marks if one.mark == Mark.LEFT]
    return any(
        pattern.mark == Mark.PRICE and pattern.words == words
        for words in left
        for pattern in spoken.speech.patterns.get(words[0], ())
    )


def _others(figures: Figures) -> list[Span]:
    """The numbers that count no pieces and are no sizes."""
    sums = [*figures.money, *figures.percents]
    return [*figures.dates, *((one.start, one.end) for one in sums)]


def _masked(text: str, spans: Sequence[Span]) -> str:
    """The text with blanks in place of these stretches."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def _place_of_report(
    marks: Sequence[Found], act: Mark | None, thing: Thing, amounts: Amounts
) -> int:
    """Where both the verb and the thing have been named."""
    verbs = [found.start for found in marks if found.mark == act]
    things = [start for start, _ in thing.spans[:1]] or [
        start for start, _ in amounts.claimed[:1]
    ]
    return max([*verbs[:1], *things], default=0)
