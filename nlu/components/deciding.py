"""From margins to topics: which of them a message asks for, in whole and in its parts.

Pure: numbers in, names out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Row = Sequence[float]
Rows = Sequence[Row]
SMALL_TALK = frozenset(["greeting", "thanks", "goodbye", "confirm", "deny"])
OTHER = "other"


@dataclass(frozen=True)
class Borders:
    """How large a margin must be.

    `whole`: for a topic of the whole message. `part`: for one that only a part of it
    asks for, where the whole must not speak against it by more than `against`.
    `least`: below it nothing was understood. `words`: a shorter part says nothing.
    """

    whole: float
    part: float
    against: float
    least: float
    words: int = 2

    @classmethod
    def of(cls, config: dict[str, Any]) -> "Borders":
        names = ("whole", "part", "against", "least")
        return cls(**{name: float(config[name]) for name in names})


def asked(
    labels: Sequence[str], margins: Rows, parts: Sequence[str], borders: Borders
) -> list[str]:
    """The topics of a message, the surest first.

    `margins` has a row for the whole and, if there are `parts`, one for each of them.
    """
    whole = margins[0]
    found = {place for place, margin in enumerate(whole) if margin > borders.whole}
    for text, row in zip(parts, margins[1:], strict=True):
        if len(text.split()) >= borders.words:
            found.update(_of_part(labels, row, whole, borders))
    if not found and max(whole) > borders.least:
        found = {_largest(whole)}
    best = [
        max(whole[p], *(row[p] - 1.0 for row in margins)) for p in range(len(whole))
    ]
    names = [labels[place] for place in sorted(found, key=lambda p: -best[p])]
    return without_leftovers(names)


def _of_part(
    labels: Sequence[str], row: Row, whole: Row, borders: Borders
) -> list[int]:
    return [
        place
        for place, label in enumerate(labels)
        if row[place] > borders.part and whole[place] > -borders.against
        if label not in SMALL_TALK and label != OTHER
    ]


def _largest(row: Row) -> int:
    return max(range(len(row)), key=row.__getitem__)


def without_leftovers(names: Sequence[str]) -> list[str]:
    """A greeting or leftover words beside a real question are no topic of their own."""
    real = [name for name in names if name not in SMALL_TALK and name != OTHER]
    return real or list(names[:1]) or [OTHER]


def of_parts(
    labels: Sequence[str],
    margins: Rows,
    spans: Sequence[tuple[int, int]],
    borders: Borders,
) -> list[dict[str, Any]]:
    """What each part of the message asks for by itself."""
    rows = margins[1:] if len(margins) > 1 else margins
    return [
        {"start": start, "end": end, "topics": _of_row(labels, row, borders)}
        for (start, end), row in zip(spans, rows, strict=True)
    ]


def _of_row(labels: Sequence[str], row: Row, borders: Borders) -> list[str]:
    order = sorted(range(len(row)), key=lambda place: -row[place])
    found = [labels[place] for place in order if row[place] > borders.whole]
    return found or [labels[order[0]]]


def doubtful(rows: Rows, certain: float, gap: float) -> list[int]:
    """The rows that do not have one topic above `certain` and all others far below."""
    found = []
    for number, row in enumerate(rows):
        second, first = sorted(row)[-2:]
        if first <= certain or second >= -gap:
            found.append(number)
    return found
