"""How pieces, holds and places on the waiting list are written in Redis."""

from datetime import datetime

import msgspec

from stock.model import Hold, VariantKey, Waiting
from stock.pieces import Pieces


class HoldRow(msgspec.Struct):
    product: str
    size: str
    colour: str
    conversation: str
    at: datetime
    expires_at: datetime
    waiting: str


class WaitingRow(msgspec.Struct):
    product: str
    size: str
    colour: str
    conversation: str
    at: datetime
    language: str
    asked_until: datetime | None
    hold: str


_encode = msgspec.json.encode
_hold_row = msgspec.json.Decoder(HoldRow).decode
_waiting_row = msgspec.json.Decoder(WaitingRow).decode


def encode_hold(hold: Hold) -> str:
    key = hold.variant
    row = HoldRow(
        product=key.product,
        size=key.size,
        colour=key.colour,
        conversation=hold.conversation,
        at=hold.at,
        expires_at=hold.expires_at,
        waiting=hold.waiting,
    )
    return _encode(row).decode()


def decode_hold(id: str, row: bytes) -> Hold:
    found = _hold_row(row)
    return Hold(
        id=id,
        variant=VariantKey(found.product, found.size, found.colour),
        conversation=found.conversation,
        at=found.at,
        expires_at=found.expires_at,
        waiting=found.waiting,
    )


def encode_waiting(waiting: Waiting) -> str:
    key = waiting.variant
    row = WaitingRow(
        product=key.product,
        size=key.size,
        colour=key.colour,
        conversation=waiting.conversation,
        at=waiting.at,
        language=waiting.language,
        asked_until=waiting.asked_until,
        hold=waiting.hold,
    )
    return _encode(row).decode()


def decode_waiting(id: str, row: bytes) -> Waiting:
    found = _waiting_row(row)
    return Waiting(
        id=id,
        variant=VariantKey(found.product, found.size, found.colour),
        conversation=found.conversation,
        at=found.at,
        language=found.language,
        asked_until=found.asked_until,
        hold=found.hold,
    )


def encode_pieces(pieces: Pieces) -> str:
    """As `lua/common.lua` does."""
    return " ".join(
        map(
            str,
            (
                pieces.imported,
                pieces.received,
                pieces.sold,
                pieces.removed,
                pieces.held,
                pieces.available,
                int(pieces.listed),
            ),
        )
    )
