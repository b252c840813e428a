"""Gathers candidates from a customer's step, in its commit: nothing is learnt here."""

from collections.abc import Sequence
from datetime import datetime

from redis.asyncio import Redis

from bot.conversations import Conversation, Speaker
from bot.counter import Counter
from bot.learning import spotting
from bot.learning.candidates import Candidate, Notebook, State
from bot.mailbox.effects import Effects
from bot.steps import Step
from bot.turns import joined_text
from stock.match.index import Index


async def follow(
    redis: Redis,
    counter: Counter,
    step: Step,
    before: Conversation,
    effects: Effects,
    at: datetime,
) -> None:
    """Note what the turn left to the owner, and what she or the customer made of it.

    An erasure takes everything at once, and does not bring it back.
    """
    notebook = Notebook(redis, counter.keys, counter.shop.retention)
    after = step.conversation
    if step.is_erased or after.erase_at:
        await notebook.forget(after.id, effects)
        return
    said = _written_by_owner(before, after)
    if step.turn is None and not said:
        return
    known = await notebook.of(after.id)
    pending = [one for one in known if one.state == State.PENDING]
    table, index = await counter.snapshot()
    changed = spotting.answered(pending, said, after, table, at) if said else []
    if step.turn is not None:
        question = step.question_before
        changed += spotting.chosen(pending, step.turn.answers, question, table, at)
    new = _new(step, index, known, at)
    if new:
        await notebook.make_room(effects, at)
    for one in (*changed, *new):
        notebook.keep(one, effects)


def _written_by_owner(before: Conversation, after: Conversation) -> str:
    """What she has written to the customer since, wherever she wrote it."""
    lines = [line for line in after.history if line not in before.history]
    hers = [line.text for line in lines if line.speaker == Speaker.OWNER]
    return " ".join(text for text in hers if text.strip())


def _new(
    step: Step, index: Index, known: Sequence[Candidate], at: datetime
) -> list[Candidate]:
    """What the turn leaves that is not there already."""
    turn, customer = step.turn, step.conversation
    text = joined_text(step.heard)
    if turn is None or not text:
        return []
    about = (turn, text, step.turn_id, customer)
    first = spotting.sentence(*about, at)
    words = spotting.unclear_words(*about, index, at)
    asked = {(one.text, one.words) for one in known}
    asked_words = {one.words for one in known if one.words}
    return [
        one
        for one in ([first] if first else []) + words
        if (one.text, one.words) not in asked and one.words not in asked_words
    ]
