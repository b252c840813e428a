"""What each part of the pipeline is worth, on the held-out sentences.

Runs in the model's environment (`nlu/.venv/bin/python -m bench.nlu_ablations`) and
prints one line of JSON: for each set-up the share of sentences with all topics right.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML

from nlu.components import deciding
from nlu.components.deciding import Borders
from nlu.components.encoder import Encoder
from nlu.components.importer import read, yaml_files
from nlu.components.linear import Matrix, OneVsRest
from nlu.components.ngrams import NGrams
from nlu.components.text import segments
from nlu.components.tuned import unseen

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache"
WHOLE = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
Margins = list[np.ndarray]
"""Of each held-out text: a row for the whole, and one for each of its parts."""


class Texts:
    """Held-out texts with their parts, all in one list, and where each begins."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.parts = [[text[a:b] for a, b in segments(text)] for text in texts]
        rows = [
            [text, *(parts if len(parts) > 1 else [])]
            for text, parts in zip(texts, self.parts, strict=True)
        ]
        self.all = [text for row in rows for text in row]
        self.starts = np.cumsum([0, *map(len, rows)])

    def apart(self, margins: np.ndarray) -> Margins:
        return np.split(margins, self.starts[1:-1])


def ngram_margins(
    train: Sequence[str],
    topics: list[set[str]],
    texts: Texts,
    **lengths: tuple[int, int],
) -> tuple[list[str], Margins]:
    ngrams = NGrams(**lengths)
    ngrams.fit(train)
    machine = OneVsRest.train(ngrams.transform(train), topics, strength=1.0)
    return machine.labels, texts.apart(machine.margins(ngrams.transform(texts.all)))


def vector_margins(
    model: str,
    train: Sequence[str],
    topics: list[set[str]],
    texts: Texts,
    strength: float,
) -> Margins:
    encoder = Encoder(model, characters=240)
    name = Path(model).stem or "base"
    seen: Matrix = encoder.many(train, CACHE / f"ablation-{name}.npz")
    machine = OneVsRest.train_scaled(seen, topics, strength)
    asked = encoder.many(texts.all, CACHE / f"ablation-{name}-held-out.npz")
    return texts.apart(machine.margins(asked))


def share_right(
    labels: list[str],
    margins: Margins,
    parts: Sequence[Sequence[str]],
    wanted: Sequence[set[str]],
    borders: Borders,
) -> float:
    right = 0
    for rows, texts, topics in zip(margins, parts, wanted, strict=True):
        said = texts if len(rows) > 1 else []
        right += set(deciding.asked(labels, rows.tolist(), said, borders)) == topics
    return right / len(wanted)


def held_out() -> tuple[list[str], list[set[str]]]:
    texts, wanted = [], []
    for path in yaml_files(ROOT / "tests" / "nlu" / "held_out"):
        for intent, sentences in YAML(typ="safe").load(path).items():
            texts += map(str, sentences)
            wanted += [set(intent.split("+"))] * len(sentences)
    return texts, wanted


def settings() -> tuple[Borders, dict[str, Any]]:
    """The borders and the encoder that `config.yml` has."""
    pipeline = YAML(typ="safe").load(ROOT / "config.yml")["pipeline"]
    by_name = {part["name"].rpartition(".")[2]: part for part in pipeline}
    vectors, classifier = by_name["VectorFeaturizer"], by_name["TopicClassifier"]
    return Borders.of(classifier), vectors | {"strength": classifier["strength"]}


def main() -> None:
    rows = [row for path in yaml_files(ROOT / "nlu" / "data") for row in read(path)]
    train = [text for _, text in rows]
    topics = [set(intent.split("+")) for intent, _ in rows]
    borders, encoder = settings()
    few = unseen(train, ROOT / encoder["model"])
    sampled, sampled_topics = [train[n] for n in few], [topics[n] for n in few]
    sentences, wanted = held_out()
    texts = Texts(sentences)

    labels, words = ngram_margins(train, topics, texts, words=(1, 2), letters=(2, 5))
    base = vector_margins("", sampled, sampled_topics, texts, encoder["strength"])
    tuned = vector_margins(
        encoder["model"], sampled, sampled_topics, texts, encoder["strength"]
    )

    def added(*kinds: Margins) -> Margins:
        return [sum(rows[1:], start=rows[0]) for rows in zip(*kinds, strict=True)]

    def whole(*kinds: Margins) -> float:
        """Read as a whole, at the border that suits these features best."""
        return max(
            share_right(labels, added(*kinds), texts.parts, wanted, only_whole)
            for only_whole in (replace(borders, whole=b, part=99.0) for b in WHOLE)
        )

    found = {
        "n-grams": whole(words),
        "vectors of multilingual-e5-small": whole(base),
        "vectors of the tuned encoder": whole(tuned),
        "n-grams + multilingual-e5-small": whole(words, base),
        "n-grams + the tuned encoder": whole(words, tuned),
        "the same, parts read as well, borders as configured": share_right(
            labels, added(words, tuned), texts.parts, wanted, borders
        ),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
