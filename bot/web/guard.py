"""Who may call the playground's addresses, and with what: checks before any work."""

import asyncio
import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from bot.web.limits import Limits

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " connect-src 'self'; form-action 'none'; base-uri 'none';"
        " frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def guarded(handler: Handler, *, loopback_only: bool) -> Handler:
    """The handler behind the checks; every answer bears the security headers."""

    async def checked(request: web.Request) -> web.StreamResponse:
        try:
            if loopback_only:
                check_loopback(request)
            check_origin(request)
            response = await handler(request)
        except web.HTTPException as refusal:
            refusal.headers.update(HEADERS)
            raise
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    return checked


def check_loopback(request: web.Request) -> None:
    """Only this machine, and only by a name of its own.

    A page elsewhere can make its own name point to 127.0.0.1 (DNS rebinding): then the
    call comes from here, but the Host header bears that name.
    """
    if not (_is_loopback(request.remote or "") and _is_loopback(_host(request))):
        raise web.HTTPForbidden(text="The playground is for this machine only.")


def _host(request: web.Request) -> str:
    try:
        return urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def check_origin(request: web.Request) -> None:
    """Refuse what another site's page sends; who is no browser sends neither header.

    https://words.filippo.io/csrf/
    """
    if request.path == "/":
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        is_ours = site in ("same-origin", "none")
    else:
        is_ours = origin is None or origin.partition("://")[2] == request.host
    if not is_ours:
        raise web.HTTPForbidden(text="Only the playground's own page may ask this.")


async def json_body(request: web.Request, limits: Limits) -> bytes:
    """The body, once it is sure to be small, plain JSON; 408, 413 or 415 otherwise."""
    if request.content_type != "application/json" or request.headers.get(
        "Content-Encoding"
    ):
        raise web.HTTPUnsupportedMediaType(text="Plain application/json, please.")
    if (request.content_length or 0) > limits.body_bytes:
        raise _too_large(request.content_length or 0, limits)
    try:
        async with asyncio.timeout(limits.body_seconds):
            return await _read(request, limits)
    except TimeoutError:
        raise web.HTTPRequestTimeout(text="The body took too long.") from None


async def _read(request: web.Request, limits: Limits) -> bytes:
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > limits.body_bytes:
            raise _too_large(len(body), limits)
    return bytes(body)


def _too_large(size: int, limits: Limits) -> web.HTTPException:
    at_most = limits.body_bytes
    return web.HTTPRequestEntityTooLarge(
        at_most, size, text=f"At most {at_most} bytes, please."
    )
