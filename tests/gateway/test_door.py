"""Connections that say nothing, too little or too much never keep others out."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import pytest
from aiohttp import web

from bot.door import Door, Factory, greet
from tests.channels.waiting import until

WHOLE = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


@asynccontextmanager
async def opened(door: Door) -> AsyncIterator[int]:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(text="ok")

    app = web.Application(middlewares=[greet])
    app.router.add_get("/", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    factory = door.guarding(cast("Factory", runner.server))
    server = await asyncio.get_running_loop().create_server(factory, "127.0.0.1", 0)
    yield int(server.sockets[0].getsockname()[1])
    server.close()
    await runner.cleanup()


@asynccontextmanager
async def visit(
    port: int, said: bytes = b""
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(said)
    yield reader, writer
    writer.close()
    await writer.wait_closed()


@pytest.mark.parametrize(
    "said",
    [b"", b"GET", b"GET / HTTP/1.1\r\nHost: x\r\n", b"POST / HTTP/1.1\r\nA"],
    ids=["nothing", "a-word", "half-a-header", "half-a-line"],
)
async def test_without_a_whole_header_it_is_closed_soon(said: bytes) -> None:
    door = Door(header_seconds=0.2)
    async with opened(door) as port, visit(port, said) as (reader, _):
        async with asyncio.timeout(3):
            assert await reader.read() == b""
        assert not door.inside


async def test_who_has_spoken_may_stay_and_speak_again() -> None:
    async with (
        opened(Door(header_seconds=0.2)) as port,
        visit(port, WHOLE) as (reader, writer),
    ):
        assert b"200 OK" in await reader.readuntil(b"\r\n\r\nok")
        await asyncio.sleep(0.4)
        writer.write(WHOLE)
        assert b"200 OK" in await reader.readuntil(b"\r\n\r\nok")


async def test_when_all_places_are_taken_the_next_is_turned_away() -> None:
    door = Door(in_all=2)
    async with opened(door) as port, visit(port), visit(port):
        await until(lambda: door.inside.total() == 2)
        async with visit(port, WHOLE) as (reader, _), asyncio.timeout(3):
            assert await _rest(reader) == b""


async def test_a_place_that_is_left_is_free() -> None:
    door = Door(in_all=1)
    async with opened(door) as port:
        for _ in range(3):
            async with visit(port, WHOLE) as (reader, _):
                assert b"200 OK" in await reader.readuntil(b"\r\n\r\nok")
            await until(lambda: not door.inside)


@pytest.mark.parametrize(
    ("host", "has_room"),
    [
        ("31.13.64.35", False),
        ("2a03:2880::1", False),
        ("127.0.0.1", True),
        ("172.18.0.2", True),
        ("10.0.0.7", True),
        ("::1", True),
        ("?", True),
    ],
)
def test_only_a_public_address_has_a_share(host: str, has_room: bool) -> None:
    door = Door(per_address=1)
    door.inside[host] = 1
    assert door.has_room_for(host) is has_room


async def _rest(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.read()
    except ConnectionResetError:
        return b""
