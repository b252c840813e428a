"""A piece that is kept for somebody on the waiting list: she is asked, and answers.

`offer` in her own conversation -> she is asked, or the owner asks her by one tap, or it
goes on -> her yes (a reservation like every other), her no, or `offer_end`.
"""

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from actions import hold_news
from actions.turn import Outcome, QuestionKind
from bot.conversations import conversation_id, milliseconds
from bot.counter import Counter
from bot.dialogue.context import Question
from bot.dialogue.signals import begins_with
from bot.followups import lapsing
from bot.followups.reach import bot_may_write, owner_may_write
from bot.followups.speaking import speak, worded
from bot.followups.waiting_list import (
    ASK_NEXT,
    LINE,
    OFFER,
    next_look,
    pieces_came_back,
    unanswered,
)
from bot.owner import holds_words
from bot.owner.news import News
from bot.turns import joined_text
from bot.updates import Timer
from nlu.topics import Topic
from stock.model import Hold, Table, VariantKey

if TYPE_CHECKING:
    from bot.steps import Step


async def offer(step: "Step", timer: Timer, counter: Counter, at: datetime) -> None:
    """Ask her, or have the owner ask; else the piece goes to the next."""
    hold = await unanswered(counter.table, timer.subject)
    skipped = f"skipped:{timer.subject}"
    if hold is None:
        movement = await counter.table.movement(skipped)
        if movement is not None:  # by this very step, before a crash
            await _pass_on(step, movement.lines[0].variant, counter, at)
        return
    table, _ = await counter.snapshot()
    if bot_may_write(step.conversation, at):
        _ask(step, hold, counter, table, at)
    elif owner_may_write(step.conversation, at):
        step.for_owner.append(_to_write(step, hold, counter, table, at))
    else:
        await counter.table.skip(hold.waiting, movement=skipped, at=at)
        await _pass_on(step, hold.variant, counter, at)


def _ask(
    step: "Step", hold: Hold, counter: Counter, table: Table, at: datetime
) -> None:
    variant = hold.variant
    question = Question(
        kind=QuestionKind.HOLD,
        topic=Topic.RESERVE,
        products=(variant.product,),
        size=variant.size,
        colour=variant.colour,
    )
    answer = hold_news.offered(hold, table)
    speak(step, answer, counter, at, mark=f"{OFFER}:{hold.id}", question=question)


def _to_write(
    step: "Step", hold: Hold, counter: Counter, table: Table, at: datetime
) -> News:
    conversation, shop = step.conversation, counter.shop
    message = worded(hold_news.offered(hold, table), conversation, counter, at)
    return News(
        f"write:{hold.id}",
        lambda language: holds_words.to_write(
            hold,
            conversation,
            message,
            language=language,
            shop=shop,
            table=table,
            at=at,
        ),
        conversation.id,
    )


async def _pass_on(
    step: "Step", variant: VariantKey, counter: Counter, at: datetime
) -> None:
    """She cannot be written to any more; the owner is told, the next is asked."""
    table, _ = await counter.snapshot()
    conversation = step.conversation
    step.for_owner.append(
        News(
            f"skipped:{variant}:{milliseconds(at)}",
            lambda language: holds_words.about_piece(
                "skipped", variant, conversation, language=language, table=table
            ),
            conversation.id,
        )
    )
    await pieces_came_back(counter, step.effects, [variant], at)


# Her no, and her silence


def offered_by(question: Question | None, hold: Hold) -> bool:
    """Whether the question that was open offered her this hold."""
    return question is not None and (
        question.kind == QuestionKind.HOLD
        and question.products == (hold.variant.product,)
        and (question.size, question.colour) == (hold.variant.size, hold.variant.colour)
    )


async def after_turn(step: "Step", counter: Counter, at: datetime) -> None:
    """What she has declined, or given back, goes to the next."""
    turn = step.turn
    if turn is None:
        return
    await _decline(step, counter, at)
    for answer in turn.answers:
        if answer.outcome == Outcome.RELEASED:
            table, _ = await counter.snapshot()
            product = table.products.get(answer.product)
            freed = [variant.key for variant in product.variants] if product else []
            await pieces_came_back(counter, step.effects, freed, at)
        elif answer.outcome == Outcome.WAITLISTED:
            timer, then = next_look(at)
            row = msgspec.json.encode(timer)
            line = conversation_id(LINE)
            step.effects.due(counter.keys, line, ASK_NEXT, row, then)


async def _decline(step: "Step", counter: Counter, at: datetime) -> None:
    if not _refuses(step):
        return
    declined = f"declined:{step.turn_id}"
    before = await counter.table.movement(declined)
    if before is not None:  # by this very step, before a crash
        variant = before.lines[0].variant
        await pieces_came_back(counter, step.effects, [variant], at)
        return
    live = await counter.table.holds_of(step.conversation.id)
    for waiting in await counter.table.waiting_of(step.conversation.id):
        hold = next((hold for hold in live if hold.id == waiting.hold), None)
        if hold and offered_by(step.question_before, hold):
            await counter.table.skip(waiting.id, movement=declined, at=at)
            await pieces_came_back(counter, step.effects, [hold.variant], at)
            return


def _refuses(step: "Step") -> bool:
    turn = step.turn
    if turn is None or step.question_before is None:
        return False
    text = joined_text(step.heard)
    says_no = any(answer.topic == Topic.DENY for answer in turn.answers)
    return says_no or begins_with("refused", text, turn.language)


async def offer_end(step: "Step", timer: Timer, counter: Counter, at: datetime) -> None:
    """Silence is a no: she was told until when, and is not told again."""
    ended = await lapsing.lapse(counter.table, timer.subject, at)
    if ended.live is not None:
        end = (timer, milliseconds(ended.live.expires_at))
        step.due[lapsing.timer_name(lapsing.END, timer.subject)] = end
    await pieces_came_back(counter, step.effects, ended.freed, at)
