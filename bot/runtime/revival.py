"""Revives the embedded store when it dies under us: a full disk, too little memory.

It writes each change before it answers, so one that cannot write ends itself.
"""

import asyncio

import structlog

from bot.runtime import disk
from bot.runtime.data_folder import DataFolder, DataFolderError
from bot.runtime.valkey import EmbeddedValkey, ValkeyError

LOOK_SECONDS = 1.0
WAITS = (0.0, 1.0, 2.0, 5.0, 15.0)
"""Before each further start, when it dies again and again."""
STEADY_SECONDS = 60.0

_LOG = structlog.get_logger()


class Revival:
    """Watches over the server of one data folder. One that was stopped stays so."""

    def __init__(self, folder: DataFolder, valkey: EmbeddedValkey) -> None:
        self._folder = folder
        self._valkey = valkey
        self.trouble = ""
        """Why there is no store just now, and what to do."""

    async def run(self) -> None:
        """Until cancelled."""
        clock = asyncio.get_running_loop().time
        tries, revived_at, is_down = 0, 0.0, False
        while True:
            is_down = is_down or self._valkey.has_died()
            if is_down:
                tries = 0 if clock() - revived_at > STEADY_SECONDS else tries + 1
                await asyncio.sleep(WAITS[min(tries, len(WAITS) - 1)])
                is_down, revived_at = not await self._revive(), clock()
            await asyncio.sleep(LOOK_SECONDS)

    async def _revive(self) -> bool:
        try:
            self._folder.create()  # without room it would only die again
            await self._valkey.ensure_running()
        except (DataFolderError, ValkeyError) as error:
            self.trouble = str(error)
        except OSError as error:
            self.trouble = disk.told(error)
        else:
            self.trouble = ""
            _LOG.warning("store_revived")
            return True
        _LOG.error("store_died", reason=self.trouble)
        return False
