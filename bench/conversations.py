"""How many labelled conversations come out right, field by field.

`python -m bench.conversations` plays the labelled conversations of `bench/catalogues/`
with `comptoir replay` and judges each answered turn. Exit code 1: the shop said that it
has something that its stock table does not have.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.labelled import CATALOGUES, Stock, Turn, labelled_turns, read_stock

PLAYER = Path(sys.executable).parent / "comptoir"
FIELDS = ("topics", "language", "outcome", "product", "size", "colour", "country",
          "handed_over", "whole turn")  # fmt: skip
THERE = ("in_stock", "held")
GONE = ("out_of_stock", "sold_out", "unknown_product")
FACTS = frozenset(
    {"in_stock", "out_of_stock", "sold_out", "told", "listed", "nothing", "ships",
     "does_not_ship", "pickup", "no_pickup", "held"}
)  # fmt: skip
"""Outcomes that state something of the shop."""
SMALL_TALK = frozenset(
    {"greeting", "thanks", "goodbye", "confirm", "deny", "bot_identity", "reply_time"}
)

SHARES = frozenset({*FIELDS, "facts as asked"})

Played = Mapping[str, Any]
"""One line that `replay` printed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One turn as it was judged. `wrong` names the fields that are not as labelled."""

    turn: Turn
    played: Played
    wrong: tuple[str, ...]
    not_there: tuple[str, ...]
    """Answers that promise what the stock table does not have."""
    misread: bool
    """Something is said to be there where what she asked for is gone or unknown."""

    @property
    def kind(self) -> str:
        """What went wrong first: a wrong topic spoils all that follows from it."""
        field = next(field for field in FIELDS if field in self.wrong)
        if field not in ("topics", "outcome"):
            return field
        parts = ("topic",) if field == "topics" else ("topic", "outcome")
        want, got = _values(self.turn.answers, parts), _values(self.answers, parts)
        missed = ", ".join((want - got).elements()) or "nothing"
        return f"{field}: {missed} -> {', '.join((got - want).elements()) or 'nothing'}"

    @property
    def answers(self) -> Sequence[Mapping[str, str]]:
        answers: Sequence[Mapping[str, str]] = self.played["answers"]
        return answers


def _values(answers: Sequence[Mapping[str, str]], parts: Sequence[str]) -> Counter[str]:
    return Counter(
        " ".join(answer.get(part, "") or "-" for part in parts) for answer in answers
    )


def judge(turn: Turn, played: Played, stock: Stock) -> Verdict:
    """Compare a played turn with its label; only labelled fields are judged."""
    got: Sequence[Mapping[str, str]] = played["answers"]
    checks = {
        "topics": {a["topic"] for a in got} == {a["topic"] for a in turn.answers},
        "outcome": _same(turn.answers, got, ("topic", "outcome")),
        "language": turn.language in ("", played["language"]),
        "handed_over": turn.handed_over in (None, played["handed_over"]),
        **{
            field: {a.get(field, "") for a in got}
            == {a.get(field, "") for a in turn.answers}
            for field in ("product", "size", "colour", "country")
        },
    }
    every = ("topic", "outcome", "product", "size", "colour", "country")
    checks["whole turn"] = (
        _same(turn.answers, got, every) and checks["language"] and checks["handed_over"]
    )
    return Verdict(
        turn,
        played,
        tuple(field for field in FIELDS if not checks[field]),
        tuple(
            f"{a.get('product', '')} {a.get('size', '')} {a.get('colour', '')}"
            for a in got
            if a["outcome"] in THERE and not stock.has(a)
        ),
        any(a["outcome"] in THERE for a in got)
        and any(a["outcome"] in GONE for a in turn.answers)
        and not any(a["outcome"] in THERE for a in turn.answers),
    )


def _same(
    want: Sequence[Mapping[str, str]],
    got: Sequence[Mapping[str, str]],
    parts: Sequence[str],
) -> bool:
    return _values(want, parts) == _values(got, parts)


def play(conversations: Path, shop: Path) -> list[Played]:
    """Let the product answer. Raises CalledProcessError when it cannot."""
    done = subprocess.run(
        [PLAYER, "replay", conversations, "--shop", shop],
        stdout=subprocess.PIPE,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def verdicts(catalogue: str, part: str, played: Path | None) -> Iterator[Verdict]:
    """Every answered turn of one catalogue, judged."""
    folder = CATALOGUES / catalogue
    conversations = folder / f"{part}.jsonl"
    if played is None:
        lines = play(conversations, folder / "shop.yml")
    else:
        texts = (played / f"{catalogue}.jsonl").read_text("utf-8").splitlines()
        lines = [json.loads(text) for text in texts]
    stock = read_stock(folder / "stock.csv")
    turns = list(labelled_turns(catalogue, conversations))
    for turn, line in zip(turns, lines, strict=True):
        if (turn.conversation, turn.number) != (line["id"], line["turn"]):
            raise ValueError(f"{turn.conversation}, turn {turn.number}: not played")
        if turn.answers:
            yield judge(turn, line, stock)


def figures(judged: Sequence[Verdict]) -> dict[str, float | int]:
    """Shares of the turns that are right, and counts of the grave errors."""
    right = Counter(f for v in judged for f in FIELDS if f not in v.wrong)
    times = sorted(v.played["elapsed_ms"] for v in judged)
    return {
        "turns": len(judged),
        **{field: round(right[field] / len(judged), 4) for field in FIELDS},
        "facts as asked": round(_facts_as_asked(judged), 4),
        "false in stock": sum(bool(v.not_there) for v in judged),
        "misread as there": sum(v.misread for v in judged),
        "median ms": times[len(times) // 2],
        "99th percentile ms": times[len(times) * 99 // 100],
    }


def _facts_as_asked(judged: Sequence[Verdict]) -> float:
    """Of the answers with facts, how many are about the topic and thing asked for."""
    about = ("topic", "product", "country")
    asked = stated = 0
    for verdict in judged:
        want = _values(verdict.turn.answers, about)
        facts = [
            answer
            for answer in verdict.answers
            if answer["outcome"] in FACTS and answer["topic"] not in SMALL_TALK
        ]
        stated += len(facts)
        asked += (_values(facts, about) & want).total()
    return asked / stated if stated else 1.0


def table(by_catalogue: Mapping[str, Mapping[str, float | int]]) -> str:
    names = list(by_catalogue)
    rows = [" " * 20 + "".join(f"{name:>10}" for name in names)]
    for row in by_catalogue[names[0]]:
        values = (by_catalogue[name][row] for name in names)
        cells = (f"{value:>10{'.3f' if row in SHARES else 'g'}}" for value in values)
        rows.append(f"{row:20}" + "".join(cells))
    return "\n".join(rows)


def wrong_turns(judged: Sequence[Verdict]) -> str:
    """The wrong turns, those of one kind of error together, the commonest first."""
    by_kind: defaultdict[str, list[Verdict]] = defaultdict(list)
    for verdict in judged:
        if "whole turn" in verdict.wrong:
            by_kind[verdict.kind].append(verdict)
    groups = sorted(by_kind.items(), key=lambda group: (-len(group[1]), group[0]))
    return "\n".join(
        "\n".join((f"\n== {kind} ({len(group)})", *map(_shown, group)))
        for kind, group in groups
    )


def _shown(verdict: Verdict) -> str:
    turn, played = verdict.turn, verdict.played
    wrong = " ".join(field for field in verdict.wrong if field != "whole turn")
    place = f"{turn.catalogue} {turn.conversation}/{turn.number}"
    return "\n".join(
        (
            f"{place} [{wrong}] {turn.text!r}",
            f"    want {turn.language} {_short(turn.answers)}",
            f"    got  {played['language']} {_short(verdict.answers)}",
        )
    )


def _short(answers: Sequence[Mapping[str, str]]) -> str:
    return " + ".join(" ".join(answer.values()) for answer in answers)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("catalogues", nargs="*", metavar="CATALOGUE")
    parser.add_argument(
        "--part", choices=("dev", "test", "fresh", "exam"), default="dev"
    )
    parser.add_argument("--wrong", action="store_true", help="show the wrong turns")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures")
    parser.add_argument(
        "--played",
        type=Path,
        metavar="FOLDER",
        help="judge CATALOGUE.jsonl files that replay wrote",
    )
    chosen = parser.parse_args(arguments)
    files = sorted(CATALOGUES.glob(f"*/{chosen.part}.jsonl"))
    names = chosen.catalogues or [file.parent.name for file in files]
    found = {name: list(verdicts(name, chosen.part, chosen.played)) for name in names}
    together = [verdict for judged in found.values() for verdict in judged]
    told = {
        name: figures(judged) for name, judged in {**found, "all": together}.items()
    }
    if chosen.wrong:
        print(wrong_turns(together), end="\n\n")
    print(table(told))
    if chosen.json:
        chosen.json.write_text(json.dumps(told, indent=2) + "\n")
    for verdict in together:
        for promised in verdict.not_there:
            print(f"not in stock: {verdict.turn.conversation}: {promised}")
    return int(any(verdict.not_there for verdict in together))


if __name__ == "__main__":
    sys.exit(main())
