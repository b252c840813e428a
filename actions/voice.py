"""Says fragments in one customer's language: texts chosen, their gaps worded.

`actions/compose.py` decides what is said and in which order.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from actions import wording
from actions.shop import Shop
from actions.texts import Texts
from actions.turn import (
    Argument,
    Countries,
    Day,
    Fragment,
    InColour,
    Listed,
    Moment,
    Money,
    Named,
    Pieces,
    Time,
    Ways,
    Week,
)


class Voice:
    """Says fragments in one language, each in the next of its wordings."""

    def __init__(
        self,
        book: Texts,
        shop: Shop,
        language: str,
        at: datetime,
        said: Mapping[str, int],
    ) -> None:
        self.book = book
        self.shop = shop
        self.language = language
        self.at = at.astimezone(shop.timezone)
        self.heard = said
        self.used: list[str] = []
        self._told: set[str] = set()

    def say(self, fragment: Fragment) -> str:
        known: dict[str, str | int] = {
            "shop": self.shop.name,
            "owner": self.shop.owner,
            "daytime": "evening" if wording.is_evening(self.at) else "day",
        }
        filled = {name: self.word(value) for name, value in fragment.arguments.items()}
        count = self.heard.get(fragment.text, 0) + self.used.count(fragment.text)
        self.used.append(fragment.text)
        return self.book.say(fragment.text, {**known, **filled}, count)

    def say_new(self, fragments: Iterable[Fragment]) -> str:
        """Those of the fragments that this reply has not said yet, as one line."""
        new = {repr(f): f for f in fragments if repr(f) not in self._told}
        self._told.update(new)
        return " ".join(self.say(fragment) for fragment in new.values())

    def word(self, value: Argument) -> str | int:
        language, country = self.language, self.shop.country
        match value:
            case Money():
                return wording.money(
                    value.amount, self.shop.currency, language, country
                )
            case Countries():
                return wording.in_countries(value.codes, language)
            case Listed():
                return wording.listed(value.items, language, either=value.either)
            case Ways():
                return wording.payment_words(value.names, language)
            case Pieces():
                return wording.pieces_words(value, language)
            case InColour():
                return wording.variant_words(value, language)
            case Named():
                return wording.named_words(value, self.shop.currency, language, country)
            case Moment() | Time() | Day() | Week():
                return self._word_of_time(value)
        return value

    def _word_of_time(self, value: Moment | Time | Day | Week) -> str:
        zone = self.shop.timezone
        match value:
            case Moment():
                then = value.at.astimezone(zone)
                return wording.at_time(then, self.at, self.language)
            case Time():
                return wording.clock(value.at.astimezone(zone))
            case Day():
                return wording.day_words(value.date, self.at.date(), self.language)
            case Week():
                return wording.week_words(value.hours, self.language)
