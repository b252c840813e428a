"""Starts the server of a data folder, says whether it did, and ends or stays.

Run with warnings as errors: whatever it leaves behind must be quiet.
"""

import asyncio
import sys
import time
from pathlib import Path

from bot.runtime.data_folder import DataFolder
from bot.runtime.valkey import EmbeddedValkey


async def start(path: Path) -> bool:
    folder = DataFolder(path)
    folder.create()
    return await EmbeddedValkey(folder).ensure_running()


if __name__ == "__main__":
    path, stays = sys.argv[1:]
    sys.stdout.write(f"{asyncio.run(start(Path(path)))}\n")
    sys.stdout.flush()
    if stays == "stays":
        time.sleep(60)
