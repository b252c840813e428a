"""An outgoing message as the calls of the Send API that carry it. Pure.

https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from typing import Any

from bot.channels.messenger.account import person_of
from bot.channels.messenger.parse import METADATA
from bot.channels.messenger.upload import picture_of
from bot.channels.parts import split, utf8_length, utf16_length
from bot.updates import Button, Outgoing

TEXT_CHARACTERS = 1900
"""Meta takes "less than 2000 characters" and does not say how it counts them."""

INSTAGRAM_BYTES = 1000

QUICK_REPLIES = 13
TITLE_CHARACTERS = 20

HOUR_MS = 3_600_000
WINDOW_MS = 24 * HOUR_MS
HUMAN_AGENT_MS = 7 * 24 * HOUR_MS

Json = dict[str, Any]


def calls_of(outgoing: Outgoing, at: int) -> list[Json]:
    """The bodies to post, in order: the photo, then the text in parts.

    `at` (ms) is now. The buttons stand under the last part, and only the last part
    bears the row's whole id: its echo says that all of it is out.
    """
    messages = [*_photo(outgoing), *_texts(outgoing)]
    if not messages:
        return []
    if outgoing.buttons:
        messages[-1]["quick_replies"] = _quick_replies(outgoing.buttons)
    for number, message in enumerate(messages, start=1):
        part = "" if number == len(messages) else f"#part{number}"
        message["metadata"] = f"{METADATA}{outgoing.id}{part}"
    recipient = {"id": person_of(outgoing.address)}
    head = {"recipient": recipient, **_messaging_type(outgoing, at)}
    return [{**head, "message": message} for message in messages]


def typing_on(person_id: str) -> Json:
    """https://developers.facebook.com/docs/messenger-platform/send-messages/sender-actions"""
    return {"recipient": {"id": person_id}, "sender_action": "typing_on"}


def is_photo(call: Json) -> bool:
    return "attachment" in call["message"]


def _messaging_type(outgoing: Outgoing, at: int) -> Json:
    """The human-agent tag is for what a person has typed, after the window's 24 hours.

    https://developers.facebook.com/docs/messenger-platform/send-messages/message-tags
    """
    silent_ms = at - outgoing.last_from_customer
    typed = outgoing.author == "owner" and outgoing.last_from_customer > 0
    if typed and WINDOW_MS < silent_ms <= HUMAN_AGENT_MS:
        return {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    return {"messaging_type": "RESPONSE"}


def _photo(outgoing: Outgoing) -> list[Json]:
    """https://developers.facebook.com/docs/messenger-platform/send-messages#url"""
    payload: Json = {"url": outgoing.photo}
    if outgoing.address.channel == "messenger" and picture_of(outgoing.photo):
        payload = {"is_reusable": False}
    elif not outgoing.photo.startswith(("https://", "http://")):
        return []
    return [{"attachment": {"type": "image", "payload": payload}}]


def _texts(outgoing: Outgoing) -> list[Json]:
    if outgoing.address.channel == "instagram":
        parts = split(outgoing.text, INSTAGRAM_BYTES, utf8_length)
    else:
        parts = split(outgoing.text, TEXT_CHARACTERS, utf16_length)
    return [{"text": part} for part in parts]


def _quick_replies(buttons: tuple[Button, ...]) -> list[Json]:
    """https://developers.facebook.com/docs/messenger-platform/send-messages/quick-replies"""
    return [
        {"content_type": "text", "title": _title(one.title), "payload": one.payload}
        for one in buttons[:QUICK_REPLIES]
    ]


def _title(title: str) -> str:
    if utf16_length(title) <= TITLE_CHARACTERS:
        return title
    return split(title, TITLE_CHARACTERS - 1, utf16_length)[0] + "…"
