"""Telegram updates to ours. Pure; one odd update never loses the others.

https://core.telegram.org/bots/api#update
"""

import re
from typing import Any

import msgspec
import telegram
from telegram.constants import ChatMemberStatus, ChatType

from bot import updates
from bot.channels.base import Batch
from bot.channels.errors import BadPayload
from bot.channels.links import pointer_of
from bot.channels.telegram import business
from bot.channels.telegram.business import Author, address_of
from bot.channels.telegram.content import attachments_of
from bot.channels.wire import decode
from bot.updates import AnyUpdate, Message, Notice, Pointer

_START = re.compile(r"/start(?:@\w+)?(?:\s+(\S+))?\s*")

_UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What PTB raises for an update that is not as it expects."""


def parse(body: bytes, bot_id: str) -> Batch:
    """One update or a list of them. Raises BadPayload when none can be read."""
    found = decode(body, object)
    listed = found if isinstance(found, list) else [found]
    outcomes = [_outcome(one, bot_id) for one in listed]
    malformed = sum(isinstance(outcome, BadPayload) for outcome in outcomes)
    if malformed and malformed == len(outcomes):
        raise BadPayload("no update of the body can be read")
    read = [outcome for outcome in outcomes if isinstance(outcome, updates.Update)]
    return Batch(read, outcomes.count(None), malformed)


def _outcome(one: Any, bot_id: str) -> AnyUpdate | BadPayload | None:
    """None: nothing that we need to know.

    PTB does not look at the types of what it reads, so the result is read once more.
    """
    if not isinstance(one, dict) or type(one.get("update_id")) is not int:
        return BadPayload("no update")
    try:
        update = _update(telegram.Update.de_json(one, None), bot_id)
        return update and updates.decode(msgspec.json.encode(update))
    except _UNREADABLE as error:
        return BadPayload(f"{type(error).__name__} in an update")


def _update(update: telegram.Update, bot_id: str) -> AnyUpdate | None:
    id = f"{bot_id}:{update.update_id}"
    if update.message:
        return _message(id, update.message)
    if update.callback_query:
        return _tap(id, update.callback_query)
    if update.my_chat_member:
        return _membership(id, update.my_chat_member)
    if update.business_connection:
        return business.connected(id, update.business_connection)
    if update.business_message:
        return _in_her_account(id, update.business_message, bot_id)
    if update.edited_business_message:
        return _edited(id, update.edited_business_message, bot_id)
    if update.deleted_business_messages:
        return business.deletion(id, update.deleted_business_messages)
    return None


def _in_her_account(
    id: str, message: telegram.Message, bot_id: str
) -> AnyUpdate | None:
    match business.author_of(message, bot_id):
        case Author.CUSTOMER:
            return _message(id, message)
        case Author.OWNER:
            return business.written_by_her(id, message)
        case Author.MACHINE:
            return None


def _edited(id: str, message: telegram.Message, bot_id: str) -> Message | None:
    """Only a customer's: what the owner mends is no new word of hers."""
    is_customers = business.author_of(message, bot_id) == Author.CUSTOMER
    edited = _message(id, message) if is_customers else None
    return edited and msgspec.structs.replace(edited, edited=True)


def _message(id: str, message: telegram.Message) -> Message | None:
    writer = message.from_user
    if writer is None or writer.is_bot or not _is_ours(message.chat):
        return None
    text, pointer = _words(message)
    attachments = attachments_of(message)
    if not (text or attachments):
        return None
    return Message(
        id=id,
        address=address_of(message.chat, message.business_connection_id),
        at=int(message.date.timestamp() * 1000),
        text=text,
        name=writer.full_name,
        pointer=pointer,
        attachments=attachments,
        platform_id=str(message.message_id),
        sender=_sender(message.chat, writer),
        thread=_thread(message),
        forwarded=bool(message.forward_origin or message.via_bot),
        album=message.media_group_id or "",
    )


def _words(message: telegram.Message) -> tuple[str, Pointer]:
    """A deep link's parameter is the pointer, and only `/start` stays of the text.

    https://core.telegram.org/bots/features#deep-linking
    """
    text = message.text or message.caption or ""
    if not text and message.sticker:
        text = message.sticker.emoji or ""
    start = _START.fullmatch(text)
    if start:
        return "/start", pointer_of(start[1] or "")
    return text, _replied(message)


def _replied(message: telegram.Message) -> Pointer:
    """In a topic each message "replies" to the one that opened the topic: no reply."""
    to = message.reply_to_message
    if to is None or to.forum_topic_created:
        return Pointer()
    if message.is_topic_message and to.message_id == message.message_thread_id:
        return Pointer()
    return Pointer(kind="message", id=str(to.message_id))


def _tap(id: str, query: telegram.CallbackQuery) -> Message | None:
    """The button's title is the text; an old message no longer tells it.

    https://core.telegram.org/bots/api#callbackquery
    """
    under = query.message
    if under is None or not query.data or not _is_ours(under.chat):
        return None
    readable = under if isinstance(under, telegram.Message) else None
    connection = readable.business_connection_id if readable else None
    if connection and query.from_user.id != under.chat.id:
        return None  # the owner tries a button that is the customer's
    return Message(
        id=id,
        address=address_of(under.chat, connection),
        text=_title(readable, query.data) if readable else "",
        name=query.from_user.full_name,
        pointer=Pointer(kind="message", id=str(under.message_id)),
        payload=query.data,
        callback=query.id,
        sender=_sender(under.chat, query.from_user),
        thread=_thread(readable) if readable else "",
    )


def _title(message: telegram.Message, payload: str) -> str:
    markup = message.reply_markup
    rows = markup.inline_keyboard if markup else ()
    buttons = (button for row in rows for button in row)
    return next((b.text for b in buttons if b.callback_data == payload), "")


def _membership(id: str, change: telegram.ChatMemberUpdated) -> Notice | None:
    """https://core.telegram.org/bots/api#chatmemberupdated"""
    if change.chat.type != ChatType.PRIVATE:
        return None
    was = change.old_chat_member.status == ChatMemberStatus.BANNED
    now = change.new_chat_member.status == ChatMemberStatus.BANNED
    if was == now:
        return None
    return Notice(
        id=id,
        address=address_of(change.chat, None),
        name="blocked" if now else "unblocked",
        at=int(change.date.timestamp() * 1000),
    )


def _is_ours(chat: telegram.Chat) -> bool:
    """A person's own chat with the bot, or a forum, which may be the owner's inbox."""
    return chat.type == ChatType.PRIVATE or bool(chat.is_forum)


def _sender(chat: telegram.Chat, person: telegram.User) -> str:
    return "" if chat.type == ChatType.PRIVATE else str(person.id)


def _thread(message: telegram.Message) -> str:
    """Outside topics the same field numbers threads of replies."""
    in_topic = message.is_topic_message and message.message_thread_id
    return str(message.message_thread_id) if in_topic else ""
