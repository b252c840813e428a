"""Words that settle a detail of a request whose topic is known: `signals.yml`."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from stock.match.words import key, phrases_in

_FILE = Path(__file__).parent / "signals.yml"
_SHORTHAND = Path(__file__).parent / "shorthand.yml"


@lru_cache(maxsize=1)
def _patterns() -> dict[tuple[str, str], re.Pattern[str]]:
    lists = YAML(typ="safe").load(_FILE.read_text("utf-8"))
    return {
        (name, language): matcher(phrases)
        for name, languages in lists.items()
        for language, phrases in languages.items()
    }


def matcher(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds any of these phrases in folded text, as whole words; longer ones first."""
    ordered = sorted(map(_pattern, phrases), key=len, reverse=True)
    return re.compile(r"(?<![^ ])(?:" + "|".join(ordered) + r")(?![^ ])")


def _pattern(phrase: str) -> str:
    """A phrase as it is matched: folded, "*" for the rest of a word."""
    parts = [r"\w*".join(key(bit) for bit in w.split("*")) for w in str(phrase).split()]
    return " ".join(part for part in parts if part)


def says(name: str, text: str, language: str) -> bool:
    """Whether the text has one of the phrases of this signal, in this language."""
    pattern = _patterns().get((name, language))
    if pattern is None:
        return False
    folded = key(text)
    if pattern.search(folded):
        return True
    whole = in_whole_words(folded, language)
    return whole != folded and pattern.search(whole) is not None


def in_whole_words(folded: str, language: str) -> str:
    """A folded text with what thumbs shorten written out: "qnt costa", "pr moi"."""
    whole = _shorthand().get(language, {})
    return " ".join(whole.get(word, word) for word in folded.split())


@lru_cache(maxsize=1)
def _shorthand() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = YAML(typ="safe").load(
        _SHORTHAND.read_text("utf-8")
    )
    return lists


@lru_cache(maxsize=16)
def in_any_language(name: str) -> re.Pattern[str]:
    """Finds the phrases of all languages together."""
    lists = [said for (of, _), said in _patterns().items() if of == name]
    return re.compile("|".join(said.pattern for said in lists))


def begins_with(name: str, text: str, language: str) -> bool:
    """Whether the text begins with one of the phrases."""
    pattern = _patterns().get((name, language))
    return pattern is not None and pattern.match(key(text)) is not None


def idioms(text: str, language: str, *, pays: bool) -> tuple[tuple[int, int], ...]:
    """Where the text has phrases whose words name no product: "set aside", "top!".

    Beside a question of payment a card is one to pay with.
    """
    patterns = [_patterns().get(("idioms", language))]
    if pays:
        patterns.append(_patterns().get(("payment_words", language)))
    found = [span for p in patterns if p for span in phrases_in(text, p.finditer)]
    for name in ("affirmed", "approved", "greeted"):
        found.extend(_first(_patterns().get((name, language)), text))
    return tuple(found)


def places_of(name: str, text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where the text has the phrases of this signal."""
    pattern = _patterns().get((name, language))
    return tuple(phrases_in(text, pattern.finditer)) if pattern else ()


def _first(pattern: re.Pattern[str] | None, text: str) -> list[tuple[int, int]]:
    """Where the text begins with the pattern: "top !" is no top."""
    if pattern is None:
        return []
    return phrases_in(text, lambda folded: filter(None, [pattern.match(folded)]))


def rest_after(name: str, text: str, language: str) -> str:
    """The folded text behind a phrase that it begins with; else the whole."""
    folded = key(text)
    pattern = _patterns().get((name, language))
    match = pattern.match(folded) if pattern else None
    return folded[match.end() :].strip() if match else folded


def rest_without(name: str, text: str, language: str) -> str:
    """The folded text without the phrases, wherever they stand."""
    pattern = _patterns().get((name, language))
    folded = key(text)
    if pattern is None:
        return folded
    written = dict.fromkeys((folded, in_whole_words(folded, language)))
    left = (" ".join(pattern.sub("", text).split()) for text in written)
    return min(left, key=len)


def warm() -> None:
    """Read the phrases, so that no message waits for that."""
    _patterns()
    _shorthand()
