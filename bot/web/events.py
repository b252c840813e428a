"""What the open page is told as it happens, as server-sent events.

https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

import msgspec
from aiohttp import web
from redis.exceptions import RedisError

from bot.updates import Address
from bot.web.audience import Audience, HouseFull, Listener
from bot.web.chats import Chats, Place
from bot.web.guard import HEADERS
from bot.web.limits import Limits

RETRY_MS = 1500

_STREAM_HEADERS = {
    **HEADERS,
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
}


@dataclass(frozen=True, slots=True)
class Events:
    """What the streams of all open pages share."""

    chats: Chats
    audience: Audience
    limits: Limits

    async def stream(
        self, request: web.Request, panes: Mapping[Address, str]
    ) -> web.StreamResponse:
        """All since the page's Last-Event-ID, then what comes, until it leaves."""
        try:
            with self.audience.listener(tuple(panes)) as listener:
                response = web.StreamResponse(headers=_STREAM_HEADERS)
                await response.prepare(request)
                with suppress(RedisError, OSError):  # it has left, or will ask again
                    await self._tell(response, panes, listener, last_event_id(request))
                return response
        except HouseFull:
            raise web.HTTPServiceUnavailable(
                text="Too many pages are open.", headers={"Retry-After": "5"}
            ) from None

    async def _tell(
        self,
        response: web.StreamResponse,
        panes: Mapping[Address, str],
        listener: Listener,
        last: int,
    ) -> None:
        await self._write(response, b"retry: %d\n\n" % RETRY_MS)
        last = await self._write_new(response, panes, last)
        while not self.audience.is_closed:
            if await listener.wait(self.limits.heartbeat_seconds):
                for chat in listener.take_typing():  # before the reply that ends it
                    await self._write(response, _typing(panes[chat]))
                last = await self._write_new(response, panes, last)
            else:
                await self._write(response, b": still here\n\n")

    async def _write_new(
        self, response: web.StreamResponse, panes: Mapping[Address, str], last: int
    ) -> int:
        """The last event alone bears an id: what breaks off before it is told again."""
        places, last = await self.chats.since(tuple(panes), last)
        for place in places:
            await self._write(response, _message(place, panes[place.chat]))
        await self._write(response, b"id: %d\nevent: told\ndata: {}\n\n" % last)
        return last

    async def _write(self, response: web.StreamResponse, event: bytes) -> None:
        """Raises OSError when the page has left or does not read."""
        async with asyncio.timeout(self.limits.write_seconds):
            await response.write(event)


def last_event_id(request: web.Request) -> int:
    """0 where there is none, or none of ours."""
    given = request.headers.get("Last-Event-ID", "")
    return int(given) if given.isascii() and given.isdecimal() else 0


def _message(place: Place, pane: str) -> bytes:
    content = msgspec.json.encode({"pane": pane, "message": place.shown})
    return b"event: message\ndata: %s\n\n" % content


def _typing(pane: str) -> bytes:
    return b"event: typing\ndata: %s\n\n" % msgspec.json.encode({"pane": pane})
