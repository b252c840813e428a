import json
import re
from importlib.resources import files

import pytest

STATIC = files("bot.web") / "static"
SOURCES = {file.name: file.read_text("utf-8") for file in STATIC.iterdir()}
LABELS = SOURCES["labels.js"]
NAME = re.compile(r'(\w+): ("(?:[^"\\]|\\.)*")')


def labels() -> dict[str, dict[str, str]]:
    """Language -> label -> text, as the script has them."""
    blocks = re.findall(r"^  (\w\w): \{\n(.*?)^  \},$", LABELS, re.DOTALL | re.M)
    return {
        language: {name: json.loads(text) for name, text in NAME.findall(block)}
        for language, block in blocks
    }


def used() -> set[str]:
    everything = "\n".join(SOURCES.values())
    in_page = re.findall(r'data-label(?:-\w+)?="(\w+)"', everything)
    in_scripts = re.findall(r'\blabel\("(\w+)"', everything)
    return {*in_page, *in_scripts, "connecting", "online", "offline"}


def test_the_page_speaks_the_four_languages_of_the_shop() -> None:
    assert set(labels()) == {"fr", "nl", "en", "it"}


@pytest.mark.parametrize("language", ["fr", "nl", "it"])
def test_each_label_is_said_in_each_language_with_the_same_values(
    language: str,
) -> None:
    def values(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    english, other = labels()["en"], labels()[language]

    assert list(other) == list(english)
    for name, text in english.items():
        assert values(other[name]) == values(text), name


def test_every_label_is_used_and_every_used_one_is_there() -> None:
    assert set(labels()["en"]) == used()


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_no_file_of_the_page_names_another_host(name: str) -> None:
    hosts = set(re.findall(r"(?:https?:)?//[\w.-]+\.\w+", SOURCES[name]))

    assert hosts <= {"http://www.w3.org"}


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_what_people_write_never_becomes_markup(name: str) -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\("

    assert not re.search(forbidden, SOURCES[name])


def test_the_markup_has_no_script_or_style_of_its_own() -> None:
    page = SOURCES["index.html"]

    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)


def test_the_page_is_light() -> None:
    assert sum(len(source.encode()) for source in SOURCES.values()) < 60_000
