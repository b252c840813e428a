"""How a hold ends by itself: freed at its deadline, by whoever looks first.

The deadline is the ledger's. A timer only makes somebody look then: a late one is still
right, and one of a hold that was sold, freed or extended meanwhile changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.conversations import milliseconds
from bot.mailbox.keys import pseudonym
from bot.updates import Address, Timer
from stock.model import Hold, Movement, VariantKey
from stock.redis_table import RedisTable
from stock.table.holds import movement_of

END, REMINDER = "end", "reminder"
"""What a hold is timed for: one timer of each, which a later one replaces."""
HOLD_END, OFFER_END = "hold_end", "offer_end"
PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What became of one hold: `live` still, or `lapsed` (the variant), or otherwise.

    `freed` are the variants of which pieces are free again by now.
    """

    live: Hold | None = None
    lapsed: VariantKey | None = None
    freed: tuple[VariantKey, ...] = ()


def timer_name(kind: str, hold: str) -> str:
    return f"{kind}:{pseudonym(hold)}"


def end_timer(hold: Hold, name: str, address: Address) -> Timer:
    at = milliseconds(hold.expires_at)
    return Timer(id=f"{name}:{hold.id}:{at}", address=address, name=name,
                 subject=hold.id)  # fmt: skip


async def lapse(table: RedisTable, hold: str, at: datetime) -> Ended:
    """End every hold that is due, and say what became of this one.

    The ledger tells whether it has lapsed, not this call: a repeat hears the same.
    """
    freed = tuple(one.variant for one in await table.expire(at))
    live = next((one for one in await table.holds() if one.id == hold), None)
    if live is not None:
        return Ended(live=live, freed=freed)
    variant = await variant_of(table, hold)
    if variant is None or not await _has_lapsed(table, hold, variant.product):
        return Ended(freed=freed)
    return Ended(lapsed=variant, freed=(*freed, variant))


async def variant_of(table: RedisTable, hold: str) -> VariantKey | None:
    """What a hold is or was of; None: the ledger has no such hold."""
    made = await table.movement(movement_of(hold))
    return made.lines[0].variant if made else None


async def _has_lapsed(table: RedisTable, hold: str, product: str) -> bool:
    before = ""
    while True:
        page = await table.movements(product, limit=PAGE, before=before)
        for movement in page:
            if movement.id == movement_of(hold):
                return False
            if movement.cause == "lapsed" and _ended(movement, hold):
                return True
        if len(page) < PAGE:
            return False
        before = page[-1].id


def _ended(movement: Movement, hold: str) -> bool:
    return not movement.is_undone and any(line.hold == hold for line in movement.lines)
