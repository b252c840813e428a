import json

import pytest

from bot.channels.messenger.usage import Usage
from tests.channels.clocks import Clock

BUSINESS = "X-Business-Use-Case-Usage"


def business(**fields: object) -> dict[str, str]:
    return {BUSINESS: json.dumps({"111": [{"type": "messenger", **fields}]})}


def app(**fields: object) -> dict[str, str]:
    return {"X-App-Usage": json.dumps(fields)}


@pytest.mark.parametrize(
    ("headers", "tight"),
    [
        (app(call_count=89, total_time=5, total_cputime=5), False),
        (app(call_count=90), True),
        (app(call_count=1, total_cputime=97.5), True),
        (business(call_count=95, total_cputime=20, total_time=20), True),
        (business(call_count=2), False),
        ({BUSINESS: "not json"}, False),
        ({BUSINESS: "[1]", "X-App-Usage": "[" * 100_000}, False),
        ({BUSINESS: '{"111": 5, "112": [7]}'}, False),
        ({}, False),
    ],
)
def test_the_quota_is_tight_from_ninety_percent_on(headers, tight: bool) -> None:
    usage = Usage()

    usage.note(headers)

    assert usage.is_tight is tight


def test_an_answer_without_figures_changes_nothing_and_a_lower_one_does() -> None:
    usage = Usage()
    usage.note(app(call_count=95))

    usage.note({})
    assert usage.is_tight

    usage.note(app(call_count=12))
    assert not usage.is_tight


def test_a_limit_is_waited_for_as_many_minutes_as_the_header_tells(
    clock: Clock,
) -> None:
    usage = Usage(clock.seconds)

    wait = usage.block(business(estimated_time_to_regain_access=19), tries=0)

    assert wait == usage.blocked_for == 19 * 60
    clock.ms += 19 * 60_000
    assert usage.blocked_for == 0


@pytest.mark.parametrize(("tries", "wait"), [(0, 60), (1, 120), (3, 480), (99, 3600)])
def test_without_a_header_each_wait_is_longer(tries: int, wait: float) -> None:
    assert Usage().block({}, tries) == wait
    assert Usage().block(business(estimated_time_to_regain_access=0), tries) == wait
    assert Usage().block(business(estimated_time_to_regain_access=-3), tries) == wait
