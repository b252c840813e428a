"""The owner's own account, for which the bot may speak: who wrote what there. Pure.

https://core.telegram.org/bots/api#businessconnection
"""

from enum import Enum, auto

import telegram

from bot.channels.telegram.content import attachments_of
from bot.updates import Address, Connection, Echo, Notice


class Author(Enum):
    CUSTOMER = auto()
    OWNER = auto()
    """A person at the account, or a program that is not ours: not to be talked over."""
    MACHINE = auto()
    """We ourselves, or Telegram's own greetings, absence notes and planned messages."""


def author_of(message: telegram.Message, bot_id: str) -> Author:
    """Our own messages come back with the bot that has sent them.

    https://core.telegram.org/bots/api#message, `sender_business_bot`
    """
    sent_by, writer = message.sender_business_bot, message.from_user
    if sent_by is not None and str(sent_by.id) == bot_id:
        return Author.MACHINE
    if message.is_from_offline:
        return Author.MACHINE
    if sent_by is not None or (writer is not None and writer.id != message.chat.id):
        return Author.OWNER
    return Author.CUSTOMER


def address_of(chat: telegram.Chat, connection: str | None) -> Address:
    """The chat's number is the person's, in whosever account: it needs the link too."""
    return Address(
        "telegram", f"{connection}:{chat.id}" if connection else f"{chat.id}"
    )


def connected(id: str, connection: telegram.BusinessConnection) -> Connection:
    """https://core.telegram.org/bots/api#businessbotrights, `can_reply`"""
    rights = connection.rights
    return Connection(
        id=id,
        address=Address("telegram", str(connection.user.id)),
        connection=connection.id,
        is_on=bool(connection.is_enabled),
        may_reply=bool(rights and rights.can_reply),
    )


def written_by_her(id: str, message: telegram.Message) -> Echo | None:
    """What the customer has got from a person; None: nothing to read or see."""
    text = message.text or message.caption or ""
    if not (text or attachments_of(message)):
        return None
    return Echo(
        id=id,
        address=address_of(message.chat, message.business_connection_id),
        at=int(message.date.timestamp() * 1000),
        text=text,
        platform_id=str(message.message_id),
    )


def deletion(id: str, gone: telegram.BusinessMessagesDeleted) -> Notice:
    """https://core.telegram.org/bots/api#businessmessagesdeleted"""
    return Notice(
        id=id,
        address=address_of(gone.chat, gone.business_connection_id),
        name="deleted",
        detail=" ".join(map(str, gone.message_ids)),
    )
