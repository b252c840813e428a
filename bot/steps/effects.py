"""A step as commands for the commit: state, outgoing messages and timers together."""

from datetime import datetime

import msgspec

from bot.conversations import conversation_id, encode, milliseconds
from bot.counter import Counter
from bot.erasure import ERASED_AFTER
from bot.followups.forgetting import ERASE
from bot.mailbox import aside
from bot.mailbox.effects import Effects
from bot.recall import unread_key
from bot.steps.step import Step


def effects_of(counter: Counter, step: Step, at: datetime) -> Effects:
    """The step as commands for the commit."""
    keys, id = counter.keys, step.conversation.id
    effects = step.effects
    if step.is_erased and not step.conversation.history:
        effects.add("DEL", keys.conversation(id))
    else:
        effects.add(
            "SET", keys.conversation(id), encode(step.conversation).decode(), "PX",
            counter.retention_ms,
        )  # fmt: skip
    if step.is_erased:
        aside.forget(effects, keys, id)
        effects.add("DEL", unread_key(keys, id))
    _keep_for_undo(effects, step, keys.named("erased", id))
    for row in step.outgoing:
        recipient = conversation_id(row.address)
        effects.post(
            keys, "outbox", recipient, msgspec.json.encode(row), milliseconds(at)
        )
    for name, due in step.due.items():
        if due is None:
            effects.undue(keys, id, name)
        else:
            timer, due_at = due
            effects.due(keys, id, name, msgspec.json.encode(timer), due_at)
    for row_id in step.echoed:
        effects.add("SET", keys.named("echoed", row_id), "1", "PX", 86_400_000)
    return effects


def _keep_for_undo(effects: Effects, step: Step, key: str) -> None:
    """What there was before she asked first, until an hour after she asked last."""
    hour = round(ERASED_AFTER.total_seconds() * 1000)
    if step.before_erasure is not None:
        effects.add("SET", key, encode(step.before_erasure).decode(), "PX", hour)
    elif step.due.get(ERASE):
        effects.add("PEXPIRE", key, hour)
    elif step.is_erased or ERASE in step.due:
        effects.add("DEL", key)
