"""What a message is read against, and what it is about: one wish for each thing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.dialogue.context import Context, Spoken
from bot.dialogue.signals import says
from stock.match.index import Index
from stock.match.unit import Unit

_ONE = re.compile(
    r"\b(?:ones?|celles?|celui|ceux|die|dat|deze|quell\w+|the|la|le|de|het|il|lo)"
    r"(?:\s+(?:in|en|van|of|met|with|without|di|con|avec|sans|zonder|senza|da|d[eu]l\w*|"
    r"coi?l?|des|[aà]|aux?))?"
    r"(?:\s+(?:the|an?|las?|les?|de|het|een|il|lo|un[ae]?))?\s*$",
    re.I,
)
"""Before what tells a thing apart: "the linen one", "quello in lino"."""
_PRONOUN = re.compile(
    r"\b(?:ones?|celles?|celui|ceux|die|dat|quell[aoei])(?:\s+[\w\u00e0]{1,5})?\s*$",
    re.I,
)
_ONE_BEHIND = re.compile(r"\s+(?:ones?|un)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One product with one size and colour, as far as they are known.

    `products`: one is settled, several fit equally well, none: not named. `start` and
    `end` say where in the message it stands; -1 where it does not.
    """

    products: tuple[str, ...] = ()
    unknown: str = ""
    size: str = ""
    colour: str = ""
    kind: str = ""
    similar: tuple[str, ...] = ()
    """What the shop has of the kind of thing that was named."""
    is_general: bool = False
    """A kind of thing is asked for, no particular one: "have you got red dresses?"."""
    is_carried: bool = False
    """Not named in this message: taken over from the click or the conversation."""
    is_chosen: bool = False
    """Of the products that we asked to choose from, the message leaves these."""
    by_name: bool = False
    """A name of the table was said, or "the" one: a particular thing is meant."""
    is_called_so: bool = False
    """Two words of its name were said, each of what it is only: "basil seeds"."""
    is_kin: bool = False
    """Of the same name as what was spoken of: "and the long one?"."""
    said_size: str = ""
    said_colour: str = ""
    """Those of `size` and `colour` that this very message says."""
    wanted_at: int = -1
    """Where in the message its size or colour stands; -1: it is not said there."""
    start: int = -1
    end: int = -1

    @classmethod
    def of(cls, spoken: Spoken) -> "Wish":
        """What was spoken of, as it was spoken of."""
        return cls(
            products=(spoken.product,),
            size=spoken.size,
            colour=spoken.colour,
            is_carried=True,
        )

    @property
    def is_settled(self) -> bool:
        return len(self.products) == 1

    @property
    def is_new(self) -> bool:
        """Whether the message itself says something of it."""
        return self.start >= 0 or self.wanted_at >= 0 or self.is_chosen

    @property
    def is_particular(self) -> bool:
        """One product that is asked for as such, no kind of thing."""
        return self.is_settled and self.by_name and not self.is_general


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a message is read against.

    `language` is the one it is written in, or `FOREIGN`; `pointed` the product that was
    clicked; with `advice` "small" and "large" are no sizes.
    """

    text: str
    language: str
    index: Index
    context: Context = field(default_factory=Context)
    pointed: str = ""
    advice: bool = False
    asks_of_it: bool = False
    """Whether a property of a thing is asked for: "is it of wool?"."""
    both: bool = False
    refused: tuple[Unit, ...] = ()
    """What is said not to be wanted, but for colours: "without a belt"."""

    def says(self, signal: str) -> bool:
        return says(signal, self.text, self.language)

    def clause_of(self, place: int) -> str:
        """The sentence that stands at this place of the text."""
        ends = [m.end() for m in re.finditer(r"[?!;\n]+|\.(?=\s)", self.text)]
        start = max((end for end in ends if end <= place), default=0)
        return self.text[start : min((e for e in ends if e > place), default=None)]

    def points_at(self, place: int) -> bool:
        """Whether what stands here is told of a "one": "the linen one"."""
        return _ONE.search(self.text[:place]) is not None

    def is_pronoun(self, start: int, end: int) -> bool:
        """Whether this is told of a pronoun, not of a noun: "quello basso"."""
        before = re.sub(r"\b(?:the|las?|les?|de|het|il|lo)\s*$", "", self.text[:start])
        stands = _ONE.search(self.text[:start]) and (
            _PRONOUN.search(before) is not None
        )
        return bool(stands) or _ONE_BEHIND.match(self.text[end:]) is not None

    def offered(self) -> tuple[str, ...]:
        """What she was asked to choose from, or shown of a kind."""
        question = self.context.question
        asked = question.products if question else ()
        among = asked if len(asked) > 1 else self.context.listed
        return tuple(id for id in among if id in self.index.entries)

    def nearest(self, products: Sequence[str]) -> tuple[str, ...]:
        """Of several of a name, what is most like the one spoken of: the velvet one."""
        focus = self.context.focus
        entries = self.index.entries
        if focus is None or focus.product not in entries or len(products) < 2:
            return tuple(products)
        return self.most_alike(focus.product, products)

    def most_alike(self, one: str, products: Sequence[str]) -> tuple[str, ...]:
        """Those whose names share most words with this product's."""
        entries = self.index.entries
        alike = {id: len(entries[one].names & entries[id].names) for id in products}
        return tuple(id for id in products if alike[id] == max(alike.values()))

    def plain(self, products: Sequence[str]) -> tuple[str, ...]:
        """Of those "the normal one": the others are called all that it is, and more."""
        if len(products) < 2 or not self.says("plain_one"):
            return ()
        titles = {
            id: [set(title.split()) for title in self.index.entries[id].phrases]
            for id in products
        }
        return tuple(
            id
            for id, own in titles.items()
            if all(
                any(one < other for one in own for other in others)
                for of, others in titles.items()
                if of != id
            )
        )

    def family(self) -> list[str]:
        """What is spoken of, and what bears its name: the dress, its little one."""
        entries = self.index.entries
        spoken = [s.product for s in self.context.spoken if s.product in entries]
        spoken = [self.pointed, *spoken] if self.pointed in entries else spoken
        names = {word for id in spoken for word in entries[id].given}
        alike = [id for id, entry in entries.items() if entry.given & names]
        return list(dict.fromkeys((*spoken, *alike)))
