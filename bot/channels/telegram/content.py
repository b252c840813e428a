"""What is in a Telegram message besides its words. Pure.

https://core.telegram.org/bots/api#message
"""

from telegram import Message

from bot.updates import Attachment

_FILES = (
    ("animation", "video"),
    ("voice", "audio"),
    ("audio", "audio"),
    ("video", "video"),
    ("video_note", "video"),
    ("sticker", "sticker"),
    ("document", "file"),
)
"""Fields with one file each. An animation stands in `document` as well: first wins."""

_OTHERS = (
    ("contact", "contact"),
    ("location", "location"),
    ("story", "story"),
)


def attachments_of(message: Message) -> tuple[Attachment, ...]:
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return (Attachment("image", file_id=largest.file_id),)
    for field, kind in _FILES:
        file = getattr(message, field)
        if file:
            return (Attachment(kind, file_id=file.file_id),)
    return tuple(Attachment(kind) for field, kind in _OTHERS if getattr(message, field))
