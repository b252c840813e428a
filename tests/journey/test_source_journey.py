"""A table that is kept elsewhere, followed by a counter that really serves."""

import os
import time
from dataclasses import replace
from pathlib import Path

from bot.settings import StockSource
from tests.channels.waiting import until
from tests.journey.conftest import Town

ROWS = "product,name,category,size,colour,price,quantity\nsac-lou,Sac Lou,sacs,,,90,2\n"


async def test_a_folder_is_watched_while_the_counter_serves(
    town: Town, tmp_path: Path
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    file = folder / "today.csv"
    file.write_text(ROWS)
    os.utime(file, (time.time() - 60, time.time() - 60))
    source = StockSource(kind="file", where=str(folder))
    settings = replace(town.settings, stock_source=source)

    async with replace(town, settings=settings).open() as parts:
        await until(lambda: parts.counter is not None)
        table = parts.counter.table
        for _ in range(100):
            found = (await table.snapshot()).products.get("sac-lou")
            if found:
                break
        assert found
        assert found.available == 2
