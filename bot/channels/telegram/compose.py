"""An outgoing message as the parts that the Bot API takes. Pure."""

import base64
import binascii
import re
from dataclasses import dataclass, replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.parts import split, utf16_length
from bot.updates import Button, Outgoing

TEXT_CHARACTERS = 4000
"""Of 4096: https://core.telegram.org/bots/api#sendmessage"""

CAPTION_CHARACTERS = 1000
"""Of 1024: https://core.telegram.org/bots/api#sendphoto"""

SHORT_TITLE = 10
ROW = 3

_FILE_ID = re.compile(r"[A-Za-z0-9_-]{20,}")
_IMAGE = re.compile(r"data:image/[\w.+-]+;base64,(.*)", re.DOTALL)
_ANY_FILE = re.compile(r"data:[\w/.+-]+;base64,(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """One message: a text, or a photo or document with its text as the caption."""

    text: str
    photo: str | bytes = ""
    markup: InlineKeyboardMarkup | None = None
    document: bytes = b""
    file_name: str = ""


def parts_of(outgoing: Outgoing) -> list[Part]:
    """In order; the buttons stand under the last."""
    photo = photo_of(outgoing.photo)
    document = _decoded(_ANY_FILE, outgoing.document)
    fits = utf16_length(outgoing.text) <= CAPTION_CHARACTERS
    captions = bool(photo or document) and fits
    texts = [] if captions else split(outgoing.text, TEXT_CHARACTERS, utf16_length)
    parts = [Part(text) for text in texts]
    caption = outgoing.text.strip() if captions else ""
    if photo or document:
        parts.insert(
            0,
            Part(caption, photo, document=document, file_name=outgoing.file_name),
        )
    if parts and outgoing.buttons:
        parts[-1] = replace(parts[-1], markup=_keyboard(outgoing.buttons))
    return parts


def photo_of(photo: str) -> str | bytes:
    """What may be given to PTB, which would read a local file by its path; '' : not.

    https://core.telegram.org/bots/api#sending-files
    """
    if photo.startswith(("https://", "http://")) or _FILE_ID.fullmatch(photo):
        return photo
    return _decoded(_IMAGE, photo) or ""


def _decoded(pattern: re.Pattern[str], url: str) -> bytes:
    """What a `data:` URL holds; nothing where it is none."""
    data = pattern.fullmatch(url)
    try:
        return base64.b64decode(data[1], validate=True) if data else b""
    except binascii.Error:
        return b""


def _keyboard(buttons: tuple[Button, ...]) -> InlineKeyboardMarkup:
    """Short titles, such as sizes, share a row."""
    keys = [InlineKeyboardButton(b.title, callback_data=b.payload) for b in buttons]
    short = all(len(button.title) <= SHORT_TITLE for button in buttons)
    width = ROW if short else 1
    rows = [keys[start : start + width] for start in range(0, len(keys), width)]
    return InlineKeyboardMarkup(rows)
