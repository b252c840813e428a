"""What an owner is told: who needs her, what was written, what follows from a step.

Everything is posted to her outbox in the commit of the step that it tells of.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from redis.asyncio import Redis

from bot.conversations import (
    Conversation,
    Status,
    conversation_id,
    encode,
    find,
    milliseconds,
    new_conversation,
)
from bot.counter import Counter
from bot.followups import told_yes
from bot.mailbox.keys import pseudonym
from bot.mailbox.mailbox import Effects, Take
from bot.owner import forgotten, shown
from bot.owner.accounts import is_private
from bot.owner.audit import TOOK_OVER, Audit
from bot.owner.digest import Digest
from bot.owner.news import News, Outside
from bot.owner.notices import name_of, say
from bot.owner.owners import Owner, Owners
from bot.owner.promises import Ledger, typed
from bot.owner.quiet import Quiet
from bot.owner.replies import Replies
from bot.owner.shown import Shown
from bot.owner.topics import Topics, needs_her
from bot.owner.traces import Traces
from bot.owner.word import post
from bot.steps import Step
from bot.updates import AnyUpdate, Message, Outgoing


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
        self.topics = Topics(redis, counter)
        self.quiet = Quiet(redis, counter.keys)
        self.audit = Audit(redis, counter.keys)
        self._traces = Traces(redis, counter)

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
        for index, (owner, one) in enumerate(told):
            self._show(owner, one, f"{index}", step, effects, at)
        await self._confirm_take_over(step, before, effects, at)
        found = await told_yes.news(
            self._redis, self._counter, step.gone, effects=effects, at=at,
            besides=[step.conversation.id],
        )  # fmt: skip
        after = step.conversation
        offered = [] if is_private(after) else typed(before, after, self._shop, at)
        abused = await self.quiet.after(step, effects, at)
        await self.tell([*step.for_owner, *found, *offered, *abused], effects, at)
        if step.conversation.erase_at > before.erase_at:
            chats = [*await self.owners.all(), *await self.topics.audience()]
            self._traces.forget(step.conversation, chats, effects, at)
        if step.is_erased:
            await forgotten.forget(self._redis, self._counter, after, effects)
        self.ledger.follow(before, step.conversation, at, effects)
        self.digest.count(step, effects)

    async def tell(self, news: Sequence[News], effects: Effects, at: datetime) -> None:
        """Tell every owner, each in her language; of a customer, in her inbox."""
        if not news:
            return
        owners, audience = await self.owners.all(), await self.topics.audience()
        rings = await self.digest.rings_for_news(at)
        for one in news:
            if rings or one.outside == Outside.TOLD:
                for owner in audience if one.about else owners:
                    post(self._keys, self._worded(one, owner, at), effects, at)
                continue
            if one.outside == Outside.KEPT:
                for owner in owners:
                    self.digest.kept.add(self._worded(one, owner, at), effects)
            self.digest.hold_back(owners, effects, at)

    def _worded(self, news: News, owner: Owner, at: datetime) -> Outgoing:
        worded = news.word(self.language_of(owner))
        mark = pseudonym("news", news.mark, conversation_id(owner.address))
        return Outgoing(
            id=f"{mark}:n",
            address=owner.address,
            received=milliseconds(at),
            text=worded.text,
            buttons=worded.buttons,
            conversation=news.about,
        )

    async def _told(
        self, step: Step, before: Conversation, effects: Effects, at: datetime
    ) -> list[tuple[Owner, Shown]]:
        """What she sees now; outside of her hours the digest tells who waits."""
        rings = step.handed_over or step.asked_again is not None
        if not step.heard or not (rings or needs_her(step.conversation)):
            return []
        if is_private(step.conversation):
            return []
        audience = await self.topics.audience()
        is_quiet = await self.quiet.is_kept(step.conversation)
        if step.conversation.status == Status.HUMAN:
            # In her own account the customer's message itself has rung.
            rang_already = bool(step.conversation.address.connection)
            return [
                (owner, one)
                for owner in audience
                for one in shown.forwarded(
                    step, self.language_of(owner), silent=is_quiet or rang_already
                )
            ]
        if not rings or is_quiet:
            return await self._kept_up(audience, step, before)
        if not await self.digest.rings(step, at):
            self.digest.hold_back(await self.owners.all(), effects, at)
            return await self._kept_up(audience, step, before)
        table, _ = await self._counter.snapshot()
        return [
            (owner, one)
            for owner in audience
            for one in shown.notice(
                step, before, self._shop, table, self.language_of(owner), at
            )
        ]

    async def _kept_up(
        self, audience: Sequence[Owner], step: Step, before: Conversation
    ) -> list[tuple[Owner, Shown]]:
        """Where the customer has a topic, it shows without a sound all that is said."""
        id = step.conversation.id
        if not needs_her(step.conversation):
            return []
        return [
            (owner, one)
            for owner in audience
            if await self.topics.thread_of(owner.address, id)
            for one in shown.talk(step, before, self.language_of(owner))
        ]

    def _show(
        self,
        owner: Owner,
        one: Shown,
        mark: str,
        step: Step,
        effects: Effects,
        at: datetime,
    ) -> None:
        of = step.heard[0].id if step.heard else str(milliseconds(at))
        row = Outgoing(
            id=f"{pseudonym('notice', of, mark)}:n",
            address=owner.address,
            received=milliseconds(at),
            text=one.text,
            photo=one.photo,
            photo_from=one.photo_from,
            buttons=one.buttons,
            conversation=step.conversation.id,
            tells_all=one.tells_all,
            silent=one.silent,
        )
        post(self._keys, row, effects, at)

    async def _confirm_take_over(
        self, step: Step, before: Conversation, effects: Effects, at: datetime
    ) -> None:
        """Once for each time that she takes over, from wherever she wrote."""
        after = step.conversation
        if after.status != Status.HUMAN or before.status == Status.HUMAN:
            return
        if is_private(after):
            return
        who = await self.audit.name_of(step.taken_by)
        self.audit.note(effects, at, step.taken_by, TOOK_OVER, about=after.id)
        for index, owner in enumerate(await self.topics.audience()):
            is_hers = conversation_id(owner.address) == step.taken_by
            one = shown.taken_over(
                after, self._shop, self.language_of(owner), at,
                by="" if is_hers else who,
            )  # fmt: skip
            self._show(owner, one, f"taken:{after.since}:{index}", step, effects, at)

    def _keep(self, conversation: Conversation, effects: Effects) -> None:
        effects.add(
            "SET",
            self._keys.conversation(conversation.id),
            encode(conversation).decode(),
            "PX",
            self._counter.retention_ms,
        )

    def language_of(self, owner: Owner) -> str:
        return owner.language or self._shop.languages[0]

    async def apologise(
        self, take: Take, updates: Sequence[AnyUpdate], at: datetime
    ) -> Effects:
        """Rows that could not be handled are the owner's to read."""
        effects = Effects()
        messages = [update for update in updates if isinstance(update, Message)]
        if not messages:
            return effects
        found = await find(self._redis, self._keys, take.conversation)
        conversation = found or new_conversation(messages[-1].address)
        if is_private(conversation):
            return effects
        step = Step(conversation=conversation, heard=messages)
        for index, owner in enumerate(await self.topics.audience()):
            language = self.language_of(owner)
            title = say(language, "aside", {"name": name_of(conversation, language)})
            lines = shown.forwarded(step, language)
            text = "\n".join(one.text for one in lines if one.text)
            one = Shown(text=f"{title}\n\n{text}")
            self._show(owner, one, f"aside{index}", step, effects, at)
        return effects


def _is_over(step: Step, before: Conversation) -> bool:
    """Whether she no longer waits, without an answer of the owner's."""
    return bool(before.handed_over_at) and not step.conversation.handed_over_at
