"""What she is shown of a step in a conversation: words, pictures and buttons. Pure.

An insult is veiled; one tap shows it. The photos of a customer follow her words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from actions.shop import Shop
from bot.conversations import Conversation, window_until
from bot.dialogue.repeats import digest
from bot.owner import notices, promise_words
from bot.owner.notices import name_of, say, tell
from bot.owner.taps import CLOSE, MUTE, RELEASE, SNOOZE, buttons, unveiling
from bot.steps import Step
from bot.updates import Attachment, Button, Message
from nlu.topics import Topic
from stock.model import Table

PHOTOS_AT_MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One message to her; see `Outgoing` for the fields."""

    text: str = ""
    photo: str = ""
    photo_from: str = ""
    buttons: tuple[Button, ...] = ()
    tells_all: bool = False
    silent: bool = False


def opened(
    conversation: Conversation, title: str, shop: Shop, table: Table, language: str,
    at: datetime,
) -> Shown:  # fmt: skip
    """The whole conversation of a customer who waits, under a title if there is one."""
    text = notices.notice(
        "still-waits",
        conversation,
        language=language,
        shop=shop,
        table=table,
        at=at,
        until=window_until(conversation),
    )
    return Shown(
        text=f"{title}\n\n{text}".strip(),
        buttons=_below(conversation, language),
        tells_all=True,
    )


def notice(
    step: Step, before: Conversation, shop: Shop, table: Table, language: str,
    at: datetime,
) -> list[Shown]:  # fmt: skip
    """A customer needs her: who, where, what was said, what is left, until when."""
    after = step.conversation
    title = "still-waits" if before.handed_over_at else "needs-you"
    text = notices.notice(
        title if step.handed_over else "writes-on",
        after,
        language=language,
        shop=shop,
        table=table,
        at=at,
        until=window_until(after),
    )
    if step.asked_again is not None:
        again = promise_words.asks_again(after, step.asked_again, shop, at, language)
        text = f"{again}\n\n{text}"
    facts = complaint_facts(step, language)
    if facts:
        text = f"{text}\n\n{facts}"
    is_first = not before.handed_over_at
    product = notices.product_of(after, table) if is_first else None
    first = Shown(
        text=text,
        photo=product.photo if product else "",
        buttons=_below(after, language),
        tells_all=True,
    )
    return [first, *_photos(step.heard, after.address.channel)]


def forwarded(step: Step, language: str, *, silent: bool = False) -> list[Shown]:
    """What the customer writes to her while she has the conversation."""
    after = step.conversation
    text = notices.forwarded(step.heard, after, language)
    if step.turn is not None and step.turn.reply.text:
        text += "\n" + say(language, "line-bot", {"text": step.turn.reply.text})
    unveil = unveiling(after, (message.text for message in step.heard), language)
    photos = _photos(step.heard, after.address.channel, silent=silent)
    return [Shown(text=text, buttons=unveil, silent=silent), *photos]


def talk(step: Step, before: Conversation, language: str) -> list[Shown]:
    """What the customer and the bot have said to each other just now."""
    lines = [notices.forwarded(step.heard, step.conversation, language)]
    if step.turn is not None and step.turn.reply.text:
        lines.append(say(language, "line-bot", {"text": step.turn.reply.text}))
    photos = _photos(step.heard, step.conversation.address.channel, silent=True)
    return [Shown(text="\n".join(lines), silent=True), *photos]


def taken_over(
    conversation: Conversation, shop: Shop, language: str, at: datetime, *, by: str
) -> Shown:
    """Somebody has the conversation now: she who reads this, or `by`."""
    until = notices.until_words(conversation.until, at, shop, language)
    name = name_of(conversation, language)
    text = (
        tell(language, "taken-by", name=name, who=by, until=until)
        if by
        else say(language, "taken-over", {"name": name, "until": until})
    )
    return Shown(text=text, buttons=buttons(conversation, language, RELEASE, MUTE))


def complaint_facts(step: Step, language: str) -> str:
    """What she needs to settle a complaint: which order, how many photos and reminders.

    Nothing is guessed: what the customer has not said is not there.
    """
    turn = step.turn
    if turn is None or Topic.COMPLAINT not in {a.topic for a in turn.handed_over}:
        return ""
    order = next((one.order for one in turn.requests if one.order), "")
    photos = sum(len(_images(message)) for message in step.heard)
    complaints = (one for one in turn.requests if one.topic == Topic.COMPLAINT)
    asked = (step.conversation.asked.get(digest(one)) for one in complaints)
    reminders = max((one.times - 1 for one in asked if one), default=0)
    facts = [
        tell(language, "complaint-order", order=order) if order else "",
        tell(language, "complaint-photos", count=photos) if photos else "",
        tell(language, "complaint-reminders", count=reminders) if reminders else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def _below(conversation: Conversation, language: str) -> tuple[Button, ...]:
    texts = (line.text for line in notices.newest(conversation))
    shown = buttons(conversation, language, SNOOZE, MUTE, CLOSE)
    return (*shown, *unveiling(conversation, texts, language))


def _photos(
    heard: Sequence[Message], channel: str, *, silent: bool = False
) -> list[Shown]:
    found = [image for message in heard for image in _images(message)]
    return [
        Shown(
            photo=image.file_id or image.url,
            photo_from=channel if image.file_id else "",
            silent=silent,
        )
        for image in found[:PHOTOS_AT_MOST]
    ]


def _images(message: Message) -> list[Attachment]:
    return [one for one in message.attachments if one.kind == "image"]
