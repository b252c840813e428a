"""The labelled conversations of `bench/catalogues/`, and the stock they are about."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CATALOGUES = Path(__file__).parent / "catalogues"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One customer message with its label.

    A language or a hand-over that the label leaves out is not judged; a product, size,
    colour or country that it leaves out must not be in the answer. `answers` is empty
    for the earlier messages of a burst, which get none.
    """

    catalogue: str
    conversation: str
    number: int
    text: str
    answers: Sequence[Mapping[str, str]]
    language: str
    handed_over: bool | None


@dataclass(frozen=True, slots=True)
class Stock:
    """What was on hand when each conversation began: (product, size, colour)."""

    there: frozenset[tuple[str, str, str]]

    def has(self, answer: Mapping[str, str]) -> bool:
        """Whether some piece of this product is in the answer's size and colour."""
        return any(
            product == answer.get("product", "")
            and answer.get("size", size) == size
            and answer.get("colour", colour) == colour
            for product, size, colour in self.there
        )


def read_stock(path: Path) -> Stock:
    with path.open(encoding="utf-8", newline="") as file:
        return Stock(
            frozenset(
                (row["product"], row["size"], row["colour"])
                for row in csv.DictReader(file)
                if int(row["quantity"]) > 0
            )
        )


def labelled_turns(catalogue: str, path: Path) -> Iterator[Turn]:
    """Every message of a file of conversations, in its order."""
    for line in path.read_text("utf-8").splitlines():
        conversation = json.loads(line)
        for number, message in enumerate(conversation["messages"]):
            expected = message["expect"]
            yield Turn(
                catalogue=catalogue,
                conversation=conversation["id"],
                number=number,
                text=message["text"],
                answers=expected["answers"],
                language=expected.get("language", ""),
                handed_over=expected.get("handed_over"),
            )
