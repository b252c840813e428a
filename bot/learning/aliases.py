"""Customers' words become another name of a product, as a movement of the ledger."""

from dataclasses import replace
from datetime import datetime

from stock.errors import StockError
from stock.match.words import key
from stock.model import Fact, Movement, Product
from stock.redis_table import RedisTable

CAUSE = "alias"


def is_called(product: Product, words: str) -> bool:
    return key(words) in map(key, (product.name, *product.aliases))


async def give(
    table: RedisTable,
    product: Product,
    words: str,
    *,
    movement: str,
    by: str,
    at: datetime,
) -> str:
    """The movement that made it a name, once by its id; '' where it was one before.

    The next message is read with the new name.
    """
    if is_called(product, words):
        return movement if await table.movement(movement) else ""
    named = replace(product, aliases=(*product.aliases, words))
    moved = Movement(id=movement, at=at, author=by, cause=CAUSE)
    await table.put_product(named, movement=moved, tells=frozenset({Fact.ALIASES}))
    return movement


async def take_back(
    table: RedisTable, movement: str, *, id: str, by: str, at: datetime
) -> bool:
    """Whether the name is gone; not where the table has changed too much since."""
    try:
        await table.undo(movement, id=id, by=by, at=at)
    except StockError:
        taken = await table.movement(movement)
        return taken is None or taken.is_undone
    return True
