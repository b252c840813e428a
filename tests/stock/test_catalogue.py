import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from stock.errors import UnknownVariant
from stock.model import (
    CATALOGUE_FACTS,
    NATIVE_FACTS,
    Fact,
    MovementKind,
    Product,
    VariantKey,
)
from stock.redis_table import RedisTable
from tests.stock.build import (
    AT,
    BAG,
    LATER,
    LINEN,
    LINEN_SMALL,
    Level,
    hold,
    level,
    line,
    movement,
    product,
    received,
    shop,
    sold,
)

FORTY = VariantKey("robe-lin", "40", "bleu")


async def ids(table: RedisTable) -> list[str]:
    return [p.id for p in await table.snapshot()]


async def linen(table: RedisTable) -> Product:
    return (await table.snapshot()).products["robe-lin"]


async def test_an_import_is_the_new_truth_for_what_it_names(table: RedisTable) -> None:
    new = product("robe-lin", {("38", "bleu"): 5, ("40", "bleu"): 1}, details="lin")

    imported = await table.import_products([new], movement=movement())

    assert await linen(table) == new
    assert await ids(table) == ["robe-lin", "sac-zoe"]
    assert imported.kept == ()
    assert [(s.variant, s.to_on_hand) for s in imported.moved.shifts] == [
        (LINEN, 5),
        (FORTY, 1),
        (LINEN_SMALL, 0),
    ]


async def test_replacing_drops_all_other_products_and_takes_the_new_order(
    table: RedisTable,
) -> None:
    skirt = product("jupe", {("S", ""): 1})

    await table.import_products([skirt, shop()[0]], movement=movement(), replace=True)

    assert list(await table.snapshot()) == [skirt, shop()[0]]
    assert await level(table, BAG) is None


async def test_new_products_stand_behind_the_known_ones(table: RedisTable) -> None:
    await table.import_products(
        [product("jupe", {("S", ""): 1}), shop()[1]], movement=movement()
    )

    assert await ids(table) == ["robe-lin", "sac-zoe", "jupe"]


async def test_an_import_again_changes_nothing(table: RedisTable) -> None:
    await table.move(sold(1))

    again = await table.import_products(shop(), movement=movement(id="filled"))

    assert not again.moved.applied
    assert await level(table) == Level(1, 1)


async def test_no_file_takes_back_a_piece_on_hold(table: RedisTable) -> None:
    held = await table.hold(hold(id="h"))
    await table.hold(hold(LINEN_SMALL, conversation="berta"))
    without = product("robe-lin", {("38", "bleu"): 0, ("40", "bleu"): 3})

    imported = await table.import_products([without], movement=movement())

    assert [(s.variant, s.to_on_hand) for s in imported.kept] == [
        (LINEN, 1),
        (LINEN_SMALL, 1),
    ]
    assert await level(table) == Level(1, 0)
    assert await level(table, LINEN_SMALL) == Level(1, 0)
    await table.sell_held(held.id, movement="s", author="lea", at=AT)
    assert await level(table) == Level(0, 0)


async def test_a_kept_variant_goes_with_the_next_import(table: RedisTable) -> None:
    await table.hold(hold(BAG, id="h"))
    await table.import_products(shop()[:1], movement=movement(), replace=True)
    assert await level(table, BAG) == Level(1, 0)

    await table.expire(LATER)
    await table.import_products(shop()[:1], movement=movement(), replace=True)

    assert await ids(table) == ["robe-lin"]


async def test_a_dropped_variant_comes_back_with_what_was_known_of_it(
    table: RedisTable,
) -> None:
    await table.import_products(
        [product("robe-lin", {("38", "bleu"): 1})], movement=movement()
    )
    bare = product("robe-lin", {("36", "bleu"): 4, ("38", "bleu"): 1}, price=None)

    await table.import_products(
        [bare], movement=movement(), tells=NATIVE_FACTS - {Fact.PRICE}
    )

    assert await level(table, LINEN_SMALL) == Level(4, 4)
    assert (await linen(table)).prices == (Decimal("59"),)


async def test_a_dropped_variant_is_neither_received_nor_held(
    table: RedisTable,
) -> None:
    await table.import_products(
        [product("robe-lin", {("38", "bleu"): 1})], movement=movement()
    )

    with pytest.raises(UnknownVariant):
        await table.move(received(1, LINEN_SMALL))
    with pytest.raises(UnknownVariant):
        await table.hold(hold(LINEN_SMALL))


async def test_what_an_import_does_not_tell_stays(table: RedisTable) -> None:
    await table.hide("robe-lin", movement=movement())
    quantities = replace(
        product("robe-lin", {("36", "bleu"): 7, ("38", "bleu"): 8}, price=None), name=""
    )

    await table.import_products(
        [quantities], movement=movement(), tells=frozenset({Fact.QUANTITY})
    )

    now = await linen(table)
    assert (now.name, now.hidden, now.prices) == ("Robe Lin", True, (Decimal("59"),))
    assert [v.on_hand for v in now.variants] == [7, 8]


