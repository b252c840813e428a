"""The sentences of every reply, by language: `actions/texts/<language>.ftl`.

Fluent syntax, so that a translator has plurals and choices. A text may have further
wordings as attributes (`.b`, `.c`): nothing is said twice in the same words.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

FOLDER = Path(__file__).parent / "texts"


class TextError(Exception):
    """A text is missing or lacks something. Names the file, the text and the gap."""


class Texts:
    """All texts of one language."""

    def __init__(self, language: str, source: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        resource = FluentResource(source)
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                line = (entry.content or "").strip().partition("\n")[0]
                raise TextError(f"{language}.ftl cannot be read at: {line}")
        self._bundle.add_resource(resource)
        self.names = tuple(
            entry.id.name for entry in resource.body if isinstance(entry, ast.Message)
        )

    def wordings(self, name: str) -> int:
        """In how many ways a text can be said; 0 when there is no such text."""
        if not self._bundle.has_message(name):
            return 0
        return 1 + len(self._bundle.get_message(name).attributes)

    def say(self, name: str, arguments: Mapping[str, str | int], turn: int = 0) -> str:
        """A text with its gaps filled; `turn` chooses among its wordings, in turn.

        Raises TextError for an unknown text and for a gap that nothing fills.
        """
        count = self.wordings(name)
        if not count:
            raise TextError(f"{self.language}.ftl has no text {name}")
        message = self._bundle.get_message(name)
        patterns = [p for p in (message.value, *message.attributes.values()) if p]
        text, errors = self._bundle.format_pattern(
            patterns[turn % count], dict(arguments)
        )
        if errors:
            raise TextError(f"{self.language}.ftl, {name}: {errors[0]}")
        return str(text)


@lru_cache(maxsize=8)
def texts(language: str) -> Texts:
    return Texts(language, (FOLDER / f"{language}.ftl").read_text("utf-8"))
