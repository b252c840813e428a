"""Recordings: what is read, how messages are taken together, what is printed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.turn import Answer, Outcome
from bot.recordings import Recorded, RecordedMessage, ReplayError, read_recorded
from bot.replay import answer_row, bursts_of
from bot.updates import Address
from nlu.topics import Topic

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
QUIET = timedelta(seconds=2.5)


@pytest.mark.parametrize(
    ("after", "together"),
    [
        ([0], [1]),
        ([0, 60], [1, 1]),
        ([0, 2.5], [2]),
        ([0, 2.6], [1, 1]),
        ([0, 1, 1], [3]),
        ([0, 2, 2, 2, 2], [5]),
        ([0, 2, 2, 2, 2, 2], [5, 1]),
        ([30, 1], [2]),
        ([0, 0, 0, 90, 0], [3, 2]),
    ],
)
def test_what_follows_within_the_quiet_window_is_taken_together(
    after: list[float], together: list[int]
) -> None:
    said = [RecordedMessage(text="?", after_s=seconds) for seconds in after]
    found = bursts_of(
        Recorded(id="c1", messages=said), Address("messenger", "1"), NOON, QUIET
    )

    assert [len(burst) for burst in found] == together
    ids = [message.id for burst in found for message in burst]
    assert len(set(ids)) == len(after)


def test_the_first_message_comes_at_the_start_whatever_it_says() -> None:
    said = [RecordedMessage(text="?", after_s=30)]
    [[first]] = bursts_of(
        Recorded(messages=said), Address("messenger", "1"), NOON, QUIET
    )

    assert first.received == round(NOON.timestamp() * 1000)


def test_every_line_that_is_wrong_is_named(tmp_path: Path) -> None:
    file = tmp_path / "talks.jsonl"
    file.write_text(
        '{"messages": [{"text": "a"}]}\n'
        "\n"
        "{\n"
        '{"messages": [{"text": 7}]}\n'
        '{"id": "x"}\n'
        '{"messages": [{"text": "a", "after_s": -1}]}\n'
        '{"messages": [{"text": "a", "after_s": "soon"}]}\n'
        '{"at": "yesterday", "messages": []}\n'
        '{"messages": [{"text": "\\ud800"}]}\n'
        "[" + "[" * 200_000 + "\n"
    )
    with pytest.raises(ReplayError) as caught:
        read_recorded(file)

    lines = [line for line in str(caught.value).splitlines() if str(file) in line]
    assert [line.split(":")[1] for line in lines] == [*"3456789", "10"]


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    file = tmp_path / "talks.jsonl"
    file.write_text('\n{"messages": [{"text": "a"}, {"text": "b"}]}\n')

    [found] = read_recorded(file)

    assert (found.id, found.channel, found.name, found.at) == (
        "2",
        "messenger",
        "",
        None,
    )
    assert [message.after_s for message in found.messages] == [60.0, 60.0]


ROBE = {"product": "robe", "size": "38", "colour": "bleu", "country": "BE"}


@pytest.mark.parametrize(
    ("topic", "outcome", "told"),
    [
        (Topic.AVAILABILITY, Outcome.IN_STOCK, {"product", "size", "colour"}),
        (Topic.SHIPPING, Outcome.SHIPS, {"country"}),
        (Topic.PAYMENT, Outcome.TOLD, set()),
    ],
)
def test_an_answer_has_the_fields_of_its_topic(
    topic: Topic, outcome: Outcome, told: set[str]
) -> None:
    row: dict[str, Any] = answer_row(Answer(topic=topic, outcome=outcome, **ROBE))

    assert row == {"topic": str(topic), "outcome": str(outcome)} | {
        name: ROBE[name] for name in told
    }


def test_an_empty_field_is_left_out() -> None:
    answer = Answer(topic=Topic.PRICE, outcome=Outcome.TOLD, product="robe")

    assert answer_row(answer) == {
        "topic": "price",
        "outcome": "told",
        "product": "robe",
    }
