"""What a customer is told, unasked, when the time that she was told does not hold.

Pure. A new time with no cause but an announced absence, or how to reach a person; never
an excuse, and nothing of why the owner is away.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from actions import wording
from actions.compose import Reply, tidy
from actions.promises import describe
from actions.shop import Shop
from actions.texts import texts
from actions.turn import Fragment
from actions.voice import Voice


def new_time(
    due: datetime | None,
    *,
    shop: Shop,
    language: str,
    at: datetime,
    is_away: bool,
    has_lapsed: bool,
) -> tuple[Fragment, ...]:
    """Another time than she was told; without `due` that none is known."""
    if due is None:
        return (Fragment("later-away-unknown" if is_away else "later-unknown"),)
    said = wording.part_words(describe(due, at, shop.hours), shop.hours, language)
    name = "later-by"
    if has_lapsed:
        name = "overdue-by"
    elif is_away:
        name = "later-away-by"
    return (Fragment(name, {"when": said}),)


def way_out(shop: Shop) -> tuple[Fragment, ...]:
    """No further time: how to reach a person, where the shop says it."""
    ways = [
        Fragment(name, {"value": value})
        for name, value in (("phone", shop.phone), ("email", shop.email))
        if value
    ]
    if shop.address and shop.opening_hours is not None:
        ways.append(Fragment("location", {"address": shop.address}))
    return (Fragment("way-out"), *ways) if ways else (Fragment("later-unknown"),)


def late_answer(minutes: int) -> Fragment:
    """That her message waited before it was answered, and how long."""
    if minutes < 90:
        return Fragment("late-minutes", {"minutes": minutes})
    return Fragment("late-hours", {"count": round(minutes / 60)})


def worded(
    fragments: Sequence[Fragment],
    *,
    shop: Shop,
    language: str,
    at: datetime,
    said: Mapping[str, int],
    discloses: bool,
) -> Reply:
    """The fragments as one message, which says that a machine writes where it must."""
    voice = Voice(texts(language), shop, language, at, said)
    opening = [Fragment("disclosure")] if discloses else []
    first, *rest = (voice.say(fragment) for fragment in (*opening, *fragments))
    return Reply(text=tidy("\n".join([first, *rest])), said=tuple(voice.used))
