"""Takes a step: folds what has happened, then answers what is still to be answered."""

from collections.abc import Sequence
from datetime import datetime

from actions.promises import Expectation
from bot import erasure
from bot.conversations import Conversation
from bot.counter import Counter
from bot.followups import FOLLOWUPS, promises
from bot.owner.half_mute import is_away
from bot.steps import answering, folding
from bot.steps.step import Step
from bot.updates import AnyUpdate, Message, Timer


async def take_step(
    counter: Counter,
    conversation: Conversation,
    updates: Sequence[AnyUpdate],
    *,
    at: datetime,
    expectation: Expectation,
    before_erasure: Conversation | None = None,
    half_mute: bool = False,
) -> Step:
    """Fold the updates and answer the customer's messages among them.

    Messages that came while a person had the conversation are hers to answer, besides
    plain facts with `half_mute`. `before_erasure` is what an erasure of the last hour
    can still bring back.
    """
    step = Step(conversation=conversation, expectation=expectation)
    waiting: list[Message] = []
    for update in updates:
        if isinstance(update, Timer) and update.name in FOLLOWUPS:
            await FOLLOWUPS[update.name](step, update, counter, at)
        else:
            folding.fold(step, update, waiting, counter, at)
    if waiting and before_erasure and erasure.is_undo(step.conversation, waiting):
        answering.bring_back(step, before_erasure, waiting, counter, at, expectation)
    elif waiting:
        step.expectation = promises.standing(step, expectation, counter, at)
        await answering.answer(step, waiting, counter, at, step.expectation)
    elif step.heard and half_mute and is_away(step.conversation, counter, at):
        await answering.tell_plainly(step, counter, at, expectation)
    promises.settle(step, conversation.promise, counter, at)
    return step
