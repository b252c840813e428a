"""What the owner reads of promises: reminders, the list, what a time rests on."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from babel.dates import format_datetime

from actions import wording
from actions.hours import Hours
from actions.promises import WeekPart, describe
from actions.promises.expectations import Explanation
from actions.shop import Shop
from actions.texts import Texts
from bot.conversations import Asked, Conversation, Promised, moment, window_until
from bot.owner import notices
from bot.owner.news import News, Outside, Worded
from bot.owner.notices import name_of
from bot.owner.taps import unveiling
from bot.updates import Button
from stock.model import Table

FOLDER = Path(__file__).parent / "texts"
STAKES = {1: "stake-question", 2: "stake-sale", 3: "stake-complaint"}
OPEN, KEPT, TRACK = "p:o:", "p:k:", "p:t:"
"""How the payloads of our buttons begin; a conversation's id follows."""


@lru_cache(maxsize=8)
def promise_texts(language: str) -> Texts:
    return Texts(language, (FOLDER / f"promises.{language}.ftl").read_text("utf-8"))


def say(language: str, text: str, /, **arguments: str | int) -> str:
    return promise_texts(language).say(text, arguments)


def at_words(instant: datetime, at: datetime, hours: Hours, language: str) -> str:
    """As in "demain à 18:30"."""
    zone = hours.timezone
    return wording.at_time(instant.astimezone(zone), at.astimezone(zone), language)


def past_words(instant: datetime, at: datetime, hours: Hours, language: str) -> str:
    """As in "18:51", "jeu. 18:51", "12 nov. 18:51": as short as it is clear."""
    local, now = instant.astimezone(hours.timezone), at.astimezone(hours.timezone)
    days = (now.date() - local.date()).days
    pattern = "HH:mm" if not days else "EEE HH:mm" if days < 7 else "d MMM HH:mm"
    return str(format_datetime(local, pattern, locale=language))


def due_words(promised: Promised, at: datetime, hours: Hours, language: str) -> str:
    """As in "mardi matin"; what is past is told by its time."""
    if not promised.due:
        return say(language, "no-time")
    due = moment(promised.due)
    if due <= at:
        return say(language, "overdue", when=past_words(due, at, hours, language))
    return wording.part_words(describe(due, at, hours), hours, language)


def nudge(conversation: Conversation, shop: Shop, table: Table, at: datetime) -> News:
    """The reminder that a promise lapses, with the conversation that it is about."""
    promised = conversation.promise
    due = promised.due if promised else 0

    def word(language: str) -> Worded:
        title = say(
            language,
            "nudge",
            name=name_of(conversation, language),
            when=due_words(promised, at, shop.hours, language) if promised else "",
            stake=say(language, STAKES[promised.stake if promised else 1]),
        )
        body = notices.notice(
            "still-waits", conversation, language=language, shop=shop, table=table,
            at=at, until=window_until(conversation),
        )  # fmt: skip
        kept = Button(say(language, "button-kept"), KEPT + conversation.id)
        texts = (line.text for line in notices.newest(conversation))
        unveil = unveiling(conversation, texts, language)
        return Worded(f"{title}\n\n{body}", (kept, *unveil))

    mark = f"nudge:{conversation.id}:{due}"
    return News(mark, word, conversation.id, Outside.TOLD)


def asks_again(
    conversation: Conversation, asked: Asked, shop: Shop, at: datetime, language: str
) -> str:
    """How often she has asked the same, and since when."""
    name = name_of(conversation, language)
    when = past_words(moment(asked.since), at, shop.hours, language)
    return say(language, "asks-again", name=name, count=asked.times, when=when)


def offer(conversation: Conversation, due: datetime, shop: Shop, at: datetime) -> News:
    """Asks whether a promise that she has just typed is to be remembered."""
    minutes = round(due.timestamp() / 60)

    def word(language: str) -> Worded:
        text = say(
            language,
            "offer-tracking",
            name=name_of(conversation, language),
            when=at_words(due, at, shop.hours, language),
        )
        payload = f"{TRACK}{conversation.id}:{minutes}"
        return Worded(text, (Button(say(language, "button-track"), payload),))

    mark = f"track:{conversation.id}:{minutes}"
    return News(mark, word, conversation.id, Outside.TOLD)


def listed(
    found: Sequence[tuple[Conversation, Promised]],
    counts: Mapping[str, int],
    *,
    shop: Shop,
    at: datetime,
    language: str,
) -> Worded:
    """The open promises in the order given, a button to open each, and the counts."""
    lines = [
        say(language, "promises-open", count=len(found)),
        *(promise_line(c, p, shop.hours, at, language) for c, p in found),
        say(language, "promises-counted", **counts),
    ]
    buttons = tuple(open_button(c, language) for c, _ in found[:BUTTONS_AT_MOST])
    return Worded("\n".join(lines), buttons)


BUTTONS_AT_MOST = 6


def open_button(conversation: Conversation, language: str) -> Button:
    return Button(name_of(conversation, language)[:30], OPEN + conversation.id)


def promise_line(
    conversation: Conversation,
    promised: Promised,
    hours: Hours,
    at: datetime,
    language: str,
) -> str:
    when = due_words(promised, at, hours, language)
    name = name_of(conversation, language)
    stake = say(language, STAKES[promised.stake])
    return say(language, "promise-line", name=name, when=when, stake=stake)


# What a time rests on


def why(told: Explanation, shop: Shop, at: datetime, language: str) -> str:
    basis = told.basis
    figure = span_words(basis.figure, language)
    if basis.cell is None:
        lines = [say(language, "why-set", figure=figure)]
    else:
        everything = basis.replies + basis.unanswered
        lines = [
            say(language, "why-measured", figure=figure, count=everything,
                share=round(told.share * 10)),
            say(language, "why-part", part=_parts(basis.cell.parts, language)),
        ]  # fmt: skip
        if basis.unanswered:
            lines.append(say(language, "why-unanswered", count=basis.unanswered))
    spans = [
        f"{at_words(span.start, at, shop.hours, language)}–"
        f"{wording.clock(span.end.astimezone(shop.timezone))}"
        for span in told.open[:4]
    ]
    if spans:
        lines.append(say(language, "why-hours", spans=", ".join(spans)))
    return "\n".join(lines)


def span_words(span: timedelta, language: str) -> str:
    """As in "1 h 20", of opening time."""
    hours, minutes = divmod(max(1, round(span.total_seconds() / 60)), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes:02}" if minutes else f"{hours} h"


def _parts(parts: frozenset[WeekPart], language: str) -> str:
    if len(parts) == len(WeekPart):
        return say(language, "part-week")
    if len(parts) > 1:
        return say(language, "part-weekdays")
    return say(language, f"part-{next(iter(parts)).replace('_', '-')}")
