"""Labelled sentences in the format of `nlu/data`, as text. Pure."""

from collections.abc import Iterable

from bot.learning.candidates import Candidate

Sentences = dict[str, list[str]]
"""The sentences of each intent."""


def sentences(labelled: Iterable[Candidate]) -> Sentences:
    """Each sentence once, with the label that it was given last."""
    labels = {one.text: one.label for one in labelled}
    found: Sentences = {}
    for text, label in sorted(labels.items(), key=lambda pair: (pair[1], pair[0])):
        found.setdefault(label, []).append(text)
    return found


def count(found: Sentences) -> int:
    return sum(map(len, found.values()))


def training_data(found: Sentences) -> str:
    """As Rasa reads it: https://legacy-docs-oss.rasa.com/docs/rasa/training-data-format"""
    lines = ['version: "3.1"', "nlu:" if found else "nlu: []"]
    for label, texts in found.items():
        lines += [f"- intent: {label}", "  examples: |"]
        lines += [f"    - {text}" for text in texts]
    return "\n".join(lines) + "\n"
