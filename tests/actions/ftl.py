"""Reads `actions/texts/*.ftl` as a translator does: texts, wordings, gaps."""

from functools import cache

import pytest
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from actions.texts import FOLDER

LANGUAGES = ("fr", "nl", "en", "it")
EVERYWHERE = frozenset({"shop", "owner", "daytime"})
"""Gaps that every text may fill."""

each_language = pytest.mark.parametrize("language", LANGUAGES)


class _Gaps(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.found.add(node.id.name)


def source(language: str) -> str:
    return (FOLDER / f"{language}.ftl").read_text("utf-8")


@cache
def messages(language: str) -> dict[str, ast.Message]:
    resource = parse(source(language))
    return {e.id.name: e for e in resource.body if isinstance(e, ast.Message)}


def wordings(language: str, name: str) -> list[ast.Pattern]:
    message = messages(language)[name]
    further = [attribute.value for attribute in message.attributes]
    return [message.value, *further] if message.value else further


def gaps(node: ast.BaseNode) -> set[str]:
    visitor = _Gaps()
    visitor.visit(node)
    return visitor.found - EVERYWHERE
