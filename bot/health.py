"""How it does: `GET /health/live`, `/health/ready` and `/metrics`."""

import asyncio

from aiohttp import web
from redis.exceptions import RedisError

from bot import store
from bot.serving import Serving


def add_health(app: web.Application, parts: Serving) -> None:
    """The routes for whoever watches over the process."""

    async def live(_: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def ready(_: web.Request) -> web.Response:
        report = await health(parts)
        return web.json_response(report, status=200 if report["store"] else 503)

    async def metrics(_: web.Request) -> web.Response:
        body = parts.metrics.text()
        return web.Response(body=body, content_type="text/plain", charset="utf-8")

    app.router.add_get("/health/live", live)
    app.router.add_get("/health/ready", ready)
    app.router.add_get("/metrics", metrics)


async def health(parts: Serving) -> dict[str, object]:
    """What `GET /health/ready` tells."""
    reasons = [f"a part has failed ({error}): restart it" for error in parts.dead]
    store_trouble = await _store_trouble(parts)
    if store_trouble:
        reasons.append(f"store: {store_trouble}")
    model = await parts.parser.is_ready()
    if not model:
        trouble = parts.model.trouble if parts.model else ""
        reasons.append(f"model: {trouble or 'it does not answer yet'}")
    channels = {}
    for name in parts.channels:
        trouble = parts.troubles.get(name, str)()
        channels[name] = trouble or "ok"
        if trouble:
            reasons.append(f"{name}: {trouble}")
    return {
        "store": not store_trouble,
        "model": model,
        "channels": channels,
        "reasons": reasons,
    }


async def _store_trouble(parts: Serving) -> str:
    """Why messages cannot be stored just now; '' when they can."""
    try:
        async with asyncio.timeout(2.0):
            await parts.store.redis.set(parts.keys.named("probe"), "1", px=60_000)
    except (RedisError, OSError, TimeoutError) as error:
        told = parts.revival.trouble if parts.revival else store.told(error)
        return told or "messages cannot be stored"
    return ""
