"""What a file system refuses, as a sentence that says what to do."""

import errno

ELSEWHERE = "choose another folder with --data or COMPTOIR_DATA"

_REMEDIES = {
    errno.ENOSPC: f"make room, or {ELSEWHERE}",
    errno.EDQUOT: f"make room, or {ELSEWHERE}",
    errno.EROFS: f"make it writable, or {ELSEWHERE}",
}


def told(error: OSError, remedy: str = "") -> str:
    """Which file, what is wrong with it, and what to do: `remedy` for other errors."""
    problem = error.strerror or type(error).__name__
    words = problem[:1].lower() + problem[1:]
    remedy = _REMEDIES.get(error.errno or 0, remedy)
    parts = [str(error.filename)] if error.filename else []
    return ": ".join([*parts, f"{words}; {remedy}" if remedy else words])
