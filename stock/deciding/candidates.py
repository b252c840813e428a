"""The buttons beside a question: each is a command that says all of one meaning.

What was clear in the message, and what is still unclear besides, is in every one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stock.deciding.asking import Option
from stock.deciding.decisions import MOST_CANDIDATES, Candidate, Context, Question
from stock.deciding.effects import Effect
from stock.deciding.playing import Play
from stock.grammar.intents import Intent
from stock.grammar.writing import written
from stock.match.index import Index
from stock.model import Table


def with_candidates(
    played: Play, table: Table, index: Index, context: Context
) -> Question:
    """The first question of a message, with its candidates."""
    first, _ = played.asked[0]
    others = [intent for _, intent in played.asked[1:]]
    builder = _Builder(table, index, context, played.draft.settled, others)
    candidates = (builder.candidate(option) for option in first.options)
    found = tuple({c.command: c for c in candidates if c is not None}.values())
    return replace(first.question, candidates=found[:MOST_CANDIDATES])


class _Builder:
    def __init__(
        self,
        table: Table,
        index: Index,
        context: Context,
        clear: Sequence[Intent],
        unclear: Sequence[Intent],
    ) -> None:
        self._start = (table, index, context)
        self._clear = list(clear)
        self._unclear = list(unclear)

    def candidate(self, option: Option) -> Candidate | None:
        """None: this cannot have been meant, the table does not allow it."""
        alone = self._play(option.intents)
        whole = self._play([*self._clear, *option.intents])
        is_open = bool(whole.asked)
        if is_open and not (option.product or option.is_new_product):
            return None
        said = [*self._clear, *option.intents] if is_open else whole.draft.settled
        command = written([*said, *self._unclear])
        return Candidate(
            command=command,
            effects=() if is_open or self._unclear else whole.draft.effects,
            own=_own(alone),
            product=option.product,
            hold=option.hold,
            is_new_product=option.is_new_product,
            pieces=option.pieces,
            takes_back=option.takes_back,
        )

    def _play(self, intents: Iterable[Intent]) -> Play:
        played = Play(*self._start)
        played.run(intents)
        return played


def _own(alone: Play) -> tuple[Effect, ...]:
    return () if alone.asked else alone.draft.effects or alone.draft.same
