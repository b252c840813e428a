"""What stands around a name in a message, by which it is a place, a ware, a person."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from nlu.facts.text import Word, alternatives, words

_NEAR = 8
"""Within how many words before the name sending or living is spoken of."""
_JOINED = re.compile(r"[\s'\u2019\-]*")
_SENTENCE = re.compile(r"[.!?\n;]")


class Lead(IntEnum):
    """What the word before a name says of it."""

    NONE = 0
    WEAK = 1
    INNER = 2
    DIRECT = 3


@dataclass(frozen=True, slots=True)
class Message:
    """A message as its words."""

    text: str
    words: tuple[Word, ...]
    language: str

    @property
    def is_shouted(self) -> bool:
        return self.text.upper() == self.text

    def gap(self, left: int, right: int) -> str:
        """What stands between two words; nothing before the first or after the last."""
        start = self.words[left].end if left >= 0 else 0
        end = self.words[right].start if right < len(self.words) else len(self.text)
        return self.text[start:end]

    def is_capitalised(self, index: int) -> bool:
        """Whether the word bears a capital that a sentence's start does not ask for."""
        return self.words[index].is_capitalised and not self.is_shouted


def lead(message: Message, first: int) -> Lead:
    """What leads to the words from `first` on; articles are passed over."""
    index, weak = first - 1, False
    while _is_joined(message, index) and _is(message, index, "articles"):
        weak = weak or _is(message, index, "weak")
        index -= 1
    found = Lead.NONE
    if _is_joined(message, index):
        found = _own_lead(message, index)
    return max(found, Lead.WEAK if weak else Lead.NONE)


def _own_lead(message: Message, index: int) -> Lead:
    word = message.words[index]
    if word.raw in ("a", "A"):
        is_article = message.language == "en" and not _speaks_latin(message)
        if is_article:
            return Lead.NONE
        return Lead.DIRECT if is_sending(message, index) else Lead.INNER
    for kind, strength in (("direct", Lead.DIRECT), ("inner", Lead.INNER)):
        if word.text in words("leads", kind):
            return strength
    return Lead.WEAK if word.text in words("leads", "weak") else Lead.NONE


def _speaks_latin(message: Message) -> bool:
    """Whether it speaks of sending in a Latin language, whatever it was taken for."""
    return any(
        re.match(r"livr|env[oi]|exped|sped|consegn|abit|mand|arriv|viv", word.text)
        for word in message.words
    )


def is_sending(message: Message, first: int) -> bool:
    """Whether sending is spoken of shortly before the word `first`."""
    return _spoken_before(message, first, "sending", _NEAR)


def is_living(message: Message, first: int) -> bool:
    """Whether it was just said that somebody is or lives at what follows."""
    return _spoken_before(message, first, "living", _NEAR)


def is_about_places(message: Message) -> bool:
    """Whether sending or living is spoken of anywhere."""
    stems = _stems("sending"), _stems("living")
    return any(stem.match(word.text) for word in message.words for stem in stems)


def is_sent(message: Message, first: int) -> bool:
    """Whether a word of sending stands right before: "frais de port Lyon"."""
    return _spoken_before(message, first, "sending", 2)


def is_chained(message: Message, first: int, ends: frozenset[int]) -> bool:
    """Whether a place ended just before: "à Lyon, Paris ou Nice"."""
    index = first - 1
    while index >= 0 and index not in ends and _is(message, index, "connectors"):
        index -= 1
    if index not in ends:
        return False
    between = message.text[message.words[index].end : message.words[first].start]
    return _SENTENCE.search(between) is None


def is_alone(message: Message, first: int, last: int) -> bool:
    """Whether the message is nothing but this name and words that lead to it."""
    around = [i for i in range(len(message.words)) if i < first or i > last]
    return all(any(_is(message, i, kind) for kind in _LITTLE) for i in around if i >= 0)


_LITTLE = ("connectors", "articles", "direct", "inner", "weak")


def is_closed(message: Message, last: int) -> bool:
    """Whether nothing follows that the name could be an adjective of."""
    following = last + 1
    if following >= len(message.words):
        return True
    if message.gap(last, following).strip():
        return True
    return any(_is(message, following, kind) for kind in _LITTLE)


def is_ware(name: str, language: str) -> bool:
    """Whether the name of a place is that of a colour or a material."""
    if name in words("leads", "wares_in_french"):
        return language not in ("nl", "en", "it")
    return name in words("leads", "wares")


def is_origin(message: Message, first: int) -> bool:
    """Whether it was just said that something is made or comes from what follows."""
    near = message.words[max(0, first - 3) : first]
    return any(word.text in words("leads", "makers") for word in near)


def _is(message: Message, index: int, kind: str) -> bool:
    return message.words[index].text in words("leads", kind)


def _is_joined(message: Message, index: int) -> bool:
    """Whether the word at `index` is there, with no punctuation after it."""
    return index >= 0 and _JOINED.fullmatch(message.gap(index, index + 1)) is not None


def _spoken_before(message: Message, first: int, kind: str, reach: int) -> bool:
    index = first - 1
    while index >= 0 and first - index <= reach:
        if _SENTENCE.search(message.gap(index, index + 1)):
            return False
        if _stems(kind).match(message.words[index].text):
            return True
        index -= 1
    return False


@cache
def _stems(kind: str) -> re.Pattern[str]:
    """Long stems begin a word, short ones are the word."""
    listed = words("leads", kind)
    short = alternatives(stem for stem in listed if len(stem) < 4)
    long = alternatives(stem for stem in listed if len(stem) >= 4)
    return re.compile(rf"(?:{long})|(?:{short})$")
