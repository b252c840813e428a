"""Sizes and colours as a customer says them, whatever language the stock table is in.

"rouge" is "rood" to who writes Dutch, and "8 ans" is "8 jaar". What the lexicon does
not know is said as the table has it; a product's own name is never touched.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from actions.words import words_of
from stock.match.lexicon import Sense, load
from stock.match.sizes import System, parse_size
from stock.match.words import key

_METRES = re.compile(r"\d+ ?m")
"""So many months or metres: what a table writes so is told as it is."""


def colour_words(colours: Sequence[str], language: str) -> Mapping[str, str]:
    """Each colour -> its word; as they are where two would be called the same."""
    said = {colour: colour_word(colour, language) for colour in colours}
    return (
        said
        if len(set(said.values())) == len(said)
        else dict(zip(said, said, strict=True))
    )


@lru_cache(maxsize=4096)
def colour_word(colour: str, language: str) -> str:
    """The word for a colour of one meaning; a rarer shade ("vert sapin") as it is."""
    lexicon, own = load(), key(colour)
    senses = [s for s in lexicon.terms.get(own, ()) if s.concept.facet == "colour"]
    names = {s.concept.id: lexicon.colour_names[s.concept.id] for s in senses}
    usual = [id for id, of in names.items() if own in map(key, of.values())]
    meant = usual if usual or " " in own else list(names)
    if len(meant) != 1 or _is_said(meant[0], language, senses):
        return colour
    return names[meant[0]].get(language, colour)


def _is_said(id: str, language: str, senses: Sequence[Sense]) -> bool:
    return any(s.concept.id == id and language in s.languages for s in senses)


@lru_cache(maxsize=4096)
def size_word(size: str, language: str) -> str:
    """A size with its years, months or pieces in the customer's language."""
    read = parse_size(size)
    if read.unit == "set":
        said = words_of(language).set_of
        own = said.split()[1]  # "of", "van": the table says it in this language
        return size if own in key(size).split() else said.format(n=f"{read.low:g}")
    if read.system == System.MONTHS and _METRES.fullmatch(key(size)):
        return size  # "10 m" of fairy lights
    name = read.unit if read.system == System.UNIT else str(read.system)
    one_and_more = words_of(language).units.get(name)
    if one_and_more is None:
        return size
    amount = f"{read.low:g}" + (f"-{read.high:g}" if read.high > read.low else "")
    word = one_and_more[0 if read.high == 1 else 1]
    return size if word in key(size).split() else f"{amount} {word}"
