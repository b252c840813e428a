"""Plays the intents of a message through, one by one, on a draft of the table."""

from collections.abc import Iterable

from stock.deciding import answers, counts, pieces, prices, products
from stock.deciding.asking import Ask
from stock.deciding.decisions import Context
from stock.deciding.doubts import cleared
from stock.deciding.draft import Draft
from stock.deciding.told import ExportTold, Told
from stock.grammar.intents import (
    Asked,
    Counted,
    Export,
    Hidden,
    Intent,
    NewProduct,
    Priced,
    Received,
    Removed,
    Shown,
    Sold,
    Unclear,
    UndoLast,
    UndoOf,
)
from stock.match.index import Index
from stock.model import Table


class Play:
    """`asked` holds each intent that is not clear, with the question."""

    def __init__(self, table: Table, index: Index, context: Context) -> None:
        self._start = (table, index, context)
        self.draft = Draft(table, index, context)
        self.told: list[Told] = []
        self.asked: list[tuple[Ask, Intent]] = []

    def run(self, intents: Iterable[Intent]) -> None:
        for intent in intents:
            problem = self._do(intent)
            if problem is not None:
                self.asked.append((problem, intent))

    def _do(self, intent: Intent) -> Ask | None:
        match intent:
            case Sold() | Removed():
                return pieces.left(intent, self.draft)
            case Received():
                return pieces.received(intent, self.draft)
            case Counted():
                return counts.counted(intent, self.draft)
            case Priced():
                return prices.priced(intent, self.draft)
            case Hidden() | Shown():
                return products.listed(intent, self.draft)
            case NewProduct():
                return products.made(intent, self.draft)
            case UndoLast() | UndoOf():
                return answers.taken_back(intent, self.draft)
            case Unclear():
                return cleared(intent, self._would_ask(intent), self.draft)
            case _:
                self._tell(intent)
                return None

    def _tell(self, intent: Intent) -> None:
        if isinstance(intent, Asked):
            self.told.append(answers.answer(intent, self.draft))
        elif isinstance(intent, Export):
            self.told.append(ExportTold())

    def _would_ask(self, intent: Unclear) -> Ask | None:
        """What would have to be asked even if the guess were right."""
        if intent.guess is None:
            return None
        trial = Play(*self._start)
        trial.run([intent.guess])
        return trial.asked[0][0] if trial.asked else None
