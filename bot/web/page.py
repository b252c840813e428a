"""The page itself: its files, read once, and the shop's names put into the HTML."""

import html
import secrets
from collections.abc import Mapping
from importlib.resources import files
from string import Template

from aiohttp import web

from actions.shop import Shop
from bot.web.guard import Handler

COOKIE = "comptoir_chat"

_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


def new_chat_id() -> str:
    """192 bits that nobody guesses: who knows the id reads the chat."""
    return secrets.token_urlsafe(24)


def give_chat(response: web.StreamResponse) -> None:
    """Start a new conversation: the browser is another customer from now on.

    Not Secure: the demo has no certificate, and cookies of 127.0.0.1 stay there.
    """
    response.set_cookie(COOKIE, new_chat_id(), httponly=True, samesite="Strict")


def render(shop: Shop) -> str:
    source = (files("bot.web") / "static" / "index.html").read_text("utf-8")
    return Template(source).substitute(
        shop=html.escape(shop.name), owner=html.escape(shop.owner)
    )


def file_handlers() -> Mapping[str, Handler]:
    """A handler for each file that the page loads, by the file's name."""
    folder = files("bot.web") / "static"
    return {
        file.name: _file_handler(file.read_bytes(), kind)
        for file in folder.iterdir()
        if (kind := _TYPES.get("." + file.name.rpartition(".")[2]))
    }


def _file_handler(content: bytes, kind: str) -> Handler:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(
            body=content,
            content_type=kind,
            charset="utf-8",
            headers={"Cache-Control": "no-cache"},
        )

    return answer
