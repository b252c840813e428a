"""HINT3's three bots through our components: trained on its training part, judged once.

Runs in the model's environment (`nlu/.venv/bin/python -m bench.nlu_public FOLDER`) and
prints one line of JSON; `bench.nlu` makes the tables of it.
"""

import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.metrics import matthews_corrcoef

from nlu.components.encoder import Encoder
from nlu.components.linear import OneVsRest, folds
from nlu.components.ngrams import NGrams

BOTS = ("sofmattress", "curekart", "powerplay11")
PEERS = ("rasa", "dialogflow", "luis", "haptik", "bert")
OUT_OF_SCOPE = "NO_NODES_DETECTED"
VECTORS, NEAREST, FAMILIAR = 1.5, 3.0, 0.6
"""What counts beside the margins of n-grams: those of the vectors and the nearest
sentence of a label, when a label is chosen; being like any sentence at all, when it is
decided whether to answer."""
SHRINKAGE = 1.0
"""How much of the mean variance every direction is given before they are evened out:
a few hundred sentences tell little of 384 directions."""
PARTS = 5
STEPS = 200

Rows = list[tuple[str, str]]


@dataclass(frozen=True)
class Sheet:
    """Texts as the components see them."""

    texts: list[str]
    vectors: np.ndarray

    def take(self, places: np.ndarray) -> "Sheet":
        return Sheet([self.texts[n] for n in places], self.vectors[places])


class Understanding:
    """Margins of n-grams and of vectors, added up, and how familiar a text is."""

    def __init__(self, sheet: Sheet, labels: Sequence[str]) -> None:
        asked = [{label} for label in labels]
        self.ngrams = NGrams((1, 2), (2, 5))
        self.ngrams.fit(sheet.texts)
        self.mean = sheet.vectors.mean(axis=0)
        self.known = self._centred(sheet.vectors)
        self.by_ngrams = OneVsRest.train(
            self.ngrams.transform(sheet.texts), asked, strength=1.0
        )
        self.by_vectors = OneVsRest.train(self.known, asked, strength=3.0)
        self.owners = np.array([self.by_ngrams.labels.index(one) for one in labels])
        self.evened = _evened_within(self.known, self.owners)
        self.known_evened = _of_length_one(self.known @ self.evened)
        near = np.sort(self.known @ self.known.T, axis=1)[:, -2]
        self.usual = (near.mean(), near.std())

    def _centred(self, vectors: np.ndarray) -> np.ndarray:
        return _of_length_one(vectors - self.mean)

    def read(self, sheet: Sheet) -> tuple[list[str], np.ndarray]:
        """The best label of each text, and how sure it is."""
        vectors = self._centred(sheet.vectors)
        margins = self.by_ngrams.margins(self.ngrams.transform(sheet.texts))
        margins = margins + VECTORS * self.by_vectors.margins(vectors)
        chosen = (margins + NEAREST * self._nearest(vectors)).argmax(axis=1)
        mean, spread = self.usual
        familiar = ((vectors @ self.known.T).max(axis=1) - mean) / spread
        sure = margins[np.arange(len(chosen)), chosen] + FAMILIAR * familiar
        return [self.by_ngrams.labels[place] for place in chosen], sure

    def _nearest(self, vectors: np.ndarray) -> np.ndarray:
        """How like each text is to the sentence of each label that it is most like."""
        like = _of_length_one(vectors @ self.evened) @ self.known_evened.T
        kinds = range(len(self.by_ngrams.labels))
        return np.stack([like[:, self.owners == k].max(axis=1) for k in kinds], 1)


