"""The example shop of the tables of owner messages, and how they are run."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from stock import csv_files, grammar, say
from stock.deciding.decisions import Context, Decision
from stock.match import lexicon
from stock.match.index import Index
from stock.model import Table

HERE = Path(__file__).parent
AT = datetime(2026, 11, 21, 22, 3, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """One owner message and the exact effect that it must have.

    `outcomes` are those that are right: a doubtful sentence may be asked or left alone.
    """

    id: str
    text: str
    language: str
    outcomes: tuple[str, ...]
    changes: tuple[dict[str, Any], ...]
    product: str
    photo: str

    def __str__(self) -> str:
        return f"{self.id} {self.text[:40]}"


def rows(name: str) -> list[Row]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [_row(json.loads(line)) for line in lines]


def _row(line: dict[str, Any]) -> Row:
    return Row(
        id=line["id"],
        text=line["text"],
        language=line["language"],
        outcomes=tuple(line["outcome"].split("/")),
        changes=tuple(line.get("changes", ())),
        product=line.get("product", ""),
        photo="photo" if line.get("has_photo") else "",
    )


@cache
def table() -> Table:
    sheet = csv_files.read((HERE / "stock.csv").read_bytes())
    return Table(products={p.id: p for p in sheet.products}, catalogue_version=1)


@cache
def index() -> Index:
    return say.owner_index(table(), lexicon.load())


def decided(row: Row) -> Decision:
    message = grammar.read(row.text, index(), row.language, has_photo=bool(row.photo))
    context = Context(
        movement="m", at=AT, author="lea", product=row.product, photo=row.photo
    )
    return say.decide(message.intents, table(), index(), context)


def in_any_order(changes: Iterable[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(change, sort_keys=True) for change in changes)
