"""The example boutique: what a stranger starts from, and plays against it."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.shop_file import read_shop_file
from stock import csv_files

ROOT = Path(__file__).parent.parent


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
