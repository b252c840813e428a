"""Words what an owner asked about her stock: what there is, who waits, the log."""

from collections import Counter
from collections.abc import Iterator

from bot.owner.stock_changes import change_line, same_line
from bot.owner.stock_words import Words
from stock.deciding.effects import PiecesEffect, PriceEffect
from stock.deciding.gathering import gathered
from stock.deciding.told import (
    HoldsTold,
    LogTold,
    LowTold,
    SameTold,
    StockTold,
    Told,
    WaitingTold,
)
from stock.model import ChangeKind, Movement, MovementKind, Product

MOST_EVENTS = 4
"""So many lines of one movement are told."""


def told_text(told: Told, words: Words) -> str:
    match told:
        case StockTold():
            return "\n".join(_stock(told, words))
        case LowTold():
            return "\n".join(_low(told, words))
        case HoldsTold():
            return "\n".join(_holds(told, words))
        case WaitingTold():
            return "\n".join(_waiting(told, words))
        case LogTold(movements=movements):
            return log_text(movements, words)
        case SameTold(effects=effects):
            return "\n".join(same_line(effect, words) for effect in effects)
        case _:
            return words.say("export-comes")


def _stock(told: StockTold, words: Words) -> Iterator[str]:
    if told.unknown:
        yield words.say("stock-unknown", words=told.unknown)
    elif not told.products:
        yield words.say("stock-empty")
    for product in told.products:
        yield _product_line(product, told, words)
    if told.more:
        yield words.say("stock-more", more=told.more)


def _product_line(product: Product, told: StockTold, words: Words) -> str:
    left = words.left(product.matching(told.size, told.colour))
    what = words.scope(product.id, told.size, told.colour)
    if not left:
        line = words.say("stock-gone", what=what)
    else:
        line = words.say("stock-line", what=what, left=left.strip("()"))
        if product.sizes or product.colours:
            line = words.say("stock-line", what=words.product(product.id), left=left)
    return words.say("stock-hidden", line=line) if product.hidden else line


def _low(told: LowTold, words: Words) -> Iterator[str]:
    if not told.variants:
        yield words.say("low-none")
        return
    yield words.say("low-title")
    for variant in told.variants:
        left = str(variant.available)
        yield words.say("stock-line", what=words.row(variant.key), left=left)
    if told.more:
        yield words.say("stock-more", more=told.more)


def _holds(told: HoldsTold, words: Words) -> Iterator[str]:
    if not told.holds:
        yield words.say("holds-none")
        return
    yield words.say("holds-title")
    for hold in told.holds:
        yield words.say(
            "hold-line",
            what=words.row(hold.variant),
            name=words.person(hold.conversation),
            until=words.moment(hold.expires_at),
        )


def _waiting(told: WaitingTold, words: Words) -> Iterator[str]:
    if not told.waiting:
        yield words.say("waiting-none")
        return
    yield words.say("waiting-title")
    for variant, people in Counter(w.variant for w in told.waiting).most_common():
        yield words.say("waiting-line", what=words.row(variant), people=people)


def log_text(movements: tuple[Movement, ...], words: Words) -> str:
    """The ledger's entries, newest first: who changed what when."""
    lines = [_log_line(movement, words) for movement in movements]
    return "\n".join(lines) or words.say("log-none")


def _log_line(movement: Movement, words: Words) -> str:
    events = list(_events(movement, words))
    more = len(events) - MOST_EVENTS
    if more > 0:
        events = [*events[:MOST_EVENTS], words.say("event-many", more=more)]
    line = words.say(
        "log-line",
        at=words.moment(movement.at),
        author=words.names.get(movement.author, movement.author) or "–",
        event="; ".join(events) or movement.cause,
    )
    return words.say("log-undone", line=line) if movement.is_undone else line


def _events(movement: Movement, words: Words) -> Iterator[str]:
    record = movement.record
    shifts = record.shifts if record else ()
    for line, shift in zip(movement.lines, shifts, strict=False):
        is_same = shift.from_on_hand == shift.to_on_hand
        if line.kind == MovementKind.IMPORTED and is_same:
            continue
        effect = PiecesEffect(
            variant=shift.variant, before=shift.from_on_hand, after=shift.to_on_hand
        )
        yield words.say(
            f"event-{line.kind.value}",
            what=words.row(line.variant),
            pieces=line.pieces,
            change=change_line(effect, words),
        )
    prices = map(PriceEffect.of, record.prices if record else ())
    for change in gathered(prices, words.table):
        yield words.say("event-priced", change=change_line(change, words))
    yield from _catalogue_events(movement, words)


def _catalogue_events(movement: Movement, words: Words) -> Iterator[str]:
    ids = {
        ChangeKind.PUT: "event-put",
        ChangeKind.HIDDEN: "event-hidden",
        ChangeKind.SHOWN: "event-shown",
    }
    told = {line.kind for line in movement.lines}
    for change in movement.changes:
        if change.kind in ids and MovementKind.IMPORTED not in told:
            yield words.say(ids[change.kind], what=words.product(change.product))
