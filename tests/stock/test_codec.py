from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stock.codec import (
    SCHEMA,
    decode_head,
    decode_movement,
    decode_product,
    encode_head,
    encode_parts,
    encode_product,
    encode_shifts,
)
from stock.errors import NewerSchema
from stock.model import (
    Change,
    ChangeKind,
    Fact,
    Hold,
    Line,
    Movement,
    MovementKind,
    PriceShift,
    Product,
    Record,
    Shift,
    Variant,
    VariantKey,
    Waiting,
)
from stock.pieces import Pieces
from stock.table.keys import joined, variant_key, variant_name
from stock.table.rows import (
    decode_hold,
    decode_waiting,
    encode_hold,
    encode_pieces,
    encode_waiting,
)
from tests.stock.build import movement

words = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12)
ids = words.filter(bool)
pieces = st.integers(0, 1_000_000)
prices = st.none() | st.decimals(0, 99_999, places=2)
times = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
keys = st.builds(VariantKey, ids, words, words)


@st.composite
def products(draw: st.DrawFn, id: str | None = None) -> Product:
    name = id or draw(ids)
    row = st.tuples(words, words, words, prices)
    return Product(
        id=name,
        name=draw(words),
        aliases=tuple(draw(st.lists(words, max_size=3))),
        category=draw(words),
        photo=draw(words),
        details=draw(words),
        hidden=draw(st.booleans()),
        variants=tuple(
            Variant(product=name, size=size, colour=colour, sku=sku, price=price)
            for size, colour, sku, price in draw(st.lists(row, max_size=3))
        ),
    )


@st.composite
def changes(draw: st.DrawFn, product: str) -> Change:
    return Change(
        kind=draw(st.sampled_from(ChangeKind)),
        product=product,
        size=draw(words),
        colour=draw(words),
        price=draw(prices),
        facts=draw(st.none() | products(product)),
        tells=draw(st.frozensets(st.sampled_from(Fact))),
        whole=draw(st.booleans()),
        placed=draw(st.booleans()),
        index=draw(pieces),
    )


@st.composite
def movements(draw: st.DrawFn) -> Movement:
    """As the ledger has them: product by product."""
    lines: list[Line] = []
    of: list[Change] = []
    prices_of: list[PriceShift] = []
    for product in draw(st.lists(ids, min_size=1, max_size=3, unique=True)):
        of.append(draw(changes(product)))
        own = st.builds(VariantKey, st.just(product), words, words)
        kind = st.sampled_from(MovementKind)
        lines += draw(
            st.lists(
                st.builds(Line, variant=own, kind=kind, pieces=pieces, hold=words),
                max_size=3,
            )
        )
        price = st.builds(PriceShift, variant=own, from_price=prices, to_price=prices)
        prices_of += draw(st.lists(price, max_size=2))
    counts = st.tuples(pieces, pieces, pieces, pieces)
    return Movement(
        id=draw(ids),
        at=draw(times),
        author=draw(words),
        cause=draw(words),
        lines=tuple(lines),
        changes=tuple(of),
        undoes=draw(words),
        record=Record(
            number=draw(pieces),
            undone_by=draw(words),
            shifts=tuple(_shift(line, draw(counts)) for line in lines),
            prices=tuple(prices_of),
        ),
    )


def _shift(line: Line, counts: tuple[int, int, int, int]) -> Shift:
    return Shift(
        variant=line.variant,
        from_on_hand=counts[0],
        to_on_hand=counts[1],
        from_available=counts[2],
        to_available=counts[3],
    )


@given(movements())
def test_a_movement_is_read_as_it_was_written(written: Movement) -> None:
    record = written.record
    assert record is not None
    parts = {
        product: (
            encode_shifts(s for s in record.shifts if s.variant.product == product)
            + "\n"
            + part
        ).encode()
        for product, part in encode_parts(written, record.prices).items()
    }

    read = decode_movement(
        decode_head(encode_head(written).encode()),
        parts,
        number=record.number,
        undone_by=record.undone_by,
    )

    assert read == written


@given(products())
def test_a_product_is_read_as_it_was_written(written: Product) -> None:
    assert decode_product(written.id, encode_product(written).encode()) == written


@given(ids, keys, words, times, words)
def test_holds_and_places_are_read_as_they_were_written(
    id: str, key: VariantKey, conversation: str, at: datetime, other: str
) -> None:
    until = at + timedelta(hours=1)
    hold = Hold(
        id=id,
        variant=key,
        conversation=conversation,
        at=at,
        expires_at=until,
        waiting=other,
    )
    place = Waiting(
        id=id,
        variant=key,
        conversation=conversation,
        at=at,
        language="nl",
        asked_until=until,
        hold=other,
    )

    assert decode_hold(id, encode_hold(hold).encode()) == hold
    assert decode_waiting(id, encode_waiting(place).encode()) == place


def test_a_price_is_written_in_one_way() -> None:
    rows = {
        encode_product(
            Product(id="a", name="A", variants=(Variant(product="a", price=price),))
        )
        for price in (Decimal("100"), Decimal("100.00"), Decimal("1E+2"))
    }

    assert len(rows) == 1


def test_a_time_keeps_its_zone() -> None:
    brussels = timezone(timedelta(hours=1))
    made = movement()
    local = Movement(
        id=made.id, at=made.at.astimezone(brussels), author="lea", cause="x"
    )

    head = decode_head(encode_head(local).encode())

    assert head.at.utcoffset() == timedelta(hours=1)


def test_a_row_of_a_newer_schema_is_refused() -> None:
    row = msgspec.json.decode(encode_head(movement()))
    row["v"] = SCHEMA + 1

    with pytest.raises(NewerSchema):
        decode_head(msgspec.json.encode(row))


@given(keys)
def test_the_name_of_a_variant_is_taken_apart_again(key: VariantKey) -> None:
    assert variant_key(variant_name(key)) == key


def test_a_name_with_the_separator_is_refused() -> None:
    with pytest.raises(ValueError, match="control character"):
        joined("a", "b\x1fc")


def test_pieces_are_written_as_the_scripts_write_them() -> None:
    kept = Pieces(imported=5, received=4, sold=3, removed=2, held=1, listed=False)

    assert encode_pieces(kept) == "5 4 3 2 1 3 0"
