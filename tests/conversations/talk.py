"""Conversations as tables: what the customer writes, what the model hears, the answers.

`talks/*.<language>.txt` hold them, parted by empty lines, a message a line:
`oui, | et le prix ? ; confirm | price ; reserve held robe//bleu, price told robe`.
"|" parts the text where the model does; an answer is a topic, an outcome and, where
they are told, product/size/colour or a country. `[robe-lila] text` is written under
that product's post, `(en) text` is answered in English, `NAME = ...` names a line that
several conversations share.

The parser answers from the table; everything behind it is the real thing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from redis.asyncio import Redis

from actions.promises import expect
from actions.turn import Answer
from bot.conversations import Conversation, conversation_id, milliseconds
from bot.counter import Counter
from bot.mailbox.keys import Keys
from bot.shop_file import read_shop_file
from bot.turns import TurnResult, take_turn
from bot.updates import Address, Message, Pointer
from nlu.parser import Parse, Segment
from nlu.topics import SMALL_TALK, Topic
from stock import csv_files
from stock.model import Movement
from stock.redis_table import RedisTable
from tests.platforms.rasa import reads_as

HERE = Path(__file__).parent
AT = datetime(2026, 11, 21, 22, 3, tzinfo=ZoneInfo("Europe/Brussels"))
"""A Saturday evening: the shop is closed, and so is the owner's chat."""

_LINE = re.compile(
    r"(?:\[(?P<product>[\w-]+)\] ?)?(?:\((?P<language>\w\w)\) ?)?(?P<text>.*?)"
    r" ; (?P<topics>.*?) ; (?P<answers>.*)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a table; see above."""

    text: str
    topics: str
    answers: str
    language: str
    product: str = ""


def read_talks(path: Path) -> list[list[Line]]:
    """The conversations of one file."""
    language = path.suffixes[0].removeprefix(".")
    talks: list[list[Line]] = [[]]
    shared: dict[str, str] = {}
    for row in path.read_text("utf-8").splitlines():
        name, is_name, told = row.partition(" = ")
        if not row:
            talks.append([])
        elif is_name and name.isupper():
            shared[name] = told
        elif not row.startswith("#"):
            talks[-1].append(_line(shared.get(row, row), language))
    return [talk for talk in talks if talk]


def _line(row: str, language: str) -> Line:
    match = _LINE.fullmatch(row)
    assert match, row
    return Line(
        text=match["text"],
        topics=match["topics"],
        answers=match["answers"],
        language=match["language"] or language,
        product=match["product"] or "",
    )


class TableParser:
    """Knows only the sentences that it was told."""

    def __init__(self) -> None:
        self.parses: dict[str, Parse] = {}

    def hears(self, marked: str, topics: str) -> str:
        """Remember what a text asks for; returns the text without its marks."""
        parts, heard = marked.split("|"), topics.split("|")
        segments, start = [], 0
        for part, said in zip(parts, heard, strict=True):
            asked = tuple(Topic(topic) for topic in said.split())
            segments.append(Segment(start, start + len(part), asked))
            start += len(part)
        every = [topic for segment in segments for topic in segment.topics]
        real = [topic for topic in every if topic not in SMALL_TALK]
        text = "".join(parts)
        self.parses[text] = Parse(
            topics=tuple(dict.fromkeys(real or every)), segments=tuple(segments)
        )
        return text

    async def parse(self, text: str) -> Parse:
        """Of a text that reaches the model with blanks over an insult, too."""
        return next(p for told, p in self.parses.items() if reads_as(text, told))


@dataclass
class Talk:
    """One customer at one counter; every message is a minute after the last."""

    counter: Counter
    parser: TableParser
    at: datetime = AT
    conversation: Conversation = field(
        default_factory=lambda: Conversation(
            id=conversation_id(Address("messenger", "c1")),
            address=Address("messenger", "c1"),
        )
    )
    turns: int = 0

    def again(self, chat_id: str) -> "Talk":
        """Another customer at the same counter."""
        address = Address("messenger", chat_id)
        stranger = Conversation(id=conversation_id(address), address=address)
        return replace(self, conversation=stranger, turns=100)

    async def says(
        self,
        text: str,
        topics: str,
        *,
        product: str = "",
        payload: str = "",
        after: timedelta = timedelta(minutes=1),
    ) -> TurnResult:
        self.at += after
        self.turns += 1
        heard = self.parser.hears(text, topics)
        message = Message(
            id=f"m{self.turns}",
            address=self.conversation.address,
            text=heard,
            pointer=Pointer(product=product),
            payload=payload,
        )
        return await self.burst([message])

    async def burst(self, messages: Sequence[Message]) -> TurnResult:
        result = await take_turn(
            self.counter,
            self.conversation,
            messages,
            turn_id=f"t{self.turns}",
            at=self.at,
            expectation=expect([], self.counter.shop, self.at, 0),
        )
        now = milliseconds(self.at)
        self.conversation = msgspec.structs.replace(
            result.conversation, last_from_customer=now, last_from_bot=now
        )
        return result

    async def goes(self, lines: Sequence[Line]) -> None:
        """Play a whole table; every line is answered as it says."""
        for line in lines:
            result = await self.says(line.text, line.topics, product=line.product)
            assert shown(result.answers) == told(line.answers), line.text
            assert result.language == line.language, line.text


def told(answers: str) -> list[str]:
    return sorted(answer.strip() for answer in answers.split(","))


def shown(answers: Sequence[Answer]) -> list[str]:
    """Answers as the tables write them."""
    return sorted(_shown(answer) for answer in answers)


def _shown(answer: Answer) -> str:
    about = "/".join((answer.product, answer.size, answer.colour)).rstrip("/")
    words = (answer.topic, answer.outcome, about, answer.country)
    return " ".join(word for word in words if word)


async def open_counter(redis: Redis, name: str, **facts: Any) -> Talk:
    """A new customer at a counter with the whole stock; `facts` of the shop differ."""
    shop = replace(read_shop_file(HERE / "shop.yml"), **facts)
    sheet = csv_files.read((HERE / "stock.csv").read_bytes())
    keys = Keys(name)
    table = RedisTable(redis, keys)
    filled = Movement(id="filled", at=AT, author="lea", cause="import")
    await table.import_products(sheet.products, movement=filled, tells=sheet.tells)
    parser = TableParser()
    return Talk(Counter(shop=shop, keys=keys, table=table, parser=parser), parser)
