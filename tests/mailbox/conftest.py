"""A server for these tests alone, emptied before each, and the two boxes on it.

COMPTOIR_TEST_SERVER names another server's binary, for the oldest that we support.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Mailbox
from bot.runtime.data_folder import DataFolder
from bot.runtime.valkey import EmbeddedValkey, connect
from tests.mailbox.story import CAP, QUIET, Story


@pytest.fixture(scope="session")
def valkey_socket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = DataFolder(tmp_path_factory.mktemp("mailbox"))
    folder.create()
    named = os.environ.get("COMPTOIR_TEST_SERVER")
    server = EmbeddedValkey(
        folder, durable=False, binary=Path(named) if named else None
    )
    asyncio.run(server.ensure_running())
    yield server.socket
    asyncio.run(server.stop())


@pytest.fixture
async def redis(valkey_socket: Path) -> AsyncIterator[Redis]:
    client = connect(valkey_socket)
    await client.flushall()
    yield client
    await client.aclose()


@pytest.fixture
def keys() -> Keys:
    return Keys("maison-lila")


@pytest.fixture
def inbox(redis: Redis) -> Mailbox:
    return Mailbox(redis, "inbox", quiet_ms=QUIET, cap_ms=CAP)


@pytest.fixture
def outbox(redis: Redis) -> Mailbox:
    return Mailbox(redis, "outbox")


@pytest.fixture
def story(inbox: Mailbox, keys: Keys) -> Story:
    return Story(inbox, keys)
