"""The example boutique: what a stranger starts from, and plays against it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.owner.stock_reply import reply
from bot.owner.stock_words import Words
from bot.shop_file import read_shop_file
from stock import csv_files, grammar, say
from stock.deciding.decisions import Context, Decision, Outcome
from stock.match import lexicon
from stock.model import Table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
AT = datetime(2026, 11, 21, 22, 3, tzinfo=UTC)


def test_the_shop_to_start_from_speaks_all_languages() -> None:
    shop = read_shop_file(ROOT / "shop.yml")

    assert shop.languages == ("fr", "nl", "en", "it")
    assert shop.returns
    assert set(shop.returns.text) == set(shop.discount) == set(shop.languages)


def test_the_stock_to_start_from_is_a_boutiques() -> None:
    sheet = csv_files.read((ROOT / "stock.csv").read_bytes())
    variants = [v for product in sheet.products for v in product.variants]

    assert not sheet.warnings
    assert len(sheet.products) >= 40
    assert len(variants) >= 200
    assert all(variant.price for variant in variants)
    assert any(not sum(v.on_hand for v in p.variants) for p in sheet.products)


def decided(written: str) -> tuple[Decision, Table]:
    """What an owner's message does to the stock to start from."""
    sheet = csv_files.read((ROOT / "stock.csv").read_bytes())
    table = Table(products={p.id: p for p in sheet.products}, catalogue_version=1)
    index = say.owner_index(table, lexicon.load())
    context = Context(movement="m", at=AT, author="lea")
    intents = grammar.read(written, index, "fr").intents
    return say.decide(intents, table, index, context), table


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("vendu robe Jeanne 38", Outcome.CHANGED),
        ("reçu 3 jupe Margot 38 noir", Outcome.CHANGED),
        ("robe Lila 39 €", Outcome.CHANGED),
        ("il reste combien de sac Zoé ?", Outcome.TOLD),
    ],
)
def test_what_the_readme_tells_owners_to_write_works(
    written: str, outcome: Outcome
) -> None:
    decision, _ = decided(written)

    assert f"`{written}`" in README
    assert decision.outcome == outcome


@pytest.mark.parametrize("written", ["vendu robe Jeanne 38", "vendu Zoé"])
def test_the_readme_shows_what_owners_truly_read(written: str) -> None:
    decision, table = decided(written)
    words = Words(language="fr", currency="EUR", zone=AT.tzinfo or UTC, table=table)
    answer = reply(decision, words)
    buttons = " ".join(f"`{choice.title}`" for choice in answer.choices)

    assert (
        f"> **Léa** — {written}\n>\n> **Comptoir** — {answer.text} &nbsp; {buttons}\n"
    ) in README


def conversations() -> list[dict[str, Any]]:
    text = (ROOT / "examples" / "conversations.jsonl").read_text()
    return [json.loads(line) for line in text.splitlines()]


def test_the_example_conversations_are_in_the_form_of_replay() -> None:
    found = conversations()
    products = {
        p.id for p in csv_files.read((ROOT / "stock.csv").read_bytes()).products
    }
    messages = [m for conversation in found for m in conversation["messages"]]

    assert len({c["id"] for c in found}) == len(found) >= 40
    assert all(datetime.fromisoformat(c["at"]).tzinfo for c in found)
    assert {key for m in messages for key in m} <= {"text", "after_s", "product"}
    assert {m["product"] for m in messages if "product" in m} <= products


def test_the_example_conversations_are_none_of_those_we_measure_by() -> None:
    measured = "\n".join(p.read_text() for p in ROOT.glob("bench/**/*.jsonl"))
    texts = [m["text"] for c in conversations() for m in c["messages"]]

    assert not [
        text
        for text in texts
        if len(text) > 25 and json.dumps(text, ensure_ascii=False) in measured
    ]
