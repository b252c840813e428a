"""What can honestly be promised of the owner's reply, from how she has answered so far.

Pure. `expectations` says what may be said when a conversation is handed over, from the
`figures` of her replies; `day_parts` coarsens an instant to the words of a reply; the
promise that is stored is watched by `keeping`. docs/promises.md tells it in full.
"""

from actions.promises.day_parts import MINUTE, Day, Part, When, describe, part_of_day
from actions.promises.expectations import Expectation, Kind, expect, explain, worded
from actions.promises.figures import (
    ANY_QUEUE,
    LATEST,
    QUEUES,
    WEEK,
    WEEKDAYS,
    WINDOW,
    Basis,
    Sample,
    WeekPart,
)
from actions.promises.keeping import (
    CORRECTIONS,
    NIGHT_FROM,
    NIGHT_TO,
    TO_ACT,
    Promise,
    Stake,
    correct_at,
    first_by_day,
    most_urgent_first,
    nudge_at,
    revise,
)

__all__ = [
    "ANY_QUEUE",
    "CORRECTIONS",
    "LATEST",
    "MINUTE",
    "NIGHT_FROM",
    "NIGHT_TO",
    "QUEUES",
    "TO_ACT",
    "WEEK",
    "WEEKDAYS",
    "WINDOW",
    "Basis",
    "Day",
    "Expectation",
    "Kind",
    "Part",
    "Promise",
    "Sample",
    "Stake",
    "WeekPart",
    "When",
    "correct_at",
    "describe",
    "expect",
    "explain",
    "first_by_day",
    "most_urgent_first",
    "nudge_at",
    "part_of_day",
    "revise",
    "worded",
]
