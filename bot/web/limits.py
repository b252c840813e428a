"""What one page, and all of them together, may ask of the server."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`heartbeat_seconds` is also how long a page that left counts as open."""

    body_bytes: int = 16 * 1024
    body_seconds: float = 10.0
    pages: int = 100
    heartbeat_seconds: float = 15.0
    write_seconds: float = 10.0
