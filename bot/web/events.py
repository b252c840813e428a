"""What the open page is told as it happens, as server-sent events.

https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
from collections.abc import Mapping

import msgspec
from aiohttp import web
from redis.exceptions import RedisError

from bot.updates import Address
from bot.web.audience import Audience, HouseFull, Listener
from bot.web.chats import Chats, Place
from bot.web.guard import HEADERS

HEARTBEAT_SECONDS = 15.0
"""Also how long a page that has gone unnoticed still counts as open."""
WRITE_SECONDS = 10.0
RETRY_MS = 1500

_STREAM_HEADERS = {
    **HEADERS,
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
}
_READY = b"event: ready\ndata: {}\n\n"


async def stream(
    request: web.Request,
    panes: Mapping[Address, str],
    *,
    chats: Chats,
    audience: Audience,
) -> web.StreamResponse:
    """Everything since the page's Last-Event-ID, then what comes, until it leaves."""
    try:
        with audience.listener(tuple(panes)) as listener:
            return await _stream(request, panes, chats, audience, listener)
    except HouseFull:
        raise web.HTTPServiceUnavailable(
            text="Too many pages are open.", headers={"Retry-After": "5"}
        ) from None


async def _stream(
    request: web.Request,
    panes: Mapping[Address, str],
    chats: Chats,
    audience: Audience,
    listener: Listener,
) -> web.StreamResponse:
    response = web.StreamResponse(headers=_STREAM_HEADERS)
    await response.prepare(request)
    try:
        await _write(response, b"retry: %d\n\n" % RETRY_MS)
        last = await _write_new(response, panes, chats, last_event_id(request))
        await _write(response, _READY)
        while not audience.is_closed:
            if await listener.wait(HEARTBEAT_SECONDS):
                last = await _write_new(response, panes, chats, last)
                for chat in listener.take_typing():
                    await _write(response, _typing(panes[chat]))
            else:
                await _write(response, b": still here\n\n")
    except (RedisError, OSError, TimeoutError):
        pass  # the page has left, reads too slowly, or will ask again
    return response


async def _write_new(
    response: web.StreamResponse, panes: Mapping[Address, str], chats: Chats, last: int
) -> int:
    places, last = await chats.since(tuple(panes), last)
    for place in places:
        await _write(response, _message(place, panes[place.chat]))
    return last


async def _write(response: web.StreamResponse, event: bytes) -> None:
    async with asyncio.timeout(WRITE_SECONDS):
        await response.write(event)


def last_event_id(request: web.Request) -> int:
    """0 where there is none, or none of ours."""
    given = request.headers.get("Last-Event-ID", "")
    return int(given) if given.isascii() and given.isdecimal() else 0


def _message(place: Place, pane: str) -> bytes:
    content = msgspec.json.encode({"pane": pane, "message": place.shown})
    return b"id: %d\nevent: message\ndata: %s\n\n" % (place.number, content)


def _typing(pane: str) -> bytes:
    return b"event: typing\ndata: %s\n\n" % msgspec.json.encode({"pane": pane})
