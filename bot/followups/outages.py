"""An answer that comes late says so: how long the message waited, no cause made up.

Only to those whom it touched: the delay is that of the message that is answered.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from actions.compose import tidy
from actions.corrections import late_answer
from actions.texts import texts
from actions.voice import Voice
from bot.conversations import moment
from bot.counter import Counter
from bot.turns import TurnResult
from bot.updates import Message

OWNED_FROM = timedelta(minutes=5)

_OPENINGS = ("disclosure", "hello")


def owned(
    turn: TurnResult, burst: Sequence[Message], counter: Counter, at: datetime
) -> TurnResult:
    """The turn, whose reply says how late it comes if that is more than a little."""
    waited = at - min(moment(message.at or message.received) for message in burst)
    if waited < OWNED_FROM or not turn.reply.text:
        return turn
    late = late_answer(round(waited.total_seconds() / 60))
    said = turn.conversation.said
    voice = Voice(texts(turn.language), counter.shop, turn.language, at, said)
    line, lines = voice.say(late), turn.reply.text.split("\n")
    after_opening = bool(turn.reply.said and turn.reply.said[0] in _OPENINGS)
    lines.insert(int(after_opening), line)
    return replace(turn, reply=replace(turn.reply, text=tidy("\n".join(lines))))
