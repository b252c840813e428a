"""Whatever is written, the grammar answers, and its questions change nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from stock.deciding.decisions import Outcome
from tests.stock.grammar.shop import Row, decided, rows

WORDS = sorted({word for row in rows("table.jsonl") for word in row.text.split()})
MIXED = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
LANGUAGES = st.sampled_from(["fr", "nl", "en", "it"])


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=200) | MIXED | MIXED.map("/{}".format), language=LANGUAGES)
def test_any_text_is_decided(text: str, language: str) -> None:
    decision = decided(Row("any", text, language, (), (), "", ""))

    assert bool(decision.steps) == (decision.outcome == Outcome.CHANGED)
    assert (decision.question is not None) == (decision.outcome == Outcome.ASKED)
