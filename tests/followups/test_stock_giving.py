"""Sales that go back to a web shop: what it refuses, and what may be counted twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.stock_keeping.watch import StockWatch
from stock.model import MovementKind
from stock.sources.source import Cause, Sale, SourceError
from tests.followups.test_stock_watch import BAGS, LOU, ZOE, Sheet, on_hand, watching
from tests.followups.world import World


@dataclass
class WebShop(Sheet):
    """`refuses` what is written of `only`, or of everything."""

    name: str = "WooCommerce"
    refuses: Cause | None = None
    only: str = ""

    async def write_back(self, sales: Sequence[Sale]) -> None:
        products = {variant.product for sale in sales for variant in sale.pieces}
        if self.refuses and (not self.only or self.only in products):
            raise SourceError(self.refuses, "for the test")
        await super().write_back(sales)

    def has(self, pieces: int) -> None:
        """So many of the bag Zoé it says that there are."""
        self.rows = [BAGS[0].replace(",3", f",{pieces}"), *BAGS[1:]]

    def told(self) -> list[dict[object, int]]:
        return [dict(sale.pieces) for sale in self.sold if sale.pieces]


@pytest.fixture
def shop() -> WebShop:
    return WebShop()


@pytest.fixture
async def watch(world: World, shop: WebShop) -> StockWatch:
    watch = watching(world, shop)
    await watch.turn()
    return watch


async def test_a_sale_that_is_refused_is_told_once_and_holds_up_no_other(
    world: World, watch: StockWatch, shop: WebShop
) -> None:
    shop.refuses, shop.only = "strange", "sac-zoe"
    await world.moves(MovementKind.SOLD, 1, ZOE)
    await world.moves(MovementKind.SOLD, 1, LOU)

    for _ in range(3):
        await watch.turn()

    [told] = await world.read_by_owner()
    assert told.splitlines()[1:] == ["Sac Zoé : -1"]
    assert "à la main" in told
    assert shop.told() == [{LOU: 1}]


async def test_a_key_that_may_only_read_is_told_once_and_the_sales_wait(
    world: World, watch: StockWatch, shop: WebShop
) -> None:
    shop.refuses = "refused"
    await world.moves(MovementKind.SOLD, 1, ZOE)

    shop.rows = [*BAGS[:3], BAGS[3].replace("70", "75")]
    for _ in range(3):
        await watch.turn()

    [told] = await world.read_by_owner()
    assert "le droit d'écrire" in told
    [price] = (await world.table.snapshot()).products["sac-ana"].prices
    assert price == 75
    assert await on_hand(world, ZOE) == 2

    shop.refuses = None
    await watch.turn()
    assert shop.told() == [{ZOE: 1}]


async def test_a_product_that_is_gone_there_does_not_stop_the_reading(
    world: World, watch: StockWatch, shop: WebShop
) -> None:
    shop.refuses = "missing"
    await world.moves(MovementKind.SOLD, 1, ZOE)

    shop.rows = [*BAGS[:3], BAGS[3].replace("70", "75")]
    await watch.turn()

    [price] = (await world.table.snapshot()).products["sac-ana"].prices
    assert price == 75
    assert await world.read_by_owner() == []


@pytest.mark.parametrize("minutes", [0, 20])
async def test_a_sale_there_and_here_in_the_same_minutes_is_asked_once(
    world: World, watch: StockWatch, shop: WebShop, minutes: int
) -> None:
    await world.moves(MovementKind.SOLD, 1, ZOE)
    if minutes:
        shop.has(2)
        await watch.turn()
        world.at += timedelta(minutes=minutes)

    shop.has(1)
    for _ in range(3):
        await watch.turn()

    [asked] = await world.read_by_owner()
    assert asked.startswith("Sac Zoé : vendu sur WooCommerce et noté vendu ici")
    assert await on_hand(world, ZOE) == 1

    await world.taps(await world.button("s:"))
    await watch.turn()
    assert await on_hand(world, ZOE) == 2
    assert shop.told()[-1] == {ZOE: -1}


@pytest.mark.parametrize(
    ("kind", "minutes", "left"),
    [
        (MovementKind.SOLD, 0, 2),
        (MovementKind.SOLD, 40, 1),
        (MovementKind.REMOVED, 0, 1),
    ],
    ids=["only-here", "long-ago", "broken-here"],
)
async def test_what_cannot_be_one_sale_is_not_asked(
    world: World,
    watch: StockWatch,
    shop: WebShop,
    kind: MovementKind,
    minutes: int,
    left: int,
) -> None:
    await world.moves(kind, 1, ZOE)
    shop.has(2)
    await watch.turn()
    world.at += timedelta(minutes=minutes)

    shop.has(left)
    await watch.turn()

    assert await world.read_by_owner() == []
    assert await on_hand(world, ZOE) == left
