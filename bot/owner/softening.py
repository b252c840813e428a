"""A heated reply made calm: what it says stays, insults and shouting go. Pure.

Nothing is added but a greeting: each word that is left is hers. It goes by lists of
phrases for each language, so what it does not know it leaves, for her to see.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from bot.owner import heat, shouting
from bot.owner.heat import expression
from nlu.facts.text import fold_in_place

FILE = Path(__file__).parent / "texts" / "softening.yml"
FEWEST_WORDS = 2

_SENTENCES = re.compile(
    r"[^.!?\n]+(?:[.!?](?!\d)|\.(?=\d)[^.!?\n]*|…)*\s*|\n+|[.!?]+\s*"
)
_PARTS = re.compile(r"\s*(?:[,;:](?!\d)|\s[–—-]\s)\s*")
_ENDING = re.compile(r"[\s.!?…]*\Z")
_WORD = re.compile(r"[^\W_]+")
_ANGRY = re.compile("[😠😡🤬😤👿🖕💢🙄]\ufe0f?")


class Manners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language of `softening.yml`."""

    leads: tuple[tuple[str, str], ...]
    harsh: tuple[str, ...]
    oaths: tuple[str, ...]
    with_insult: tuple[str, ...]
    statement: tuple[str, ...]
    joins: tuple[str, ...]
    greets: tuple[str, ...]
    ends: tuple[str, ...]


@lru_cache(maxsize=1)
def manners() -> Mapping[str, Manners]:
    source = YAML(typ="safe").load(FILE.read_text("utf-8"))
    return msgspec.convert(source, dict[str, Manners])


def softened(text: str, language: str, names: Collection[str] = ()) -> str:
    """What she says without the heat; '' if nothing is left.

    `names` are written as they stand here when she has shouted them.
    """
    known = manners()[language]
    quiet = shouting.lowered(_ANGRY.sub("", text), language, names)
    calm = (_calmed(one[0], known) for one in _SENTENCES.finditer(quiet))
    joined = re.sub(r"[ \t]*\n\s*", "\n", "".join(calm)).strip()
    return joined if len(_WORD.findall(joined)) >= FEWEST_WORDS else ""


def greets(text: str, language: str) -> bool:
    """Whether she has begun with a greeting of her own."""
    begins = "|".join(map(expression, manners()[language].greets))
    return re.match(rf"\W*(?:{begins})(?!\w)", fold_in_place(text)) is not None


def takes_leave(text: str, language: str) -> bool:
    """Whether she has ended with a word of goodbye of her own."""
    ends = "|".join(map(expression, manners()[language].ends))
    last = re.split(r"[.!?\n]+", fold_in_place(text).rstrip(" .!?\n"))[-1]
    return re.search(rf"(?<!\w)(?:{ends})(?!\w)", last) is not None


def _calmed(sentence: str, known: Manners) -> str:
    """One sentence; '' if it was nothing but heat."""
    if sentence.isspace():
        return "\n" if "\n" in sentence else ""
    ending = _ENDING.search(sentence)
    signs = ending[0] if ending else ""
    body = _without(sentence[: len(sentence) - len(signs)], known.oaths)
    said = "".join(_kept(_led(body, known), known)).strip()
    said = re.sub(rf"\A(?:{'|'.join(known.joins)})\s+", "", said, flags=re.IGNORECASE)
    if not _WORD.search(said):
        return ""
    end = "\n" if "\n" in signs else " "
    asks = " ?" if signs[:1].isspace() else "?"  # the French put a space before it
    return f"{said[0].upper()}{said[1:]}{asks if '?' in signs else '.'}{end}"


def _led(body: str, known: Manners) -> str:
    """With another beginning where it is a reproach."""
    for lead, instead in known.leads:
        found = re.search(rf"(?<!\w){lead}", fold_in_place(body + " "))
        if found:
            body = body[: found.start()] + instead + body[found.end() :]
    return body


def _kept(body: str, known: Manners) -> Iterator[str]:
    """Its parts, each with what parts it from the one before, without heated ones."""
    between = ""
    is_first = True
    for part, sign in _parted(body):
        for calm, join in _without_heat(part, known):
            yield f"{'' if is_first else join or between}{calm}"
            is_first = False
        between = sign


def _parted(body: str) -> Iterator[tuple[str, str]]:
    """Each part with the sign that follows."""
    start = 0
    for sign in _PARTS.finditer(body):
        yield body[start : sign.start()], sign[0]
        start = sign.end()
    yield body[start:], ""


def _without_heat(part: str, known: Manners) -> Iterator[tuple[str, str]]:
    """What of a part can stay, each with the word that joined it."""
    if not _is_harsh(part, known):
        if _WORD.search(part):
            yield part, ""
        return
    join, start = "", 0
    for end, following in _joints(part, known):
        piece = _without_insult(part[start:end], known)
        if _WORD.search(piece) and not _is_harsh(piece, known):
            yield piece, join
        join, start = following, end + len(following)


def _joints(part: str, known: Manners) -> Iterator[tuple[int, str]]:
    """Where a part may be parted, besides within what is harsh: "punto e basta"."""
    found = _pattern(known.harsh).finditer(fold_in_place(part))
    whole = [range(one.start(), one.end()) for one in found]
    for join in re.finditer(rf"\s+(?:{'|'.join(known.joins)})\s+", part, re.I):
        if not any(join.end() - 1 in span for span in whole):
            yield join.start(), join[0]
    yield len(part), ""


def _is_harsh(part: str, known: Manners) -> bool:
    """What has a figure in it is said for more than the heat, but for an insult."""
    has_figure = any(sign.isdigit() for sign in part)
    is_harsh = _pattern(known.harsh).search(fold_in_place(part)) is not None
    return heat.is_heated(part) or (is_harsh and not has_figure)


def _without_insult(piece: str, known: Manners) -> str:
    """Where it only calls her something, without that; else as it is."""
    before = "|".join(map(expression, known.with_insult))
    calls = re.compile(rf"(?:(?<!\w)(?:{before})\s*)*\Z")
    for found in heat.insults_in(piece):
        head = fold_in_place(piece)[: found.start()]
        called = calls.search(head)
        start = called.start() if called else found.start()
        words = _WORD.findall(head[:start])
        if words and words[-1] in known.statement:
            return piece
        return _without_insult(
            f"{piece[:start].rstrip()} {piece[found.end() :].lstrip()}".strip(), known
        )
    return piece


def _without(text: str, phrases: tuple[str, ...]) -> str:
    pattern = _pattern(phrases)
    while match := pattern.search(fold_in_place(text)):
        text = text[: match.start()] + text[match.end() :]
    return text


@lru_cache(maxsize=16)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """With the comma that follows: it goes with the words."""
    found = "|".join(sorted(map(expression, phrases), key=len, reverse=True))
    return re.compile(rf"(?<![\w'-])(?:{found})(?!\w)[ ,]*")
