"""What platforms send, from bytes to values: JSON as they write it, and header lines.

Every channel reads through here, so that no body of a platform, however odd, raises
anything but BadPayload or InvalidSignature.
"""

import hmac
import re
from collections.abc import Mapping
from typing import TypeVar

import msgspec

from bot.channels.errors import BadPayload, InvalidSignature

T = TypeVar("T")

_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u([dD][89a-fA-F][0-9a-fA-F]{2})"
    r"|\\.",
    re.DOTALL,
)


def decode(body: bytes | msgspec.Raw, kind: type[T]) -> T:
    """The JSON of a body as `kind`. Raises BadPayload.

    Half an emoji (a lone surrogate, which no store takes) becomes U+FFFD.
    """
    raw = bytes(body)
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError as error:
        raise BadPayload(str(error)) from error
    except (ValueError, RecursionError):
        return _decode_mended(raw, kind)


def _decode_mended(raw: bytes, kind: type[T]) -> T:
    text = raw.decode("utf-8", "replace")
    mended = _ESCAPE.sub(lambda found: r"\ufffd" if found[1] else found[0], text)
    try:
        return msgspec.json.decode(mended, type=kind)
    except (ValueError, RecursionError) as error:
        raise BadPayload(str(error)) from error


def only_header(headers: Mapping[str, str], name: str) -> bytes:
    """The value of a header that must be there once. Raises InvalidSignature.

    Bytes, since comparing strings in constant time fails on what is not ASCII.
    """
    values = [value for key, value in headers.items() if key.lower() == name.lower()]
    if len(values) != 1:
        raise InvalidSignature(f"{len(values)} headers {name}")
    return values[0].encode("utf-8", "surrogatepass")


def is_same(given: bytes, expected: bytes) -> bool:
    """Compared in constant time; nothing is ever the same as an empty secret."""
    return bool(expected) and hmac.compare_digest(given, expected)
