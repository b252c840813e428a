"""What tests of several packages share: one scratch Valkey, new keys for each test."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.runtime.data_folder import DataFolder
from bot.runtime.valkey import EmbeddedValkey, connect
from tests.scratch import ScratchKeys


@pytest.fixture(scope="session")
def valkey_socket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The socket of a real server that runs for the whole session."""
    folder = DataFolder(tmp_path_factory.mktemp("valkey"))
    folder.create()
    server = EmbeddedValkey(folder, durable=False)
    asyncio.run(server.ensure_running())
    yield server.socket
    asyncio.run(server.stop())


@pytest.fixture
async def redis(valkey_socket: Path) -> AsyncIterator[Redis]:
    client = connect(valkey_socket)
    yield client
    await client.aclose()


@pytest.fixture
def keys() -> ScratchKeys:
    return ScratchKeys(f"{{s1}}:test-{uuid.uuid4().hex[:12]}")
