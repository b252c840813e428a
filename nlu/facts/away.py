"""Until when the owner says she is away: "2h", "jusqu'à lundi", "tot morgen 14u"."""

import re
from datetime import datetime, time, timedelta

from nlu.facts.dates import spoken_days
from nlu.facts.days import Day
from nlu.facts.durations import DurationFound, find_durations
from nlu.facts.text import alternatives, fold_in_place, is_free, words
from nlu.facts.times import find_times

_ENDS = {
    "morning": time(12),
    "noon": time(14),
    "afternoon": time(18),
    "evening": time(23, 59),
}
_END_OF_DAY = time(23, 59)
_WHOLE = timedelta(days=1)
_HOURS = re.compile(
    r"(?:\d|\s)(?:[hu]\d*|hrs?|min\w*)$|heure|hour|uur|\bor[ae]\b|half|halve|demi|mez"
)


def until(text: str, language: str, now: datetime) -> datetime | None:
    """The end of the time that is spoken of, aware as `now` is; None if there is none.

    A day ends at 23:59, its afternoon at 18:00. "Until next week" ends with that week's
    first day: she is back in it.
    """
    days = [d for d in spoken_days(text, language, now.date()) if d.last >= now.date()]
    times = [t for t in find_times(text) if is_free(t.span, [d.span for d in days])]
    if days:
        end = _end(days[-1], text, now)
        return _at(end, times[-1].at) if times else end
    if times:
        end = _at(now, times[-1].at)
        return end if end > now else end + _WHOLE
    return _after(now, find_durations(text))


def _after(now: datetime, durations: tuple[DurationFound, ...]) -> datetime | None:
    if not durations:
        return None
    end = now + sum((d.length for d in durations), timedelta())
    in_hours = any(_HOURS.search(d.text.lower()) for d in durations)
    return end if in_hours else _at(end, _END_OF_DAY)


def _end(day: Day, text: str, now: datetime) -> datetime:
    """The end of the named days, or of the first of them after "until"."""
    leads = alternatives(words("dates", "until"))
    led = re.search(
        rf"(?:^|\W)(?:{leads})\s?(?:le |la |the |de |il )?$",
        fold_in_place(text)[: day.span[0]],
    )
    last = day.first if led and day.first > now.date() else day.last
    at = now.replace(year=last.year, month=last.month, day=last.day)
    return _at(at, _ENDS.get(day.part, _END_OF_DAY))


def _at(day: datetime, hour: time) -> datetime:
    return day.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
