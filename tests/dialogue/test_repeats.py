from datetime import UTC, date, datetime, timedelta

import pytest

from actions.turn import Request
from bot.dialogue.repeats import COUNTED_FOR, REMINDS_AT, counted
from nlu.topics import Topic

AT = datetime(2026, 11, 24, 10, tzinfo=UTC)


def reminded(requests: list[Request]) -> bool:
    """Whether the last of these, asked one a minute, is what reminds the owner."""
    asked, third = {}, None
    for minute, request in enumerate(requests):
        asked, third = counted(asked, [request], AT + timedelta(minutes=minute))
    return third is not None


def hours_on(day: int) -> Request:
    return Request(topic=Topic.OPENING_HOURS, day=date(2026, 12, day))


def test_the_same_question_asked_three_times_reminds_the_owner():
    assert reminded([hours_on(24)] * REMINDS_AT)


@pytest.mark.parametrize(
    "requests",
    [
        [hours_on(20), hours_on(24), hours_on(21)],
        [Request(topic=Topic.SHIPPING, country=c) for c in ("BE", "FR", "NL")],
        [Request(topic=Topic.AVAILABILITY, products=("p",), size=s) for s in "SML"],
        [Request(topic=Topic.PRICE, products=("p",), colour=c) for c in ("a", "b", "")],
        [Request(topic=Topic.PAYMENT, ways=(way,)) for way in ("card", "cash", "visa")],
        [Request(topic=Topic.THANKS)] * REMINDS_AT,
    ],
)
def test_different_questions_of_one_topic_are_no_repetition(requests):
    assert not reminded(requests)


def test_what_was_asked_a_day_ago_is_forgotten():
    asked, _ = counted({}, [hours_on(24)] * 1, AT)
    asked, _ = counted(asked, [hours_on(24)], AT)

    _, third = counted(asked, [hours_on(24)], AT + COUNTED_FOR + timedelta(seconds=1))

    assert third is None
