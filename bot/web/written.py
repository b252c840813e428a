"""What the page sends when somebody has written, from JSON to an update."""

import secrets
from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from bot.conversations import conversation_id, milliseconds
from bot.updates import PAYLOAD_BYTES, Address, Message, Pointer
from bot.web.playground import NAME, OWNER

_Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
_Short = Annotated[str, Meta(max_length=200)]


def _new_id() -> str:
    return secrets.token_hex(16)


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of `POST /playground/messages`.

    `id` makes a repeat harmless; `product` is the clicked post's, `reply_to` the id of
    a message on the page, `payload` a tapped button's.
    """

    text: str = ""
    pane: Literal["customer", "owner"] = "customer"
    id: _Id = msgspec.field(default_factory=_new_id)
    at: Annotated[datetime, Meta(tz=True)] | None = None
    product: _Short = ""
    reply_to: _Short = ""
    payload: str = ""

    def __post_init__(self) -> None:
        if not (self.text.strip() or self.payload):
            raise ValueError("There is no text")
        if len(self.payload.encode()) > PAYLOAD_BYTES:
            raise ValueError(f"A payload has at most {PAYLOAD_BYTES} bytes")

    @property
    def pointer(self) -> Pointer:
        if self.reply_to:
            return Pointer(product=self.product, kind="message", id=self.reply_to)
        return Pointer(product=self.product)

    def message(self, chat: Address, received: int) -> Message:
        """As it goes into the inbox; `chat` is the browser's own."""
        address = OWNER if self.pane == "owner" else chat
        return Message(
            id=f"{NAME}:{conversation_id(address)}:{self.id}",
            address=address,
            received=received,
            at=milliseconds(self.at) if self.at else 0,
            text=self.text,
            pointer=self.pointer,
            payload=self.payload,
            platform_id=self.id,
        )
