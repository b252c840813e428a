"""Nothing that a customer wrote reaches a log, whatever goes wrong."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot.logs import Libraries, told_without_words

WORDS = "ma taille secrete"


class Heard:
    """A logger at the end of the line: keeps what would be written."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []

    def _keep(self, line: str) -> None:
        self.lines.append(json.loads(line))

    info = warning = error = critical = debug = _keep


@pytest.fixture
def heard() -> Iterator[Heard]:
    heard = Heard()
    structlog.configure(
        processors=[told_without_words, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(0),
        logger_factory=lambda *_: heard,
        cache_logger_on_first_use=False,
    )
    yield heard
    structlog.reset_defaults()


def fail() -> None:
    try:
        raise KeyError(WORDS)
    except KeyError as error:
        raise ValueError(f"not {WORDS}") from error


def test_of_an_error_only_its_class_and_the_places_are_told(heard: Heard) -> None:
    try:
        fail()
    except ValueError:
        structlog.get_logger().exception("turn_failed", tries=1)

    [line] = heard.lines
    assert WORDS not in json.dumps(line)
    assert line["error"] == "ValueError"
    assert line["places"][-1].endswith(" fail")
    assert "KeyError" in line["places"]


@pytest.mark.parametrize("said", [None, False, True])
def test_without_an_error_nothing_is_added(heard: Heard, said: object) -> None:
    structlog.get_logger().info("fine", exc_info=said)

    assert heard.lines == [{"event": "fine"}]


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        ("Error handling request from %s", (WORDS,)),
        (f"Task exception was never retrieved\nfuture: {WORDS}", ()),
    ],
)
def test_of_what_a_library_says_only_its_template_is_told(
    heard: Heard, message: str, arguments: tuple[str, ...]
) -> None:
    log = logging.Logger("aiohttp.server")
    log.addHandler(Libraries())
    try:
        fail()
    except ValueError:
        log.exception(message, *arguments)

    [line] = heard.lines
    assert WORDS not in json.dumps(line)
    assert line["logger"] == "aiohttp.server"
    assert line["error"] == "ValueError"
