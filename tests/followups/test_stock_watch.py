"""A table that is kept elsewhere: what is news is taken in, what is odd is asked."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

import aiohttp
import pytest

from bot.stock_keeping.watch import PATIENCE, TURN_SECONDS, StockWatch
from stock import csv_files
from stock.model import MovementKind, VariantKey
from stock.sources.shopify import ShopifySource
from stock.sources.source import Cause, Reading, Sale, SourceError
from tests.followups.world import World
from tests.stock.sources.shops import FakeShopify

HEADER = "product,name,category,size,colour,price,quantity\n"
ZOE, LOU = VariantKey("sac-zoe"), VariantKey("sac-lou")
DRESS_40 = VariantKey("robe-jeanne-lin", "40", "bleu")
BAGS = ("sac-zoe,Sac Zoé,sacs,,,120,3", "sac-lou,Sac Lou,sacs,,,90,2",
        "sac-mia,Sac Mia,sacs,,,80,1", "sac-ana,Sac Ana,sacs,,,70,1")  # fmt: skip


@dataclass
class Sheet:
    """A source that says what it is told to, and keeps what it hears."""

    rows: Sequence[str] = BAGS
    name: str = "sheet.example"
    takes_sales: bool = True
    fails: Cause | None = None
    hangs: bool = False
    sold: list[Sale] = field(default_factory=list)

    async def read(self, known: str = "") -> Reading | None:
        if self.hangs:
            await asyncio.Event().wait()
        if self.fails:
            raise SourceError(self.fails, "for the test")
        data = (HEADER + "\n".join(self.rows)).encode()
        mark = hashlib.sha256(data).hexdigest()
        return None if mark == known else Reading(mark, csv_files.read(data))

    async def write_back(self, sales: Sequence[Sale]) -> None:
        self.sold += sales


@pytest.fixture
def sheet() -> Sheet:
    return Sheet()


@pytest.fixture
def watch(world: World, sheet: Sheet) -> StockWatch:
    return watching(world, sheet)


def watching(
    world: World, source: Sheet | ShopifySource, *, turn_seconds: float = TURN_SECONDS
) -> StockWatch:
    return StockWatch(
        world.redis,
        world.counter,
        source,
        known_as=source.name,
        seconds=5.0,
        now=lambda: world.at,
        turn_seconds=turn_seconds,
    )


async def on_hand(world: World, key: VariantKey) -> int | None:
    variant = (await world.table.snapshot()).variant(key)
    return variant.on_hand if variant else None


async def is_hidden(world: World, product: str) -> bool:
    return bool((await world.table.snapshot()).products[product].hidden)


async def test_new_products_are_taken_in_and_others_stay(
    world: World, watch: StockWatch
) -> None:
    before = len(await world.table.snapshot())

    await watch.turn()

    assert await on_hand(world, ZOE) == 3
    assert len(await world.table.snapshot()) == before + 4
    assert await world.read_by_owner() == []


async def test_what_has_not_changed_is_taken_in_once(
    world: World, watch: StockWatch
) -> None:
    await watch.turn()
    version = (await world.table.snapshot()).version

    await watch.turn()

    assert (await world.table.snapshot()).version == version


async def test_a_sale_here_outlives_a_change_of_something_else(
    world: World, watch: StockWatch, sheet: Sheet
) -> None:
    await watch.turn()
    await world.moves(MovementKind.SOLD, 1, ZOE)

    sheet.rows = [BAGS[0].replace("120", "110"), *BAGS[1:]]
    await watch.turn()

    table = await world.table.snapshot()
    assert await on_hand(world, ZOE) == 2
    assert table.products["sac-zoe"].prices == (Decimal("110.00"),)


async def test_a_held_piece_stays_when_the_source_has_none_left(
    world: World, watch: StockWatch, sheet: Sheet
) -> None:
    await watch.turn()
    await world.says("telegram:anna", "mettez-moi le Sac Zoé de côté", "reserve")

    sheet.rows = [BAGS[0].replace(",3", ",0"), *BAGS[1:]]
    await watch.turn()

    assert await on_hand(world, ZOE) == 1
    assert await world.available(ZOE) == 0


async def test_each_sale_is_told_to_the_source_once(
    world: World, watch: StockWatch, sheet: Sheet
) -> None:
    await watch.turn()
    await world.moves(MovementKind.SOLD, 2, ZOE)
    await world.moves(MovementKind.RECEIVED, 1, LOU)

    await watch.turn()
    await watch.turn()

    assert [sale.pieces for sale in sheet.sold if sale.pieces] == [{ZOE: 2}, {LOU: -1}]


async def test_what_was_sold_before_the_source_was_known_is_not_told(
    world: World, watch: StockWatch, sheet: Sheet
) -> None:
    await world.moves(MovementKind.SOLD, 1)

    await watch.turn()
    await watch.turn()

    assert not [sale for sale in sheet.sold if sale.pieces]


async def test_a_product_that_it_drops_is_hidden_until_it_is_back(
    world: World, watch: StockWatch, sheet: Sheet
) -> None:
    await watch.turn()

    sheet.rows = BAGS[:3]
    await watch.turn()
    assert await is_hidden(world, "sac-ana")

    sheet.rows = BAGS
    await watch.turn()
    assert not await is_hidden(world, "sac-ana")


# What looks like a slip


async def test_a_slip_is_shown_and_nothing_is_done_before_she_confirms(
    world: World, watch: StockWatch, sheet: Sheet
) -> None:
    await watch.turn()

    sheet.rows = [BAGS[0].replace("120", "12").replace(",3", ",9"), *BAGS[1:]]
    await watch.turn()
    await watch.turn()

    [asked] = await world.read_by_owner()
    assert asked.startswith("sheet.example a changé de façon étrange")
    assert "120 → 12" in asked
    assert await on_hand(world, ZOE) == 3

    await world.taps(await world.button("s:"))
    assert await on_hand(world, ZOE) == 9


async def test_a_table_of_which_most_is_gone_is_hidden_only_by_her_word(
    world: World, watch: StockWatch, sheet: Sheet
) -> None:
    await watch.turn()

    sheet.rows = BAGS[:1]
    await watch.turn()
    assert not await is_hidden(world, "sac-lou")
    assert "Sac Lou" in (await world.read_by_owner())[-1]

    [done] = await world.taps(await world.button("s:"))
    assert "Sac Lou" in done
    assert await is_hidden(world, "sac-lou")
    assert not await is_hidden(world, "sac-zoe")


async def test_what_she_confirmed_is_known_from_then_on(
    world: World, watch: StockWatch, sheet: Sheet
) -> None:
    await watch.turn()
    sheet.rows = [BAGS[0].replace(",3", ",300"), *BAGS[1:]]
    await watch.turn()
    await world.taps(await world.button("s:"))
    await world.moves(MovementKind.SOLD, 1, ZOE)

    sheet.rows = [*sheet.rows[:3], BAGS[3].replace("70", "75")]
    await watch.turn()

    assert await on_hand(world, ZOE) == 299
    assert len(await world.read_by_owner()) == 2


async def test_without_her_word_she_is_asked_again_the_next_day(
    world: World, watch: StockWatch, sheet: Sheet
) -> None:
    await watch.turn()
    sheet.rows = BAGS[:1]
    await watch.turn()

    world.at += timedelta(hours=23)
    await watch.turn()
    assert len(await world.read_by_owner()) == 1
    world.at += timedelta(hours=2)
    await watch.turn()

    assert len(await world.read_by_owner()) == 2


# What follows


async def test_who_waits_for_a_piece_is_asked_when_the_source_has_it(
    world: World, watch: StockWatch, sheet: Sheet
) -> None:
    sheet.rows = ["robe-jeanne-lin,Robe Jeanne lin,robes,40,bleu,89,0", *BAGS]
    await watch.turn()
    await world.says(
        "telegram:anna", "prévenez-moi pour la Robe Jeanne lin 40 bleu", "restock"
    )

    sheet.rows = [sheet.rows[0].replace("89,0", "89,1"), *BAGS]
    await watch.turn()
    await world.work()

    assert "40" in (await world.read("telegram:anna"))[-1]
    assert await on_hand(world, DRESS_40) == 1
    assert await world.available(DRESS_40) == 0


# Trouble


@pytest.mark.parametrize(
    ("cause", "turns", "words"),
    [
        ("refused", 1, "n'accepte plus notre clé"),
        ("private", 1, "adresse https"),
        ("missing", PATIENCE, "Je ne trouve plus"),
        ("unreachable", PATIENCE, "ne répond plus"),
    ],
)
async def test_trouble_that_lasts_is_told_once(
    world: World,
    watch: StockWatch,
    sheet: Sheet,
    cause: Cause,
    turns: int,
    words: str,
) -> None:
    sheet.fails = cause

    for _ in range(turns - 1):
        await watch.turn()
    assert await world.read_by_owner() == []
    for _ in range(3):
        await watch.turn()

    [told] = await world.read_by_owner()
    assert words in told


async def test_a_table_that_cannot_be_read_is_told_by_line_and_column(
    world: World, watch: StockWatch, sheet: Sheet
) -> None:
    sheet.rows = [*BAGS, "sac-eva,Sac Eva,sacs,,,cher,1"]

    await watch.turn()
    await watch.turn()

    [told] = await world.read_by_owner()
    assert "ligne 6, price, “cher”" in told
    assert await on_hand(world, ZOE) is None


async def test_of_several_processes_one_watches_at_a_time(
    world: World, watch: StockWatch
) -> None:
    await world.redis.set(world.counter.keys.named("source", "turn"), "1")

    await watch.turn()

    assert await on_hand(world, ZOE) is None


async def test_a_source_that_never_answers_is_given_up_for_this_turn(
    world: World, sheet: Sheet
) -> None:
    watch = watching(world, sheet, turn_seconds=0.05)
    sheet.hangs = True
    for _ in range(PATIENCE):
        await watch.turn()
    assert len(await world.read_by_owner()) == 1

    sheet.hangs = False
    await watching(world, sheet).turn()
    assert await on_hand(world, ZOE) == 3


# The whole way with a shop


@pytest.fixture
async def shop() -> AsyncIterator[FakeShopify]:
    shop = FakeShopify()
    await shop.start()
    for item in ("zoe", "lou", "mia", "ana"):
        shop.add(item, f"sac-{item}", 3)
    yield shop
    await shop.stop()


async def test_sales_there_and_here_add_up(world: World, shop: FakeShopify) -> None:
    async with aiohttp.ClientSession() as session:
        watch = watching(world, ShopifySource(session, shop.url, shop.token))
        await watch.turn()
        assert await on_hand(world, ZOE) == 3

        shop.variants["zoe"]["inventoryQuantity"] -= 1
        await world.moves(MovementKind.SOLD, 1, ZOE)
        await watch.turn()
        await watch.turn()

    assert shop.pieces("zoe") == 1
    assert await on_hand(world, ZOE) == 1


async def test_what_is_undone_here_is_undone_there(
    world: World, shop: FakeShopify
) -> None:
    async with aiohttp.ClientSession() as session:
        watch = watching(world, ShopifySource(session, shop.url, shop.token))
        await watch.turn()
        await world.moves(MovementKind.SOLD, 1, ZOE)
        await watch.turn()
        assert shop.pieces("zoe") == 2

        [sold] = await world.table.movements("sac-zoe", limit=1)
        await world.table.undo(sold.id, by="lea", at=world.at, id="undo")
        await watch.turn()

    assert shop.pieces("zoe") == 3
    assert await on_hand(world, ZOE) == 3
