from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from actions.turn import QuestionKind
from bot.dialogue.context import Context, Question, Spoken
from bot.dialogue.evidence import by_evidence
from bot.dialogue.heard import Heard
from bot.dialogue.hearing import hear
from bot.shop_file import read_shop_file
from nlu.parser import Parse, Segment
from nlu.topics import Topic
from stock.match import lexicon
from stock.match.index import build
from stock.model import Table
from tests.conversations.talk import HERE
from tests.stock.build import product

AT = datetime(2026, 11, 21, 22, 3, tzinfo=ZoneInfo("Europe/Brussels"))
TABLE = Table(
    products={
        "boots": product(
            "boots", {("38", "noir"): 1, ("39", "bordeaux"): 1}, name="Bottines Rosalie"
        )
    }
)
OFFERED = Question(kind=QuestionKind.HOLD, topic=Topic.RESERVE, products=("boots",))


def heard(marked: str, topics: str, scores: dict[Topic, float]) -> Heard:
    """`marked` and `topics` are parted by "|" where the model parts the message."""
    segments, start = [], 0
    for part, said in zip(marked.split("|"), topics.split("|"), strict=True):
        asked = tuple(Topic(topic) for topic in said.split())
        segments.append(Segment(start, start + len(part), asked))
        start += len(part)
    certain = [t for s in segments for t in s.topics if scores.get(t, 1.0) > -1.0]
    return hear(
        marked.replace("|", ""),
        Parse(topics=tuple(certain), scores=scores, segments=tuple(segments)),
        language="en",
        context=Context(spoken=(Spoken("boots", "38", "noir"),), question=OFFERED),
        pointed="",
        table=TABLE,
        index=build(TABLE, lexicon.load()),
        shop=read_shop_file(HERE / "shop.yml"),
        at=AT,
    )


@pytest.mark.parametrize(
    ("text", "parts", "scores", "topics"),
    [
        ("is it there? | ship to Paris?", "availability | shipping",
         {Topic.SHIPPING: 0.4}, {"availability", "shipping"}),
        ("got mine! | must wear them friday", "complaint | reserve",
         {Topic.RESERVE: -0.6}, {"complaint"}),
        ("I'd like the 38. | ship to Paris?", "reserve | shipping",
         {Topic.RESERVE: -0.4}, {"reserve", "shipping"}),
        ("taken!", "other", {Topic.RESERVE: 0.2}, {"other", "reserve"}),
        ("how long do you keep it?", "returns", {Topic.RESERVE: 0.2}, {"returns"}),
        ("no, not taken", "deny", {Topic.RESERVE: 0.2}, {"deny"}),
        ("black 39", "other", {Topic.OTHER: 0.4}, {"availability"}),
        ("black 39 sale?", "discount", {Topic.DISCOUNT: 1.5}, {"discount"}),
        ("oh it's there! | I'll take the black one", "availability | reserve",
         {Topic.RESERVE: 2.0}, {"reserve"}),
        ("is it back in stock yet?", "restock", {Topic.RESTOCK: 0.3},
         {"availability"}),
        ("tell me when it's back", "restock", {Topic.RESTOCK: 0.3}, {"restock"}),
        ("which one shall I take?", "size_advice", {Topic.RESERVE: -0.2},
         {"size_advice"}),
        ("still got it in burgundy? | how much", "availability | price", {},
         {"availability", "price"}),
    ],
)  # fmt: skip
def test_a_topic_beside_others_has_words_of_its_own(
    text: str, parts: str, scores: dict[Topic, float], topics: set[str]
) -> None:
    assert set(by_evidence(heard(text, parts, scores))) == topics


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("the black one", True),
        ("and in 39?", True),
        ("in burgundy", True),
        ("hold the black one", False),
        ("thanks", False),
    ],
)
def test_a_mere_name_asks_no_more(text: str, bare: bool) -> None:
    assert heard(text, "other", {}).is_bare() is bare
