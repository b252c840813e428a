"""The waiting list in time: who is asked when pieces come back, who does not answer.

pieces_came_back -> `ask_next`, in a conversation of the list's own, so that all who ask
are one after another -> `offer`, in the conversation of each who is asked -> her yes
or no, or `offer_end`. The ledger decides who gets a piece; a repeat finds it decided.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

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
from bot.followups.timing import answer_until, next_daytime
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys, pseudonym
from bot.mailbox.mailbox import Mailbox
from bot.owner import holds_words
from bot.owner.news import News
from bot.turns import joined_text
from bot.updates import Address, Timer
from nlu.topics import Topic
from stock.model import Hold, Table, VariantKey, Waiting
from stock.redis_table import RedisTable

if TYPE_CHECKING:
    from bot.steps import Step

ASK_NEXT, OFFER = "ask_next", "offer"
LINE = Address("shop", "waiting-list")
"""The conversation of the list itself: nobody reads or writes there."""
LOOKS_EVERY = timedelta(minutes=10)
"""While anybody waits: for pieces that came back where nobody reported them."""


class Stocked(Protocol):
    """A Counter, or what a command has of one."""

    @property
    def keys(self) -> Keys: ...
    @property
    def table(self) -> RedisTable: ...


async def pieces_came_back(
    counter: Stocked,
    way: Effects | Mailbox,
    variants: Iterable[VariantKey],
    at: datetime,
) -> None:
    """Have those asked who wait for these: with a commit, or at once with an inbox.

    Called for whatever made pieces free: received, counted up, freed, undone, imported.
    Who is asked, and for how many pieces, is seen when it happens.
    """
    products = {variant.product for variant in variants}
    waiting = await counter.table.waiting() if products else ()
    if not any(_is_next(one) and one.variant.product in products for one in waiting):
        return
    timer = Timer(id=f"{ASK_NEXT}:{uuid.uuid4().hex}", address=LINE, name=ASK_NEXT)
    line, row, now = conversation_id(LINE), msgspec.json.encode(timer), milliseconds(at)
    if isinstance(way, Effects):
        way.post(counter.keys, "inbox", line, row, now)
    else:
        await way.receive(counter.keys, line, id=timer.id, row=row, at=now, quiet=False)


def _next_look(at: datetime) -> tuple[Timer, int]:
    """The same for all who ask within ten minutes, and when (ms)."""
    every = round(LOOKS_EVERY.total_seconds() * 1000)
    then = (milliseconds(at) // every + 1) * every
    return Timer(id=f"{ASK_NEXT}:{then}", address=LINE, name=ASK_NEXT), then


def _is_next(waiting: Waiting) -> bool:
    return waiting.asked_until is None


async def somebody_waits(table: RedisTable, variant: VariantKey) -> bool:
    """Whether a piece of this variant would go to somebody on the list."""
    return any(
        _is_next(one)
        and one.variant.product == variant.product
        and one.variant.size in ("", variant.size)
        and one.variant.colour in ("", variant.colour)
        for one in await table.waiting()
    )


# Asking


async def ask_next(step: "Step", timer: Timer, counter: Counter, at: datetime) -> None:
    """Hold the free pieces for those whose turn it is; at night they hear of it later.

    A hold that bears this timer's name was made by it, perhaps before a crash.
    """

    def hold_id(waiting: Waiting) -> str:
        return f"{pseudonym('asked', timer.id, waiting.id)}:w"

    asked_at = next_daytime(at, counter.shop)
    until = answer_until(counter.shop, asked_at)
    await counter.table.next_in_line(at, until, hold_id)
    live = {hold.id: hold for hold in await counter.table.holds()}
    everybody = await counter.table.waiting()
    if any(map(_is_next, everybody)):
        step.due[ASK_NEXT] = _next_look(at)
    for waiting in everybody:
        hold = live.get(waiting.hold)
        if hold and hold.id == hold_id(waiting):
            _time_offer(step, hold, counter, asked_at)


def _time_offer(step: "Step", hold: Hold, counter: Counter, asked_at: datetime) -> None:
    """She hears of it in her own conversation, which alone knows where she is."""
    offer = Timer(id=f"{OFFER}:{hold.id}", address=LINE, name=OFFER, subject=hold.id)
    row = msgspec.json.encode(offer)
    name = lapsing.timer_name(OFFER, hold.id)
    step.effects.due(counter.keys, hold.conversation, name, row, milliseconds(asked_at))
    end = lapsing.end_timer(hold, lapsing.OFFER_END, LINE)
    step.effects.due(
        counter.keys,
        hold.conversation,
        lapsing.timer_name(lapsing.END, hold.id),
        msgspec.json.encode(end),
        milliseconds(hold.expires_at),
    )


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


async def unanswered(table: RedisTable, hold: str) -> Hold | None:
    """The live hold of this id, if she for whom it was made has not said yes."""
    if not any(waiting.hold == hold for waiting in await table.waiting()):
        return None
    return next((live for live in await table.holds() if live.id == hold), None)


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
            timer, then = _next_look(at)
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
