"""Words and letters of a text as a sparse row: tf-idf, learnt once, no pickle."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from nlu.components import linear
from nlu.components.text import fold

WORDS = r"(?u)\b\w+\b|[?!]+|[^\w\s.,;:]"
"""Words, question and exclamation marks, emoji and other signs."""


class NGrams:
    """Two tf-idf tables side by side: of words, and of letters within words."""

    def __init__(self, words: tuple[int, int], letters: tuple[int, int]) -> None:
        self.words = words
        self.letters = letters
        self._tables = [_table(words, "word"), _table(letters, "char_wb")]
        self._cut = [table.build_analyzer() for table in self._tables]
        self._rarity: list[list[float]] = []

    def fit(self, texts: Sequence[str]) -> None:
        for table in self._tables:
            table.fit(texts)
        self._rarity = [table.idf_.tolist() for table in self._tables]

    def transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Of shape (texts, n-grams), each table's rows of length one.

        The same as scikit-learn's own, which takes milliseconds for a single text.
        """
        numbers: list[float] = []
        places: list[int] = []
        starts = [0]
        for text in texts:
            for start, row in zip(
                (0, len(self._rarity[0])), self._rows(text), strict=True
            ):
                places.extend(start + place for place in row)
                numbers.extend(row.values())
            starts.append(len(places))
        shape = (len(texts), sum(map(len, self._rarity)))
        values = np.array(numbers, np.float32)
        return sparse.csr_matrix((values, places, starts), shape=shape)

    def _rows(self, text: str) -> list[dict[int, float]]:
        return [
            _row(cut(text), table.vocabulary_, rarity)
            for table, cut, rarity in zip(
                self._tables, self._cut, self._rarity, strict=True
            )
        ]

    def save(self, folder: Path) -> None:
        facts: dict[str, Any] = {"words": self.words, "letters": self.letters}
        for number, table in enumerate(self._tables):
            terms = sorted(table.vocabulary_, key=table.vocabulary_.__getitem__)
            (folder / f"terms{number}.json").write_text(json.dumps(terms), "utf-8")
            linear.save(folder / f"rarity{number}.npz", idf=table.idf_)
        (folder / "ngrams.json").write_text(json.dumps(facts), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> "NGrams":
        facts = json.loads((folder / "ngrams.json").read_text("utf-8"))
        ngrams = cls(tuple(facts["words"]), tuple(facts["letters"]))
        for number, table in enumerate(ngrams._tables):
            terms: list[str] = json.loads(
                (folder / f"terms{number}.json").read_text("utf-8")
            )
            table.vocabulary_ = {term: place for place, term in enumerate(terms)}
            rarity = linear.load(folder / f"rarity{number}.npz")["idf"]
            ngrams._rarity.append(rarity.tolist())
        return ngrams


def _row(
    terms: Iterable[str], vocabulary: dict[str, int], rarity: Sequence[float]
) -> dict[int, float]:
    """The weight of each known term, sublinear in how often it stands there."""
    counts = Counter(vocabulary[term] for term in terms if term in vocabulary)
    weights = {p: (1.0 + math.log(n)) * rarity[p] for p, n in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {place: weight / length for place, weight in weights.items()}


def _table(lengths: tuple[int, int], analyzer: str) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        preprocessor=fold,
        analyzer=analyzer,
        ngram_range=lengths,
        sublinear_tf=True,
        min_df=1 if analyzer == "word" else 2,
        dtype=np.float32,
        **({"token_pattern": WORDS} if analyzer == "word" else {}),
    )
