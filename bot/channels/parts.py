"""A message in the parts that a platform takes, and which of them have gone out."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator

_LINE = re.compile(r"\n+")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_SPACE = re.compile(r"\s+")
_JOINS_ON = re.compile(r"[\u0300-\u036f\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")

REMEMBERED = 1000


def utf16_length(text: str) -> int:
    """Length as the platforms count characters: an emoji counts two."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def utf8_length(text: str) -> int:
    return len(text.encode())


def split(text: str, limit: int, length: Callable[[str], int]) -> list[str]:
    """The text in parts of at most `limit`, cut at line or sentence ends where it can.

    A cut in the first half of a part would be too early: then a space is better.
    """
    return list(_split(text.strip(), limit, length))


def _split(text: str, limit: int, length: Callable[[str], int]) -> Iterator[str]:
    while length(text) > limit:
        head = _fitting(text, limit, length)
        end, start = _cut(text, head)
        yield text[:end].rstrip()
        text = text[start:].lstrip()
    if text:
        yield text


def _fitting(text: str, limit: int, length: Callable[[str], int]) -> int:
    """How many characters fit."""
    low, high = 0, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        if length(text[:middle]) <= limit:
            low = middle
        else:
            high = middle - 1
    return low


def _cut(text: str, most: int) -> tuple[int, int]:
    """Where the part ends and where the next begins."""
    window = text[: most + 1]
    for pattern, earliest in ((_LINE, most // 2), (_SENTENCE, most // 2), (_SPACE, 0)):
        spans = [found.span() for found in pattern.finditer(window)]
        late = [span for span in spans if earliest < span[0] <= most]
        if late:
            return late[-1]
    end = most
    while end > 1 and (_JOINS_ON.match(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    end = end if end > 1 else most
    return end, end


class Progress:
    """The parts of messages that could not yet be sent as a whole, by outbox row.

    In memory only: after a crash the first parts go out once more.
    """

    def __init__(self) -> None:
        self._sent: OrderedDict[str, list[str]] = OrderedDict()

    def of(self, row_id: str) -> list[str]:
        """The ids of the parts that are out; the caller adds to it."""
        sent = self._sent.setdefault(row_id, [])
        if len(self._sent) > REMEMBERED:
            self._sent.popitem(last=False)
        return sent

    def forget(self, row_id: str) -> None:
        self._sent.pop(row_id, None)
