"""Words for a product that the shop does not have: "the Birkin", "Capri bowl"."""

import re
from collections.abc import Sequence

from stock.match.index import Index
from stock.match.scoring import fit
from stock.match.unit import Unit
from stock.match.words import key

_DEFINITE = {
    "fr": [
        "la",
        "le",
        "les",
        "l",
        "ce",
        "cet",
        "cette",
        "ces",
        "celle",
        "celui",
        "votre",
        "vos",
        "sa",
        "ma",
        "mon",
        "cete",
    ],
    "nl": ["de", "het", "die", "dat", "deze", "dit", "uw", "da", "den"],
    "en": ["the", "that", "this", "those", "these", "your", "them", "dat"],
    "it": [
        "il",
        "lo",
        "la",
        "alla",
        "alle",
        "allo",
        "al",
        "i",
        "gli",
        "le",
        "l",
        "quel",
        "quello",
        "quella",
        "quelle",
        "quei",
        "quegli",
        "questo",
        "questa",
        "queste",
        "questi",
        "vostro",
        "vostra",
    ],
}
_OF_A_KIND = re.compile(r"\b(?:avete|vendete|tenete|fate)(?: anche)? (?:le|i|gli)$")
"""Before a plural that means any of them: "avete le mute?"."""


def unknown_words(
    units: Sequence[Unit],
    text: str,
    named: bool,
    definite: bool,
    products: Sequence[str],
    points: float,
    index: Index,
) -> str:
    """The words for a product that the shop does not have, or ''."""
    kinds = [unit for unit in units if unit.is_kind and not unit.is_colour]
    if named and not _only_sounds_alike(units, kinds, products, index):
        return ""
    for kind in kinds:
        for other in units:
            fits = products and fit(other, index.entries[products[0]], index) > 0
            if not fits and _is_its_name(kind, other, text):
                first, last = sorted((kind, other), key=lambda unit: unit.start)
                return text[first.start : last.end]
    if kinds and definite and (not products or points <= 0):
        return kinds[0].text
    return ""


def _only_sounds_alike(
    units: Sequence[Unit], kinds: Sequence[Unit], products: Sequence[str], index: Index
) -> bool:
    """Another kind of thing, and a name that is only like this one's."""
    if not kinds or not products:
        return False
    entry = index.entries[products[0]]
    exact = any(unit.exact_names & entry.names for unit in units)
    return not exact and not any(fit(kind, entry, index) > 0 for kind in kinds)


def _is_its_name(kind: Unit, other: Unit, text: str) -> bool:
    """A strange word right beside a kind of thing: "la jupe Philippine"."""
    if other is kind or not (other.stranger or (other.capital and not other.names)):
        return False
    gap = text[min(kind.end, other.end) : max(kind.start, other.start)]
    return len(gap) <= 1 and not re.search(r"[.,;!?\n]", gap)


def stranger(units: Sequence[Unit], text: str, language: str) -> Unit | None:
    """Something called by a name that nobody here bears: "the Birkin"."""
    if text.isupper():
        return None
    for unit in units:
        capital = unit.stranger and unit.text[:1].isupper() and unit.start > 0
        if capital and is_definite(text, unit.start, language):
            return unit
    return None


def is_definite(text: str, start: int, language: str) -> bool:
    before = key(text[max(0, start - 20) : start]).split()
    if language == "it" and _OF_A_KIND.search(" ".join(before)):
        return False
    return bool(before) and before[-1] in _DEFINITE.get(language, ())
