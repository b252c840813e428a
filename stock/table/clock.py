"""Instants as the scripts take them: whole milliseconds since 1970, UTC."""

from datetime import datetime


def milliseconds(at: datetime) -> int:
    """Raises ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("a time needs a zone")
    return round(at.timestamp() * 1000)
