"""The table while a message's changes are played through, and the steps they become.

Nothing is written: the caller takes the steps when every intent of the message is
decided.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from stock.deciding.decisions import (
    Context,
    MovePieces,
    PutProduct,
    SetListing,
    SetPrice,
    Step,
    TakeBack,
)
from stock.deciding.effects import Effect, ListingEffect, PiecesEffect, PriceEffect
from stock.deciding.settled import exact_row, facts_of, settled
from stock.grammar.intents import (
    Amount,
    Hidden,
    Intent,
    NewProduct,
    Priced,
    Received,
    Shown,
    UndoLast,
)
from stock.match.index import Index
from stock.model import (
    Hold,
    Line,
    Movement,
    MovementKind,
    Product,
    Table,
    Variant,
    VariantKey,
)

CAUSE = "owner"


def message_of(movement: str) -> str:
    """The id of the message that made a movement: its first one bears the same."""
    return re.sub(r"\+\d+$", "", movement)


class Draft:
    """What the table will be after the intents that were decided so far."""

    def __init__(self, table: Table, index: Index, context: Context) -> None:
        self.table = table
        self.index = index
        self.context = context
        self.ended: set[str] = set()
        self.settled: list[Intent] = []
        """The same changes as intents that leave nothing open."""
        self._before = table
        self._lines: list[Line] = []
        self._steps: list[Step] = []
        self._effects: list[Effect] = []
        self._same: list[Effect] = []
        self._touched: dict[VariantKey, None] = {}

    def holds_of(self, variant: VariantKey) -> tuple[Hold, ...]:
        return tuple(
            hold
            for hold in self.context.holds
            if hold.variant == variant and hold.id not in self.ended
        )

    def has_moved(self, variant: VariantKey) -> bool:
        """Whether the message has said something of this variant already."""
        return variant in self._touched

    def move(
        self, variant: Variant, kind: MovementKind, pieces: int, hold: str = ""
    ) -> None:
        """One line of the message's movement; the variant as it is now."""
        line = Line(variant=variant.key, kind=kind, pieces=pieces, hold=hold)
        self._lines.append(line)
        self._touched[variant.key] = None
        self.settled.append(settled(line))
        if hold:
            self.ended.add(hold)
        self._put(_after(variant, line))

    def price(self, effects: Iterable[PriceEffect]) -> None:
        for effect in effects:
            if effect.after is None:
                continue
            if effect.after == effect.before:
                self._same.append(effect)
                continue
            target = exact_row(effect.product, effect.size, effect.colour)
            self.settled.append(Priced(target=target, price=effect.after, is_sure=True))
            self._steps.append(
                SetPrice(
                    product=effect.product,
                    size=effect.size,
                    colour=effect.colour,
                    price=effect.after,
                    movement=self._movement(),
                )
            )
            self._effects.append(effect)
            for v in self.table.products[effect.product].matching(
                effect.size, effect.colour
            ):
                self._put(replace(v, price=effect.after))

    def list(self, product: Product, *, is_hidden: bool) -> None:
        effect = ListingEffect(product=product.id, is_hidden=is_hidden)
        if product.hidden == is_hidden:
            self._same.append(effect)
            return
        row = exact_row(product.id)
        self.settled.append(Hidden(target=row) if is_hidden else Shown(target=row))
        step = SetListing(
            product=product.id, is_hidden=is_hidden, movement=self._movement()
        )
        self._steps.append(step)
        self._effects.append(effect)
        self._replace(replace(product, hidden=is_hidden))

    def put(self, product: Product, *, is_new: bool) -> None:
        """A new product, or a known one with a variant that it had not."""
        lines = tuple(
            Line(variant=v.key, kind=MovementKind.RECEIVED, pieces=v.on_hand)
            for v in product.variants
            if v.on_hand
        )
        bare = tuple(replace(v, on_hand=0) for v in product.variants)
        step = PutProduct(
            product=replace(product, variants=bare),
            is_new=is_new,
            movement=self._movement(lines),
        )
        self._steps.append(step)
        if is_new:
            self.settled.append(NewProduct(draft=facts_of(product), is_sure=True))
        for variant in product.variants:
            if not is_new:
                key = variant.key
                row = exact_row(key.product, key.size, key.colour)
                amount = Amount(variant.on_hand)
                self.settled.append(Received(target=row, amount=amount))
            self._effects.append(
                PiecesEffect(
                    variant=variant.key, before=0, after=variant.on_hand, is_new=True
                )
            )
        known = self.table.products.get(product.id)
        variants = (*known.variants, *product.variants) if known else product.variants
        self._replace(replace(known or product, variants=variants))

    def take_back(self, movement: str, effects: Iterable[Effect]) -> None:
        self.settled.append(UndoLast(movement))
        self._steps.append(
            TakeBack(
                movement=movement,
                id=self._id(),
                at=self.context.at,
                author=self.context.author,
            )
        )
        self._effects += effects

    @property
    def effects(self) -> tuple[Effect, ...]:
        """All that will differ, pieces first, each variant once."""
        moved = (self._moved(key) for key in self._touched)
        return tuple(e for e in moved if e.before != e.after) + tuple(self._effects)

    @property
    def same(self) -> tuple[Effect, ...]:
        """What was said of variants and is so already."""
        moved = (self._moved(key) for key in self._touched)
        return tuple(e for e in moved if e.before == e.after) + tuple(self._same)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What to do, in order: all lines are one movement."""
        changed = [e for e in map(self._moved, self._touched) if e.before != e.after]
        if not changed and not any(line.hold for line in self._lines):
            return tuple(self._steps)
        movement = self._movement(tuple(self._lines), first=True)
        return (MovePieces(movement), *self._steps)

    def _moved(self, key: VariantKey) -> PiecesEffect:
        before, after = self._before.variant(key), self.table.variant(key)
        return PiecesEffect(
            variant=key,
            before=before.on_hand if before else 0,
            after=after.on_hand if after else 0,
        )

    def _movement(
        self, lines: tuple[Line, ...] = (), *, first: bool = False
    ) -> Movement:
        return Movement(
            id=self.context.movement if first else self._id(),
            at=self.context.at,
            author=self.context.author,
            cause=CAUSE,
            lines=lines,
        )

    def _id(self) -> str:
        """Of the next step; the movement of pieces bears the message's own id."""
        return f"{self.context.movement}+{len(self._steps) + 1}"

    def _put(self, variant: Variant) -> None:
        product = self.table.products[variant.product]
        variants = tuple(
            variant if known.key == variant.key else known for known in product.variants
        )
        self._replace(replace(product, variants=variants))

    def _replace(self, product: Product) -> None:
        products: Mapping[str, Product] = {
            **self.table.products,
            product.id: product,
        }
        self.table = replace(self.table, products=products)


def _after(variant: Variant, line: Line) -> Variant:
    match line.kind:
        case MovementKind.RECEIVED:
            return replace(variant, on_hand=variant.on_hand + line.pieces)
        case MovementKind.COUNTED:
            return replace(variant, on_hand=line.pieces)
        case _:
            held = variant.held - (line.pieces if line.hold else 0)
            return replace(variant, on_hand=variant.on_hand - line.pieces, held=held)
