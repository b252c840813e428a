"""`/stats`: what customers asked for this month, as a picture for the owner's phone."""

import asyncio
import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from redis.asyncio import Redis

from actions.texts import Texts
from bot.counter import Counter
from bot.owner.promises import BROKEN, KEPT, LATE
from bot.owner.stats_picture import (
    AMBER,
    BLUE,
    GREEN,
    ROSE,
    Bar,
    Board,
    Section,
    Share,
    Tile,
    draw,
)
from bot.statistics import (
    NEVER_HAD,
    Figures,
    figures,
    month_so_far,
    same_days_before,
)
from stock.model import Table, VariantKey

COMMAND = "stats"
SHOWN = 6
_LOCALES = {"fr": "fr_BE", "nl": "nl_BE", "en": "en_GB", "it": "it_IT"}
_FOLDER = Path(__file__).parent / "texts"


@lru_cache(maxsize=8)
def _texts(language: str) -> Texts:
    return Texts(language, (_FOLDER / f"stats.{language}.ftl").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Picture:
    """What is sent: `photo` is a `data:` URL, or '' where there is nothing to show."""

    text: str
    photo: str = ""


async def picture(
    redis: Redis, counter: Counter, language: str, at: datetime
) -> Picture:
    """This month up to today beside the same days of the month before."""
    today = at.astimezone(counter.shop.timezone).date()
    now = await figures(redis, counter.keys, *month_so_far(today))
    before = await figures(redis, counter.keys, *same_days_before(today))
    texts = _texts(language)
    if not now.turns and not before.turns:
        return Picture(texts.say("nothing-yet", {}))
    table, _ = await counter.snapshot()
    shown = board(language, table, counter.shop.name, today, now, before)
    png = await asyncio.to_thread(draw, shown)
    return Picture(f"{shown.title} · {shown.period}", data_url(png))


def data_url(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def board(
    language: str, table: Table, shop: str, today: date, now: Figures, before: Figures
) -> Board:
    """What the picture says."""
    return _Words(language, table, today).board(shop, now, before)


class _Words:
    """The figures as an owner of this language reads them."""

    def __init__(self, language: str, table: Table, today: date) -> None:
        self._texts = _texts(language)
        self._locale = _LOCALES[language]
        self._table = table
        self._today = today

    def board(self, shop: str, now: Figures, before: Figures) -> Board:
        return Board(
            title=shop,
            period=self._say(
                "period",
                days=self._days(*month_so_far(self._today)),
                before=self._days(*same_days_before(self._today)),
            ),
            tiles=tuple(self._tiles(now, before)),
            sections=tuple(self._sections(now)),
        )

    def _say(self, name: str, **arguments: str | int) -> str:
        return self._texts.say(name, arguments)

    def _days(self, first: date, last: date) -> str:
        end = format_date(last, "d MMMM", locale=self._locale)
        return str(end) if first == last else f"{first.day} – {end}"

    def _tiles(self, now: Figures, before: Figures) -> Iterator[Tile]:
        last = same_days_before(self._today)[1]
        month = str(format_date(last, "MMM", locale=self._locale))
        then = self._values(before)
        for name, value in self._values(now).items():
            yield Tile(
                value=value or "–",
                label=self._say(f"tile-{name}"),
                before=self._say("before", month=month, value=then[name] or "–"),
            )

    def _values(self, of: Figures) -> dict[str, str]:
        return {
            "answers": self._number(of.turns),
            "alone": self._percent(of.answered, of.turns),
            "kept": self._percent(of.promises[KEPT], of.promises.total()),
        }

    def _number(self, count: int) -> str:
        return str(format_decimal(count, locale=self._locale)) if count else ""

    def _percent(self, part: int, whole: int) -> str:
        share = part / whole if whole else None
        return "" if share is None else str(format_percent(share, locale=self._locale))

    def _sections(self, now: Figures) -> Iterator[Section]:
        yield self._ranked("asked", self._asked(now))
        yield self._ranked("missed", self._missed(now), colour=ROSE)
        if now.turns:
            hours = tuple(now.hours[hour] for hour in range(24))
            yield Section(title=self._say("hours"), hours=hours)
        if now.promises.total():
            yield Section(
                title=self._say("promises"), shares=tuple(self._promises(now))
            )

    def _ranked(self, name: str, bars: tuple[Bar, ...], colour: str = BLUE) -> Section:
        note = self._say(f"{name}-note" if bars else f"{name}-none")
        return Section(title=self._say(name), note=note, bars=bars, colour=colour)

    def _asked(self, now: Figures) -> tuple[Bar, ...]:
        ranked = now.asked.most_common()
        known = [(self._table.products[id], n) for id, n in ranked if self._knows(id)]
        return tuple(Bar(product.name, n) for product, n in known[:SHOWN])

    def _missed(self, now: Figures) -> tuple[Bar, ...]:
        ranked = now.missed.most_common()
        known = [(key, n) for key, n in ranked if self._knows(key.product)]
        return tuple(Bar(self._variant(key), n) for key, n in known[:SHOWN])

    def _knows(self, product: str) -> bool:
        return product in self._table.products

    def _variant(self, key: VariantKey) -> str:
        colour = self._say("other-colour") if key.colour == NEVER_HAD else key.colour
        size = self._say("other-size") if key.size == NEVER_HAD else key.size
        name = self._table.products[key.product].name
        return " · ".join(part for part in (name, colour, size) if part)

    def _promises(self, now: Figures) -> Iterator[Share]:
        for name, colour in ((KEPT, GREEN), (LATE, AMBER), (BROKEN, ROSE)):
            yield Share(self._say(f"promise-{name}"), now.promises[name], colour)
