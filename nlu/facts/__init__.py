"""The facts in a customer's words besides products and sizes: where, when, how much.

`read` is pure and takes under a millisecond once `warm` has loaded the names of places.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from nlu.facts import gazetteer
from nlu.facts.amounts import PriceLimits, find_money, find_percentages
from nlu.facts.away import until
from nlu.facts.contacts import Contacts, find_contacts
from nlu.facts.dates import DateFound, find_dates
from nlu.facts.durations import DurationFound, find_durations
from nlu.facts.gazetteer import Kind
from nlu.facts.places import Place, find_places
from nlu.facts.quantities import PiecesFound, find_other_counts, find_pieces
from nlu.facts.text import Span, first_free, is_free
from nlu.facts.times import TimeFound, find_times

__all__ = [
    "LANGUAGES",
    "Contacts",
    "DateFound",
    "DurationFound",
    "Facts",
    "Kind",
    "PiecesFound",
    "Place",
    "PriceLimits",
    "TimeFound",
    "read",
    "until",
    "warm",
]


LANGUAGES = ("fr", "nl", "en", "it")
"""Those that are read; the words of others say nothing here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was found in one text; no two facts but places claim the same characters.

    `claimed` are the spans, in the text's order, whose numbers are certainly no size.
    """

    places: tuple[Place, ...]
    limits: PriceLimits | None
    money: tuple[Span, ...]
    percentages: tuple[Span, ...]
    pieces: tuple[PiecesFound, ...]
    contacts: Contacts
    times: tuple[TimeFound, ...]
    dates: tuple[DateFound, ...]
    durations: tuple[DurationFound, ...]
    claimed: tuple[Span, ...]


def read(
    text: str, language: str, now: datetime, *, home: str, likely: Collection[str]
) -> Facts:
    """All facts of a text. `home` is the shop's country, `likely` those it ships to."""
    contacts = find_contacts(text)
    money = find_money(text)
    taken: list[Span] = []
    first_free(contacts.spans, taken)
    money_spans = first_free(money.spans, taken)
    percentages = first_free(find_percentages(text), taken)
    places = tuple(
        place
        for place in find_places(text, language, home=home, likely=likely)
        if is_free((place.start, place.end), taken)
    )
    first_free([(p.start, p.end) for p in places if _has_digit(p.text)], taken)
    dates = tuple(
        date
        for date in find_dates(text, language, now.date(), country=home)
        if first_free([date.span], taken)
    )
    times = tuple(t for t in find_times(text) if first_free([t.span], taken))
    durations = tuple(
        d
        for d in find_durations(text)
        if not (language == "en" and d.text.endswith(" u"))  # "38 u got?"
        and first_free([d.span], taken)
    )
    first_free(find_other_counts(text), taken)
    pieces = find_pieces(text, claimed=taken)
    return Facts(
        places=places,
        limits=money.limits,
        money=money_spans,
        percentages=percentages,
        pieces=pieces,
        contacts=contacts,
        times=times,
        dates=dates,
        durations=durations,
        claimed=tuple(sorted([*taken, *(p.span for p in pieces)])),
    )


def warm() -> None:
    """Loads names and patterns: about a second, so that the first customer need not."""
    gazetteer.warm()
    read("", "en", datetime.min.replace(tzinfo=UTC), home="", likely=())


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)
