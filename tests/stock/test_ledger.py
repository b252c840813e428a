from dataclasses import replace

import pytest

from stock.errors import Hindrance, UndoRefused, UnknownMovement
from stock.ledger import fold, undo
from stock.model import (
    NATIVE_FACTS,
    Change,
    ChangeKind,
    Movement,
    MovementKind,
    Product,
    Record,
    VariantKey,
)
from stock.pieces import Impossible, Pieces
from tests.stock.build import LINEN, counted, line, movement, received, shop, sold

KINDS = MovementKind


def put(product: Product, *, id: str = "put", whole: bool = True) -> Movement:
    change = Change(
        kind=ChangeKind.PUT,
        product=product.id,
        facts=product,
        tells=NATIVE_FACTS,
        whole=whole,
    )
    lines = [line(KINDS.IMPORTED, v.on_hand, v.key) for v in product.variants]
    return replace(movement(*lines, id=id), changes=(change,))


def ledger(*movements: Movement) -> list[Movement]:
    """The shop's first product, then these, numbered in order."""
    entered = (put(shop()[0]), *movements)
    return [
        replace(entry, record=Record(number=number))
        for number, entry in enumerate(entered, 1)
    ]


def pieces(*movements: Movement, variant: VariantKey = LINEN) -> Pieces:
    return fold(ledger(*movements)).pieces[variant]


def refusal(history: list[Movement], target: str) -> UndoRefused:
    with pytest.raises(UndoRefused) as refused:
        undo(history, target, by="u")
    return refused.value


def held(id: str = "h") -> Movement:
    return movement(line(KINDS.HELD, 1, hold=id), id=f"held:{id}")


def test_every_piece_that_came_in_is_free_held_sold_or_removed() -> None:
    found = pieces(
        received(5),
        sold(2),
        movement(line(KINDS.REMOVED, 1)),
        held(),
        counted(6),
        counted(3),
    )

    assert found == Pieces(imported=2, received=7, sold=2, removed=4, held=1)
    assert (found.on_hand, found.available) == (3, 2)


def test_selling_a_held_piece_leaves_the_others_free() -> None:
    found = pieces(held(), movement(line(KINDS.SOLD, 1, hold="h")))

    assert (found.on_hand, found.available, found.held) == (1, 1, 0)


def test_an_import_leaves_what_is_on_hold() -> None:
    found = pieces(held(), movement(line(KINDS.IMPORTED, 0)))

    assert (found.on_hand, found.held) == (1, 1)


@pytest.mark.parametrize(
    ("impossible", "hindrance"),
    [
        (sold(3), Hindrance.NOT_ENOUGH),
        (movement(line(KINDS.REMOVED, 3)), Hindrance.NOT_ENOUGH),
        (movement(line(KINDS.FREED, 1, hold="h")), Hindrance.HOLD_ENDED),
        (movement(line(KINDS.SOLD, 1, hold="h")), Hindrance.HOLD_ENDED),
        (sold(1, VariantKey("robe-lin", "50", "bleu")), Hindrance.UNKNOWN),
    ],
)
def test_what_cannot_have_happened_is_found(
    impossible: Movement, hindrance: Hindrance
) -> None:
    with pytest.raises(Impossible) as found:
        pieces(impossible)

    assert found.value.hindrance == hindrance


def test_a_count_below_what_is_held_cannot_have_happened() -> None:
    with pytest.raises(Impossible) as found:
        pieces(held(), counted(0))

    assert found.value.hindrance == Hindrance.BELOW_HELD


def test_an_undone_change_below_a_later_count_does_not_change_it() -> None:
    history = ledger(received(5, id="r"), counted(4), sold(1))

    after = undo(history, "r", by="u").after

    assert after.pieces[LINEN].on_hand == 3


def test_an_undone_sale_comes_back_above_a_count() -> None:
    history = ledger(counted(4), sold(1, id="s"), received(2))

    assert undo(history, "s", by="u").after.pieces[LINEN].on_hand == 6


def test_pieces_that_went_since_cannot_be_taken_back() -> None:
    history = ledger(received(3, id="r"), sold(1, id="s1"), sold(2, id="s2"))

    refused = refusal(history, "r")

    assert refused.hindrance == Hindrance.NOT_ENOUGH
    assert refused.blocker.id == "s2"
    assert refused.shortage is not None
    assert (refused.shortage.wanted, refused.shortage.available) == (2, 1)
    assert [entry.id for entry in refused.between] == ["s1", "s2"]
    assert str(refused) == (
        "robe-lin 38 bleu: 2 went 2026-11-21 22:03 by lea (test), and only 1 would "
        "have been there"
    )


def test_a_hold_that_was_sold_since_is_no_more_to_be_undone() -> None:
    history = ledger(held(), movement(line(KINDS.SOLD, 1, hold="h"), id="s"))

    refused = refusal(history, "held:h")

    assert (refused.hindrance, refused.blocker.id) == (Hindrance.HOLD_ENDED, "s")


def test_a_new_product_that_was_sold_since_is_no_more_to_be_undone() -> None:
    history = ledger(put(shop()[1], id="bag"), sold(1, VariantKey("sac-zoe"), id="s"))

    refused = refusal(history, "bag")

    assert (refused.hindrance, refused.blocker.id) == (Hindrance.UNKNOWN, "s")


def test_what_is_undone_cannot_be_undone_again() -> None:
    history = ledger(sold(1, id="s"), replace(movement(id="u1"), undoes="s"))
    history[1] = replace(history[1], record=Record(number=2, undone_by="u1"))

    refused = refusal(history, "s")

    assert (refused.hindrance, refused.blocker.id) == (Hindrance.ALREADY_UNDONE, "u1")


def test_the_undo_of_an_undo_brings_the_movement_back() -> None:
    history = ledger(sold(1, id="s"), replace(movement(id="u1"), undoes="s"))
    history[1] = replace(history[1], record=Record(number=2, undone_by="u1"))

    undoing = undo(history, "u1", by="u2")

    assert undoing.flips == {"u1": "u2", "s": ""}
    assert undoing.is_back
    assert undoing.after.pieces[LINEN].on_hand == 1


def test_a_movement_that_is_not_in_the_ledger_is_refused() -> None:
    with pytest.raises(UnknownMovement):
        undo(ledger(), "nothing", by="u")
