"""The Send API's errors, and what each asks of us: later, or never. Pure.

https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from enum import Enum, auto
from typing import Any

import msgspec

from bot.channels.errors import ChannelError, SendLater, SendRefused

TEMPORARY_WAITS = (2.0, 10.0, 30.0)
"""Seconds before each new try; then the message is parked."""

THREAD_WAIT = 120.0
OUTAGE_WAIT = 15.0


class Verdict(Enum):
    TEMPORARY = auto()
    RATE = auto()
    UNREACHABLE = auto()
    WINDOW = auto()
    RESTRICTED = auto()
    DISCONNECTED = auto()
    MESSAGE = auto()
    MEDIA_FETCH = auto()
    MEDIA = auto()
    NOT_OWNER = auto()


_CAUSES = {
    Verdict.UNREACHABLE: "unreachable",
    Verdict.WINDOW: "window",
    Verdict.RESTRICTED: "restricted",
    Verdict.DISCONNECTED: "disconnected",
    Verdict.MESSAGE: "message",
    Verdict.MEDIA: "message",
    Verdict.MEDIA_FETCH: "message",
    Verdict.TEMPORARY: "message",
}

_PAIRS = {(100, 33): Verdict.UNREACHABLE}

_SUBCODES = {
    2018338: Verdict.RESTRICTED,
    2018278: Verdict.WINDOW,
    2534022: Verdict.WINDOW,
    2018065: Verdict.WINDOW,
    2018108: Verdict.UNREACHABLE,
    1545041: Verdict.UNREACHABLE,
    2018001: Verdict.UNREACHABLE,
    1893063: Verdict.RESTRICTED,
    2534029: Verdict.RESTRICTED,
    2018032: Verdict.MESSAGE,
    2018034: Verdict.MESSAGE,
    2018008: Verdict.MEDIA_FETCH,
    2018047: Verdict.MEDIA,
    2018074: Verdict.MEDIA,
    2018109: Verdict.MEDIA,
    2018294: Verdict.MEDIA,
    2018300: Verdict.NOT_OWNER,
    2018321: Verdict.NOT_OWNER,
    2534037: Verdict.NOT_OWNER,
    2018218: Verdict.MESSAGE,
    2018247: Verdict.MESSAGE,
}
"""Looked up by subcode and by code: Meta's pages show these numbers in both places."""

_CODES = {
    1: Verdict.TEMPORARY,
    2: Verdict.TEMPORARY,
    1200: Verdict.TEMPORARY,
    4: Verdict.RATE,
    17: Verdict.RATE,
    32: Verdict.RATE,
    341: Verdict.RATE,
    613: Verdict.RATE,
    80001: Verdict.RATE,
    80006: Verdict.RATE,
    551: Verdict.UNREACHABLE,
    368: Verdict.RESTRICTED,
    2022: Verdict.RESTRICTED,
    10: Verdict.DISCONNECTED,
    200: Verdict.DISCONNECTED,
    190: Verdict.DISCONNECTED,
    100: Verdict.MESSAGE,
    230: Verdict.MESSAGE,
    9000001: Verdict.MESSAGE,
}


_WAITS = {
    Verdict.TEMPORARY: TEMPORARY_WAITS,
    Verdict.MEDIA_FETCH: TEMPORARY_WAITS[:1],
}


class _Fields(msgspec.Struct):
    code: int | str = 0
    error_subcode: int | str | None = None
    is_transient: bool | None = None


class _Answer(msgspec.Struct):
    error: _Fields


class Fault(msgspec.Struct, frozen=True):
    """What an answer complains of; `code` 0: not in Graph's own words."""

    status: int
    code: int = 0
    subcode: int = 0
    transient: bool = False

    @property
    def verdict(self) -> Verdict:
        pair = (self.code, self.subcode)
        found = (
            _PAIRS.get(pair)
            or _SUBCODES.get(self.subcode)
            or _SUBCODES.get(self.code)
            or _CODES.get(self.code)
        )
        return found or self._unknown()

    def _unknown(self) -> Verdict:
        if self.status == 429:
            return Verdict.RATE
        if self.transient or not self.code or self.status >= 500:
            return Verdict.TEMPORARY
        return Verdict.DISCONNECTED if self.status in (401, 403) else Verdict.MESSAGE

    def __str__(self) -> str:
        return f"Graph error {self.code}/{self.subcode}, HTTP {self.status}"


def fault_of(status: int, body: bytes) -> Fault | None:
    """The complaint of an answer; None: it is none."""
    try:
        fields = msgspec.json.decode(body, type=_Answer).error
    except (ValueError, RecursionError):
        return Fault(status) if not 200 <= status < 300 else None
    return Fault(
        status,
        code=_number(fields.code),
        subcode=_number(fields.error_subcode),
        transient=bool(fields.is_transient),
    )


def problem_of(fault: Fault, tries: int, rate_wait: float) -> ChannelError:
    """What the sender is told. `tries` earlier ones have failed; waits in seconds."""
    verdict = fault.verdict
    reason = str(fault)
    if verdict is Verdict.RATE:
        return SendLater(reason, rate_wait, whole_channel=True)
    if verdict is Verdict.NOT_OWNER:
        return SendLater(reason, THREAD_WAIT)
    if verdict is Verdict.TEMPORARY and not fault.code:
        return _outage(fault, reason)
    waits = _WAITS.get(verdict, ())
    if tries < len(waits):
        return SendLater(reason, waits[tries])
    return SendRefused(reason, _CAUSES[verdict])


def _outage(fault: Fault, reason: str) -> SendLater:
    """Something between Graph and us has answered: nobody knows what got through."""
    gateway = fault.status in (502, 503, 504)
    return SendLater(
        reason, OUTAGE_WAIT, maybe_sent=fault.status >= 500, whole_channel=gateway
    )


def _number(value: Any) -> int:
    try:
        return int(value or 0)
    except (ValueError, OverflowError):
        return 0
