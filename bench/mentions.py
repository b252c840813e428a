"""Which product a message means: the labelled mentions over three invented catalogues.

`python -m bench.mentions` prints the share that is right; `--wrong` also what is not.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench.labelled import CATALOGUES
from stock import csv_files
from stock.match import index, lexicon, mentions
from stock.match.index import Index
from stock.match.mentions import Mention, Reading, Want
from stock.match.scoring import colours_that_fit
from stock.model import Table

FIELDS = ("product", "size", "colour")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One labelled mention; `wrong` names the fields that are not as labelled.

    Size and colour are judged where one product is meant, and found.
    """

    catalogue: str
    language: str
    text: str
    outcome: str
    judged: tuple[str, ...]
    wrong: tuple[str, ...]


def judge() -> Iterator[Verdict]:
    """Every labelled mention of every catalogue."""
    words = lexicon.load()
    for folder in sorted(CATALOGUES.iterdir()):
        if not (folder / "mentions.jsonl").is_file():
            continue
        sheet = csv_files.read((folder / "stock.csv").read_bytes())
        table = Table(products={product.id: product for product in sheet.products})
        known = index.build(table, words)
        for line in (folder / "mentions.jsonl").read_text("utf-8").splitlines():
            yield _verdict(folder.name, json.loads(line), known)


def _verdict(catalogue: str, labelled: dict[str, Any], known: Index) -> Verdict:
    expected = labelled["expect"]
    reading = mentions.read(labelled["text"], known, labelled["language"])
    outcome, products = _outcome(_first(reading))
    is_right = (outcome, set(products)) == (
        expected["outcome"],
        set(expected.get("products", ())),
    )
    judged: tuple[str, ...] = ("product",)
    wrong = [] if is_right else ["product"]
    if is_right and outcome == "one":
        judged = FIELDS
        found = _variant(_first(reading), products[0], known)
        wrong = [f for f in ("size", "colour") if found[f] != expected.get(f, "")]
    return Verdict(
        catalogue=catalogue,
        language=labelled["language"],
        text=labelled["text"],
        outcome=expected["outcome"],
        judged=judged,
        wrong=tuple(wrong),
    )


def _first(reading: Reading) -> Mention | None:
    """The mention that a label would be about, where a message has several."""
    return max(
        reading.mentions,
        key=lambda m: (bool(m.products) and m.by_name, bool(m.unknown), m.definite),
        default=None,
    )


def _outcome(mention: Mention | None) -> tuple[str, Sequence[str]]:
    if mention is None or _is_a_kind(mention):
        return "none", ()
    if mention.unknown:
        return "unknown", ()
    return ("one" if mention.is_settled else "which"), mention.products


def _is_a_kind(mention: Mention) -> bool:
    """Whether it asks for a kind of thing: what the shop browses, not one product."""
    wants = any(want.size or want.colour for want in mention.wants)
    named = mention.by_name or mention.definite or mention.unknown
    return not named and not wants and len(mention.products) > 1


def _variant(mention: Mention | None, product: str, known: Index) -> dict[str, str]:
    want = mention.wants[0] if mention else Want()
    entry = known.entries[product]
    size = colour = ""
    if want.size:
        fits = (key for key, own in entry.sizes.items() if own.covers(want.size.size))
        size = next(fits, want.size.text)
    if want.colour:
        named = colours_that_fit(want.colour.concepts, entry, known)
        colour = named[0] if named else want.colour.text
    return {"size": size, "colour": colour}


def shares(verdicts: Sequence[Verdict]) -> dict[str, tuple[float, int]]:
    """For each field the share that is right, and of how many."""
    found = {}
    for field in FIELDS:
        judged = [v for v in verdicts if field in v.judged]
        wrong = sum(field in v.wrong for v in judged)
        found[field] = (1 - wrong / max(1, len(judged)), len(judged))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true")
    arguments = parser.parse_args()
    verdicts = list(judge())
    for verdict in verdicts:
        if arguments.wrong and verdict.wrong:
            print(verdict.catalogue, verdict.language, verdict.text, verdict.wrong)
    for field, (share, count) in shares(verdicts).items():
        print(f"{field:8} {share:.3f} of {count}")


if __name__ == "__main__":
    main()
