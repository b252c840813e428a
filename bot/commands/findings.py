"""What the doctor finds, one line for each thing that was looked at."""

from dataclasses import dataclass
from enum import StrEnum


class Finding(StrEnum):
    GOOD = "ok"
    NOTE = "note"
    WRONG = "WRONG"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at. WRONG: the shop could not serve."""

    finding: Finding
    text: str
