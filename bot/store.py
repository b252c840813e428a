"""The store of a shop: REDIS_URL, else the embedded Valkey of a data folder."""

import asyncio
import re
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as ConnectionLost
from redis.exceptions import NoPermissionError, RedisError
from redis.exceptions import TimeoutError as TooSlow

from bot.mailbox.keys import Keys
from bot.runtime.data_folder import DataFolder, Lock
from bot.runtime.model_process import ModelProcess
from bot.runtime.valkey import EmbeddedValkey
from bot.settings import Settings

CONNECTIONS = 64
SECONDS = 5.0
LOOK_SECONDS = 0.5
"""So long the start waits for a REDIS_URL that may not be up yet."""
OLDEST_REDIS = (7, 0)
REWRITE_WAITS = (0.5, 1.0, 2.0)
"""Before each further try to have the append-only file rewritten."""

TROUBLE = (ConnectionError, ConnectionLost, TooSlow)
"""What a store that is away raises, a mailbox's StoreUnavailable among it.

No fault of the row that was worked on: it is tried again, and that counts for nothing.
"""


_REFUSALS = {
    "MISCONF": "the store cannot write to its disk, which is full or read-only",
    "OOM": "the store's memory is full; give it more (maxmemory)",
    "READONLY": "the store is a read-only copy; name the one that is written to",
}
"""By the code with which the server begins."""


_LOG = structlog.get_logger()


class StoreError(Exception):
    """The store cannot be used, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Store:
    """`folder` and `valkey` are None with a REDIS_URL."""

    redis: Redis
    folder: DataFolder | None
    valkey: EmbeddedValkey | None = None


def shop_keys(name: str) -> Keys:
    """The keys of the shop of this name: "Maison Lila" is `maison-lila`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return Keys(slug or "shop")


def _client(settings: Settings) -> Redis:
    """One that never repeats a command by itself, and waits when all are in use."""
    shared = {
        "max_connections": CONNECTIONS,
        "timeout": SECONDS,
        "socket_timeout": SECONDS,
        "socket_connect_timeout": SECONDS,
        "retry": Retry(NoBackoff(), 0),
    }
    url = settings.redis_url or f"unix://{DataFolder(settings.data).valkey_socket}"
    return Redis.from_pool(BlockingConnectionPool.from_url(url, **shared))


@asynccontextmanager
async def open_store(settings: Settings, *, wait: bool = True) -> AsyncIterator[Store]:
    """The store, started if need be; a data folder's last user stops what it began.

    Raises StoreError, DataFolderError or ValkeyError. Without `wait` a REDIS_URL that
    does not answer is no error yet.
    """
    redis = _client(settings)
    if settings.redis_url:
        try:
            await _look(redis, wait=wait)
            yield Store(redis, None)
        finally:
            await redis.aclose()
        return
    folder = DataFolder(settings.data)
    folder.create()
    users = Lock(folder.path / "users.lock")
    await asyncio.to_thread(users.acquire, shared=True, wait=True)
    valkey = EmbeddedValkey(folder)
    try:
        await valkey.ensure_running()
        yield Store(redis, folder, valkey)
    finally:
        await redis.aclose()
        try:
            if users.acquire():  # nobody else is left
                await _stop_servers(folder, valkey)
        finally:
            users.release()


async def _stop_servers(folder: DataFolder, valkey: EmbeddedValkey) -> None:
    """The store too, when the model process does not want to end."""
    try:
        await ModelProcess(folder).stop()
    finally:
        await valkey.stop()


async def _look(redis: Redis, *, wait: bool) -> None:
    try:
        async with asyncio.timeout(SECONDS if wait else LOOK_SECONDS):
            await check_version(redis)
    except (RedisError, OSError) as error:
        if not wait:
            return
        raise StoreError(
            f"the server of REDIS_URL does not answer ({type(error).__name__}); start "
            "it, mend REDIS_URL, or leave REDIS_URL empty for the embedded one"
        ) from error


async def check_version(redis: Redis) -> None:
    """Raises StoreError for a server that is too old, and what the client raises."""
    try:
        said = await redis.info("server")
    except NoPermissionError:  # then it is on who has set its rights
        return
    version = str(said.get("valkey_version") or said.get("redis_version") or "0")
    numbers = tuple(int(part) for part in re.findall(r"\d+", version)[:2])
    if numbers < OLDEST_REDIS:
        raise StoreError(f"Redis 7.0 or newer is needed, REDIS_URL has {version}")


async def rewrite_log(redis: Redis) -> None:
    """What was deleted stands in the append-only file until that is rewritten.

    A rewriting that goes on has begun before, so it is waited for.
    """
    for wait in REWRITE_WAITS:
        try:
            await redis.bgrewriteaof()
        except (RedisError, OSError) as error:
            if "already in progress" not in str(error):  # it is not allowed to us
                return
            await asyncio.sleep(wait)
        else:
            return
    _LOG.warning("log_not_rewritten")


def told(error: RedisError | OSError) -> str:
    """What the store's refusal means, and what to do; '' where nothing is known."""
    return _REFUSALS.get(str(error).partition(" ")[0], "")