def _of_length_one(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _evened_within(vectors: np.ndarray, owners: np.ndarray) -> np.ndarray:
    """The map after which sentences of one label differ alike in every direction.

    Directions in which they differ much say little of the label: within-class
    whitening, shrunk, as for linear discriminant analysis.
    """
    middles = np.stack([vectors[owners == k].mean(axis=0) for k in np.unique(owners)])
    apart = vectors - middles[owners]
    spread = apart.T @ apart / len(apart)
    usual = np.trace(spread) / len(spread)
    sizes, directions = np.linalg.eigh(spread + SHRINKAGE * usual * np.eye(len(spread)))
    return directions / np.sqrt(sizes)


def judged(
    wanted: Sequence[str], best: Sequence[str], sure: np.ndarray, border: float
) -> dict[str, float]:
    """The four figures of the paper at a border below which nothing is answered."""
    said = np.where(sure > border, best, OUT_OF_SCOPE)
    gold = np.asarray(wanted)
    inside = gold != OUT_OF_SCOPE
    return {
        "mcc": float(matthews_corrcoef(gold, said)),
        "accuracy": float((gold == said).mean()),
        "in_scope": float((gold == said)[inside].mean()),
        "rejected": float((gold == said)[~inside].mean()),
    }


def best_border(wanted: Sequence[str], best: Sequence[str], sure: np.ndarray) -> float:
    """Where the correlation is highest, of `STEPS` borders between the extremes."""
    borders = np.linspace(sure.min() - 1e-6, sure.max(), STEPS)
    found = [judged(wanted, best, sure, border)["mcc"] for border in borders]
    return float(borders[int(np.argmax(found))])


def border_without_test(sheet: Sheet, labels: Sequence[str]) -> float:
    """The border that rejects intents which training did not see.

    A fifth of the intents is left out in turn, and of every other intent the fifth that
    is least like the rest, to be answered: customers write less like the training
    sentences than these are like each other. As many strange sentences as others are
    judged, since how many of real messages are out of scope is not known.
    """
    all_labels = np.array(labels)
    kinds = np.unique(all_labels)
    gold, best, sure = [], [], []
    for turn, (_, gone) in enumerate(folds(len(kinds), PARTS)):
        chance = np.random.RandomState(turn)
        strange = np.isin(all_labels, kinds[gone])
        train = _alike(sheet, all_labels, np.delete(kinds, gone), chance)
        inside = np.setdiff1d(np.flatnonzero(~strange), train)
        outside = chance.permutation(np.flatnonzero(strange))
        outside = np.resize(outside, len(inside))
        model = Understanding(sheet.take(train), all_labels[train].tolist())
        answers, certainty = model.read(sheet.take(np.concatenate([inside, outside])))
        gold += all_labels[inside].tolist() + [OUT_OF_SCOPE] * len(outside)
        best += answers
        sure += certainty.tolist()
    return best_border(gold, best, np.array(sure))


def _alike(
    sheet: Sheet, labels: np.ndarray, kinds: np.ndarray, chance: np.random.RandomState
) -> np.ndarray:
    """Of each kind the four fifths that are nearest to one of its sentences."""
    kept: list[int] = []
    for kind in kinds:
        places = np.flatnonzero(labels == kind)
        middle = sheet.vectors[places[chance.randint(len(places))]]
        nearest = places[np.argsort(-(sheet.vectors[places] @ middle))]
        kept += nearest[: max(1, round(len(places) * (1 - 1 / PARTS)))].tolist()
    return np.sort(kept)


def published(folder: Path, bot: str, peer: str) -> dict[str, float]:
    """A published system's figures, from its predictions, at its best border."""
    with (folder / "preds" / f"{peer}_{bot}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    gold = [row["label"] for row in rows]
    best = [row["predicted_node"] for row in rows]
    sure = np.array([float(row["predicted_node_score"]) for row in rows])
    return figures(gold, best, sure, best_border(gold, best, sure))


def figures(
    gold: Sequence[str], best: Sequence[str], sure: np.ndarray, border: float
) -> dict[str, float]:
    inside = np.array([label != OUT_OF_SCOPE for label in gold])
    hits = np.array([a == b for a, b in zip(gold, best, strict=True)])
    return judged(gold, best, sure, border) | {
        "without_rejection": float(hits[inside].mean())
    }


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8") as file:
        return [(row["sentence"], row["label"]) for row in csv.DictReader(file)]


def named(rows: Rows) -> Rows:
    """With each label's name as a sentence more: its author said there what it is."""
    labels = sorted({label for _, label in rows})
    return rows + [(label.replace("_", " ").lower(), label) for label in labels]


def bench(folder: Path, bot: str, encoder: Encoder) -> dict[str, dict[str, float]]:
    """Our figures with either border, and those of the published systems."""
    version = folder / "dataset" / "v1"
    train = named(read(version / "train" / f"{bot}_train.csv"))
    test = read(version / "test" / f"{bot}_test.csv")
    seen, labels = _sheet(train, encoder), [label for _, label in train]
    gold = [label for _, label in test]
    best, sure = Understanding(seen, labels).read(_sheet(test, encoder))
    honest = border_without_test(seen, labels)
    ours = {
        "comptoir": figures(gold, best, sure, best_border(gold, best, sure)),
        "comptoir, border from training": figures(gold, best, sure, honest),
    }
    return {peer: published(folder, bot, peer) for peer in PEERS} | ours


def _sheet(rows: Rows, encoder: Encoder) -> Sheet:
    texts = [text for text, _ in rows]
    return Sheet(texts, encoder.many(texts, Path(".cache") / f"hint3-{len(rows)}.npz"))


def main() -> None:
    folder = Path(sys.argv[1])
    encoder = Encoder("", characters=240)
    print(json.dumps({bot: bench(folder, bot, encoder) for bot in BOTS}))


if __name__ == "__main__":
    main()
