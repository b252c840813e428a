"""A new product in one line: "Robe Lila 59€ lin 36:1 38:2 40:1 bleu".

The name stands before the price or the first size, what is left over are details.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from stock.grammar.figures import (
    Figures,
    Money,
    Span,
    find_figures,
    fold_in_place,
)
from stock.grammar.intents import Draft, DraftRow, NewProduct
from stock.grammar.marks import find_marks
from stock.grammar.things import read_thing
from stock.grammar.vocabulary import Mark, vocabulary
from stock.match.index import Index
from stock.match.sizes_in import numerals_of
from stock.match.words import Word, cut, fold

_SIZED = re.compile(
    r"(?<![\w/])(?:((?:\d{1,3}(?:[.,]5)?(?:\s?(?:ans?|jaar|years?|anni|mois|maanden|months?|mesi|"
    r"cm|ml|cl|gr?|kg))?|\d{1,3}\s?x\s?\d{1,3}|\d{1,2}[-/]\d{1,2}(?:\s?(?:ans|jaar|years|"
    r"anni))?|[2-5]?x{0,3}[sl]|m|[sm]/[ml]|tu))\s?[:=x×]|"
    r"([^\W\d_]{3,})(?:\s?[:=]|\s[x×]))"
    r"\s?(\d{1,3})(?![\d.,])",
    re.IGNORECASE,
)
_FREE_PIECES = re.compile(
    r"(?:(?<!\w)x\s?(\d{1,3})|(?<!\d)(\d{1,3})\s?(?:pieces?|pces?|pcs|stuks?|st|pezzi|pz))"
    r"(?![\w.,])"
)
_FIELD = re.compile(r"\s*[;|,]\s*")
_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d{1,2})?")
_TRIMMED = " \t,;:.-–—|/()"


def read(
    line: str, index: Index, language: str, *, has_photo: bool
) -> NewProduct | None:
    """A line that makes a product; None: it does something else.

    It says so ("nouveau: ..."), or has a name, a price and pieces by size.
    """
    speech = vocabulary(language)
    words = cut(line)
    marks = find_marks(words, speech, index)
    new = [one for one in marks if one.mark == Mark.NEW and one.start == words[0].start]
    if new and _tells(line, index, language):
        made = draft(line[new[0].end :].strip(_TRIMMED), index, language)
        return NewProduct(draft=made, is_sure=True)
    if line.rstrip().endswith("?") or any(_is_other(one.mark) for one in marks):
        return None
    sums = _figures(line, index, language).money
    pairs = [m for m in _SIZED.finditer(line) if _is_free(m.span(), sums)]
    if (sums and pairs) or (has_photo and sums):
        made = draft(line, index, language)
        like = read_thing(made.name, index, language).target
        is_new = has_photo and not (like.products and like.words == made.name)
        if made.name:
            return NewProduct(draft=made, is_sure=is_new, like=like)
    return None


def _is_other(mark: Mark) -> bool:
    return mark not in (Mark.ALL, Mark.LAST, Mark.NEW)


def _tells(line: str, index: Index, language: str) -> bool:
    """Whether "new" is followed by facts, not by "new prices next week"."""
    sized = any(match[1] for match in _SIZED.finditer(line))
    told = sized or _FREE_PIECES.search(fold_in_place(line))
    return bool(told or _figures(line, index, language).money)


def _figures(line: str, index: Index, language: str) -> Figures:
    numerals = numerals_of(index.lexicon.sizes, language)
    speech = vocabulary(language)
    return find_figures(fold_in_place(line), speech, numerals, index.sizes)


def draft(line: str, index: Index, language: str) -> Draft:
    """The facts that a line tells of a new product; the others are to be asked."""
    plain = fold_in_place(line)
    money = _figures(line, index, language).money or _bare_price(line)
    pairs = [m for m in _SIZED.finditer(line) if _is_free(m.span(), money)]
    loose = next(
        (m for m in _FREE_PIECES.finditer(plain) if _is_free(m.span(), money)), None
    )
    colours = _colours(line, index)
    taken = [(m.start, m.end) for m in money] + [m.span() for m in pairs]
    if loose and not pairs:
        taken.append(loose.span())
    name, end = _name(line, taken, colours)
    of_table = _own_colours(index)
    rows = _rows(pairs, [c for c in colours if c.start >= end] or colours, of_table)
    if not rows and loose:
        colour = _colour_text(colours, of_table)
        rows = (DraftRow("", colour, int(loose[1] or loose[2])),)
    spoken = [(c.start, c.end) for c in colours]
    return Draft(
        name=name,
        price=money[-1].amount if money else None,
        details=_rest(line, end, [*taken, *spoken]),
        rows=rows,
    )


def _bare_price(line: str) -> tuple[Money, ...]:
    """ "/new Robe Lila; 59; 36:1": a field that is a number."""
    start = 0
    for field in _FIELD.split(line):
        place = line.index(field, start) if field else start
        if place and _NUMBER.fullmatch(field.strip()):
            amount = Decimal(field.strip().replace(",", "."))
            return (Money(amount, place, place + len(field)),)
        start = place + len(field)
    return ()


def _is_free(span: Span, money: Sequence[Money]) -> bool:
    return all(span[1] <= one.start or span[0] >= one.end for one in money)


def _colours(line: str, index: Index) -> list[Word]:
    """The colours of a line, each as one stretch: "bleu ciel"."""
    words = [word for word in cut(line) if not word.is_number]
    found: list[Word] = []
    for match in index.lexicon.find([word.text for word in words]):
        if all(s.concept.facet == "colour" for s in match.senses):
            first, last = words[match.start], words[match.end - 1]
            text = line[first.start : last.end]
            found.append(Word(fold(text), text, first.start, last.end))
    return found


def _name(line: str, taken: Sequence[Span], colours: Sequence[Word]) -> tuple[str, int]:
    """The words before the first fact, and where they end."""
    stops = [start for start, _ in taken]
    stops += [match.start() for match in _FIELD.finditer(line) if match.start()]
    end = min(stops, default=len(line))
    for colour in reversed(colours):
        if line[colour.end : end].strip(_TRIMMED) == "" and colour.start < end:
            first = line[: colour.start].strip(_TRIMMED)
            end = colour.start if " " in first else end
    return line[:end].strip(_TRIMMED), end


def _rows(
    pairs: Sequence[re.Match[str]], colours: Sequence[Word], of_table: dict[str, str]
) -> tuple[DraftRow, ...]:
    rows: list[DraftRow] = []
    for match in pairs:
        text, pieces = (match[1] or match[2]).strip(), int(match[3])
        end = match.end(1) if match[1] else match.end(2)
        of_colour = [c for c in colours if c.start <= match.start() and c.end >= end]
        if of_colour:
            rows.append(DraftRow("", _colour_text(of_colour, of_table), pieces))
            continue
        before = [c for c in colours if c.end <= match.start()][-1:]
        colour = before if len(colours) > 1 else colours
        rows.append(DraftRow(_size_text(text), _colour_text(colour, of_table), pieces))
    return tuple(rows)


def _size_text(text: str) -> str:
    return (
        text.upper()
        if re.fullmatch(r"[2-5]?x{0,3}[sml](?:/[sml])?", text, re.I)
        else text
    )


def _own_colours(index: Index) -> dict[str, str]:
    return {
        colour.folded: colour.text
        for entry in index.entries.values()
        for colour in entry.colours
    }


def _colour_text(colours: Sequence[Word], of_table: dict[str, str]) -> str:
    """As the table writes it where it knows it."""
    if not colours:
        return ""
    return of_table.get(colours[0].text, colours[0].raw.casefold())


def _rest(line: str, end: int, taken: Sequence[Span]) -> str:
    characters = list(line)
    for start, stop in [(0, end), *taken]:
        characters[start:stop] = " " * (stop - start)
    words = re.sub(r"\s+", " ", "".join(characters)).strip(_TRIMMED)
    return words if re.search(r"[^\W\d_]{2,}", words) else ""
