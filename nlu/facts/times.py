"""Times of day in the text: "18h30", "om 5 uur", "at 6 pm", "alle 18", "half zes"."""

import re
from dataclasses import dataclass
from datetime import time

from nlu.facts.text import Span, fold_in_place

_AFTERNOON_FROM, _AFTERNOON_TO = 1, 7
"""Without more, "at 5" in a shop is in the afternoon, "at 9" in the morning."""
_NL_HOURS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12,
}  # fmt: skip
_PATTERNS = (
    # 6 pm, 6.30pm, 10 am
    r"(?P<hour>\d{1,2})(?:[.:h](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?",
    # 18:30, 18h30, 18u30, h18, h 18.30; "1h30" is a duration
    r"(?P<hour>[01]?\d|2[0-4])\s?:\s?(?P<minute>[0-5]\d)(?!\d)(?:\s?(?:uur|u|h)\b)?",
    r"(?P<hour>0?[6-9]|1\d|2[0-4])\s?[hu]\s?(?P<minute>[0-5]\d)(?!\d)",
    r"h\s?(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?(?!\d)",
    # alle 18, dalle 9.30, ore 18, fino alle 19
    r"(?:alle|dalle|le ore|ore|per le)\s(?P<hour>[01]?\d|2[0-4])"
    r"(?:[.:,](?P<minute>[0-5]\d))?(?![\d/]|\s?(?:€|eur))",
    # om 5, om 17.30, rond 5 uur, 5 uur
    r"(?:om|rond|vanaf|tot|tegen|voor|na)\s(?P<hour>[01]?\d|2[0-4])"
    r"(?:[.:](?P<minute>[0-5]\d))?\s?(?:uur|u)\b",
    r"om\s(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?(?=\s*(?:$|[?!,]))",
    # à 18h, vers 18 heures, jusqu'à 18 h
    r"(?:a|vers|jusqu'a|jusqua|avant|apres|des|de|entre|et|pour|a partir de)\s"
    r"(?P<hour>[01]?\d|2[0-4])\s?(?:h|heures?)\b",
    # at 6, till 6, until 5.30
    r"(?P<bare>at|till?|until|around)\s(?P<hour>1[0-2]|[1-9])(?:[.:](?P<minute>[0-5]\d))?"
    r"(?:\s?o'?clock)?(?=\s*(?:$|[?!,;]|today|tomorrow|tonight|tmrw|on\b|and\b|or\b))",
    # 14h, 9u: of fewer hours it is a duration
    r"(?<!dans )(?<!over )(?<!pendant )(?<!en )(?<!sous )"
    r"(?P<hour>[89]|1\d|2[0-3])\s?[hu]",
    r"half\s(?P<word>een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)",
    r"(?:a|a partir de|avant|apres|jusqu'a)\s(?P<noon>midi)",
    r"(?P<noon>noon|mezzogiorno)",
)
_TIMES = tuple(re.compile(rf"(?<![\w€.,/]){pattern}(?![\w])") for pattern in _PATTERNS)
_COMING = re.compile(
    r"\b(?:open|clos|shut|there|com(?:e|ing)|pick|collect|arriv|finish|work|meet|call|ring)"
)
"""Without any of these, "at 8" may be a size or an age."""
_RANGE = re.compile(
    r"(?<![\w€.,/])(?P<hour>\d{1,2})\s?(?:-|a|tot|to|till)\s?"
    r"(?P<last>\d{1,2})\s?(?:h|u|uur|heures|am|pm)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time of day in the text."""

    at: time
    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.start, self.end


def find_times(text: str) -> tuple[TimeFound, ...]:
    """The times of day of a text, in its order; of "10-18h" the last."""
    plain = fold_in_place(text)
    found: list[TimeFound] = []
    for match in _RANGE.finditer(plain):
        hour = int(match["last"])
        if hour <= 24 and int(match["hour"]) <= 24:
            found.append(_found(text, match, time(hour % 24)))
    for pattern in _TIMES:
        for match in pattern.finditer(plain):
            if match.groupdict().get("bare") and not _COMING.search(plain):
                continue
            if all(match.end() <= t.start or match.start() >= t.end for t in found):
                found.append(_found(text, match, _time(match)))
    return tuple(sorted(found, key=lambda t: t.start))


def _found(text: str, match: re.Match[str], at: time) -> TimeFound:
    start, end = match.span()
    return TimeFound(at, text[start:end], start, end)


def _time(match: re.Match[str]) -> time:
    groups = match.groupdict()
    if groups.get("noon"):
        return time(12)
    if groups.get("word"):
        hour = (_NL_HOURS[groups["word"]] - 1) or 12
        return time(_likely(hour), 30)
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = groups.get("half")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif groups["hour"][0] != "0":
        hour = _likely(hour)
    return time(hour % 24, minute)


def _likely(hour: int) -> int:
    return hour + 12 if _AFTERNOON_FROM <= hour <= _AFTERNOON_TO else hour
