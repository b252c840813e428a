import re
from pathlib import Path

import pytest
from fluent.syntax import ast, parse

import bot
from bot.owner.news import FOLDER, holds_texts
from tests.actions.ftl import gaps

LANGUAGES = ("fr", "nl", "en", "it")


def texts_of(language: str) -> dict[str, ast.Message]:
    source = (FOLDER / f"holds.{language}.ftl").read_text("utf-8")
    entries = parse(source).body
    return {e.id.name: e for e in entries if isinstance(e, ast.Message)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_gaps(language: str) -> None:
    assert holds_texts(language).names == holds_texts("fr").names
    assert {name: gaps(text) for name, text in texts_of(language).items()} == {
        name: gaps(text) for name, text in texts_of("fr").items()
    }


def test_every_text_is_said() -> None:
    root = Path(next(iter(bot.__path__)))
    files = [*(root / "owner").glob("hold*.py"), *(root / "followups").glob("*.py")]
    said = set(re.findall(r'"([a-z-]+)"', "\n".join(f.read_text() for f in files)))

    assert set(texts_of("fr")) - said == set()
