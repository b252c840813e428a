"""Every row of the error table in the platform sheet."""

import json

import pytest

from bot.channels.errors import SendLater, SendRefused
from bot.channels.messenger.faults import Fault, fault_of, problem_of


def refused(code: int, subcode: int = 0, *, tries: int = 0, status: int = 400) -> str:
    problem = problem_of(Fault(status, code, subcode), tries, 60.0)
    assert isinstance(problem, SendRefused), problem
    return problem.cause


def later(code: int, subcode: int = 0, *, tries: int = 0, status: int = 400):
    problem = problem_of(Fault(status, code, subcode), tries, 60.0)
    assert isinstance(problem, SendLater), problem
    return problem


@pytest.mark.parametrize("code", [1, 2, 1200])
def test_temporary_faults_are_tried_three_times_then_parked(code: int) -> None:
    waits = [later(code, tries=tries).retry_after for tries in range(3)]

    assert waits == [2.0, 10.0, 30.0]
    assert not later(code).maybe_sent
    assert refused(code, tries=3) == "message"


@pytest.mark.parametrize(
    ("code", "subcode"),
    [
        (4, 0),
        (17, 0),
        (32, 0),
        (341, 0),
        (613, 0),
        (613, 2534040),
        (80001, 0),
        (80006, 0),
    ],
)
def test_rate_limits_stop_the_whole_channel_for_as_long_as_told(code, subcode) -> None:
    problem = later(code, subcode, tries=9)

    assert (problem.retry_after, problem.whole_channel) == (60.0, True)


@pytest.mark.parametrize(
    ("code", "subcode"), [(10, 2018278), (10, 2534022), (10, 2018065)]
)
def test_outside_the_window_nothing_is_repeated(code: int, subcode: int) -> None:
    assert refused(code, subcode) == "window"


@pytest.mark.parametrize(
    ("code", "subcode"),
    [
        (10, 2018108),
        (551, 0),
        (551, 1545041),
        (200, 1545041),
        (100, 2018001),
        (100, 33),
    ],
)
def test_who_cannot_receive_is_unreachable(code: int, subcode: int) -> None:
    assert refused(code, subcode) == "unreachable"


@pytest.mark.parametrize(
    ("code", "subcode"),
    [(10, 1893063), (2022, 0), (100, 2534029), (368, 0), (613, 2018338)],
)
def test_what_meta_restricts_is_told_as_such(code: int, subcode: int) -> None:
    assert refused(code, subcode) == "restricted"


@pytest.mark.parametrize(
    ("code", "subcode"),
    [(10, 0), (200, 0), (190, 458), (190, 460), (190, 463), (190, 467), (190, 0)],
)
def test_a_dead_token_or_a_missing_right_is_disconnected(code, subcode) -> None:
    assert refused(code, subcode) == "disconnected"


@pytest.mark.parametrize(
    ("code", "subcode"),
    [
        (100, 0),
        (100, 2018032),
        (2018034, 0),
        (100, 2018047),
        (100, 2018074),
        (100, 2018109),
        (100, 2018294),
        (100, 2018218),
        (10, 2018247),
        (230, 0),
        (9000001, 0),
    ],
)
def test_a_bad_message_is_never_repeated(code: int, subcode: int) -> None:
    assert refused(code, subcode) == "message"


def test_a_photo_that_could_not_be_fetched_has_one_more_try() -> None:
    assert later(100, 2018008).retry_after == 2.0
    assert refused(100, 2018008, tries=1) == "message"


@pytest.mark.parametrize(
    ("code", "subcode"), [(10, 2018300), (2018321, 0), (100, 2534037)]
)
def test_while_another_app_has_the_thread_the_message_waits(code, subcode) -> None:
    problem = later(code, subcode, tries=9)

    assert problem.retry_after == 120.0
    assert not problem.whole_channel


def test_unknown_codes_go_by_the_status_and_by_is_transient() -> None:
    assert refused(4242) == "message"
    assert refused(4242, status=403) == "disconnected"
    assert later(4242, status=500).retry_after == 2.0
    assert later(4242, status=429).whole_channel
    transient = problem_of(Fault(400, 4242, transient=True), 0, 60.0)
    assert isinstance(transient, SendLater)


@pytest.mark.parametrize(
    ("status", "maybe_sent", "whole_channel"),
    [
        (500, True, False),
        (502, True, True),
        (504, True, True),
        (302, False, False),
        (404, False, False),
    ],
)
def test_what_is_not_graphs_own_answer_is_an_outage(status, maybe_sent, whole_channel):
    problem = later(0, status=status, tries=50)

    assert (problem.maybe_sent, problem.whole_channel) == (maybe_sent, whole_channel)


@pytest.mark.parametrize(
    ("status", "body", "fault"),
    [
        (200, b'{"message_id":"m_1"}', None),
        (200, b"", None),
        (200, b'{"error":{"code":"613"}}', Fault(200, 613)),
        (
            400,
            b'{"error":{"code":10,"error_subcode":2018278}}',
            Fault(400, 10, 2018278),
        ),
        (400, b'{"error":{"code":true,"is_transient":1}}', Fault(400)),
        (400, b'{"error":{"code":"x"}}', Fault(400)),
        (400, b'{"error":"no"}', Fault(400)),
        (503, b"<html>", Fault(503)),
        (500, b"[" * 100_000, Fault(500)),
    ],
)
def test_answers_are_read_as_they_come(status: int, body: bytes, fault) -> None:
    assert fault_of(status, body) == fault


def test_a_reason_tells_the_codes_and_no_text_of_meta() -> None:
    said = {"error": {"code": 100, "message": "text with a TOKEN"}}

    problem = problem_of(fault_of(400, json.dumps(said).encode()), 0, 0)

    assert str(problem) == "Graph error 100/0, HTTP 400"
