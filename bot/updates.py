"""What arrives: one verified incoming event each, as a value that can be stored.

A channel makes them from a platform's payload, the clock and the owner's side make the
others; all go through the inbox of the conversation that they belong to.
"""

import msgspec


class Address(msgspec.Struct, frozen=True):
    """Where a person is: a channel's name and the platform's id of the chat there.

    Who writes to the owner's own Telegram account is at `<connection>:<chat>`: nobody
    else than who has the same chat number with the bot itself, to us.
    """

    channel: str
    chat_id: str

    @property
    def connection(self) -> str:
        """The link by which we speak for the owner's own account; '' for none."""
        if self.channel != "telegram":
            return ""
        connection, colon, _ = self.chat_id.partition(":")
        return connection if colon else ""

    @property
    def person(self) -> "Address":
        """Where the same person would be if she wrote to the bot itself."""
        chat = self.chat_id.rpartition(":")[2]
        return Address(self.channel, chat) if self.connection else self


class Pointer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the customer clicked or replied to before she wrote.

    `product` is the product itself where the link said so; else `kind` (`post`, `ad`,
    `story`, `ref`, `message`, `shop_product`) and the platform's `id` of it.
    """

    product: str = ""
    kind: str = ""
    id: str = ""


class Attachment(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that is not text. `file_id` or `url` is the platform's, and expires.

    `kind` is `image`, `audio` (a voice message too), `video`, `file`, `sticker`,
    `location`, `contact`, `link`, `post`, `story` or `other`.
    """

    kind: str
    file_id: str = ""
    url: str = ""


class Update(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """`received` and `at` in milliseconds: when we stored it, when it was written.

    `at` 0: the platform does not say.
    """

    id: str
    address: Address
    received: int = 0


class Message(Update, frozen=True, tag="message", omit_defaults=True):
    """A customer wrote."""

    at: int = 0
    text: str = ""
    name: str = ""
    pointer: Pointer = Pointer()
    attachments: tuple[Attachment, ...] = ()
    payload: str = ""
    """What a tapped button or quick reply stands for; its title is in `text`."""
    platform_id: str = ""
    """The platform's id of the message; a pointer of kind `message` may name it."""
    callback: str = ""
    """A tap that the platform wants answered: see `Channel.acknowledge`."""
    standby: bool = False
    """Another app or the Page's inbox has the thread: take note, do not answer."""
    sender: str = ""
    """Who wrote, in a chat of several people; '' where the chat is one person's."""
    thread: str = ""
    """The forum topic in which it was written."""
    forwarded: bool = False
    """Somebody else's words passed on: a question perhaps, never a command."""
    edited: bool = False
    """She has changed the words of a message that she sent before."""
    album: str = ""
    """What the messages of one album have in common: each brings one picture."""


class Echo(Update, frozen=True, tag="echo", omit_defaults=True):
    """A message went out to the customer that our sender may not have sent."""

    at: int = 0
    text: str = ""
    platform_id: str = ""
    row_id: str = ""
    """The outbox row that is now sent as a whole, where the platform says so.

    `<row>#part1` is the first part of several, `ours` has no known row, and '' is what
    a person or another app has written.
    """


class Notice(Update, frozen=True, tag="notice", omit_defaults=True):
    """The platform tells something that nobody wrote.

    `name` is `blocked` or `unblocked` (the person shut us out, or in again),
    `thread_taken` or `thread_given` (who may answer her now: another, or we) or
    `policy_enforcement`, which is about the whole page: its `chat_id` ends with ':'.
    """

    name: str
    detail: str = ""
    at: int = 0


class Connection(Update, frozen=True, tag="connection", omit_defaults=True):
    """Somebody lets the bot speak for an account of hers, or does so no longer.

    The address is hers with the bot; `connection` is what customers' addresses there
    begin with.
    """

    connection: str
    is_on: bool = False
    may_reply: bool = False


class OwnerMessage(Update, frozen=True, tag="owner_message", omit_defaults=True):
    """The owner answers this customer from her own chat app."""

    text: str = ""
    owner: str = ""
    attachments: tuple[Attachment, ...] = ()
    channel: str = ""
    """Where she wrote it: the attachments are that channel's."""


class OwnerCommand(Update, frozen=True, tag="owner_command", omit_defaults=True):
    """The owner decides over this conversation: `release`, `close`, `mute`, ..."""

    name: str
    owner: str = ""
    argument: str = ""


class Timer(Update, frozen=True, tag="timer", omit_defaults=True):
    """Something has become due."""

    name: str
    subject: str = ""


AnyUpdate = Message | Echo | Notice | Connection | OwnerMessage | OwnerCommand | Timer

_decoder: msgspec.json.Decoder[AnyUpdate] = msgspec.json.Decoder(AnyUpdate)


def decode(row: bytes) -> AnyUpdate:
    """Raises msgspec.DecodeError for a row that is none of ours."""
    return _decoder.decode(row)


class Outgoing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message for a customer or an owner, as it waits in the outbox.

    After `not_after` (ms, 0: never) it has lost its sense and is not sent. `author` is
    `bot` or `owner`: only a person's text may bear Messenger's human-agent tag, and
    only by `last_from_customer` (ms, 0: unknown). `photo` is an address on the web, a
    file id of the channel that it goes to, or a `data:` URL. `document` is a file as a
    `data:` URL, or what the sender has yet to write: see `bot.owner.documents`. It is
    called `file_name`.
    """

    id: str
    address: Address
    received: int
    text: str = ""
    photo: str = ""
    document: str = ""
    file_name: str = ""
    buttons: tuple["Button", ...] = ()
    author: str = "bot"
    not_after: int = 0
    conversation: str = ""
    """For a message to the owner: the customer's conversation that it is about."""
    takes_back: bool = False
    """Nothing is sent: what this chat shows of `conversation` is deleted."""
    reply_to: str = ""
    replaces: str = ""
    """The platform's id of a message of ours that it takes the place of, where the
    channel can change what it has sent; elsewhere it is one more."""
    thread: str = ""
    """The forum topic to write in; NO_THREAD: in none."""
    tells_all: bool = False
    """It says whom it is about and what was said: a topic may begin with it."""
    reopened: bool = False
    """Its topic was gone, and is made anew once."""
    silent: bool = False
    """Shown without a sound, where the channel can."""
    photo_from: str = ""
    """The channel whose file id `photo` is, if not the one that it goes to."""
    topic: str = ""
    tries: int = 0
    maybe_sent: bool = False
    """A try of it may have arrived: nobody answered in time."""
    last_from_customer: int = 0


NO_THREAD = "none"

PAYLOAD_BYTES = 64
"""The smallest limit of a platform: https://core.telegram.org/bots/api#inlinekeyboardbutton"""


class Button(msgspec.Struct, frozen=True):
    """A choice under a message: what it says, and what a tap sends back.

    The payload survives restarts as it is, so it is a short reference into the
    conversation's state, not the facts. Raises ValueError unless it has 1 to 64 bytes.
    """

    title: str
    payload: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.payload.encode()) <= PAYLOAD_BYTES:
            raise ValueError(f"a button's payload has 1 to {PAYLOAD_BYTES} bytes")
