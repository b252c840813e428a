"""What the followups of a promise share: its names, its values, its place. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from actions.promises import Expectation, Kind, Promise, Stake, worded
from actions.promises.day_parts import end_of_words
from actions.shop import Shop
from bot.conversations import Conversation, Promised, milliseconds, moment
from bot.updates import Timer

if TYPE_CHECKING:
    from bot.steps import Step

NUDGE, CORRECT, AWAY = "nudge", "correct", "away"
"""The timers of a promise."""


class Retells(StrEnum):
    """Why a customer is to be told another time: it lapses, or the owner goes away."""

    LAPSES = "lapses"
    AWAY = "away"


def as_promise(promised: Promised) -> Promise:
    return Promise(
        made_at=moment(promised.made_at),
        due=moment(promised.due) if promised.due else None,
        stake=Stake(promised.stake),
        needs=timedelta(milliseconds=promised.needs),
        corrected=promised.corrected,
    )


def has_lapsed(promised: Promised, at: datetime) -> bool:
    return promised.lapsed or 0 < promised.due <= milliseconds(at)


def later(
    promised: Promised, fresh: Expectation, shop: Shop, at: datetime
) -> Expectation:
    """A new time, counted from the end of the one that will not be kept."""
    start = max(at, moment(promised.due))
    new = worded(replace(fresh.since, at=start), shop.hours)
    if new.kind != Kind.SOON or new.by is None:
        return new
    # A part of the day is what is said of it: it holds until that is over.
    return replace(new, kind=Kind.BY, by=end_of_words(new.by, shop.hours))


def keep(step: "Step", promised: Promised | None) -> None:
    step.conversation = msgspec.structs.replace(step.conversation, promise=promised)


def row(step: "Step", name: str, at: datetime) -> tuple[Timer, int]:
    due, conversation = milliseconds(at), step.conversation
    id = f"{name}:{conversation.id}:{due}"
    return Timer(id=id, address=conversation.address, name=name), due


def language_of(conversation: Conversation, shop: Shop) -> str:
    return conversation.language or shop.languages[0]
