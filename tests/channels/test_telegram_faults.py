"""Every row of the platform sheet's list from HTTP status to exception."""

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.errors import SendLater, SendRefused
from bot.channels.telegram.faults import problem_of


@pytest.fixture(autouse=True)
def _seconds_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


def later(error: TelegramError, chat_id: str = "8801") -> SendLater:
    problem = problem_of(error, chat_id)
    assert isinstance(problem, SendLater), problem
    return problem


def refused(error: TelegramError) -> str:
    problem = problem_of(error)
    assert isinstance(problem, SendRefused), problem
    return problem.cause


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


def test_a_flood_is_waited_for_as_told() -> None:
    problem = later(RetryAfter(7))

    assert (problem.retry_after, problem.whole_channel) == (7.0, True)
    assert not problem.maybe_sent


def test_a_groups_flood_does_not_hold_the_others_up() -> None:
    assert not later(RetryAfter(7), "-1002200000001").whole_channel


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("Forbidden: bot was blocked by the user"),
        Forbidden("Forbidden: bot can't initiate conversation with a user"),
        Forbidden("Forbidden: user is deactivated"),
        BadRequest("Chat not found"),
    ],
)
def test_who_cannot_be_written_to_is_unreachable(error: TelegramError) -> None:
    assert refused(error) == "unreachable"


def test_a_bad_request_is_a_network_error_and_yet_never_repeated() -> None:
    assert isinstance(BadRequest(""), NetworkError)
    assert refused(BadRequest("Message is too long")) == "message"


def test_a_topic_that_is_gone_is_told_as_such() -> None:
    assert refused(BadRequest("Message thread not found")) == "thread"


def test_an_unknown_token_disconnects() -> None:
    assert refused(InvalidToken()) == "disconnected"


@pytest.mark.parametrize(
    "error",
    [
        TimedOut(),
        caused(TimedOut(), httpx.ReadTimeout("")),
        NetworkError("Bad Gateway"),
        caused(NetworkError(""), httpx.RemoteProtocolError("")),
        TelegramError("Invalid server response"),
        Conflict("two of us"),
    ],
)
def test_what_may_have_been_delivered_says_so(error: TelegramError) -> None:
    assert later(error).maybe_sent


@pytest.mark.parametrize(
    "error",
    [
        caused(NetworkError(""), httpx.ConnectError("")),
        caused(TimedOut(), httpx.ConnectTimeout("")),
        caused(TimedOut(), httpx.PoolTimeout("")),
    ],
)
def test_what_never_left_says_so(error: TelegramError) -> None:
    assert not later(error).maybe_sent


def test_a_group_that_moves_twice_is_tried_again() -> None:
    assert not later(ChatMigrated(-100)).maybe_sent


def test_a_reason_has_no_text_that_may_hold_the_token() -> None:
    said = "httpx.ReadError: https://api.telegram.org/bot123456:SECRET/sendMessage"

    for error in (NetworkError(said), TimedOut(said), InvalidToken(said)):
        assert "SECRET" not in str(problem_of(error))
