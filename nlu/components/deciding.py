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
FACTS = frozenset(
    [
        "availability", "price", "browse", "product_info", "restock", "reserve",
        "cancel", "discount", "shipping", "shipping_cost", "delivery_time", "returns",
        "payment", "opening_hours", "location",
    ]
)  # fmt: skip
"""What is answered with facts, or done: a wrong guess would mislead her."""


@dataclass(frozen=True)
class Borders:
    """How large a margin must be.

    `whole`: for a topic of the whole message. `part`: for one that only a part of it
    asks for, where the whole must not speak against it by more than `against`.
    `least`: below it nothing was understood. `facts`: the same for a best guess that
    would be answered with facts. `words`: a shorter part says nothing.
    """

    whole: float
    part: float
    against: float
    least: float
    facts: float
    words: int = 2

    @classmethod
    def of(cls, config: dict[str, Any]) -> "Borders":
        names = ("whole", "part", "against", "least", "facts")
        return cls(**{name: float(config[name]) for name in names})


def asked(
    labels: Sequence[str], margins: Rows, parts: Sequence[str], borders: Borders
) -> list[str]:
    """The topics of a message, the surest first.

    `margins` has a row for the whole and, if there are `parts`, one for each of them.
    """
    whole = margins[0]
    found = {place for place, margin in enumerate(whole) if margin > borders.whole}
    found = found or _guessed(labels, whole, borders)
    for text, row in zip(parts, margins[1:], strict=True):
        if len(text.split()) >= borders.words:
            found.update(_of_part(labels, row, whole, borders))
    best = [
        max(whole[p], *(row[p] - 1.0 for row in margins)) for p in range(len(whole))
    ]
    names = [labels[place] for place in sorted(found, key=lambda p: -best[p])]
    return without_leftovers(names)


def _guessed(labels: Sequence[str], whole: Row, borders: Borders) -> set[int]:
    """The best topic where none is above the border, unless it is too far below."""
    best = _largest(whole)
    least = borders.facts if labels[best] in FACTS else borders.least
    return {best} if whole[best] > least else set()


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


def doubtful(
    labels: Sequence[str], rows: Rows, certain: float, gap: float
) -> list[int]:
    """The rows that do not have one topic above `certain` and all others far below.

    And the parts that ask for what the whole message does not.
    """
    found = []
    for number, row in enumerate(rows):
        second, first = sorted(row)[-2:]
        if first <= certain or second >= -gap or _asks_more(labels, row, rows[0]):
            found.append(number)
    return found


def _asks_more(labels: Sequence[str], row: Row, whole: Row) -> bool:
    return any(
        row[place] > 0 >= whole[place]
        for place, label in enumerate(labels)
        if label not in SMALL_TALK and label != OTHER
    )
