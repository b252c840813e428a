"""When the owner is away: announced in her own words, merged into her hours.

Absences that are over stay for as long as replies are measured: they do not count
against her.
"""

import re
from datetime import datetime, time, timedelta
from functools import lru_cache
from pathlib import Path

import msgspec
from redis.asyncio import Redis
from ruamel.yaml import YAML

from actions.hours import Span
from actions.promises import WINDOW
from bot.conversations import milliseconds, moment
from bot.counter import Counter
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Effects
from nlu.facts import LANGUAGES, until
from nlu.facts.dates import find_dates
from nlu.facts.text import fold_in_place

FILE = Path(__file__).parent / "texts" / "absences.yml"
UNKNOWN_END = timedelta(days=730)
"""An absence without an end lies beyond every opening that is looked for."""
UNDONE_WITHIN = timedelta(minutes=1)
"""So long an absence can be taken back: nobody has been told of it yet."""


class Absence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All times in ms. `replaced` are those that it ended, with the end they had."""

    id: str
    start: int
    end: int
    made_at: int
    replaced: dict[str, int] = {}

    @property
    def span(self) -> Span:
        return Span(moment(self.start), moment(self.end))

    @property
    def has_end(self) -> bool:
        return self.end - self.start < UNKNOWN_END.total_seconds() * 1000

    def is_running(self, at: datetime) -> bool:
        return self.start <= milliseconds(at) < self.end


_decoder = msgspec.json.Decoder(Absence)


class Absences:
    """The absences of one shop."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        self._redis = redis
        self._key = keys.named("absences")

    async def all(self) -> list[Absence]:
        """By their start."""
        rows = await self._redis.hvals(self._key)
        return sorted(map(_decoder.decode, rows), key=lambda absence: absence.start)

    async def apply(self, counter: Counter) -> None:
        """Have the counter go by the owner's hours as they are now."""
        counter.goes_by(spans(await self.all()))

    async def begin(self, absence: Absence, effects: Effects) -> list[Absence]:
        """Announce it: it takes the place of one that runs. Returns all as they are."""
        known = await self.all()
        oldest = milliseconds(moment(absence.made_at) - WINDOW)
        for old in known:
            if old.end < oldest:
                effects.add("HDEL", self._key, old.id)
        at = moment(absence.start)
        running = [old for old in known if old.is_running(at)]
        ended = [_ending(old, absence.start) for old in running]
        replaced = {old.id: old.end for old in running}
        begun = msgspec.structs.replace(absence, replaced=replaced)
        for one in (*ended, begun):
            self._write(one, effects)
        left = [old for old in known if old not in running]
        return [*left, *ended, begun]

    async def end(self, at: datetime, effects: Effects) -> list[Absence] | None:
        """She is back. Returns all as they are; None: she was not away."""
        known = await self.all()
        running = [absence for absence in known if absence.is_running(at)]
        if not running:
            return None
        ended = [_ending(absence, milliseconds(at)) for absence in running]
        for one in ended:
            self._write(one, effects)
        return [a for a in known if a not in running] + ended

    async def undo(self, at: datetime, effects: Effects) -> list[Absence] | None:
        """Take back the last one, if it is new enough; None: there is none."""
        known = await self.all()
        newest = max(known, key=lambda absence: absence.made_at, default=None)
        if newest is None or at - moment(newest.made_at) > UNDONE_WITHIN:
            return None
        effects.add("HDEL", self._key, newest.id)
        left = [
            _ending(absence, newest.replaced.get(absence.id, absence.end))
            for absence in known
            if absence.id != newest.id
        ]
        for one in left:
            if one.id in newest.replaced:
                self._write(one, effects)
        return left

    def _write(self, absence: Absence, effects: Effects) -> None:
        row = msgspec.json.encode(absence).decode()
        effects.add("HSET", self._key, absence.id, row)


def spans(absences: list[Absence]) -> tuple[Span, ...]:
    return tuple(absence.span for absence in absences if absence.end > absence.start)


def _ending(absence: Absence, end: int) -> Absence:
    return msgspec.structs.replace(absence, end=max(end, absence.start))


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `absences.yml` holds."""

    endless: frozenset[str]
    until: frozenset[str]
    said: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    return msgspec.convert(YAML(typ="safe").load(FILE.read_text("utf-8")), _Words)


def spoken_of(text: str, language: str, at: datetime) -> tuple[datetime, datetime]:
    """The start and end that her words give; `at` is in the shop's zone.

    No words, or that she does not know: from now on, without an end. Raises ValueError
    for words without a time.
    """
    plain = fold_in_place(text).strip(" .!")
    if not plain or plain in _words().endless:
        return at, at + UNKNOWN_END
    for said, read in _words().said:
        plain = re.sub(rf"(?<!\w)(?:{said})", read, plain)
    ends = ((spoken, until(plain, spoken, at)) for spoken in (language, *LANGUAGES))
    spoken, end = next(((s, end) for s, end in ends if end is not None), ("", None))
    if end is None or end <= at:
        raise ValueError("no end of an absence in these words")
    first = min((d.first for d in find_dates(plain, spoken, at.date())), default=None)
    if first is None or first <= at.date() or _is_until(plain):
        return at, end
    return datetime.combine(first, time(), at.tzinfo), end


def _is_until(plain: str) -> bool:
    """Whether it only has an end: "until" with nothing that is earlier before it."""
    return any(plain.startswith(f"{word} ") for word in _words().until)
