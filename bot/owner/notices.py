"""What the owner reads of a conversation: words for it, in her language."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from actions import wording
from actions.shop import Shop
from actions.texts import Texts
from bot.conversations import Conversation, Line, Speaker, moment
from bot.owner.heat import veiled
from bot.updates import Address, Message
from stock.model import Product, Table

FOLDER = Path(__file__).parent / "texts"
LINES = 8
LINE_CHARACTERS = 600
CHANNELS = {"messenger": "Messenger", "instagram": "Instagram", "telegram": "Telegram"}

_OUTSIDE_ISOLATE = str.maketrans("", "", "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
"""Signs that turn the reading direction: a name must not rewrite what we say."""


@lru_cache(maxsize=8)
def side_texts(language: str) -> Texts:
    return Texts(language, (FOLDER / f"side.{language}.ftl").read_text("utf-8"))


@lru_cache(maxsize=8)
def inbox_texts(language: str) -> Texts:
    return Texts(language, (FOLDER / f"inbox.{language}.ftl").read_text("utf-8"))


def tell(language: str, name: str, /, **arguments: str | int) -> str:
    """As `say`, of her inbox: topics, the queue, who did what."""
    return inbox_texts(language).say(name, arguments)


def say(
    language: str, name: str, arguments: Mapping[str, str | int] | None = None
) -> str:
    return side_texts(language).say(name, arguments or {})


def channel_name(channel: str) -> str:
    return CHANNELS.get(channel, channel.capitalize())


def place_of(address: Address, language: str) -> str:
    """Where the customer writes: an account of the owner's own is named as such."""
    if address.connection:
        return tell(language, "own-account")
    return channel_name(address.channel)


def name_of(conversation: Conversation, language: str) -> str:
    name = conversation.name.translate(_OUTSIDE_ISOLATE).strip()[:80]
    return name or say(language, "nameless")


def notice(
    title: str,
    conversation: Conversation,
    *,
    language: str,
    shop: Shop,
    table: Table,
    at: datetime,
    until: datetime | None,
    most: int = LINES,
) -> str:
    """A conversation that needs her: who, where, what was said, until when.

    Nothing of an `until` that is over. `most` lines of what was said, the newest.
    """
    who = {
        "name": name_of(conversation, language),
        "channel": place_of(conversation.address, language),
    }
    about = _about(conversation, table)
    zone = shop.timezone
    parts = [
        say(language, title, who),
        say(language, "about", {"product": about}) if about else "",
        left_words(conversation, table, language),
        lines_of(conversation, language, most),
    ]
    if until is not None and until > at:
        words = wording.at_time(until.astimezone(zone), at.astimezone(zone), language)
        parts.append(say(language, "write-until", {"until": words}))
    parts.append(say(language, "how-to-answer"))
    return "\n\n".join(part for part in parts if part)


def newest(conversation: Conversation, most: int = LINES) -> tuple[Line, ...]:
    return conversation.history[-most:]


def lines_of(
    conversation: Conversation, language: str, most: int = LINES, *, veil: bool = True
) -> str:
    """What was said; without `veil` as it was written, insults too."""
    return "\n".join(
        _line(line, conversation, language, veil=veil)
        for line in newest(conversation, most)
    )


def product_of(conversation: Conversation, table: Table) -> Product | None:
    """The product that was last spoken of."""
    focus = conversation.context.focus
    return table.products.get(focus.product) if focus else None


def left_words(conversation: Conversation, table: Table, language: str) -> str:
    """What is left of the product that was last spoken of."""
    product = product_of(conversation, table)
    if product is None:
        return ""
    left = [
        f"{' '.join(filter(None, (v.size, v.colour))) or product.name} × {v.available}"
        for v in product.variants
        if v.available > 0
    ]
    if not left:
        return tell(language, "nothing-left")
    return tell(language, "left", what=", ".join(left))


def _line(line: Line, conversation: Conversation, language: str, *, veil: bool) -> str:
    text = line.text.strip() or say(language, "photo")
    if veil and line.speaker == Speaker.CUSTOMER:
        text = veiled(text)
    if len(text) > LINE_CHARACTERS:
        text = text[:LINE_CHARACTERS].rstrip() + " …"
    arguments = {"text": text, "name": name_of(conversation, language)}
    name = {
        Speaker.CUSTOMER: "line-customer",
        Speaker.BOT: "line-bot",
        Speaker.OWNER: "line-owner",
    }[line.speaker]
    return say(language, name, arguments)


def forwarded(
    messages: list[Message], conversation: Conversation, language: str
) -> str:
    """What the customer writes while the owner has the conversation."""
    name = name_of(conversation, language)
    texts = [
        veiled(message.text.strip()) or say(language, "photo") for message in messages
    ]
    return "\n".join(
        say(language, "line-customer", {"name": name, "text": text}) for text in texts
    )


def _about(conversation: Conversation, table: Table) -> str:
    focus = conversation.context.focus
    product = product_of(conversation, table)
    if focus is None or product is None:
        return ""
    return " ".join(part for part in (product.name, focus.size, focus.colour) if part)


def until_words(until: int, at: datetime, shop: Shop, language: str) -> str:
    zone = shop.timezone
    return wording.at_time(
        moment(until).astimezone(zone), at.astimezone(zone), language
    )
