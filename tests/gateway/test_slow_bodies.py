"""Bodies that come slowly, badly or not at all."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from redis.asyncio import Redis

from bot.channels.messenger import Account, MessengerChannel
from bot.gateway import Gateway
from bot.intake import Intake
from bot.mailbox.keys import Keys
from bot.mailbox.mailbox import Mailbox, now_ms
from bot.metrics import Metrics
from tests.platforms.graph import FakeGraph

HEAD = b"POST /webhook/messenger HTTP/1.1\r\nHost: x\r\n"


@pytest.fixture
async def port(redis: Redis) -> AsyncIterator[int]:
    graph, metrics = FakeGraph(), Metrics()
    account = Account(
        page_id=graph.page_id,
        page_token=graph.page_token,
        app_id=graph.app_id,
        app_secret=graph.app_secret,
        verify_token="w",
    )
    intake = Intake(
        redis, Keys("slow"), Mailbox(redis, "inbox"), metrics, now_ms=now_ms
    )
    channel = MessengerChannel(None, account, api_url="http://x", now=now_ms)  # type: ignore[arg-type]
    app = web.Application()
    Gateway(intake, metrics, body_seconds=0.2).add_routes(app, {"messenger": channel})
    runner = web.AppRunner(
        app, access_log=None, auto_decompress=False, lingering_time=0.2
    )
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield int(runner.addresses[0][1])
    await runner.cleanup()


@pytest.mark.parametrize(
    ("said", "status"),
    [
        pytest.param(b"Content-Length: 10\r\n\r\nabc", b"408", id="half"),
        pytest.param(b"Transfer-Encoding: chunked\r\n\r\n", b"408", id="no-piece"),
        pytest.param(
            b"Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n", b"400", id="bad-piece"
        ),
        pytest.param(
            b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc",
            b"400",
            id="both-lengths",
        ),
        pytest.param(b"Content-Length: -3\r\n\r\n", b"400", id="negative"),
        pytest.param(b"Content-Length: 1_0\r\n\r\n", b"400", id="underscore"),
        pytest.param(b"Content-Length: 9999999999\r\n\r\n", b"413", id="ten-gigabytes"),
        pytest.param(b"X: " + b"a" * 9_000 + b"\r\n\r\n", b"400", id="long-line"),
        pytest.param(b"X: a\r\n" * 200 + b"\r\n", b"400", id="many-lines"),
    ],
)
async def test_it_ends_soon_and_with_a_plain_status(
    port: int, said: bytes, status: bytes
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(HEAD + said)
    async with asyncio.timeout(5):
        first = await reader.readline()
        writer.close()
        await writer.wait_closed()

    assert first.split()[1] == status


async def test_who_hangs_up_in_the_middle_disturbs_nobody(port: int) -> None:
    for _ in range(20):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(HEAD + b"Content-Length: 10\r\n\r\nabc")
        await writer.drain()
        writer.transport.abort()

    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(HEAD + b"Content-Length: 2\r\n\r\n{}")
    assert (await reader.readline()).split()[1] == b"403"
    writer.close()
    await writer.wait_closed()
