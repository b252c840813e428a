"""Capitals that shout, written small again; what is spelled in capitals stays. Pure."""

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

from babel import Locale

from nlu.facts.text import fold_in_place

LOUD = 4
"""So many letters in capitals are shouted; fewer only beside such a word."""

_SPELLED = frozenset({
    "IBAN", "BIC", "SEPA", "BPOST", "DPD", "DHL", "GLS", "UPS", "PDF", "SMS", "QR",
    "TVA", "BTW", "IVA", "VAT", "XS", "XL", "XXL", "XXXL", "TU", "EUR", "USD", "SOS",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNINGS = re.compile(r"(?:\A|[.!?\n]\s*)(\w)")


def lowered(text: str, language: str, names: Collection[str] = ()) -> str:
    """`names`, places, and in English days and months, keep their capital."""
    words = list(_WORD.finditer(text))
    loud = {w.start() for w in words if _is_loud(w[0])}
    for _ in words:
        beside = {
            one.start()
            for a, b in pairwise(words)
            for one, other in ((a, b), (b, a))
            if other.start() in loud and _may_shout(one[0], language)
        }
        if beside <= loud:
            break
        loud |= beside
    if not loud:
        return text
    spelled = {fold_in_place(name): name for name in _named(language)}
    spelled |= {fold_in_place(w): w for name in names for w in _WORD.findall(name)}
    quiet = _WORD.sub(
        lambda w: _small(w[0], spelled) if w.start() in loud else w[0], text
    )
    return _BEGINNINGS.sub(lambda one: one[0].upper(), quiet)


def _is_loud(word: str) -> bool:
    return len(word) >= LOUD and word.isupper() and word not in _SPELLED


def _may_shout(word: str, language: str) -> bool:
    if language == "en" and word == "I":
        return False
    return word.isupper() and word not in _SPELLED and word not in ("S", "M")


def _small(word: str, spelled: dict[str, str]) -> str:
    return spelled.get(fold_in_place(word), word.lower())


@lru_cache(maxsize=8)
def _named(language: str) -> tuple[str, ...]:
    """Countries of one word; and what English alone writes with a capital."""
    locale = Locale.parse(language)
    places = [name for code, name in locale.territories.items() if len(code) == 2]
    if language == "en":
        places += [
            *locale.days["format"]["wide"].values(),
            *locale.months["format"]["wide"].values(),
        ]
    return tuple(name for name in places if _WORD.fullmatch(name))
