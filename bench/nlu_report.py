"""The figures of `bench.nlu`: a table to print, and all of docs/understanding.md."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import mentions
from bench.nlu_served import Cost, Sentence, by_topic, confusions, with_facts

FIGURES = {
    "mcc": "MCC",
    "accuracy": "accuracy",
    "in_scope": "in-scope accuracy",
    "rejected": "out-of-scope recall",
    "without_rejection": "in-scope, nothing rejected",
}
LANGUAGES = {"en": "English", "fr": "French", "it": "Italian", "nl": "Dutch"}
CONFUSIONS = 15
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"

Public = Mapping[str, Mapping[str, Mapping[str, float]]]
"""Bot, system, figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    public: Public
    sets: Mapping[str, Sequence[Sentence]]
    cost: Cost
    mentions: Sequence[mentions.Verdict]
    ablations: Mapping[str, float]

    @property
    def sentences(self) -> Sequence[Sentence]:
        """The held-out ones, which are the first set."""
        return next(iter(self.sets.values()))


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table; figures with three places."""
    lines = ["| " + " | ".join(head) + " |"]
    lines.append("|---" * (lines[0].count("|") - 1) + "|")
    for row in rows:
        cells = (f"{x:.3f}" if isinstance(x, float) else str(x) for x in row)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def summary(measured: Measured) -> str:
    """What is printed: MCC of every system, and our own figures."""
    parts = [_public_table(measured.public, "mcc"), _own_table(measured)]
    return "\n\n".join(part for part in parts if part)


def _public_table(public: Public, figure: str) -> str:
    if not public:
        return ""
    systems = list(next(iter(public.values())))
    rows = [[name, *(bot[name][figure] for bot in public.values())] for name in systems]
    return table([FIGURES[figure], *public], rows)


def _own_table(measured: Measured) -> str:
    cost = measured.cost
    rows: list[tuple[str, object]] = [
        ("held-out sentences, all topics right", _share(measured.sentences)),
        *((f"mentions: {k}", v[0]) for k, v in _mention_shares(measured).items()),
        (
            "parse, median and 95th percentile",
            f"{cost.median:.1f} ms, {cost.slow:.1f} ms",
        ),
        ("parse of 4,000 characters", f"{cost.long:.0f} ms"),
        ("ready after", f"{cost.ready:.1f} s"),
        ("resident", f"{cost.megabytes:.0f} MB"),
    ]
    return table(["ours", ""], rows)


def _mention_shares(measured: Measured) -> dict[str, tuple[float, int]]:
    return mentions.shares(measured.mentions)


def _share(sentences: Sequence[Sentence]) -> float:
    return sum(sentence.is_right for sentence in sentences) / len(sentences)


def figures(measured: Measured) -> str:
    """Everything that docs/understanding.md shows between its two marks."""
    sections = [
        ("HINT3", "\n\n".join(_public_table(measured.public, f) for f in FIGURES)),
        ("Held-out sentences", _languages(measured.sentences)),
        ("Other messages", _sets(measured.sets)),
        ("By topic", _topics(measured.sentences)),
        ("Confusions", _confusions(measured.sentences)),
        ("Products", _mentions(measured)),
        ("What each part is worth", table(["set-up", ""], measured.ablations.items())),
        ("Cost", _own_table(measured)),
    ]
    return "\n\n".join(
        f"### {name}\n\n{text}" for name, text in sections if text.strip()
    )


def _languages(sentences: Sequence[Sentence]) -> str:
    rows = []
    for code, name in LANGUAGES.items():
        own = [s for s in sentences if s.language == code]
        one = [s for s in own if len(s.wanted) == 1]
        several = [s for s in own if len(s.wanted) > 1]
        rows.append((name, len(own), _share(own), _share(one), _share(several)))
    return table(["language", "sentences", "right", "of one topic", "of several"], rows)


def _sets(sets: Mapping[str, Sequence[Sentence]]) -> str:
    rows = []
    for name, sentences in sets.items():
        shares = [
            f"{_share(own):.3f}" if own else ""
            for own in ([s for s in sentences if s.language == c] for c in LANGUAGES)
        ]
        _, precision, coverage = with_facts(sentences)
        share = _share(sentences)
        rows.append((name, len(sentences), share, *shares, precision, coverage))
    head = ["messages", "", "right", *LANGUAGES, "facts right", "facts told"]
    return table(head, rows)


def _topics(sentences: Sequence[Sentence]) -> str:
    rows: list[list[object]] = []
    per_language = {
        code: by_topic([s for s in sentences if s.language == code])
        for code in LANGUAGES
    }
    for topic, (count, precision, recall) in by_topic(sentences).items():
        row: list[object] = [f"`{topic}`", count, precision, recall]
        for found in per_language.values():
            _, own_precision, own_recall = found.get(topic, (0, 0.0, 0.0))
            row.append(f"{own_precision:.2f} / {own_recall:.2f}")
        rows.append(row)
    languages = [f"{code} (precision / recall)" for code in LANGUAGES]
    return table(["topic", "asked", "precision", "recall", *languages], rows)


def _confusions(sentences: Sequence[Sentence]) -> str:
    found = confusions(sentences).most_common(CONFUSIONS)
    rows = [(f"`{want}`", f"`{said}`", count) for (want, said), count in found]
    return table(["asked", "understood", "times"], rows)


def _mentions(measured: Measured) -> str:
    rows = []
    for catalogue in sorted({v.catalogue for v in measured.mentions}):
        own = [v for v in measured.mentions if v.catalogue == catalogue]
        shares = mentions.shares(own)
        rows.append([catalogue, len(own), *(share for share, _ in shares.values())])
    return table(["catalogue", "mentions", *mentions.FIELDS], rows)


def write(measured: Measured, docs: Path) -> None:
    """Put the figures between the two marks of the page."""
    page = docs.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    page = f"{before}{BEGIN}\n\n{figures(measured)}\n\n{END}{after}"
    docs.write_text(page, "utf-8")
