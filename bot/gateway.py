"""The webhooks: a raw body in, 200 only once its events are stored."""

import asyncio

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler
from redis.exceptions import RedisError

from bot.channels.base import Channel
from bot.channels.errors import InvalidSignature
from bot.channels.messenger import MessengerChannel
from bot.intake import Intake
from bot.metrics import Metrics

BODY_AT_MOST = 2 * 1024 * 1024
"""Meta sends up to 1,000 updates in one call."""
BODY_SECONDS = 10.0
STORE_SECONDS = 10.0

_LOG = structlog.get_logger()


class Gateway:
    """The routes of the channels that are configured."""

    def __init__(
        self, intake: Intake, metrics: Metrics, *, body_seconds: float = BODY_SECONDS
    ) -> None:
        self.intake = intake
        self.metrics = metrics
        self.body_seconds = body_seconds

    def add_routes(self, app: web.Application, channels: dict[str, Channel]) -> None:
        messenger = channels.get("messenger")
        if isinstance(messenger, MessengerChannel):
            app.router.add_get("/webhook/messenger", _verification(messenger))
        for name in ("messenger", "telegram"):
            channel = channels.get(name)
            if channel is not None:
                app.router.add_post(f"/webhook/{name}", self._webhook(channel))

    def _webhook(self, channel: Channel) -> Handler:
        async def webhook(request: web.Request) -> web.Response:
            try:
                body = await _body(request, self.body_seconds)
                channel.verify(body, request.headers)
                async with asyncio.timeout(STORE_SECONDS):
                    await self.intake.take(channel, body)
            except InvalidSignature:
                return self._refuse(channel, 403)
            except web.HTTPException as refusal:
                return self._refuse(channel, refusal.status)
            except (RedisError, OSError, TimeoutError) as error:
                _LOG.error(
                    "not_stored", channel=channel.name, error=type(error).__name__
                )
                return self._refuse(channel, 503)
            return web.Response(text="EVENT_RECEIVED")

        return webhook

    def _refuse(self, channel: Channel, status: int) -> web.Response:
        self.metrics.refused.labels(channel.name, str(status)).inc()
        return web.Response(status=status)


async def _body(request: web.Request, seconds: float) -> bytes:
    """The raw bytes. Raises HTTPException for too large, encoded or too slow ones."""
    encodings = request.headers.getall("Content-Encoding", [])
    if any(encoding.strip().lower() != "identity" for encoding in encodings):
        raise web.HTTPUnsupportedMediaType
    if request.content_length is not None and request.content_length > BODY_AT_MOST:
        raise web.HTTPRequestEntityTooLarge(BODY_AT_MOST, request.content_length)
    try:
        async with asyncio.timeout(seconds):
            return await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (web.RequestPayloadError, ConnectionError):  # badly cut, or cut off
        raise web.HTTPBadRequest from None


def _verification(channel: MessengerChannel) -> Handler:
    async def verify(request: web.Request) -> web.Response:
        challenge = channel.challenge(request.query)
        if challenge is None:
            return web.Response(status=403)
        return web.Response(text=challenge)

    return verify
