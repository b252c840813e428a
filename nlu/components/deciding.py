"""From margins to topics: which of them a message asks for, in whole and in its parts.

Pure: numbers in, names out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

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
    labels: Sequence[str], margins: np.ndarray, parts: Sequence[str], borders: Borders
) -> list[str]:
    """The topics of a message, the surest first.

    `margins` has a row for the whole and, if there are `parts`, one for each of them.
    """
    whole = margins[0]
    found = {place for place in np.flatnonzero(whole > borders.whole)}
    for text, row in zip(parts, margins[1:]):
        if len(text.split()) >= borders.words:
            found.update(_of_part(labels, row, whole, borders))
    if not found and whole.max() > borders.least:
        found = {int(whole.argmax())}
    best = np.vstack([whole, margins[1:] - 1.0]).max(axis=0)
    names = [labels[place] for place in sorted(found, key=lambda p: -best[p])]
    return without_leftovers(names)


def _of_part(
    labels: Sequence[str], row: np.ndarray, whole: np.ndarray, borders: Borders
) -> list[int]:
    certain = np.flatnonzero((row > borders.part) & (whole > -borders.against))
    return [
        int(place)
        for place in certain
        if labels[place] not in SMALL_TALK and labels[place] != OTHER
    ]


def without_leftovers(names: Sequence[str]) -> list[str]:
    """A greeting or leftover words beside a real question are no topic of their own."""
    real = [name for name in names if name not in SMALL_TALK and name != OTHER]
    return real or list(names[:1]) or [OTHER]


def of_parts(
    labels: Sequence[str],
    margins: np.ndarray,
    spans: Sequence[tuple[int, int]],
    borders: Borders,
) -> list[dict[str, Any]]:
    """What each part of the message asks for by itself."""
    rows = margins[1:] if len(margins) > 1 else margins
    return [
        {
            "start": start,
            "end": end,
            "topics": [
                labels[place]
                for place in np.argsort(-row)
                if row[place] > borders.whole
            ]
            or [labels[int(row.argmax())]],
        }
        for (start, end), row in zip(spans, rows)
    ]


def is_beyond_doubt(margins: np.ndarray, certain: float, gap: float) -> bool:
    """Whether every row has one topic far above its border and all others far below."""
    ordered = np.sort(margins, axis=1)
    return bool((ordered[:, -1] > certain).all() and (ordered[:, -2] < -gap).all())
