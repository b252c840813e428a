"""Which words of a message are names of places, whatever else they may mean."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from nlu.facts import gazetteer
from nlu.facts.gazetteer import LONGEST, Fame, Kind, Meaning
from nlu.facts.surroundings import Lead, Message, is_alone, is_sent, lead
from nlu.facts.text import words

_FUZZY_FROM = 7
"""Letters of a name from which a slip of the pen is forgiven; two of longer names."""
_PRONOUNS = frozenset({"us", "be", "de", "it", "vs"})
_COUNTRY_OF_CODE = {
    "UK": "GB", "USA": "US", "VS": "US", "LUX": "LU", "UAE": "AE", "EIRE": "IE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """Words that name a place, from `first` to `last`, with all that they may mean."""

    first: int
    last: int
    name: str
    meanings: tuple[Meaning, ...]

    @property
    def is_country(self) -> bool:
        return self.meanings[0].kind == Kind.COUNTRY

    @property
    def is_land(self) -> bool:
        """Whether it names a country or a region, in which cities are."""
        return self.meanings[0].kind in (Kind.COUNTRY, Kind.REGION)


def find_names(message: Message) -> list[Name]:
    """The longest known names, from left to right."""
    parts = [gazetteer.key(word.text) for word in message.words]
    found, first = [], 0
    while first < len(parts):
        name = _name_at(message, parts, first)
        inner = name and name.last > first and _name_at(message, parts, first + 1)
        if inner and name and inner.last > name.last:
            name = inner
        if name:
            found.append(name)
        first = name.last + 1 if name else first + 1
    return found


def _name_at(message: Message, parts: list[str], first: int) -> Name | None:
    for last in range(min(first + LONGEST, len(parts)) - 1, first - 1, -1):
        name = " ".join(parts[first : last + 1])
        meanings = gazetteer.meanings(name)
        if meanings and (len(name) > 2 or gazetteer.is_place_of_two(name)):
            return Name(first, last, name, meanings)
    word = message.words[first]
    meaning = _code(message, first) or _misspelt(message, first)
    return Name(first, first, word.text, (meaning,)) if meaning else None


def _code(message: Message, index: int) -> Meaning | None:
    """UK, NL, BE: capitals, or a code that is no word, and no size beside it."""
    word = message.words[index]
    if word.text not in words("leads", "codes") or _is_beside_size(message, index):
        return None
    if not _is_written_as_code(message, index):
        return None
    code = word.text.upper()
    return Meaning(_COUNTRY_OF_CODE.get(code, code), Kind.COUNTRY, 1, Fame.MINOR)


def _is_written_as_code(message: Message, index: int) -> bool:
    word = message.words[index]
    if word.raw.isupper() and not message.is_shouted:
        return True
    if word.text == "us":
        return index > 0 and message.words[index - 1].text == "the"
    led = lead(message, index) == Lead.DIRECT and word.text not in _PRONOUNS
    return led or word.text in words("leads", "plain_codes")


def _is_beside_size(message: Message, index: int) -> bool:
    beside = (
        message.words[max(0, index - 1) : index] + message.words[index + 1 : index + 2]
    )
    return any(w.text[0].isdigit() or w.text in words("leads", "sizes") for w in beside)


def _misspelt(message: Message, index: int) -> Meaning | None:
    """A country with a slip of the pen, where something leads to it."""
    word = message.words[index].text
    if len(word) < _FUZZY_FROM or gazetteer.adjectives(word):
        return None
    if word in words("leads", "never_misspelt"):
        return None
    around = lead(message, index) >= Lead.INNER or is_sent(message, index)
    if not around and not is_alone(message, index, index):
        return None
    near = extractOne(
        word,
        gazetteer.country_names().keys(),
        scorer=OSA.distance,
        score_cutoff=2 if len(word) > _FUZZY_FROM + 1 else 1,
    )
    if near is None or near[0][0] != word[0]:
        return None
    return Meaning(gazetteer.country_names()[near[0]], Kind.COUNTRY, 1, Fame.KNOWN)
