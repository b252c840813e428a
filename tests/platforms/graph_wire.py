"""How Graph writes: escaped JSON, error bodies, and what it refuses of a message."""

import json
from typing import Any

from aiohttp import web

TAGS = ("HUMAN_AGENT", "CUSTOMER_FEEDBACK")

Json = dict[str, Any]


class GraphError(Exception):
    def __init__(self, code: int, subcode: int = 0, message: str = "refused") -> None:
        super().__init__(message)
        self.code, self.subcode, self.message = code, subcode, message


def escaped(payload: Any) -> bytes:
    """JSON as Meta writes it: `é` as six ASCII characters."""
    return json.dumps(payload, separators=(",", ":"), ensure_ascii=True).encode()


async def posted(request: web.Request) -> Json:
    """A call's body: JSON, or a form whose nested values are JSON in a string."""
    if not request.content_type.startswith("multipart/"):
        raw = await request.read()
        return dict(json.loads(raw)) if raw else {}
    body: Json = {}
    for name, given in (await request.post()).items():
        if isinstance(given, web.FileField):
            body[name] = given.file.read()
        else:
            body[name] = json.loads(given) if given.startswith("{") else given
    return body


def check_message(body: Json) -> None:
    message = body.get("message", {})
    text = message.get("text", "")
    replies = message.get("quick_replies", [])
    kind = body.get("messaging_type")
    problems = (
        (not text and "attachment" not in message, "empty message"),
        (bool(text) and "attachment" in message, "text and attachment"),
        (len(text.encode("utf-16-le")) // 2 >= 2000, "too long"),
        (len(message.get("metadata", "")) >= 1000, "metadata too long"),
        (len(replies) > 13, "too many quick replies"),
        (any(len(one["title"]) > 20 for one in replies), "title too long"),
        (kind not in ("RESPONSE", "UPDATE", "MESSAGE_TAG"), "bad messaging_type"),
        (kind == "MESSAGE_TAG" and body.get("tag") not in TAGS, "dead tag"),
        (kind != "MESSAGE_TAG" and "tag" in body, "tag without type"),
    )
    for wrong, why in problems:
        if wrong:
            raise GraphError(100, 0, why)


def refusal(error: GraphError, status: int, headers: dict[str, str]) -> web.Response:
    said: Json = {"message": error.message, "type": "OAuthException"}
    said |= {"code": error.code, "fbtrace_id": "AbCdEf"}
    if error.subcode:
        said["error_subcode"] = error.subcode
    return web.json_response({"error": said}, status=status, headers=headers)
