"""A name that is given is a movement of the ledger: once, and it can be taken back."""

import pytest

from bench.simulated import Simulated
from bot.learning import aliases
from stock.model import Product
from stock.redis_table import RedisTable


async def margaux(table: RedisTable) -> Product:
    return (await table.snapshot()).products["robe-margaux"]


async def give(shop: Simulated, words: str, movement: str = "given") -> str:
    table = shop.counter.table
    return await aliases.give(
        table, await margaux(table), words,
        movement=movement, by="lea", at=shop.clock.at,
    )  # fmt: skip


async def take_back(shop: Simulated, movement: str, id: str = "taken") -> bool:
    return await aliases.take_back(
        shop.counter.table, movement, id=id, by="lea", at=shop.clock.at
    )


async def test_a_name_stands_beside_the_others_and_changes_nothing_else(
    shop: Simulated,
) -> None:
    before = await margaux(shop.counter.table)

    assert await give(shop, "portefeuille") == "given"

    after = await margaux(shop.counter.table)
    assert after.aliases == (*before.aliases, "portefeuille")
    assert after.variants == before.variants
    assert (after.name, after.details) == (before.name, before.details)


async def test_a_repeat_gives_it_once_and_can_still_be_taken_back(
    shop: Simulated,
) -> None:
    before = await margaux(shop.counter.table)
    given = [await give(shop, "portefeuille") for _ in range(2)]

    assert given == ["given", "given"]
    assert [await take_back(shop, "given") for _ in range(2)] == [True, True]
    assert await margaux(shop.counter.table) == before


@pytest.mark.parametrize("words", ["robe margaux", "Robe cache-cœur", "ROBE MARGAUX !"])
async def test_what_it_is_called_already_is_no_movement(
    shop: Simulated, words: str
) -> None:
    before = await shop.counter.table.snapshot()

    assert await give(shop, words) == ""
    assert (await shop.counter.table.snapshot()).version == before.version


async def test_what_was_taken_back_elsewhere_counts_as_taken_back(
    shop: Simulated,
) -> None:
    await give(shop, "portefeuille")
    await take_back(shop, "given", "elsewhere")

    assert await take_back(shop, "given")


async def test_a_movement_that_the_ledger_does_not_know_is_taken_back(
    shop: Simulated,
) -> None:
    assert await take_back(shop, "never")
