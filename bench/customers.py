"""Sentences of customers, read as if the owner had written them: nothing may change.

    python -m bench.customers [SHOP ...]

Every sentence that the model learns from or is tested with, and every message of the
labelled conversations, beside the stock of each catalogue; once as her first message,
once after a product was spoken of. What would change the stock is printed.
"""

import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from stock import csv_files, grammar, say
from stock.deciding.decisions import Context, Decision
from stock.match import lexicon
from stock.match.index import Index
from stock.model import Table

ROOT = Path(__file__).parent.parent
STOCKS = {
    "maison-lila": ROOT / "stock.csv",
    **{path.parent.name: path
       for path in sorted((ROOT / "bench" / "catalogues").glob("*/stock.csv"))},
}  # fmt: skip
OWN_WORDS = frozenset({
    "la robbe es troué",
    "mancano due pezzi del puzzle",
    "blad gebroken bij bezorging",
    "della collana con la stellina ce n'è ancora una in argento",
})  # fmt: skip
"""What an owner may write to report just that, word for word."""
_MARKED = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")
_EXAMPLE = re.compile(r"^ {4}- (.+)$", re.MULTILINE)
_AT = datetime(2026, 11, 21, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sentence:
    language: str
    text: str


@cache
def sentences() -> tuple[Sentence, ...]:
    """Each once, in the order of their files."""
    found = [*_learnt(), *_tested(), *_of_conversations()]
    return tuple({one.text: one for one in found}.values())


def _learnt() -> Iterator[Sentence]:
    for file in sorted((ROOT / "nlu" / "data").glob("*/*.yml")):
        for line in _EXAMPLE.findall(file.read_text("utf-8")):
            yield Sentence(file.parent.name, _MARKED.sub(r"\1", line))


def _tested() -> Iterator[Sentence]:
    for folder in ("held_out", "real_like"):
        for file in sorted((ROOT / "tests" / "nlu" / folder).glob("*.yml")):
            topics = YAML(typ="safe").load(file.read_text("utf-8"))
            for one in (one for examples in topics.values() for one in examples):
                yield Sentence(file.stem, one if isinstance(one, str) else one["text"])


def _of_conversations() -> Iterator[Sentence]:
    for file in sorted((ROOT / "bench" / "catalogues").glob("*/*.jsonl")):
        for row in map(json.loads, file.read_text("utf-8").splitlines()):
            for message in row.get("messages", (row,)):
                if message.get("text"):
                    yield Sentence(row.get("language", "fr"), message["text"])


@cache
def shop(name: str) -> tuple[Table, Index]:
    sheet = csv_files.read(STOCKS[name].read_bytes())
    table = Table(products={p.id: p for p in sheet.products}, catalogue_version=1)
    return table, say.owner_index(table, lexicon.load())


def changing(name: str, among: Iterable[Sentence]) -> Iterator[tuple[str, Decision]]:
    """Those that would change this shop's stock, and what they would do."""
    table, index = shop(name)
    for sentence in among:
        message = grammar.read(sentence.text, index, sentence.language)
        for product in ("", next(iter(table.products))):
            context = Context(movement="m", at=_AT, author="lea", product=product)
            decision = say.decide(message.intents, table, index, context)
            if decision.steps and sentence.text not in OWN_WORDS:
                yield sentence.text, decision
                break


def main(names: Iterable[str]) -> bool:
    count = 0
    for name in names:
        started = time.perf_counter()
        found = list(changing(name, sentences()))
        count += len(found)
        print(
            f"{name:12} {len(sentences())} sentences in "
            f"{time.perf_counter() - started:.0f} s: {len(found)} change something"
        )
        for text, decision in found:
            told = say.as_json(decision.outcome, decision.effects, "")["changes"]
            print(f"  {text!r}: {told}")
    return count == 0


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:] or STOCKS) else 1)
