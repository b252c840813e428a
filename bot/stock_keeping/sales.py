"""What went away here and is yet to be told to a table that is kept elsewhere.

Read off the ledger: every movement that changed how many pieces there are, besides
those that a table of elsewhere has brought, by file or by itself.
"""

from collections import defaultdict

from bot.owner.source_news import AUTHOR
from stock.model import Movement, MovementKind, VariantKey
from stock.redis_table import RedisTable
from stock.sources.source import Sale

PAGE = 100
MOST = 5_000
START = "-"
"""Before the first movement of all."""

_BROUGHT = frozenset({MovementKind.IMPORTED, MovementKind.DROPPED})


async def newest(table: RedisTable) -> str:
    """The id of the newest movement, or START."""
    found = await table.movements(limit=1)
    return found[0].id if found else START


async def sales_after(table: RedisTable, cursor: str) -> list[Sale]:
    """One for each movement after this one, oldest first; some without pieces."""
    found: list[Movement] = []
    before = ""
    while len(found) < MOST:
        page = await table.movements(limit=PAGE, before=before)
        for movement in page:
            if movement.id == cursor:
                return [await _sale(table, one) for one in reversed(found)]
            found.append(movement)
        if len(page) < PAGE:
            break
        before = page[-1].id
    return [await _sale(table, one) for one in reversed(found)]


async def _sale(table: RedisTable, movement: Movement) -> Sale:
    undone = await table.movement(movement.undoes) if movement.undoes else None
    if any(_is_brought(one) for one in (movement, undone) if one is not None):
        return Sale(movement.id, {})
    pieces: defaultdict[VariantKey, int] = defaultdict(int)
    for shift in movement.record.shifts if movement.record else ():
        pieces[shift.variant] += shift.from_on_hand - shift.to_on_hand
    return Sale(movement.id, {key: count for key, count in pieces.items() if count})


def _is_brought(movement: Movement) -> bool:
    kinds = {line.kind for line in movement.lines}
    return movement.author == AUTHOR or bool(kinds & _BROUGHT)
