"""The problems that a command tells in a sentence; any other is a fault of ours."""

import msgspec
from redis.exceptions import RedisError

from bot import store
from bot.commands.errors import FileError
from bot.recordings import ReplayError
from bot.runtime import disk
from bot.runtime.data_folder import DataFolderError
from bot.runtime.model_process import ModelError
from bot.runtime.valkey import ValkeyError
from bot.store import StoreError
from stock.errors import StockError

KNOWN = (
    FileError,
    DataFolderError,
    ModelError,
    OSError,
    RedisError,
    ReplayError,
    StockError,
    StoreError,
    ValkeyError,
    msgspec.DecodeError,
)


def sentence_of(error: BaseException) -> str:
    """What it means, and what to do where that is known."""
    if isinstance(error, OSError) and error.strerror:
        return disk.told(error)
    if isinstance(error, RedisError):
        return store.told(error) or str(error)
    return str(error)
