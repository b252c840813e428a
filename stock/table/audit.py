"""Proves the table: the whole ledger folded, compared with all that is kept beside it.

Problems are told in plain words, for `comptoir check`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from stock.codec import decode_head, decode_movement, decode_product
from stock.errors import spoken
from stock.ledger import Books, fold
from stock.model import Hold, Movement
from stock.pieces import Impossible
from stock.table.keys import SEPARATOR, variant_key
from stock.table.rows import decode_hold, encode_pieces
from stock.table.store import Store, scored

NAMES = ("imported", "received", "sold", "removed", "held", "free", "listed")


async def check(store: Store) -> list[str]:
    """What is wrong, worst first; nothing in a sound table."""
    kept = await _read(store)
    problems = list(_imbalances(kept["pieces"]))
    try:
        books = fold(_movements(kept))
    except Impossible as problem:
        return [
            *problems,
            f"the ledger contradicts itself at {spoken(problem.variant)}: "
            f"{problem.hindrance}",
        ]
    live = _live_holds(kept)
    problems += _wrong_pieces(kept["pieces"], books)
    problems += _wrong_products(kept, books)
    problems += _wrong_holds(live, books)
    problems += _wrong_counts(kept["holders"], live)
    return problems


async def _read(store: Store) -> dict[str, Any]:
    keys = store.keys
    hashes = ("pieces", "catalogue", "movements", "parts", "undone", "holds", "holders")
    sets = ("order", "ledger", "live")
    replies = await store.read(
        *(("HGETALL", getattr(keys, name)) for name in hashes),
        *(("ZRANGE", getattr(keys, name), 0, -1, "WITHSCORES") for name in sets),
    )
    kept = dict(zip((*hashes, *sets), replies, strict=True))
    return {**kept, **{name: scored(kept[name]) for name in sets}}


def _movements(kept: Mapping[str, Any]) -> Iterator[Movement]:
    parts: dict[str, dict[str, bytes]] = {}
    for name, row in kept["parts"].items():
        id, product = name.decode().rsplit(SEPARATOR, 1)
        parts.setdefault(id, {})[product] = row
    for id, number in kept["ledger"].items():
        yield decode_movement(
            decode_head(kept["movements"][id]),
            parts.get(id.decode(), {}),
            number=number,
            undone_by=kept["undone"].get(id, b"").decode(),
        )


def _imbalances(pieces: Mapping[bytes, bytes]) -> Iterator[str]:
    """Where imported + received = free + held + sold + removed does not hold."""
    for name, row in pieces.items():
        imported, received, sold, removed, held, free, _ = map(int, row.split())
        came, went = imported + received, free + held + sold + removed
        if came != went or min(free, held) < 0:
            yield (
                f"{_spoken(name)}: {came} pieces came in, but {free} free, {held} on "
                f"hold, {sold} sold and {removed} removed make {went}"
            )


def _wrong_pieces(pieces: Mapping[bytes, bytes], books: Books) -> Iterator[str]:
    right = {
        SEPARATOR.join((key.product, key.size, key.colour)).encode(): row
        for key, row in books.pieces.items()
    }
    for name in {**right, **pieces}:
        kept = pieces.get(name, b"").decode()
        true = encode_pieces(right[name]) if name in right else ""
        if kept != true:
            yield (
                f"{_spoken(name)}: the ledger makes {_counted(true)}, but the table "
                f"says {_counted(kept)}"
            )


def _wrong_products(kept: Mapping[str, Any], books: Books) -> Iterator[str]:
    rows = {
        id.decode(): decode_product(id.decode(), row)
        for id, row in kept["catalogue"].items()
    }
    places = {id.decode(): place for id, place in kept["order"].items()}
    for id in {**rows, **books.products}:
        if rows.get(id) != books.products.get(id):
            yield f"{id}: the table describes it otherwise than the ledger"
    for id in {**places, **books.places}:
        if places.get(id) != books.places.get(id):
            yield f"{id}: it stands at another place than the ledger says"


def _live_holds(kept: Mapping[str, Any]) -> list[Hold]:
    return [decode_hold(id.decode(), kept["holds"][id]) for id in kept["live"]]


def _wrong_holds(live: list[Hold], books: Books) -> Iterator[str]:
    kept = {hold.id: hold.variant for hold in live}
    for id in {**kept, **books.holds}:
        if id not in kept:
            yield f"the hold {id} of {spoken(books.holds[id])} is lost"
        elif kept[id] != books.holds.get(id):
            yield f"the hold {id} of {spoken(kept[id])} lives on, though it has ended"


def _wrong_counts(holders: Mapping[bytes, bytes], live: list[Hold]) -> Iterator[str]:
    counted = Counter(hold.conversation for hold in live)
    kept = {name.decode(): int(count) for name, count in holders.items()}
    for conversation in {**counted, **kept}:
        if counted[conversation] != kept.get(conversation, 0):
            yield (
                f"a customer is said to hold {kept.get(conversation, 0)} pieces, "
                f"but holds {counted[conversation]}"
            )


def _spoken(name: bytes) -> str:
    return spoken(variant_key(name.decode()))


def _counted(row: str) -> str:
    counts = zip(NAMES, row.split(), strict=False)
    return ", ".join(f"{count} {name}" for name, count in counts) or "nothing"
