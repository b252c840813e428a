"""What a real model server makes of the held-out sentences, how fast and how big."""

import asyncio
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import aiohttp
from ruamel.yaml import YAML

from bench.labelled import CATALOGUES
from bot.runtime.checkout import ROOT
from bot.runtime.data_folder import DataFolder
from bot.runtime.model_process import ModelProcess
from nlu.components.deciding import FACTS
from nlu.parser import Parser, RasaParser

HELD_OUT = ROOT / "tests" / "nlu" / "held_out"
REAL_LIKE = ROOT / "tests" / "nlu" / "real_like"
LATER = ROOT / "tests" / "nlu" / "real_like_later"
THIRD = ROOT / "tests" / "nlu" / "real_like_third"
AT_ONCE = 8.0
"""Seconds after which the next message is no more part of the first burst."""
LONG = "bonjour madame, je voudrais savoir si la robe est encore là " * 70
"""Some 4,000 characters."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One held-out message, what it asks for, and what the model said."""

    language: str
    text: str
    wanted: frozenset[str]
    said: frozenset[str]

    @property
    def is_right(self) -> bool:
        return self.wanted == self.said


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Milliseconds of one parse on its own, seconds of the start, and megabytes."""

    median: float
    slow: float
    """What one message in twenty takes longer than."""
    long: float
    ready: float
    megabytes: float


Rows = list[tuple[str, str, frozenset[str]]]
"""Language, text and topics."""


def written_apart(folder: Path) -> Rows:
    """Every sentence of a folder that no training has seen."""
    rows = []
    for path in sorted(folder.glob("*.yml")):
        for topics, texts in YAML(typ="safe").load(path).items():
            wanted = frozenset(topics.split("+"))
            rows += [(path.stem, str(text), wanted) for text in texts]
    return rows


def first_messages() -> Rows:
    """What the labelled conversations begin with, where it is answered by itself."""
    rows = []
    for path in sorted(CATALOGUES.glob("*/dev.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            first, *rest = json.loads(line)["messages"]
            told = first["expect"]
            alone = not rest or rest[0].get("after_s", 60) > AT_ONCE
            if told["answers"] and alone:
                wanted = frozenset(answer["topic"] for answer in told["answers"])
                rows.append((told["language"], first["text"], wanted))
    return rows


def ordinary_messages() -> list[str]:
    """What customers write in the labelled conversations, in their order."""
    return [
        message["text"]
        for path in sorted(CATALOGUES.glob("*/dev.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        for message in json.loads(line)["messages"]
    ]


async def serve_and_judge() -> tuple[dict[str, list[Sentence]], Cost]:
    """Start a model of our own, ask it everything, stop it."""
    with tempfile.TemporaryDirectory() as folder:
        data = DataFolder(Path(folder))
        data.create()
        process = ModelProcess(data)
        began = perf_counter()
        server = await process.ensure_running()
        ready = perf_counter() - began
        try:
            async with aiohttp.ClientSession() as session:
                parser = RasaParser(session, [server], seconds=30)
                cost = await _cost(parser, ready, data.path / "nlu.json")
                return await _judge(parser), cost
        finally:
            await process.stop()


async def _judge(parser: Parser) -> dict[str, list[Sentence]]:
    sets = {
        "held-out sentences": written_apart(HELD_OUT),
        "like real customers": written_apart(REAL_LIKE),
        "like real customers, written later": written_apart(LATER),
        "like real customers, by another hand": written_apart(THIRD),
        "first messages of the conversations": first_messages(),
    }
    return {name: await _read(parser, rows) for name, rows in sets.items()}


async def _read(parser: Parser, rows: Rows) -> list[Sentence]:
    return [
        Sentence(language, text, wanted, frozenset((await parser.parse(text)).topics))
        for language, text, wanted in rows
    ]


async def _cost(parser: Parser, ready: float, announced: Path) -> Cost:
    messages = ordinary_messages()
    for text in messages[:20]:
        await parser.parse(text)
    times = sorted([await _time(parser, text) for text in messages])
    long = await _time(parser, LONG)
    return Cost(
        median=times[len(times) // 2],
        slow=times[len(times) * 19 // 20],
        long=long,
        ready=ready,
        megabytes=_resident(announced),
    )


async def _time(parser: Parser, text: str) -> float:
    began = perf_counter()
    await parser.parse(text)
    return 1000 * (perf_counter() - began)


def _resident(announced: Path) -> float:
    pid = json.loads(announced.read_text())["pid"]
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


def with_facts(sentences: Sequence[Sentence]) -> tuple[int, float, float]:
    """How many facts were told, how many of them were asked for, and of those asked
    for how many were told."""
    told = sum(len(s.said & FACTS) for s in sentences)
    asked = sum(len(s.wanted & FACTS) for s in sentences)
    both = sum(len(s.said & s.wanted & FACTS) for s in sentences)
    return told, both / max(1, told), both / max(1, asked)


def by_topic(sentences: Sequence[Sentence]) -> dict[str, tuple[int, float, float]]:
    """How often each topic is asked for, its precision and its recall."""
    wanted, said, both = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences:
        wanted.update(sentence.wanted)
        said.update(sentence.said)
        both.update(sentence.wanted & sentence.said)
    return {
        topic: (count, both[topic] / max(1, said[topic]), both[topic] / count)
        for topic, count in sorted(wanted.items())
    }


def confusions(sentences: Sequence[Sentence]) -> Counter[tuple[str, str]]:
    """What was said for what was missed, where only one topic was wanted and said."""
    return Counter(
        (next(iter(s.wanted)), next(iter(s.said)))
        for s in sentences
        if not s.is_right and len(s.wanted) == len(s.said) == 1
    )


def main() -> None:
    sets, cost = asyncio.run(serve_and_judge())
    for name, sentences in sets.items():
        right = sum(s.is_right for s in sentences) / len(sentences)
        print(f"{name}: {right:.3f} of {len(sentences)}; {with_facts(sentences)}")
    print(cost)


if __name__ == "__main__":
    main()
