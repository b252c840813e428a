"""How much of Meta's quota is left, as the headers of its answers say.

https://developers.facebook.com/docs/graph-api/overview/rate-limiting#headers
"""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

TIGHT_PERCENT = 90
DEFAULT_WAIT = 60.0
LONGEST_WAIT = 3600.0

_PERCENTS = ("call_count", "total_time", "total_cputime")


class Usage:
    """What the last answer told, and until when nothing may be called.

    Calls made while throttled lengthen the block, so there are none.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._resume_at = 0.0
        self.is_tight = False

    def note(self, headers: Mapping[str, str]) -> None:
        """Read an answer's headers; one without them changes nothing."""
        percents = [
            number
            for fields in _all_fields(headers)
            for number in map(fields.get, _PERCENTS)
            if isinstance(number, int | float)
        ]
        if percents:
            self.is_tight = max(percents) >= TIGHT_PERCENT

    def block(self, headers: Mapping[str, str], tries: int) -> float:
        """A limit was hit: the seconds to wait, as told, or longer each time."""
        minutes = [
            number
            for fields in _all_fields(headers)
            if isinstance(
                number := fields.get("estimated_time_to_regain_access"), int | float
            )
        ]
        told = max(0, *minutes, 0) * 60.0
        seconds = told or min(DEFAULT_WAIT * 2 ** min(tries, 10), LONGEST_WAIT)
        self._resume_at = self._clock() + seconds
        return seconds

    @property
    def blocked_for(self) -> float:
        """Seconds; 0: not blocked."""
        return max(0.0, self._resume_at - self._clock())


def _all_fields(headers: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    app = _json(headers.get("X-App-Usage", ""))
    business = _json(headers.get("X-Business-Use-Case-Usage", ""))
    if isinstance(app, dict):
        yield app
    if isinstance(business, dict):
        for cases in business.values():
            if isinstance(cases, list):
                yield from (one for one in cases if isinstance(one, dict))


def _json(header: str) -> Any:
    try:
        return msgspec.json.decode(header)
    except (ValueError, RecursionError):
        return None
