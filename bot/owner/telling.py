"""What an owner is told: who needs her, what was written, what follows from a step.

Everything is posted to her outbox in the commit of the step that it tells of.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from bot import steps
from bot.conversations import (
    Conversation,
    Status,
    conversation_id,
    encode,
    find,
    milliseconds,
)
from bot.counter import Counter
from bot.followups import told_yes
from bot.mailbox.keys import Keys, pseudonym
from bot.mailbox.mailbox import Effects, Take
from bot.owner import notices, promise_words, promises
from bot.owner.digest import Digest
from bot.owner.news import News, Outside
from bot.owner.notices import name_of, say
from bot.owner.owners import Owner, Owners
from bot.owner.promises import Ledger
from bot.owner.replies import Replies
from bot.steps import Step
from bot.updates import AnyUpdate, Message, Outgoing
from stock.model import Table


class Telling:
    """Built for each turn; holds nothing but its parts."""

    def __init__(self, redis: Redis, counter: Counter) -> None:
        self._redis = redis
        self._counter = counter
        self._keys = counter.keys
        self._shop = counter.shop
        self.owners = Owners(redis, counter.keys)
        self.replies = Replies(redis, counter.keys, counter.shop)
        self.ledger = Ledger(redis, counter.keys)
        self.digest = Digest(redis, counter)

    async def follow(
        self, step: Step, before: Conversation, effects: Effects, at: datetime
    ) -> None:
        """What a customer's step means for her: a notice, a reply measured."""
        if step.answered_by_owner or _is_over(step, before):
            self.replies.end(before, at if step.answered_by_owner else None, effects)
        told = await self._told(step, before, effects, at)
        if step.handed_over:
            if not before.handed_over_at:
                step.conversation = msgspec.structs.replace(
                    step.conversation, queue=len(await self.replies.waiting())
                )
                self._keep(step.conversation, effects)
            self.replies.begin(step.conversation, effects)
        for index, (owner, text) in enumerate(told):
            self._post_notice(owner, text, f"{index}", step, effects, at)
        await self._confirm_take_over(step, before, effects, at)
        found = await told_yes.news(
            self._redis, self._counter, step.gone, effects=effects, at=at,
            besides=[step.conversation.id],
        )  # fmt: skip
        typed = promises.typed(before, step.conversation, self._shop, at)
        await self.tell([*step.for_owner, *found, *typed], effects, at)
        self.ledger.follow(before, step.conversation, at, effects)
        self.digest.count(step, effects)

    async def tell(self, news: Sequence[News], effects: Effects, at: datetime) -> None:
        """Tell every owner, each in her language."""
        owners = await self.owners.all() if news else []
        is_open = self._shop.hours.is_open(at)
        for one in news:
            if not is_open and one.outside == Outside.COUNTED:
                self.digest.hold_back(owners, effects, at)
                continue
            for owner in owners:
                worded = one.word(self.language_of(owner))
                mark = pseudonym("news", one.mark, conversation_id(owner.address))
                row = Outgoing(
                    id=f"{mark}:n",
                    address=owner.address,
                    received=milliseconds(at),
                    text=worded.text,
                    buttons=worded.buttons,
                    conversation=one.about,
                )
                if is_open or one.outside == Outside.TOLD:
                    self._post(row, effects, at)
                else:
                    self.digest.keep(row, effects)
                    self.digest.hold_back([owner], effects, at)

    async def _told(
        self, step: Step, before: Conversation, effects: Effects, at: datetime
    ) -> list[tuple[Owner, str]]:
        """What rings her phone now; outside of her hours the digest tells it."""
        is_hers = step.conversation.status == Status.HUMAN and bool(step.heard)
        if not (step.handed_over or step.asked_again or is_hers):
            return []
        owners = await self.owners.all()
        if not is_hers and not await self.digest.rings(step, at):
            self.digest.hold_back(owners, effects, at)
            return []
        table, _ = await self._counter.snapshot()
        return [
            (owner, self._worded(step, before, table, self.language_of(owner), at))
            for owner in owners
        ]

    def _worded(
        self, step: Step, before: Conversation, table: Table, language: str,
        at: datetime,
    ) -> str:  # fmt: skip
        after = step.conversation
        if after.status == Status.HUMAN:
            return notices.forwarded(step.heard, after, language)
        title = "still-waits" if before.handed_over_at else "needs-you"
        text = notices.notice(
            title if step.handed_over else "writes-on",
            after,
            language=language,
            shop=self._shop,
            table=table,
            at=at,
            until=steps.window_until(after),
        )
        if step.asked_again is None:
            return text
        reminder = promise_words.asks_again(
            after, step.asked_again, self._shop, at, language
        )
        return f"{reminder}\n\n{text}"

    def _post_notice(
        self,
        owner: Owner,
        text: str,
        mark: str,
        step: Step,
        effects: Effects,
        at: datetime,
    ) -> None:
        of = step.heard[0].id if step.heard else str(milliseconds(at))
        self._post(
            Outgoing(
                id=f"{pseudonym('notice', of, mark)}:n",
                address=owner.address,
                received=milliseconds(at),
                text=text,
                conversation=step.conversation.id,
            ),
            effects,
            at,
        )

    async def _confirm_take_over(
        self, step: Step, before: Conversation, effects: Effects, at: datetime
    ) -> None:
        """Once for each time that she takes over, from wherever she wrote."""
        after = step.conversation
        if after.status != Status.HUMAN or before.status == Status.HUMAN:
            return
        for index, owner in enumerate(await self.owners.all()):
            language = self.language_of(owner)
            until = notices.until_words(after.until, at, self._shop, language)
            arguments = {"name": name_of(after, language), "until": until}
            text = say(language, "taken-over", arguments)
            self._post_notice(owner, text, f"taken:{after.since}:{index}", step,
                              effects, at)  # fmt: skip

    def _keep(self, conversation: Conversation, effects: Effects) -> None:
        retention = round(self._shop.retention.total_seconds() * 1000)
        effects.add(
            "SET",
            self._keys.conversation(conversation.id),
            encode(conversation).decode(),
            "PX",
            retention,
        )

    def _post(self, outgoing: Outgoing, effects: Effects, at: datetime) -> None:
        post(self._keys, outgoing, effects, at)

    async def apologise(
        self, take: Take, updates: Sequence[AnyUpdate], at: datetime
    ) -> Effects:
        """Rows that could not be handled are the owner's to read."""
        effects = Effects()
        messages = [update for update in updates if isinstance(update, Message)]
        if not messages:
            return effects
        found = await find(self._redis, self._keys, take.conversation)
        conversation = found or steps.new_conversation(messages[-1])
        step = Step(conversation=conversation, heard=messages)
        for index, owner in enumerate(await self.owners.all()):
            language = self.language_of(owner)
            title = say(language, "aside", {"name": name_of(conversation, language)})
            text = f"{title}\n\n{notices.forwarded(messages, conversation, language)}"
            self._post_notice(owner, text, f"aside{index}", step, effects, at)
        return effects

    def language_of(self, owner: Owner) -> str:
        return owner.language or self._shop.languages[0]


def post(keys: Keys, outgoing: Outgoing, effects: Effects, at: datetime) -> None:
    """Put a message into the outbox of whom it is for."""
    row, recipient = msgspec.json.encode(outgoing), conversation_id(outgoing.address)
    effects.post(keys, "outbox", recipient, row, milliseconds(at))


def _is_over(step: Step, before: Conversation) -> bool:
    """Whether she no longer waits, without an answer of the owner's."""
    return bool(before.handed_over_at) and not step.conversation.handed_over_at
