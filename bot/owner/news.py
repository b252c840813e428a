"""What every owner is told of her own accord, each in her language, with buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from actions.texts import Texts
from bot.updates import Button

FOLDER = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class Worded:
    text: str
    buttons: tuple[Button, ...] = ()


class Outside(StrEnum):
    """What becomes of news outside of her hours: kept for the digest's time, left to
    the digest's own words, or told all the same since its time was chosen for her."""

    KEPT = "kept"
    COUNTED = "counted"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class News:
    """`mark` tells it from everything else that she is told; `word` takes a language.

    A reply to it goes to the customer of the conversation that it is `about`.
    """

    mark: str
    word: Callable[[str], Worded]
    about: str = ""
    outside: Outside = Outside.KEPT


@lru_cache(maxsize=8)
def holds_texts(language: str) -> Texts:
    return Texts(language, (FOLDER / f"holds.{language}.ftl").read_text("utf-8"))


def say(language: str, name: str, /, **arguments: str | int) -> str:
    return holds_texts(language).say(name, arguments)
