"""What the desk says, in the owner's four languages."""

import re
from pathlib import Path

import pytest
from fluent.syntax import ast, parse

import bot.owner
from bot.channels.messenger.compose import QUICK_REPLIES, TITLE_CHARACTERS
from bot.learning.candidates import Candidate
from bot.owner import learning_words
from bot.owner.learning_words import FOLDER, USEFUL, learn_texts, topic_name
from bot.updates import PAYLOAD_BYTES, Button
from nlu.topics import Topic
from stock.model import Product, Table
from tests.actions.ftl import LANGUAGES, gaps

TABLE = Table(
    products={id: Product(id=id, name=f"Robe {id}") for id in ("a", "b", "c", "d")}
)
SENTENCE = Candidate(
    id="0123456789", conversation="0123456789abcdef0123", at=1, text="ofwa ?",
    gist="Oui", understood=(Topic.PRICE, Topic.SHIPPING_COST, Topic.GREETING),
    likely=(Topic.PRICE, Topic.SHIPPING_COST, Topic.OPENING_HOURS, Topic.HUMAN,
            Topic.RESERVE),
)  # fmt: skip
WORDS = Candidate(
    id="0123456789", conversation="0123456789abcdef0123", at=1, text="la zeta ?",
    words="zeta", products=("a", "gone", "c"),
)  # fmt: skip
PICKED = Candidate(
    id="0123456789", conversation="0123456789abcdef0123", at=1, text="la zeta ?",
    words="zeta", products=("b", "a"), is_picked=True,
)  # fmt: skip


def texts_of(language: str) -> dict[str, ast.Message]:
    source = (FOLDER / f"learn.{language}.ftl").read_text("utf-8")
    entries = parse(source).body
    return {e.id.name: e for e in entries if isinstance(e, ast.Message)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_gaps(language: str) -> None:
    assert learn_texts(language).names == learn_texts("fr").names
    assert {name: gaps(text) for name, text in texts_of(language).items()} == {
        name: gaps(text) for name, text in texts_of("fr").items()
    }


def test_every_text_is_said() -> None:
    folder = Path(next(iter(bot.owner.__path__)))
    code = "\n".join(f.read_text("utf-8") for f in folder.glob("learning*.py"))
    said = set(re.findall(r'"([a-z-]+)"', code))
    said |= {f"button-{name}" for name in said}
    topics = {f"topic-{topic.replace('_', '-')}" for topic in Topic}

    assert set(texts_of("fr")) - said == topics


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_topics_are_called_alike(language: str) -> None:
    assert len({topic_name(topic, language) for topic in Topic}) == len(Topic)


def every_page(language: str) -> list[tuple[Button, ...]]:
    shown = [learning_words.shown(one, 2, TABLE, language)
             for one in (SENTENCE, WORDS, PICKED)]  # fmt: skip
    pages = [learning_words.all_topics(SENTENCE, page, language) for page in (0, 1)]
    others = [learning_words.products(PICKED, TABLE, language)]
    return [worded.buttons for worded in (*shown, *pages, *others)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_fits_on_every_platform(language: str) -> None:
    for buttons in every_page(language):
        assert len(buttons) < QUICK_REPLIES  # and one more to undo what was before
        for button in buttons:
            assert len(button.title) <= TITLE_CHARACTERS, button.title
            assert len(button.payload.encode()) <= PAYLOAD_BYTES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_useful_topic_has_a_button(language: str) -> None:
    found = {
        button.payload.rpartition(":")[2]
        for buttons in every_page(language)
        for button in buttons
        if button.payload.startswith(learning_words.LABEL)
    }

    assert found == {*USEFUL, learning_words.AS_UNDERSTOOD}


@pytest.mark.parametrize(
    ("one", "asked", "products"),
    [
        (WORDS, "Quel produit est « zeta » ?", ["Robe a", "Robe c"]),
        (PICKED, "C’est un nom de Robe b ?", []),
    ],
)
def test_words_are_asked_with_the_products_that_the_table_has(
    one: Candidate, asked: str, products: list[str]
) -> None:
    shown = learning_words.shown(one, 1, TABLE, "fr")

    assert asked in shown.text
    assert [b.title for b in shown.buttons if b.title.startswith("Robe")] == products


def test_an_insult_is_veiled() -> None:
    insult = Candidate(id="i", conversation="c", at=1, text="bande de connards, ofwa ?")

    assert "connards" not in learning_words.shown(insult, 1, TABLE, "fr").text
