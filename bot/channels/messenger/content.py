"""What is in a message besides its words: attachments, and what it points to. Pure.

https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages
"""

from typing import Any

from bot.channels.links import pointer_of
from bot.channels.messenger.payload import WireMessage
from bot.updates import Attachment, Pointer

_KINDS = {
    "image": "image",
    "audio": "audio",
    "video": "video",
    "file": "file",
    "sticker": "sticker",
    "location": "location",
    "fallback": "link",
    "post": "post",
    "ig_post": "post",
    "share": "post",
    "reel": "post",
    "ig_reel": "post",
    "story_mention": "story",
}

LIKES = ("369239263222822", "369239343222814", "369239383222810")
"""The thumb beside the text field, small to large: people write "ok" with it."""


def attachments_of(found: Any) -> tuple[Attachment, ...]:
    """Until 30 Aug 2026 a sticker came with an image as its twin: that is dropped."""
    read = [_attachment(one) for one in _maps(found)]
    return tuple({one.file_id or one: one for one in read}.values())


def is_like(attachments: tuple[Attachment, ...]) -> bool:
    return any(one.kind == "sticker" and one.file_id in LIKES for one in attachments)


def pointer_of_message(message: WireMessage) -> Pointer:
    """The ad, link, story or post that she came from; else the message she answers."""
    reply_to = _map(message.reply_to)
    story = _map(reply_to.get("story"))
    shared = (one for one in _maps(message.attachments) if _kind(one) == "post")
    candidates = (
        pointer_of_referral(message.referral),
        _pointer("story", story.get("id") or story.get("url")),
        _pointer("message", reply_to.get("mid")),
        *(_pointer("post", _map(one.get("payload")).get("id")) for one in shared),
    )
    return next((one for one in candidates if one != Pointer()), Pointer())


def pointer_of_referral(referral: Any) -> Pointer:
    """What is nearest to a product first: our link, the Shops product, ad, post, ref.

    https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messaging_referrals
    """
    said = _map(referral)
    ad = _map(said.get("ads_context_data"))
    linked = pointer_of(_id(said.get("ref")))
    shop_product = _map(said.get("product")).get("id") or ad.get("product_id")
    candidates = (
        linked if linked.product else Pointer(),
        _pointer("shop_product", shop_product),
        _pointer("ad", said.get("ad_id")),
        _pointer("post", ad.get("post_id") or said.get("post_id")),
        linked,
    )
    return next((one for one in candidates if one != Pointer()), Pointer())


def _attachment(one: dict[str, Any]) -> Attachment:
    payload = _map(one.get("payload"))
    sticker = _id(payload.get("sticker_id"))
    kind = "sticker" if sticker else _kind(one)
    url = _id(payload.get("url")) or _id(one.get("url"))
    return Attachment(kind, file_id=sticker, url=url)


def _kind(one: dict[str, Any]) -> str:
    return _KINDS.get(_id(one.get("type")), "other")


def _pointer(kind: str, id: Any) -> Pointer:
    return Pointer(kind=kind, id=_id(id)) if _id(id) else Pointer()


def _maps(found: Any) -> list[dict[str, Any]]:
    listed = found if isinstance(found, list) else []
    return [one for one in listed if isinstance(one, dict)]


def _map(found: Any) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


def _id(found: Any) -> str:
    """Ids are numbers on some of Meta's pages, strings on others."""
    return str(found) if isinstance(found, str | int) else ""
