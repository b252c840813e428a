"""What a turn sets going, and what happens when its time comes.

`AFTER_TURN` are called with the step once its turn has been answered: they add timers.
`FOLLOWUPS` maps a timer's name to what is done when it is due: each adds to the step
what is to be said, kept and timed. The two tables are the whole registry.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from bot.counter import Counter
from bot.updates import Timer

if TYPE_CHECKING:
    from bot.steps import Step

AfterTurn = Callable[["Step", Counter, datetime], Awaitable[None]]
Followup = Callable[["Step", Timer, Counter, datetime], Awaitable[None]]

AFTER_TURN: tuple[AfterTurn, ...] = ()
FOLLOWUPS: Mapping[str, Followup] = {}
