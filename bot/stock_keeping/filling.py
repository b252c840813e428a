"""The stock table and CSV files: filling an empty one, importing, exporting."""

import uuid
from datetime import datetime
from pathlib import Path

import structlog

from stock import csv_files
from stock.csv_files import Sheet
from stock.model import Movement
from stock.redis_table import RedisTable
from stock.results import Imported

_LOG = structlog.get_logger()


async def fill_empty_table(
    table: RedisTable, shop_file: Path, at: datetime
) -> Path | None:
    """Import `stock.csv` beside the shop file into a table that has nothing yet.

    Returns the file that was imported, or None. Raises stock.csv_files.BadSheet.
    """
    beside = shop_file.parent / "stock.csv"
    if len(await table.snapshot()) or not beside.exists():
        return None
    sheet = csv_files.read(beside.read_bytes())
    await import_sheet(table, sheet, at=at, cause="first start")
    _LOG.info("stock_filled", file=beside.name, products=len(sheet.products))
    return beside


async def import_sheet(
    table: RedisTable,
    sheet: Sheet,
    *,
    at: datetime,
    cause: str,
    replace: bool = False,
) -> Imported:
    """Make the sheet the new truth for the products that it names."""
    movement = Movement(
        id=f"import:{uuid.uuid4().hex}", at=at, author="terminal", cause=cause
    )
    return await table.import_products(
        sheet.products, movement=movement, tells=sheet.tells, replace=replace
    )
