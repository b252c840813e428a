"""The owner's texts about stock: Fluent files, and how variants, prices, times read.

The files are `texts/stock.<language>.ftl`; all have the same messages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel.dates import format_datetime
from babel.numbers import format_currency
from fluent.runtime import FluentBundle, FluentResource

from stock.model import Table, Variant, VariantKey

_TEXTS = Path(__file__).parent / "texts"
_LOCALES = {"fr": "fr_BE", "nl": "nl_BE", "en": "en_GB", "it": "it_IT"}


@cache
def _bundle(language: str) -> FluentBundle:
    locale = _LOCALES[language]
    bundle = FluentBundle([locale.replace("_", "-")], use_isolating=False)
    text = (_TEXTS / f"stock.{language}.ftl").read_text("utf-8")
    bundle.add_resource(FluentResource(text))
    return bundle


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How the owner is spoken to. `table` knows the products' names.

    `names`: conversation or author -> what this person is called.
    """

    language: str
    currency: str
    zone: tzinfo
    table: Table
    names: Mapping[str, str] = field(default_factory=dict)

    def say(self, id: str, **arguments: str | int) -> str:
        """A text of the language's file. Raises ValueError if it cannot be worded."""
        bundle = _bundle(self.language)
        pattern = bundle.get_message(id).value
        if pattern is None:
            raise ValueError(f"{id} has no text")
        text, errors = bundle.format_pattern(pattern, arguments)
        if errors:
            raise ValueError(f"{id} in {self.language}: {errors[0]}")
        return str(text)

    def product(self, id: str) -> str:
        known = self.table.products.get(id)
        return known.name if known else id

    def row(self, key: VariantKey) -> str:
        """ "Robe Jeanne lin bleu 38"."""
        parts = (self.product(key.product), key.colour, key.size)
        return " ".join(part for part in parts if part)

    def scope(self, product: str, size: str, colour: str) -> str:
        return self.row(VariantKey(product, size, colour))

    def money(self, amount: Decimal) -> str:
        locale = _LOCALES[self.language]
        return str(format_currency(amount, self.currency, locale=locale))

    def moment(self, at: datetime) -> str:
        local = at.astimezone(self.zone)
        locale = _LOCALES[self.language]
        return str(format_datetime(local, "EEE d MMM H:mm", locale=locale))

    def person(self, id: str) -> str:
        return self.names.get(id) or self.say("button-somebody")

    def left(self, variants: tuple[Variant, ...]) -> str:
        """What there is: "bleu 36 (1), 38 (2) · écru 40 (1)"."""
        colours: dict[str, list[str]] = {}
        for variant in variants:
            if variant.on_hand:
                colours.setdefault(variant.colour, []).append(self._count(variant))
        lines = (
            " ".join(part for part in (colour, ", ".join(counts)) if part)
            for colour, counts in colours.items()
        )
        return " · ".join(lines)

    def _count(self, variant: Variant) -> str:
        count = str(variant.on_hand)
        if variant.held:
            count = self.say("stock-held", count=variant.on_hand, held=variant.held)
        return f"{variant.size} ({count})" if variant.size else f"({count})"
