"""The door of the HTTP server: how many may be inside, and how long in silence.

aiohttp gives a connection more than a minute for its first header, and leaves open how
many one address has: https://docs.aiohttp.org/en/stable/web_advanced.html
A middleware never sees such connections, so this stands before its protocol.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from ipaddress import ip_address

from aiohttp import web
from aiohttp.typedefs import Handler

HEADER_SECONDS = 10.0
IN_ALL = 2_000
PER_ADDRESS = 100
"""Of one public address; a proxy of ours has a private one and brings everybody."""

Factory = Callable[[], asyncio.Protocol]


class Door:
    """Counts who is inside; `guarding` puts it before a server."""

    def __init__(
        self,
        *,
        header_seconds: float = HEADER_SECONDS,
        in_all: int = IN_ALL,
        per_address: int = PER_ADDRESS,
    ) -> None:
        self.header_seconds = header_seconds
        self.in_all = in_all
        self.per_address = per_address
        self.inside: Counter[str] = Counter()

    def guarding(self, server: Factory) -> Factory:
        return lambda: _Visit(self, server())

    def has_room_for(self, host: str) -> bool:
        if self.inside.total() >= self.in_all:
            return False
        return not _is_public(host) or self.inside[host] < self.per_address

    def left(self, host: str) -> None:
        self.inside[host] -= 1
        if not self.inside[host]:
            del self.inside[host]


@web.middleware
async def greet(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The first header is complete: its connection may stay."""
    protocol = request.transport and request.transport.get_protocol()
    if isinstance(protocol, _Visit):
        protocol.has_spoken()
    return await handler(request)


class _Visit(asyncio.Protocol):
    """One connection: passes everything on to the server's own protocol."""

    def __init__(self, door: Door, inner: asyncio.Protocol) -> None:
        self._door = door
        self._inner = inner
        self._host = ""
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        host = str((transport.get_extra_info("peername") or ("?",))[0])
        if not self._door.has_room_for(host):
            transport.close()
            return
        self._host = host
        self._door.inside[host] += 1
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._door.header_seconds, transport.close)
        self._inner.connection_made(transport)

    def has_spoken(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._host:
            return
        self.has_spoken()
        self._door.left(self._host)
        self._inner.connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._host:
            self._inner.data_received(data)

    def eof_received(self) -> bool | None:
        return self._inner.eof_received() if self._host else None

    def pause_writing(self) -> None:
        self._inner.pause_writing()

    def resume_writing(self) -> None:
        self._inner.resume_writing()


def _is_public(host: str) -> bool:
    try:
        return ip_address(host).is_global
    except ValueError:
        return False
