"""What follows from the rows that a worker has taken: pure of queues and platforms.

One step folds everything that has happened in a conversation since the last commit, in
order, and answers what is still to be answered, once. The worker commits what it says;
`replay` and `ask` take the same steps without a queue.
"""

from bot.steps.step import Step
from bot.steps.taking import take_step

__all__ = ["Step", "take_step"]
