"""Words and letters of a text as a sparse row: tf-idf, learnt once, no pickle."""

import json
from collections.abc import Sequence
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

    def fit(self, texts: Sequence[str]) -> None:
        for table in self._tables:
            table.fit(texts)

    def transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Of shape (texts, n-grams), each table's rows of length one."""
        rows = sparse.hstack([table.transform(texts) for table in self._tables])
        return rows.tocsr().astype(np.float32)

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
            table.fixed_vocabulary_ = True
            table.idf_ = linear.load(folder / f"rarity{number}.npz")["idf"]
        return ngrams


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
