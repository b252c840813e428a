"""How the Bot API writes: forms in, results and errors out."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

NESTED = (
    "allowed_updates",
    "link_preview_options",
    "message_ids",
    "reply_markup",
    "reply_parameters",
)


class ApiError(Exception):
    def __init__(self, code: int, text: str, **parameters: Any) -> None:
        super().__init__(text)
        self.code, self.text, self.parameters = code, text, parameters


@dataclass(frozen=True, slots=True)
class Scripted:
    """What happens to the next call of `method` ('' : of any that sends)."""

    method: str
    error: ApiError | None = None
    body: bytes | None = None
    taken: bool = False
    delay: float = 0.0


def value(key: str, value: Any) -> Any:
    """Forms carry numbers as strings, and nested values as JSON in a string."""
    if isinstance(value, web.FileField):
        return value.file.read()
    return json.loads(value) if key in NESTED else value


def check_length(text: str, least: int, most: int, what: str) -> None:
    length = len(text.encode("utf-16-le")) // 2
    if length < least:
        raise ApiError(400, f"Bad Request: {what} text is empty")
    if length > most:
        raise ApiError(400, f"Bad Request: {what} is too long")


async def scripted_answer(one: Scripted) -> web.Response:
    await asyncio.sleep(one.delay)
    if one.error:
        return refusal(one.error)
    return web.Response(body=one.body or b"", content_type="application/json")


def refusal(error: ApiError) -> web.Response:
    said: dict[str, Any] = {
        "ok": False,
        "error_code": error.code,
        "description": error.text,
    }
    if error.parameters:
        said["parameters"] = error.parameters
    return web.json_response(said, status=error.code)
