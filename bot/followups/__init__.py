"""What a turn sets going, and what happens when its time comes.

`AFTER_TURN` are called with the step once its turn has been answered: they add timers.
`FOLLOWUPS` maps a timer's name to what is done when it is due: each adds to the step
what is to be said, kept and timed. The two tables are the whole registry.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from bot.counter import Counter
from bot.followups import (
    forgetting,
    holds,
    lapsing,
    offers,
    promised,
    promises,
    told_yes,
    waiting_list,
)
from bot.updates import Timer

if TYPE_CHECKING:
    from bot.steps import Step

AfterTurn = Callable[["Step", Counter, datetime], Awaitable[None]]
Followup = Callable[["Step", Timer, Counter, datetime], Awaitable[None]]

AFTER_TURN: tuple[AfterTurn, ...] = (
    promises.after_turn,
    holds.after_turn,
    offers.after_turn,
    told_yes.after_turn,
)
FOLLOWUPS: Mapping[str, Followup] = {
    promised.NUDGE: promises.nudge,
    promised.CORRECT: promises.correct,
    promised.AWAY: promises.away,
    lapsing.HOLD_END: holds.hold_end,
    holds.HOLD_EXTENDED: holds.hold_extended,
    holds.HOLD_FREED: holds.hold_freed,
    holds.HOLD_REMINDER: holds.hold_reminder,
    holds.HOLD_REVIVED: holds.hold_revived,
    waiting_list.ASK_NEXT: waiting_list.ask_next,
    waiting_list.OFFER: offers.offer,
    lapsing.OFFER_END: offers.offer_end,
    told_yes.TELL_GONE: told_yes.tell_gone,
    forgetting.ERASE: forgetting.forget,
}
