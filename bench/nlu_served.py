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
from nlu.parser import Parser, RasaParser

HELD_OUT = ROOT / "tests" / "nlu" / "held_out"
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


def held_out() -> list[tuple[str, str, frozenset[str]]]:
    """Language, text and topics of every sentence that no training has seen."""
    rows = []
    for path in sorted(HELD_OUT.glob("*.yml")):
        for topics, texts in YAML(typ="safe").load(path).items():
            wanted = frozenset(topics.split("+"))
            rows += [(path.stem, str(text), wanted) for text in texts]
    return rows


def ordinary_messages() -> list[str]:
    """What customers write in the labelled conversations, in their order."""
    return [
        message["text"]
        for path in sorted(CATALOGUES.glob("*/dev.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        for message in json.loads(line)["messages"]
    ]


async def serve_and_judge() -> tuple[list[Sentence], Cost]:
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


async def _judge(parser: Parser) -> list[Sentence]:
    return [
        Sentence(language, text, wanted, frozenset((await parser.parse(text)).topics))
        for language, text, wanted in held_out()
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
    sentences, cost = asyncio.run(serve_and_judge())
    right = sum(s.is_right for s in sentences) / len(sentences)
    print(f"{right:.3f} of {len(sentences)} held-out sentences; {cost}")


if __name__ == "__main__":
    main()
