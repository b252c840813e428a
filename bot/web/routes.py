"""The playground's addresses, and how what a visitor writes comes into the inbox."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import msgspec
import structlog
from aiohttp import web
from redis.exceptions import RedisError

from actions.shop import Shop
from bot.channels.errors import BadPayload
from bot.channels.wire import decode
from bot.mailbox.mailbox import now_ms
from bot.updates import Address, Message
from bot.web import page
from bot.web.audience import Audience
from bot.web.events import Events
from bot.web.guard import guarded, json_body
from bot.web.limits import Limits
from bot.web.playground import OWNER, PlaygroundChannel, customer
from bot.web.written import Written
from stock.model import Product, Table

Receive = Callable[[Message], Awaitable[bool]]
Snapshot = Callable[[], Awaitable[Table]]

_NO_STORE = {"Cache-Control": "no-store"}

_CANCEL_SECONDS = 0.5
"""A cancellation that meets an answer of the store half-way is lost in redis-py."""

_LOG = structlog.get_logger()


def add_routes(
    app: web.Application,
    *,
    channel: PlaygroundChannel,
    receive: Receive,
    snapshot: Snapshot,
    shop: Shop,
    loopback_only: bool = True,
    limits: Limits | None = None,
) -> None:
    """Add the page and all that it asks for.

    `receive` stores an update and may raise RedisError. Who may call the page may also
    play the owner, so `loopback_only` is off only behind something that asks who it is.
    """
    limits = limits or Limits()
    audience = Audience(channel.chats, pages_at_most=limits.pages)
    playground = Playground(channel, receive, snapshot, audience, limits)
    routes = [
        ("GET", "/", page_handler(shop)),
        ("POST", "/playground/messages", playground.write),
        ("POST", "/playground/new", playground.begin_anew),
        ("GET", "/playground/events", playground.listen),
        ("GET", "/playground/stock", playground.stock),
        *(
            ("GET", f"/playground/static/{name}", handler)
            for name, handler in page.file_handlers().items()
        ),
    ]
    for method, path, handler in routes:
        app.router.add_route(
            method, path, guarded(handler, loopback_only=loopback_only)
        )
    app.cleanup_ctx.append(playground.follow)
    app.on_shutdown.append(playground.close)


def page_handler(shop: Shop) -> Callable[[web.Request], Awaitable[web.Response]]:
    text = page.render(shop)

    async def show(request: web.Request) -> web.Response:
        response = web.Response(text=text, content_type="text/html", headers=_NO_STORE)
        if customer(request.cookies.get(page.COOKIE, "")) is None:
            page.give_chat(response)
        return response

    return show


@dataclass(frozen=True, slots=True)
class Playground:
    """The handlers, and what they share."""

    channel: PlaygroundChannel
    receive: Receive
    snapshot: Snapshot
    audience: Audience
    limits: Limits

    async def write(self, request: web.Request) -> web.Response:
        """200 only once the message is in the inbox; again with the same id is safe."""
        chat = _chat(request)
        try:
            written = decode(await json_body(request, self.limits), Written)
        except BadPayload as error:
            raise web.HTTPBadRequest(text=f"{error}.") from error
        message = written.message(chat, now_ms())
        try:
            await self.receive(message)
            await self.channel.note(message)
        except (RedisError, OSError) as error:
            raise _not_now(error) from error
        return web.json_response({"id": written.id}, headers=_NO_STORE)

    async def begin_anew(self, request: web.Request) -> web.Response:
        """The body is JSON, as no other site's form can send it."""
        await json_body(request, self.limits)
        response = web.json_response({}, headers=_NO_STORE)
        page.give_chat(response)
        return response

    async def listen(self, request: web.Request) -> web.StreamResponse:
        panes = {_chat(request): "customer", OWNER: "owner"}
        events = Events(self.channel.chats, self.audience, self.limits)
        return await events.stream(request, panes)

    async def stock(self, request: web.Request) -> web.Response:
        """The table as it is now; unchanged since the page's copy: 304."""
        try:
            table = await self.snapshot()
        except (RedisError, OSError) as error:
            raise _not_now(error) from error
        products = [_listed(product) for product in table if not product.hidden]
        body = msgspec.json.encode({"products": products})
        etag = hashlib.sha256(body).hexdigest()[:20]
        headers = {"Cache-Control": "no-cache", "ETag": f'"{etag}"'}
        if any(tag.value == etag for tag in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        return web.Response(body=body, content_type="application/json", headers=headers)

    async def follow(self, app: web.Application) -> AsyncIterator[None]:
        following = asyncio.create_task(self.audience.follow())
        yield
        while not following.done():
            following.cancel()
            await asyncio.wait([following], timeout=_CANCEL_SECONDS)

    async def close(self, app: web.Application) -> None:
        self.audience.close()


def _chat(request: web.Request) -> Address:
    chat = customer(request.cookies.get(page.COOKIE, ""))
    if chat is None:
        raise web.HTTPForbidden(text="Open the playground page first.")
    return chat


def _not_now(error: Exception) -> web.HTTPException:
    _LOG.warning("playground_store_lost", fault=type(error).__name__)
    return web.HTTPServiceUnavailable(text="The store does not answer; try again.")


def _listed(product: Product) -> dict[str, object]:
    return {
        "id": product.id,
        "name": product.name,
        "variants": [
            {
                "size": variant.size,
                "colour": variant.colour,
                "available": variant.available,
            }
            for variant in product.variants
        ],
    }
