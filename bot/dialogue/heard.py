"""All that was made of one burst of messages before it is decided what they ask for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.dialogue.context import Context
from bot.dialogue.signals import begins_with, places_of, rest_after, rest_without, says
from bot.dialogue.wish import Wish
from nlu.facts import Facts
from nlu.parser import Parse, Segment
from nlu.topics import Topic
from stock.match.index import Index
from stock.model import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The words, what the model makes of them, and what they were said to."""

    text: str
    language: str
    """The one that it is written in, or the reply's where that is none of ours."""
    is_foreign: bool = False
    """Written in a language that no shop speaks: the model was not taught it."""
    parse: Parse
    facts: Facts
    wishes: tuple[Wish, ...]
    telling: tuple[tuple[int, int], ...] = ()
    """Where the words stand that name a thing, a size or a colour."""
    likely: tuple[str, ...] | None = None
    """Where no thing was named, but a material, a colour, a size: what comes so."""
    context: Context
    index: Index
    table: Table
    today: date
    ships_to: frozenset[str] = frozenset()
    """Countries that the shop sends to."""

    def says(self, signal: str) -> bool:
        return says(signal, self.text, self.language)

    def places(self, signal: str) -> tuple[tuple[int, int], ...]:
        """Where the text has the phrases of this signal."""
        return places_of(signal, self.text, self.language)

    def begins_with(self, signal: str) -> bool:
        return begins_with(signal, self.text, self.language)

    def is_bare(self, start: int = 0, end: int | None = None) -> bool:
        """Whether this stretch names a thing, a size or a colour, and asks no more."""
        end = len(self.text) if end is None else end
        rest = self.without_told(start, end)
        names = rest != self.text[start:end]
        if start == 0:
            rest = rest_after("greeted", rest, self.language)
        left = rest_without("bare", rest, self.language).split()
        return names and all(len(word) == 1 for word in left)

    def without_told(self, start: int, end: int) -> str:
        """This stretch, blanks in the place of things, sizes and colours."""
        rest = self.text[start:end]
        for low, high in self.telling:
            if start <= low and high <= end:
                blank = " " * (high - low)
                rest = rest[: low - start] + blank + rest[high - start :]
        return rest

    @property
    def named(self) -> tuple[Wish, ...]:
        """Wishes for things that this very message names."""
        return tuple(wish for wish in self.wishes if wish.start >= 0)

    @property
    def new(self) -> tuple[Wish, ...]:
        """Wishes of which this message says something that was not said before."""
        return tuple(wish for wish in self.wishes if wish.is_new)

    def text_of(self, part: Segment) -> str:
        return self.text[part.start : part.end]

    def texts_asking(self, topic: Topic) -> list[str]:
        return [self.text_of(part) for part in self.asking(topic)]

    def asks_so(self, topic: Topic, signal: str) -> bool:
        """Whether every part that asks for the topic has a phrase of this signal."""
        texts = self.texts_asking(topic)
        return all(says(signal, text, self.language) for text in texts)

    def asking(self, topic: Topic) -> Sequence[Segment]:
        """The parts of the message that ask for the topic."""
        return [part for part in self.parse.segments if topic in part.topics]
