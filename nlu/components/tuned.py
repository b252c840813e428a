"""Which sentences an encoder was tuned on: four bytes of each, beside its weights.

Pure Python without Rasa, so that tuning and tests can use it.
"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

BYTES = 4


def list_of(model: Path) -> Path:
    """The file beside the weights."""
    return model.with_suffix(".tuned")


def note(texts: Iterable[str], model: Path) -> None:
    list_of(model).write_bytes(b"".join(sorted({_noted_as(text) for text in texts})))


def unseen(texts: Sequence[str], model: Path) -> list[int]:
    """Places of the texts that the encoder was not tuned on.

    Of those that it was tuned on, vectors are surer than of any that a customer writes.
    """
    noted = list_of(model).read_bytes()
    known = {noted[at : at + BYTES] for at in range(0, len(noted), BYTES)}
    return [place for place, text in enumerate(texts) if _noted_as(text) not in known]


def _noted_as(text: str) -> bytes:
    digest = hashlib.md5(text.lower().encode(), usedforsecurity=False)
    return digest.digest()[:BYTES]
