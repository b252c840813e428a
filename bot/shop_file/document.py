"""The file as YAML: its keys, each with its line, and its sections once converted."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError

from bot.shop_file.errors import Problem, ShopFileError, Where
from bot.shop_file.sections import File


def load(path: Path, source: str) -> Any:
    yaml = YAML(typ="rt")
    yaml.version = (1, 2)
    try:
        document = yaml.load(source)
    except DuplicateKeyError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        text = (error.problem or "").split(" with value")[0]
        raise ShopFileError(path, line, f"{text}: a key may stand only once") from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problem = error.problem or ""
        if "'\\t'" in problem:
            problem = "a tab stands where YAML wants blanks"
        raise ShopFileError(path, line, f"not valid YAML: {problem}") from error
    if not isinstance(document, Mapping):
        raise ShopFileError(path, 1, "expected keys such as `shop:` and `hours:`")
    return document


def convert(document: Any) -> File:
    try:
        return msgspec.convert(_plain(document), File)
    except msgspec.ValidationError as error:
        text, _, place = str(error).partition(" - at ")
        where = _path(place.strip("`"))
        unknown = re.search(r"unknown field `(.+)`", text)
        if unknown:
            raise Problem((*where, unknown[1]), f"unknown key `{unknown[1]}`") from None
        missing = re.search(r"missing required field `(.+)`", text)
        if missing:
            raise Problem(where, f"the key `{missing[1]}` is missing") from None
        name = ".".join(map(str, where)) or "the file"
        raise Problem(where, f"`{name}`: {text[:1].lower()}{text[1:]}") from None


def line_of(document: Any, where: Where) -> int:
    line, node = 1, document
    for part in where:
        marks = getattr(node, "lc", None)
        if marks is None or not marks.data or part not in marks.data:
            break
        line = marks.data[part][0] + 1
        node = node[part]
    return line


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, bool) or value is None:
        return value
    for kind in (int, float, str):
        if isinstance(value, kind):
            return kind(value)
    return str(value)


def _path(place: str) -> Where:
    """`$.shipping[0].to` as a path of keys."""
    parts = re.findall(r"\.([A-Za-z_]\w*)|\[(\d+)\]|\[\.\.\.\]", place)
    return tuple(name or int(index) for name, index in parts if name or index)
