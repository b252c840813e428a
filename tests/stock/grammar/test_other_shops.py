"""The grammar knows no shop: what it reads of one it reads of any."""

from functools import cache
from pathlib import Path

import pytest

from bench.customers import shop as stocked
from stock import csv_files, grammar, say
from stock.deciding.decisions import Context, Outcome
from stock.match import lexicon
from stock.match.index import Index
from stock.model import Table, VariantKey
from tests.stock.grammar.shop import AT, Row, in_any_order, rows

CATALOGUES = Path(__file__).parents[3] / "bench" / "catalogues"
SHOPS = ("fashion", "home", "shoes")
REPORTS = {
    "fr": ("vendu {} {} {}", -1),
    "nl": ("3 {} {} {} binnengekomen", 3),
    "en": ("sold the {} {} {}", -1),
    "it": ("arrivati 3 {} {} {}", 3),
}
LEAST = 0.97


@cache
def shop(name: str) -> tuple[Table, Index]:
    sheet = csv_files.read((CATALOGUES / name / "stock.csv").read_bytes())
    table = Table(products={p.id: p for p in sheet.products}, catalogue_version=1)
    return table, say.owner_index(table, lexicon.load())


@pytest.mark.parametrize("language", REPORTS)
@pytest.mark.parametrize("name", SHOPS)
def test_a_variant_called_in_full_is_changed_and_never_another(
    name: str, language: str
) -> None:
    table, index = shop(name)
    report, more = REPORTS[language]
    stocked = [next((v for v in p.variants if v.on_hand), None) for p in table]
    variants = [variant for variant in stocked if variant]
    done = 0

    for variant in variants:
        product = table.products[variant.product]
        text = report.format(product.name, variant.colour, variant.size)
        message = grammar.read(text, index, language)
        context = Context(movement="m", at=AT, author="lea")
        decision = say.decide(message.intents, table, index, context)
        if decision.outcome != Outcome.CHANGED:
            continue
        [effect] = say.as_json(decision.outcome, decision.effects, "")["changes"]
        named = effect["product"], effect.get("size", ""), effect.get("colour", "")
        assert VariantKey(*named) == variant.key
        assert effect["to"] - effect["from"] == more
        done += 1

    assert done >= LEAST * len(variants)


KNOWN_MISSES = frozenset({"l030", "l034"})
"""Asked back, where a change was expected."""


@pytest.mark.parametrize("row", rows("maison_lila.jsonl"), ids=str)
def test_a_message_to_the_example_shop_has_its_effect_in_any_language(
    row: Row,
) -> None:
    table, index = stocked("maison-lila")
    message = grammar.read(row.text, index, "fr")
    context = Context(movement="m", at=AT, author="lea")

    decision = say.decide(message.intents, table, index, context)

    told = say.as_json(decision.outcome, decision.effects, "")["changes"]
    changes = in_any_order(told) if decision.steps else []
    if row.id in KNOWN_MISSES:
        assert not changes
    else:
        assert decision.outcome in row.outcomes
        assert changes == in_any_order(row.changes)
