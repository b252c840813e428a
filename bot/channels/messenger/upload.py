"""A picture that is nowhere on the web, as the Send API takes it: in a form. Pure.

https://developers.facebook.com/docs/messenger-platform/send-messages#sending-attachments
"""

import base64
import binascii
import json
import re
from typing import Any

import aiohttp

_IMAGE = re.compile(r"data:(image/[\w.+-]+);base64,(.*)", re.DOTALL)


def form_of(call: dict[str, Any], photo: str) -> aiohttp.FormData:
    """The call with the picture of a `data:` URL. Raises ValueError for none."""
    kind, content = _picture(photo)
    form = aiohttp.FormData()
    for name, value in call.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    form.add_field("filedata", content, filename="photo", content_type=kind)
    return form


def is_picture(photo: str) -> bool:
    """Whether it is a `data:` URL of an image."""
    return photo.startswith("data:image/")


def _picture(photo: str) -> tuple[str, bytes]:
    found = _IMAGE.fullmatch(photo)
    if found is None:
        raise ValueError("not a picture")
    try:
        return found[1], base64.b64decode(found[2], validate=True)
    except binascii.Error as error:
        raise ValueError("not a picture") from error
