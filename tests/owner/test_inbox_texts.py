import re
from pathlib import Path

import pytest
from fluent.syntax import ast, parse

import bot.owner
from bot.owner.notices import FOLDER, inbox_texts
from tests.actions.ftl import LANGUAGES, gaps

COMPOSED = re.compile(r"did-|halfmute-o|complaint-")
"""Names that are put together from parts."""


def texts_of(language: str) -> dict[str, ast.Message]:
    source = (FOLDER / f"inbox.{language}.ftl").read_text("utf-8")
    entries = parse(source).body
    return {e.id.name: e for e in entries if isinstance(e, ast.Message)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_gaps(language: str) -> None:
    assert inbox_texts(language).names == inbox_texts("fr").names
    assert {name: gaps(text) for name, text in texts_of(language).items()} == {
        name: gaps(text) for name, text in texts_of("fr").items()
    }


def test_every_text_is_said() -> None:
    folder = Path(next(iter(bot.owner.__path__)))
    code = "\n".join(file.read_text("utf-8") for file in folder.glob("*.py"))
    said = set(re.findall(r'"([a-z-]+)"', code))
    plain = {name for name in texts_of("fr") if not COMPOSED.match(name)}

    assert plain - said == set()
