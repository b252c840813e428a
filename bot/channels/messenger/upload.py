"""A picture that is nowhere on the web, as the Send API takes it: in a form. Pure.

https://developers.facebook.com/docs/messenger-platform/send-messages#sending-attachments
"""

import base64
import binascii
import json
import re
from typing import Any

import aiohttp

_IMAGE = re.compile(r"data:(image/[\w.+-]+);base64,(.+)", re.DOTALL)

Picture = tuple[str, bytes]
"""Its type and its content."""


def picture_of(photo: str) -> Picture | None:
    """What a `data:` URL of an image holds; None: it is none."""
    found = _IMAGE.fullmatch(photo)
    try:
        return (found[1], base64.b64decode(found[2], validate=True)) if found else None
    except binascii.Error:
        return None


def form_of(call: dict[str, Any], picture: Picture) -> aiohttp.FormData:
    """The call with the picture beside it."""
    kind, content = picture
    form = aiohttp.FormData()
    for name, value in call.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    form.add_field("filedata", content, filename="photo", content_type=kind)
    return form
