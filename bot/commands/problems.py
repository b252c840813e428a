"""The problems that a command tells in a sentence; any other is a fault of ours."""

import msgspec
from redis.exceptions import RedisError

from bot.commands.errors import FileError
from bot.recordings import ReplayError
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
