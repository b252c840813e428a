"""What the ledger says: the fold of its movements, and what an undo would leave.

Pure. `stock/lua/apply.lua` keeps the same sums by the same rules beside the ledger;
`comptoir check` and the tests hold the two together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stock.catalogue import changed, merged
from stock.errors import Hindrance, UndoRefused, UnknownMovement
from stock.model import (
    Change,
    ChangeKind,
    Line,
    Movement,
    MovementKind,
    Product,
    VariantKey,
)
from stock.pieces import Impossible, Pieces, dropped, moved

PLACES = 1_000_000
"""How many products one movement can give a place: number * PLACES + index."""


@dataclass(slots=True)
class Books:
    """The state that movements lead to. `products` holds all that were ever put."""

    pieces: dict[VariantKey, Pieces] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    holds: dict[str, VariantKey] = field(default_factory=dict)
    """Live holds only."""

    def is_listed(self, product: str, size: str = "", colour: str = "") -> bool:
        """Whether the table shows a variant of this product, size and colour."""
        known = self.products.get(product)
        return known is not None and any(
            self.pieces[variant.key].listed
            for variant in known.matching(size=size, colour=colour)
        )

    def enter(self, movement: Movement) -> None:
        """Raises Impossible; the books are then of no further use."""
        put = {c.product for c in movement.changes if c.kind == ChangeKind.PUT}
        number = movement.record.number if movement.record else 0
        for change in movement.changes:
            self._change(change, number, put)
        for line in movement.lines:
            self._move(line)

    def _change(self, change: Change, number: int, put: set[str]) -> None:
        match change.kind:
            case ChangeKind.PUT:
                self._put(change, number)
            case ChangeKind.SWEPT:
                for product in [p for p in self.products if p not in put]:
                    self._drop(v.key for v in self.products[product].variants)
            case _:
                if not self.is_listed(change.product, change.size, change.colour):
                    key = VariantKey(change.product, change.size, change.colour)
                    raise Impossible(Hindrance.UNKNOWN, key)
                known = self.products[change.product]
                self.products[change.product] = changed(known, change)

    def _put(self, change: Change, number: int) -> None:
        known = self.products.get(change.product)
        product = self.products[change.product] = merged(known, change)
        if known is None or change.placed:
            self.places[product.id] = number * PLACES + change.index
        named = {v.key for v in change.facts.variants} if change.facts else set()
        for key in named:
            self.pieces[key] = replace(self.pieces.get(key, Pieces()), listed=True)
        if change.whole:
            self._drop(v.key for v in product.variants if v.key not in named)

    def _drop(self, variants: Iterable[VariantKey]) -> None:
        for key in variants:
            self.pieces[key] = dropped(self.pieces[key])

    def _move(self, line: Line) -> None:
        if line.kind in (MovementKind.DROPPED, MovementKind.UNDONE):
            return  # the variant may be unknown here: an undo can have left it out
        pieces = self.pieces.get(line.variant)
        if pieces is None or not pieces.listed:
            raise Impossible(Hindrance.UNKNOWN, line.variant)
        if line.hold:
            self._move_hold(line)
        self.pieces[line.variant] = moved(pieces, line)

    def _move_hold(self, line: Line) -> None:
        if line.kind == MovementKind.HELD:
            self.holds[line.hold] = line.variant
        elif self.holds.pop(line.hold, None) != line.variant:
            raise Impossible(Hindrance.HOLD_ENDED, line.variant)


def fold(movements: Iterable[Movement]) -> Books:
    """The books after these movements, in order. Raises Impossible.

    Undos are no movements of their own: what they took back is left out.
    """
    books = Books()
    for movement in movements:
        if not movement.undoes and not movement.is_undone:
            books.enter(movement)
    return books


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """What an undo leads to.

    `flips` says for every movement whose state changes who has undone it after that
    ("": nobody). `base` is the movement that is taken back or, by the undo of an undo,
    brought back (`is_back`).
    """

    before: Books
    after: Books
    flips: Mapping[str, str]
    base: Movement
    is_back: bool


def fates(base: Movement, *, is_back: bool) -> tuple[list[str], list[str]]:
    """The holds that live again and those that end, when a movement is taken back.

    With `is_back`, when it is brought back.
    """
    revived: list[str] = []
    ended: list[str] = []
    for line in base.lines:
        if line.hold:
            lives = (line.kind == MovementKind.HELD) == is_back
            (revived if lives else ended).append(line.hold)
    return revived, ended


def undo(history: Sequence[Movement], movement: str, *, by: str) -> Undoing:
    """What is left when `movement` is taken back by the movement `by`.

    `history` is all that the ledger has of the products concerned, in order. Raises
    UndoRefused, UnknownMovement.
    """
    ledger = {entry.id: entry for entry in history}
    target = ledger.get(movement)
    if target is None:
        raise UnknownMovement(movement)
    _check_effective(ledger, target)
    flips, base = _flips(ledger, target, by)
    return Undoing(
        before=fold(history),
        after=_refold(history, flips, base),
        flips=flips,
        base=base,
        is_back=flips[base.id] == "",
    )


def _flips(
    ledger: Mapping[str, Movement], target: Movement, by: str
) -> tuple[dict[str, str], Movement]:
    """Down a chain of undos, each turns the one below it over."""
    flips = {target.id: by}
    child, is_back = target, True
    while child.undoes:
        parent = ledger[child.undoes]
        flips[parent.id] = "" if is_back else child.id
        if is_back and parent.undoes:
            _check_effective(ledger, ledger[parent.undoes])  # it is undone only once
        child, is_back = parent, not is_back
    return flips, child


def _check_effective(ledger: Mapping[str, Movement], movement: Movement) -> None:
    if movement.record and movement.record.undone_by:
        raise UndoRefused(
            Hindrance.ALREADY_UNDONE,
            variant=_first_variant(movement),
            blocker=ledger[movement.record.undone_by],
        )


def _refold(
    history: Sequence[Movement], flips: Mapping[str, str], base: Movement
) -> Books:
    effective = [
        entry
        for entry in history
        if not entry.undoes
        and (not entry.is_undone if entry.id not in flips else not flips[entry.id])
    ]
    books = Books()
    for entry in effective:
        try:
            books.enter(entry)
        except Impossible as problem:
            raise UndoRefused(
                problem.hindrance,
                variant=problem.variant,
                blocker=entry,
                shortage=problem.shortage,
                between=tuple(_since(base, effective, problem.variant)),
            ) from problem
    return books


def _since(
    base: Movement, effective: Iterable[Movement], variant: VariantKey
) -> Iterator[Movement]:
    later = (entry for entry in effective if _number(entry) > _number(base))
    for entry in later:
        about = {change.product for change in entry.changes}
        if variant.product in about or variant in {x.variant for x in entry.lines}:
            yield entry


def _number(movement: Movement) -> int:
    return movement.record.number if movement.record else 0


def _first_variant(movement: Movement) -> VariantKey:
    for line in movement.lines:
        return line.variant
    return VariantKey(next(iter(movement.products), ""))
