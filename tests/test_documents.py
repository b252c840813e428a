"""The documents say what is true: commands, links, keys and names that exist."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import SETTINGS
from bot.shop_file import read_shop_file, sections, week
from nlu.topics import Topic

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
RECORDS = sorted(ROOT.glob("docs/adr/*.md"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def code(text: str) -> Iterator[str]:
    """What a document shows as code: fenced lines, then words in backticks."""
    for block in re.findall(r"^```\w*\n(.*?)^```", text, re.M | re.S):
        yield from block.splitlines()
    without_blocks = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    yield from re.findall(r"`([^`\n]+)`", without_blocks)


def rows(document: str, heading: str) -> Iterator[list[str]]:
    """The cells of each table row under a heading, up to the next heading."""
    text = (ROOT / document).read_text()
    section = text.partition(f"\n{heading}\n")[2]
    assert section, f"{document} has no heading {heading!r}"
    for line in re.split(r"^#", section, maxsplit=1, flags=re.M)[0].splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if line.startswith("| `"):
            yield cells


def told_default(value: Any) -> str:
    """A default as `docs/configuration.md` writes it."""
    if value in ("", None):
        return "none"
    if isinstance(value, bool):
        return f"`{value}`".lower()
    if isinstance(value, list):
        return f"`[{', '.join(value)}]`"
    return f"`{value}`"


@cache
def help_of(command: str) -> str:
    shown = CliRunner().invoke(app, [*command.split(), "--help"])
    assert shown.exit_code == 0, shown.output
    return shown.output


# commands


def commands() -> list[tuple[str, str]]:
    """Each sub-command of comptoir that a document names, with its option or ''."""
    found = set()
    for document in DOCUMENTS:
        for line in code(document.read_text()):
            for command, rest in re.findall(
                r"\bcomptoir ((?:stock )?[a-z]+)([^|#]*)", line
            ):
                found.add((command, ""))
                found.update((command, o) for o in re.findall(r"(--[a-z-]+)", rest))
    return sorted(found)


@pytest.mark.parametrize(("command", "option"), commands())
def test_every_command_in_a_document_exists(command: str, option: str) -> None:
    assert option in help_of(command)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_make_target_in_a_document_exists(document: Path) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M)

    named = [
        target
        for line in code(document.read_text())
        for target in re.findall(r"^(?:\$ )?make ([a-z-]+)", line)
    ]

    assert set(named) <= set(targets)


# links and paths


def anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", document.read_text(), re.M)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text()):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        there = (document.parent / path).resolve() if path else document

        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_no_document_names_a_path_of_a_developers_machine(document: Path) -> None:
    text = document.read_text()

    assert str(ROOT) not in text
    assert f"{Path.home()}/" not in text
    assert not re.search(r"/(?:home|Users)/\w|C:\\Users", text)


# decisions


@pytest.mark.parametrize("record", RECORDS, ids=name_of)
def test_a_decision_is_short_and_bears_its_number(record: Path) -> None:
    lines = record.read_text().splitlines()

    assert len(lines) < 30
    assert lines[0].startswith(f"# {record.name[:4]}: ")


def test_no_two_decisions_share_a_number() -> None:
    numbers = [record.name[:4] for record in RECORDS]

    assert len(numbers) == len(set(numbers))


# settings


def shop_keys(section: type[msgspec.Struct], prefix: str) -> Iterator[tuple[str, str]]:
    """Every key that the shop file may have, with its default as documents tell it."""
    for field in msgspec.structs.fields(section):
        key = prefix + field.encode_name
        kinds = [field.type, *get_args(field.type)]
        kinds += [inner for kind in kinds for inner in get_args(kind)]
        sections = [
            k for k in kinds if isinstance(k, type) and issubclass(k, msgspec.Struct)
        ]
        is_list = any(getattr(kind, "__origin__", None) is list for kind in kinds)
        if field.type not in sections:
            yield key, default_of(field)
        for inner in sections:
            yield from shop_keys(inner, f"{key}{'[]' if is_list else ''}.")


def default_of(field: msgspec.structs.FieldInfo) -> str:
    if field.default is not msgspec.NODEFAULT:
        return told_default(field.default)
    if field.default_factory is not msgspec.NODEFAULT:
        return told_default(field.default_factory())
    return "required"


def test_every_key_of_the_shop_file_is_documented_with_its_default() -> None:
    told = {
        cells[0].strip("`"): cells[1]
        for cells in rows("docs/configuration.md", "## shop.yml")
    }

    assert told == dict(shop_keys(sections.File, ""))


def test_every_key_of_the_hours_is_documented() -> None:
    told = {
        key
        for cells in rows("docs/configuration.md", "### `hours` and `opening_hours`")
        for key in re.findall(r"`(\w+)`", cells[0])
    }

    assert told == {*week.DAYS, "closed", "holidays"}


def test_every_variable_of_the_environment_is_documented_with_its_default() -> None:
    told = {
        cells[0].strip("`"): cells[1]
        for cells in rows("docs/configuration.md", "## The environment")
    }

    assert told == {s.name: told_default(s.default) for s in SETTINGS}


def test_the_environment_to_copy_has_every_secret_and_no_value_for_one() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if line and line[0] != "#")
    secrets = {setting.name for setting in SETTINGS if setting.is_secret}

    assert secrets <= set(given) <= {setting.name for setting in SETTINGS}
    assert not any(given[name] for name in secrets)


def test_the_shop_to_start_from_shows_every_key() -> None:
    read_shop_file(ROOT / "shop.yml")
    text = (ROOT / "shop.yml").read_text()

    for key, _ in shop_keys(sections.File, ""):
        assert re.search(rf"\b{key.split('.')[-1]}:", text), key


def test_the_topics_page_has_every_topic() -> None:
    told = [cells[0].strip("`") for cells in rows("docs/topics.md", "## The topics")]

    assert sorted(told) == sorted(Topic)
