"""Tries the table that the shop keeps elsewhere, as `comptoir run` would read it."""

import asyncio

import aiohttp

from bot.commands.findings import Finding, Line
from bot.settings import StockSource
from stock.csv_files import BadSheet
from stock.sources.addresses import public_session
from stock.sources.opening import open_source
from stock.sources.source import Reading, Source, SourceError

SECONDS = 30.0
_SETTING = {
    "file": "STOCK_SOURCE",
    "sheet": "STOCK_SOURCE",
    "shopify": "SHOPIFY_URL",
    "woocommerce": "WOOCOMMERCE_URL",
}
_KEYS = {
    "shopify": "SHOPIFY_TOKEN is not accepted; it needs the rights read_products, "
    "read_inventory, write_inventory and read_locations",
    "woocommerce": "WOOCOMMERCE_KEY and WOOCOMMERCE_SECRET are not accepted; make a "
    "key with the right to read and write",
    "sheet": "the sheet is not public; publish it to the web as CSV",
}
_MISSING = {
    "file": "there is no such file, or no CSV file in the folder",
    "sheet": "there is no sheet at this address; publish it to the web as CSV",
    "shopify": "there is no Shopify shop at this address",
    "woocommerce": "the REST API of WooCommerce is not at this address; its permalinks "
    "must not be plain",
}


async def try_source(told: StockSource) -> Line:
    """Reads it once and changes nothing. A key or an address is never shown."""
    new = public_session if told.kind == "sheet" else aiohttp.ClientSession
    try:
        async with new() as session, asyncio.timeout(SECONDS):
            source = open_source(session, told.kind, told.where, told.key, told.secret)
            return _read(told, source, await source.read())
    except SourceError as error:
        return _trouble(told, error)
    except BadSheet as error:
        first, more = error.problems[0], len(error.problems) - 1
        others = f" (and {more} more)" if more else ""
        return Line(Finding.WRONG, f"{_name(told)}: {first}{others}")
    except TimeoutError:
        return Line(
            Finding.NOTE,
            f"{_name(told)}: not read in {SECONDS:.0f} seconds; `comptoir run` goes on "
            "trying",
        )


def _read(told: StockSource, source: Source, reading: Reading | None) -> Line:
    if reading is None:
        text = f"{_name(told)}: is being written just now; try again"
        return Line(Finding.NOTE, text)
    products = len(reading.sheet.products)
    warnings = len(reading.sheet.warnings)
    odd = f", {warnings} rows are odd" if warnings else ""
    sales = "; sales go back to it" if source.takes_sales else ""
    many = "" if products == 1 else "s"
    text = f"{_name(told)}: {source.name}, {products} product{many}{odd}{sales}"
    return Line(Finding.GOOD if products else Finding.NOTE, text)


def _name(told: StockSource) -> str:
    return f"stock source ({_SETTING[told.kind]})"


def _trouble(told: StockSource, error: SourceError) -> Line:
    """What to do about it; only what passes by itself leaves the shop in order."""
    match error.cause:
        case "refused":
            text = _KEYS.get(told.kind, "it may not be read; check its rights")
        case "missing":
            text = _MISSING[told.kind]
        case "private":
            text = "the address is not one of the internet, or leads away from it"
        case "too_large":
            text = "it is too large: 5 MB at most for a file or a sheet"
        case "strange":
            text = "it does not answer as documented; is the address the shop's own?"
        case _:
            text = "it cannot be reached; `comptoir run` goes on trying"
            return Line(Finding.NOTE, f"{_name(told)}: {text}")
    return Line(Finding.WRONG, f"{_name(told)}: {text}")
