"""What she may have meant by words that no product of the table answers to."""

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz, process

from stock.deciding.asking import Ask, Option, ask, of_product
from stock.deciding.decisions import QuestionKind
from stock.grammar.intents import Change, Draft, NewProduct, Received
from stock.match.words import key
from stock.model import Table

MOST_SIMILAR = 5
ALIKE = 62
"""How alike (of 100) a name must be to be offered."""


def unknown_product(intent: Change, table: Table) -> Ask:
    """The names that look most like it and, for pieces that came in, a new product."""
    options = list(_similar(intent, table))
    name = intent.target.unknown.strip()
    if isinstance(intent, Received) and name:
        draft = Draft(name=name[:1].upper() + name[1:])
        made = NewProduct(draft=draft, is_sure=True)
        options.append(Option(intents=(made,), is_new_product=True))
    return ask(QuestionKind.UNKNOWN_PRODUCT, intent.target, options)


def _similar(intent: Change, table: Table) -> Iterator[Option]:
    wanted = key(intent.target.unknown)
    names = {product.id: key(product.name) for product in table}
    found = process.extract(
        wanted,
        names,
        scorer=fuzz.WRatio,
        score_cutoff=ALIKE,
        limit=MOST_SIMILAR,
    )
    for _, _, id in found:
        target = of_product(intent.target, table.products[id])
        yield Option(intents=(replace(intent, target=target),), product=id)
