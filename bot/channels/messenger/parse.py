"""Meta's webhook body to updates. Pure; one odd item never loses the others.

https://developers.facebook.com/docs/messenger-platform/webhooks
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from bot.channels.base import Batch
from bot.channels.errors import BadPayload
from bot.channels.messenger.account import Account, address_of
from bot.channels.messenger.content import (
    attachments_of,
    is_like,
    pointer_of_message,
    pointer_of_referral,
)
from bot.channels.messenger.payload import (
    Entry,
    Envelope,
    Id,
    Item,
    Postback,
    Stamp,
    WireMessage,
)
from bot.channels.wire import decode
from bot.updates import (
    Address,
    AnyUpdate,
    Attachment,
    Echo,
    Message,
    Notice,
    Pointer,
    Update,
)

METADATA = "comptoir:"
"""Before the outbox row's id in what we send: other apps set metadata as well."""

OURS = "ours"

_OBJECTS = ("page", "instagram")

_Outcome = AnyUpdate | BadPayload | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """An item with what its entry says of it."""

    account: Account
    channel: str
    page: str
    at: int
    standby: bool
    raw: msgspec.Raw
    item: Item

    def address(self, person: Id) -> Address:
        return address_of(self.channel, self.page, str(person))

    def id(self, mid: Id | None) -> str:
        """The same for each delivery of the event; not all events have an id."""
        if mid:
            return f"{self.page}:{mid}"
        plain = msgspec.json.encode(decode(self.raw, object), order="sorted")
        return f"{self.page}:sha256:{hashlib.sha256(plain).hexdigest()}"


def parse(body: bytes, account: Account) -> Batch:
    """Every event of a verified body. Raises BadPayload when none can be read."""
    envelope = decode(body, Envelope)
    outcomes = [
        outcome
        for entry in envelope.entry
        for outcome in _outcomes(entry, envelope.object, account)
    ]
    malformed = sum(isinstance(outcome, BadPayload) for outcome in outcomes)
    if malformed and malformed == len(outcomes):
        raise BadPayload("no event of the body can be read")
    updates = [outcome for outcome in outcomes if isinstance(outcome, Update)]
    return Batch(updates, outcomes.count(None), malformed)


def _outcomes(raw: msgspec.Raw, about: str, account: Account) -> Iterator[_Outcome]:
    """One for each event of an entry: it matters, or not (None), or is unreadable."""
    try:
        entry = decode(raw, Entry)
    except BadPayload as problem:
        yield problem
        return
    channel = account.channel_of(str(entry.id)) if about in _OBJECTS else ""
    items = [*_items(entry)]
    yield from [None] * (len(entry.changes or ()) or not items)
    for standby, item in items:
        try:
            yield _read(account, channel, entry, standby, item) if channel else None
        except BadPayload as problem:
            yield problem


def milliseconds(stamp: Stamp) -> int:
    """Some events bear seconds, some strings; 0 for what is no time."""
    try:
        value = int(stamp or 0)
    except (ValueError, OverflowError):
        return 0
    value = value if value > 10**11 else value * 1000
    return value if 0 < value < 10**14 else 0


def _items(entry: Entry) -> Iterator[tuple[bool, msgspec.Raw]]:
    yield from ((False, item) for item in entry.messaging or ())
    yield from ((True, item) for item in entry.standby or ())


def _read(
    account: Account, channel: str, entry: Entry, standby: bool, raw: msgspec.Raw
) -> AnyUpdate | None:
    item = decode(raw, Item)
    event = _Event(
        account=account,
        channel=channel,
        page=str(entry.id),
        at=milliseconds(item.timestamp) or milliseconds(entry.time),
        standby=standby,
        raw=raw,
        item=item,
    )
    return _update(event)


def _update(event: _Event) -> AnyUpdate | None:
    """None: nothing that we need to know."""
    item = event.item
    if item.policy_enforcement:
        return _policy(event, item.policy_enforcement)
    if item.message is not None and item.message.is_echo:
        return _echo(event, item.message)
    person = item.sender.id if item.sender else None
    if not person:
        return None
    if item.message is not None:
        return _message(event, item.message, person)
    if item.postback is not None:
        return _postback(event, item.postback, person)
    if item.referral:
        return _clicked(event, pointer_of_referral(item.referral), person)
    if item.pass_thread_control or item.take_thread_control:
        return _thread(event, person)
    return None


def _message(event: _Event, message: WireMessage, person: Id) -> Message | None:
    if message.is_deleted:
        return None
    attachments = attachments_of(message.attachments)
    if message.is_unsupported:
        attachments = (*attachments, Attachment("other"))
    text = message.text or ("👍" if is_like(attachments) else "")
    pointer = pointer_of_message(message)
    if not (text or attachments or pointer != Pointer()):
        return None
    tapped = message.quick_reply if isinstance(message.quick_reply, dict) else {}
    return Message(
        id=event.id(message.mid),
        address=event.address(person),
        at=event.at,
        text=text,
        pointer=pointer,
        attachments=attachments,
        payload=_text(tapped.get("payload")),
        platform_id=str(message.mid or ""),
        standby=event.standby,
    )


def _echo(event: _Event, message: WireMessage) -> Echo | None:
    """In an echo the page is the sender: the customer is the recipient.

    https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/message-echoes
    """
    customer = event.item.recipient
    if customer is None or not customer.id:
        return None
    return Echo(
        id=event.id(message.mid),
        address=event.address(customer.id),
        at=event.at,
        text=message.text or "",
        platform_id=str(message.mid or ""),
        row_id=_row_id(message, event.account.app_id),
    )


def _row_id(message: WireMessage, app_id: str) -> str:
    """Any app but ours is a person's inbox or another tool: she has been answered."""
    metadata = _text(message.metadata)
    if metadata.startswith(METADATA):
        return metadata.removeprefix(METADATA)
    return OURS if str(message.app_id) == app_id else ""


def _postback(event: _Event, postback: Postback, person: Id) -> Message | None:
    """In standby the payload is missing: then the title says what she wants."""
    if not (postback.title or postback.payload):
        return None
    return Message(
        id=event.id(postback.mid),
        address=event.address(person),
        at=event.at,
        text=postback.title or "",
        pointer=pointer_of_referral(postback.referral),
        payload=postback.payload or "",
        platform_id=str(postback.mid or ""),
        standby=event.standby,
    )


def _clicked(event: _Event, pointer: Pointer, person: Id) -> Message | None:
    """She came back through a link or an ad, and has not written yet."""
    if pointer == Pointer():
        return None
    return Message(
        id=event.id(None),
        address=event.address(person),
        at=event.at,
        pointer=pointer,
        standby=event.standby,
    )


def _thread(event: _Event, person: Id) -> Notice:
    """A thread that is passed to nobody is idle: then we may answer as well.

    https://developers.facebook.com/docs/messenger-platform/handover-protocol
    """
    passed = event.item.pass_thread_control
    control = passed or event.item.take_thread_control
    owner = control.get("new_owner_app_id") if isinstance(control, dict) else None
    given = str(owner) == event.account.app_id or (passed and owner is None)
    return Notice(
        id=event.id(None),
        address=event.address(person),
        name="thread_given" if given else "thread_taken",
        detail=_text(owner),
        at=event.at,
    )


def _policy(event: _Event, policy: Any) -> Notice:
    said = policy if isinstance(policy, dict) else {}
    words = (_text(said.get("action")), _text(said.get("reason")))
    return Notice(
        id=event.id(None),
        address=event.address(""),
        name="policy_enforcement",
        detail=": ".join(word for word in words if word),
        at=event.at,
    )


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) else ""
