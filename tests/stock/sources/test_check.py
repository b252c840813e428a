"""`comptoir check` tries the table that is kept elsewhere, and says what it found."""

import os
import time
from pathlib import Path

import pytest

from bot.commands.findings import Finding
from bot.commands.stock_source import try_source
from bot.settings import StockSource
from tests.stock.sources.shops import FakeShopify, FakeWooCommerce

HEADER = "product,name,category,size,colour,price,quantity\n"
TABLE = HEADER + "sac-zoe,Sac Zoé,sacs,,,49,2\n"


def written(file: Path, text: str) -> str:
    """A file that has been left alone for a while."""
    file.write_text(text)
    os.utime(file, (time.time() - 60,) * 2)
    return f"{file}"


@pytest.mark.parametrize(
    ("text", "finding", "words"),
    [
        (TABLE, Finding.GOOD, "stock.csv, 1 product"),
        (TABLE.replace("49", "cher"), Finding.WRONG, "line 2, column price: 'cher'"),
        (HEADER, Finding.WRONG, "STOCK_SOURCE"),
    ],
)
async def test_a_file_is_read_as_the_shop_would_read_it(
    tmp_path: Path, text: str, finding: Finding, words: str
) -> None:
    where = written(tmp_path / "stock.csv", text)

    line = await try_source(StockSource(kind="file", where=where))

    assert line.finding == finding
    assert words in line.text


async def test_a_file_that_is_not_there_is_named_by_its_setting(tmp_path: Path) -> None:
    source = StockSource(kind="file", where=f"{tmp_path / 'nowhere.csv'}")

    line = await try_source(source)

    assert line.finding == Finding.WRONG
    assert line.text == (
        "stock source (STOCK_SOURCE): there is no such file, or no CSV file in the "
        "folder"
    )


async def test_a_sheet_within_our_own_network_is_refused() -> None:
    line = await try_source(StockSource(kind="sheet", where="https://127.0.0.1/a.csv"))

    assert line.finding == Finding.WRONG
    assert "not one of the internet" in line.text


@pytest.mark.parametrize(
    ("token", "finding", "words"),
    [
        ("shpat_test", Finding.GOOD, "Shopify, 1 product; sales go back to it"),
        ("shpat_old", Finding.WRONG, "SHOPIFY_TOKEN is not accepted"),
    ],
)
async def test_a_shopify_shop_is_tried_with_its_token(
    shopify: FakeShopify, token: str, finding: Finding, words: str
) -> None:
    shopify.add("zoe", "sac-zoe", 2)

    line = await try_source(StockSource(kind="shopify", where=shopify.url, key=token))

    assert line.finding == finding
    assert words in line.text
    assert token not in line.text


@pytest.mark.parametrize(
    ("secret", "finding"), [("cs_test", Finding.GOOD), ("cs_old", Finding.WRONG)]
)
async def test_a_woocommerce_shop_is_tried_with_its_key(
    woocommerce: FakeWooCommerce, secret: str, finding: Finding
) -> None:
    woocommerce.add(1, "sac-zoe")
    where, key = woocommerce.url, woocommerce.key

    source = StockSource(kind="woocommerce", where=where, key=key, secret=secret)
    line = await try_source(source)

    assert line.finding == finding
    assert secret not in line.text


async def test_a_shop_that_is_away_is_only_noted(woocommerce: FakeWooCommerce) -> None:
    where = woocommerce.url
    await woocommerce.stop()
    await woocommerce.start()

    line = await try_source(
        StockSource(kind="woocommerce", where=where, key="ck", secret="cs")
    )

    assert line.finding == Finding.NOTE
    assert "goes on trying" in line.text
