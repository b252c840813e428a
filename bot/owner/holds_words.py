"""Words holds, the waiting list and who was told yes for the owner; pure."""

from collections import Counter as Counts
from collections.abc import Iterable
from datetime import datetime

from actions import wording
from actions.shop import Shop
from bot.conversations import Conversation, milliseconds
from bot.owner.news import Worded, say
from bot.owner.notices import name_of, place_of
from bot.updates import Button
from stock.model import Hold, Table, VariantKey, Waiting

SOLD, EXTEND, FREE = "s", "e", "f"


def held(
    title: str,
    hold: Hold,
    conversation: Conversation,
    *,
    language: str,
    shop: Shop,
    table: Table,
    at: datetime,
) -> Worded:
    """One hold: who, what, until when; with what she can do by one tap."""
    text = say(
        language,
        title,
        **who(conversation, language),
        piece=piece(hold.variant, table),
        until=when(hold.expires_at, at, shop, language),
    )
    return Worded(text, hold_buttons(hold, shop, language))


def hold_buttons(hold: Hold, shop: Shop, language: str) -> tuple[Button, ...]:
    """An extension names the deadline that it moves: it happens once."""
    hours = f"{shop.hold_time.total_seconds() / 3600:g}"
    extension = f"{EXTEND}:{milliseconds(hold.expires_at):x}"
    return (
        Button(say(language, "button-sold"), f"h:{hold.id}:{SOLD}"),
        Button(say(language, "button-extend", hours=hours), f"h:{hold.id}:{extension}"),
        Button(say(language, "button-free"), f"h:{hold.id}:{FREE}"),
    )


def to_write(
    hold: Hold,
    conversation: Conversation,
    message: str,
    *,
    language: str,
    shop: Shop,
    table: Table,
    at: datetime,
) -> Worded:
    """The bot may not write to her any more: the owner can, by one tap."""
    text = say(
        language,
        "back-write-her",
        **who(conversation, language),
        piece=piece(hold.variant, table),
        until=when(hold.expires_at, at, shop, language),
        message=message,
    )
    return Worded(text, (Button(say(language, "button-write"), f"w:{hold.id}"),))


def about_piece(
    title: str,
    variant: VariantKey,
    conversation: Conversation,
    *,
    language: str,
    table: Table,
) -> Worded:
    """A line about one customer and one piece, with nothing to tap."""
    said = {**who(conversation, language), "piece": piece(variant, table)}
    return Worded(say(language, title, **said))


def told_yes(
    variant: VariantKey,
    customers: Iterable[Conversation],
    payload: str,
    *,
    language: str,
    table: Table,
) -> Worded:
    """The last piece is gone: who still believes that it is there."""
    lines = [say(language, "told-line", **who(one, language)) for one in customers]
    title = say(
        language, "told-yes", piece=piece(variant, table), count=len(lines)
    )  # fmt: skip
    button = Button(say(language, "button-tell", count=len(lines)), payload)
    return Worded("\n".join([title, *lines]), (button,))


def demand(waiting: Iterable[Waiting], *, language: str, table: Table) -> str:
    """How many wait for what, the most wanted first."""
    counts = Counts(one.variant for one in waiting)
    if not counts:
        return say(language, "demand-none")
    lines = [
        say(language, "demand-line", count=count, piece=piece(variant, table))
        for variant, count in counts.most_common()
    ]
    return "\n".join([say(language, "demand"), *lines])


def who(conversation: Conversation, language: str) -> dict[str, str]:
    return {
        "name": name_of(conversation, language),
        "channel": place_of(conversation.address, language),
    }


def piece(variant: VariantKey, table: Table) -> str:
    """As in "Robe Jeanne lin bleu 38"; what is left open fits any."""
    product = table.products.get(variant.product)
    name = product.name if product else variant.product
    return " ".join(part for part in (name, variant.colour, variant.size) if part)


def when(instant: datetime, at: datetime, shop: Shop, language: str) -> str:
    zone = shop.timezone
    return wording.at_time(instant.astimezone(zone), at.astimezone(zone), language)
