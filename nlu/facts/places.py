"""The places in a customer's words: countries, people, regions, cities, postcodes.

Names are found (names.py), weighed by what stands around them (meant.py), and joined:
"1050 Bruxelles" and "Paris, France" are one place.
"""

import re
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, replace
from itertools import zip_longest

from nlu.facts import gazetteer
from nlu.facts.gazetteer import Kind, Meaning
from nlu.facts.meant import is_meant
from nlu.facts.names import Name, find_names
from nlu.facts.postcodes import Postcode, find_postcodes
from nlu.facts.surroundings import Message, is_about_places, is_closed, is_origin
from nlu.facts.text import cut, words

_HOME, _LIKELY, _NAMED = 20, 5, 400
"""How much more a country is meant that is the shop's, shipped to, or named beside."""
_NEAR = 4
"""How much more a country of Europe is meant: Valencia in Spain, the smaller one."""
_OUTSHINES = 10
"""How many times larger a city abroad must be than the one of its name at home."""
_HOMES = {"fr": "FR", "nl": "NL", "en": "GB", "it": "IT"}
"""Of a language, the country whose cities are known by their names in it."""
_BESIDE = re.compile(
    r"[\s,(/\u2013-]{1,4}(?:in|en|a|au|aux|de|of)?\s?(?:la |the |les )?"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text. `is_origin`: something is made there, not sent there."""

    country: str
    text: str
    start: int
    end: int
    kind: Kind
    is_origin: bool = False


@dataclass(frozen=True, slots=True)
class _Shop:
    """Which of several places of one name is likelier meant."""

    home: str
    likely: frozenset[str]
    language: str

    def choose(self, meanings: Collection[Meaning], named: Set[str]) -> Meaning:
        best = max((m.weight for m in meanings if self._is_hers(m)), default=0)
        return max(meanings, key=lambda meaning: self._weight(meaning, named, best))

    def _is_hers(self, meaning: Meaning) -> bool:
        return _HOMES.get(self.language) == meaning.country

    def _weight(self, meaning: Meaning, named: Set[str], best: int) -> int:
        """`best` is the weight of the city of that name where her language is from.

        "Lille" in French is the great one, though a Belgian village bears the name.
        """
        country = meaning.country
        is_outshone = best > _OUTSHINES * meaning.weight
        return (
            meaning.weight
            * (_HOME if country == self.home and not is_outshone else 1)
            * (_LIKELY if country in self.likely else 1)
            * (_NAMED if country in named else 1)
            * (_NEAR if country.lower() in words("leads", "europe") else 1)
        )


def find_places(
    text: str, language: str, *, home: str, likely: Collection[str]
) -> tuple[Place, ...]:
    """The places of a message, in its order; "Paris, France" is one.

    `home` is the shop's country, `likely` those that it ships to: they decide between
    places of one name.
    """
    message = Message(text, cut(text), language)
    shop = _Shop(home, frozenset(likely), language)
    found = _of_names(message, shop)
    found += _of_people(message, found)
    codes = find_postcodes(text, is_sending=is_about_places(message))
    return _joined(text, _with_codes(text, found, codes, (home, *likely)))


def _of_names(message: Message, shop: _Shop) -> list[Place]:
    names = find_names(message)
    named = {name.meanings[0].country for name in names if name.is_country}
    found: list[Place] = []
    ends: set[int] = set()
    for name, following in zip_longest(names, names[1:]):
        meaning = shop.choose(name.meanings, named)
        if _is_in(message, name, meaning, following) or is_meant(
            message, name, meaning, frozenset(ends)
        ):
            ends.add(name.last)
            found.append(_place(message, name, meaning))
    return found


def _is_in(
    message: Message, name: Name, meaning: Meaning, following: Name | None
) -> bool:
    """Whether the country or region that a city is in is named right after it."""
    if following is None or not following.is_land:
        return False
    between = message.text[
        message.words[name.last].end : message.words[following.first].start
    ]
    same = meaning.country == following.meanings[0].country
    return same and _BESIDE.fullmatch(between) is not None


def _place(message: Message, name: Name, meaning: Meaning) -> Place:
    start, end = message.words[name.first].start, message.words[name.last].end
    return Place(
        meaning.country,
        message.text[start:end],
        start,
        end,
        meaning.kind,
        is_origin(message, name.first),
    )


def _of_people(message: Message, found: list[Place]) -> list[Place]:
    """Adjectives beside a word of sending or making, and people of a country."""
    places = []
    for index, word in enumerate(message.words):
        code = gazetteer.adjectives(gazetteer.key(word.text))
        taken = any(p.start <= word.start < p.end for p in found)
        if not code or taken:
            continue
        beside = _beside(message, index)
        made = not beside.isdisjoint(words("leads", "made"))
        if (
            made
            or not beside.isdisjoint(words("leads", "going"))
            or _are(message, index)
        ):
            places.append(
                Place(code, word.raw, word.start, word.end, Kind.ADJECTIVE, made)
            )
    return places


def _beside(message: Message, index: int) -> set[str]:
    around = (
        message.words[max(0, index - 1) : index] + message.words[index + 1 : index + 2]
    )
    return {word.text for word in around}


def _are(message: Message, index: int) -> bool:
    """ "je suis belge", "voor Belgen", "pour les Suisses"; not "en français"."""
    before = message.words[index - 1].text if index else ""
    if before in words("leads", "being"):
        return is_closed(message, index)
    articles = index > 1 and before in words("leads", "articles")
    lead_word = message.words[index - 2].text if articles else before
    return (
        lead_word in ("pour", "voor", "for", "per", "aux", "ai")
        and (articles or message.is_capitalised(index) or lead_word in ("aux", "ai"))
        and is_closed(message, index)
    )


def _with_codes(
    text: str, places: list[Place], codes: Iterable[Postcode], shop: tuple[str, ...]
) -> list[Place]:
    """The places with the postcodes, each one place with the city beside it."""
    found = list(places)
    for code in codes:
        start, end = code.span
        city = next((p for p in found if _touch(text, p, start, end)), None)
        if city and (code.sure or city.country in code.countries):
            only = len(code.countries) == 1
            found.remove(city)
            found.append(
                _code_place(
                    text,
                    code.countries[0] if only else city.country,
                    (min(start, city.start), max(end, city.end)),
                )
            )
        elif city is None:
            named = tuple(place.country for place in places)
            found += _lone_code(text, code, (*named, *shop))
    return sorted(found, key=lambda place: place.start)


def _lone_code(text: str, code: Postcode, shop: tuple[str, ...]) -> list[Place]:
    """A postcode by itself, or before a city that nothing leads to."""
    start, end = code.span
    named = _city_after(text, end, code.countries)
    if named:
        return [_code_place(text, named[0], (start, named[1]))]
    ours = [country for country in shop if country in code.countries]
    if not code.sure or not (ours or len(code.countries) == 1):
        return []
    return [_code_place(text, ours[0] if ours else code.countries[0], code.span)]


def _code_place(text: str, country: str, span: tuple[int, int]) -> Place:
    return Place(country, text[span[0] : span[1]], *span, Kind.POSTCODE)


def _touch(text: str, place: Place, start: int, end: int) -> bool:
    between = text[place.end : start] if place.end <= start else text[end : place.start]
    return len(between) < 3 and not between.strip(" ,(-") and place.end != start


def _city_after(
    text: str, end: int, countries: tuple[str, ...]
) -> tuple[str, int] | None:
    """The city that a bare number stands before, though nothing leads to it."""
    match = re.match(r"\s(?=[^\W\d_])", text[end:])
    if not match:
        return None
    rest = cut(text[end : end + 40])
    for count in range(min(3, len(rest)), 0, -1):
        name = gazetteer.key(" ".join(word.text for word in rest[:count]))
        for meaning in gazetteer.meanings(name):
            if meaning.kind == Kind.CITY and meaning.country in countries:
                return meaning.country, end + rest[count - 1].end
    return None


def _joined(text: str, places: list[Place]) -> tuple[Place, ...]:
    """A city, region or postcode with its country beside it is one place."""
    joined: list[Place] = []
    for place in places:
        before = joined[-1] if joined else None
        if (
            before
            and before.country == place.country
            and {before.kind, place.kind} & {Kind.COUNTRY, Kind.REGION}
            and before.kind != place.kind
            and _BESIDE.fullmatch(text[before.end : place.start])
        ):
            kind = place.kind if before.kind == Kind.COUNTRY else before.kind
            whole = text[before.start : place.end]
            joined[-1] = replace(before, text=whole, end=place.end, kind=kind)
        else:
            joined.append(place)
    return tuple(joined)