async def test_an_import_that_tells_no_quantities_leaves_them(
    table: RedisTable,
) -> None:
    new = product("robe-lin", {("36", "bleu"): 0, ("40", "bleu"): 9})

    await table.import_products([new], movement=movement(), tells=CATALOGUE_FACTS)

    assert await level(table, LINEN_SMALL) == Level(1, 1)
    assert await level(table, FORTY) == Level(0, 0)
    assert await level(table) is None


async def test_a_new_product_without_a_name_is_called_by_its_id(
    table: RedisTable,
) -> None:
    nameless = replace(product("jupe", {("S", ""): 1}), name="")

    await table.import_products([nameless], movement=movement())

    assert (await table.snapshot()).products["jupe"].name == "jupe"


async def test_what_is_no_list_of_products_is_an_error(table: RedisTable) -> None:
    twice = product("jupe", {("S", ""): 1})
    for wrong in ([], [twice, twice], [replace(twice, variants=())]):
        with pytest.raises(ValueError, match=r"import|once"):
            await table.import_products(wrong, movement=movement())
    with pytest.raises(ValueError, match="no variant"):
        await table.put_product(replace(twice, variants=()), movement=movement())


async def test_a_product_is_put_with_the_pieces_that_its_movement_counts(
    table: RedisTable,
) -> None:
    skirt = product("jupe", {("S", ""): 0, ("M", ""): 0}, photo="p.jpg")
    small = VariantKey("jupe", "S")

    moved = await table.put_product(
        skirt, movement=movement(line(MovementKind.RECEIVED, 3, small))
    )

    assert [s.to_on_hand for s in moved.shifts] == [3]
    assert await ids(table) == ["robe-lin", "sac-zoe", "jupe"]
    assert await level(table, small) == Level(3, 3)


async def test_putting_a_known_product_keeps_its_other_variants(
    table: RedisTable,
) -> None:
    more = product("robe-lin", {("40", "bleu"): 0}, photo="p.jpg")

    await table.put_product(more, movement=movement())

    now = await linen(table)
    assert [(v.size, v.on_hand) for v in now.variants] == [
        ("36", 1),
        ("38", 2),
        ("40", 0),
    ]
    assert now.photo == "p.jpg"


async def test_a_put_may_tell_a_single_fact(table: RedisTable) -> None:
    photo = replace(product("sac-zoe", {("", ""): 0}, price=None), photo="p.jpg")

    await table.put_product(photo, movement=movement(), tells=frozenset({Fact.PHOTO}))

    bag = (await table.snapshot()).products["sac-zoe"]
    assert (bag.photo, bag.prices) == ("p.jpg", (Decimal("120.50"),))


async def test_a_product_is_hidden_and_shown(table: RedisTable) -> None:
    await table.hide("robe-lin", movement=movement())
    assert (await linen(table)).hidden

    await table.hide("robe-lin", movement=movement(), hidden=False)
    assert not (await linen(table)).hidden


async def test_a_price_is_set_for_what_fits(table: RedisTable) -> None:
    moved = await table.set_price(
        "robe-lin", "38", "", Decimal("39.90"), movement=movement()
    )

    assert [(p.variant, p.from_price, p.to_price) for p in moved.prices] == [
        (LINEN, Decimal("59"), Decimal("39.90"))
    ]
    assert (await linen(table)).prices == (Decimal("39.90"), Decimal("59"))


@pytest.mark.parametrize(("product_id", "size"), [("jupe", ""), ("robe-lin", "50")])
async def test_there_is_no_price_for_what_is_not_there(
    table: RedisTable, product_id: str, size: str
) -> None:
    with pytest.raises(UnknownVariant):
        await table.set_price(product_id, size, "", Decimal(1), movement=movement())
    with pytest.raises(UnknownVariant):
        await table.hide("jupe", movement=movement())


async def test_a_dropped_product_is_neither_priced_nor_hidden(
    table: RedisTable,
) -> None:
    await table.import_products(shop()[:1], movement=movement(), replace=True)

    with pytest.raises(UnknownVariant):
        await table.set_price("sac-zoe", "", "", Decimal(1), movement=movement())
    with pytest.raises(UnknownVariant):
        await table.hide("sac-zoe", movement=movement())


@pytest.mark.parametrize("price", [Decimal("-1"), Decimal("1000000")])
async def test_what_is_no_price_is_an_error(table: RedisTable, price: Decimal) -> None:
    with pytest.raises(ValueError, match="no price"):
        await table.set_price("robe-lin", "", "", price, movement=movement())


async def test_changes_of_one_product_at_once_all_count(table: RedisTable) -> None:
    sizes = [str(number) for number in range(40, 56, 2)]

    await asyncio.gather(
        *(
            table.put_product(
                product("robe-lin", {(size, "bleu"): 0}), movement=movement()
            )
            for size in sizes
        ),
        *(table.move(received(1)) for _ in range(8)),
    )

    assert set((await linen(table)).sizes) == {"36", "38", *sizes}
    assert await level(table) == Level(10, 10)
