"""A linear classifier for each topic: trained with scikit-learn, kept as plain arrays.

One against the rest, so that a message may ask for several topics and for none. Margins
say how far a message is from the border: above zero it is asked for.
"""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy import sparse

Matrix = np.ndarray | sparse.csr_matrix


class OneVsRest:
    """A weight vector and a bias for each label."""

    def __init__(
        self, labels: Sequence[str], weights: np.ndarray, bias: np.ndarray
    ) -> None:
        self.labels = list(labels)
        self.weights = weights
        self.bias = bias
        self._columns = np.ascontiguousarray(weights.T)  # SciPy would copy it each time

    @classmethod
    def train(
        cls,
        features: Matrix,
        label_sets: Sequence[set[str]],
        strength: float,
        *,
        dual: bool = True,
    ) -> "OneVsRest":
        """Fit a linear support vector machine for each label, classes balanced.

        `strength` is scikit-learn's C: less of it keeps the weights smaller. `dual`
        finds the same sooner where there are more features than examples.
        """
        from sklearn.svm import LinearSVC

        labels = sorted(set().union(*label_sets))
        weights, bias = [], []
        for label in labels:
            wanted = np.array([label in found for found in label_sets])
            machine = LinearSVC(
                C=strength, class_weight="balanced", dual=dual, random_state=1
            )
            machine.fit(features, wanted)
            weights.append(machine.coef_[0])
            bias.append(machine.intercept_[0])
        return cls(labels, np.stack(weights).astype(np.float32), np.array(bias))

    @classmethod
    def train_scaled(
        cls, features: np.ndarray, label_sets: Sequence[set[str]], strength: float
    ) -> "OneVsRest":
        """The same where every feature counts alike, however far it spreads."""
        mean = features.mean(axis=0)
        deviation = np.maximum(features.std(axis=0), 1e-6)
        scaled = cls.train(
            (features - mean) / deviation, label_sets, strength, dual=False
        )
        weights = scaled.weights / deviation
        return cls(scaled.labels, weights, scaled.bias - weights @ mean)

    def margins(self, features: Matrix) -> np.ndarray:
        """Of shape (rows, labels)."""
        return np.asarray(features @ self._columns) + self.bias

    def save(self, folder: Path) -> None:
        (folder / "labels.json").write_text(json.dumps(self.labels), "utf-8")
        save(folder / "machine.npz", weights=self.weights, bias=self.bias)

    @classmethod
    def load(cls, folder: Path) -> "OneVsRest":
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        return cls(labels, **load(folder / "machine.npz"))


def save(path: Path, **arrays: np.ndarray) -> None:
    """Plain arrays, no pickle: loading a model must not be able to run code."""
    np.savez(str(path), **arrays)


def load(path: Path) -> dict[str, np.ndarray]:
    with np.load(str(path), allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def folds(count: int, parts: int, seed: int = 1) -> list[tuple[np.ndarray, np.ndarray]]:
    """Row numbers to train on and to judge by, for cross-validation."""
    order = np.random.RandomState(seed).permutation(count)
    return [
        (np.concatenate([order[:a], order[b:]]), order[a:b])
        for a, b in _cuts(count, parts)
    ]


def _cuts(count: int, parts: int) -> list[tuple[int, int]]:
    edges = np.linspace(0, count, parts + 1).astype(int)
    return list(pairwise(edges.tolist()))
