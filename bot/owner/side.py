"""The owner's side of the counter: what she is told, and what she writes.

She answers a customer by replying to the message that told her; what she writes goes
through the customer's inbox, so that it stays in order with everything else there.
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
from bot.followups.stock_moved import holds_revived, stock_moved
from bot.mailbox.keys import Keys, pseudonym
from bot.mailbox.mailbox import Effects, Take
from bot.owner import commands, holds_desk, notices, promise_words, promises
from bot.owner.chat_stock import ChatStock
from bot.owner.digest import DIGEST, Digest
from bot.owner.news import News
from bot.owner.notices import name_of, say
from bot.owner.owners import Owner, Owners
from bot.owner.promise_desk import Desk as PromiseDesk
from bot.owner.promises import Ledger
from bot.owner.replies import Replies
from bot.owner.stock_memory import Said
from bot.steps import Step
from bot.updates import (
    AnyUpdate,
    Button,
    Message,
    Outgoing,
    OwnerCommand,
    OwnerMessage,
    Timer,
    Update,
)
from stock.deciding.decisions import Outcome
from stock.deciding.effects import PiecesEffect
from stock.model import Table

DONE = ("/done", "/fini", "/klaar", "/fatto")


class OwnerSide:
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

    # What she is told

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
        for one in news:
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
                self._post(row, effects, at)

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
        effects.post(
            self._keys,
            "outbox",
            conversation_id(outgoing.address),
            msgspec.json.encode(outgoing),
            milliseconds(at),
        )

    def language_of(self, owner: Owner) -> str:
        return owner.language or self._shop.languages[0]

    # What she writes

    async def is_for_owners(self, updates: Sequence[AnyUpdate]) -> bool:
        """Whether somebody shows a pairing code that is still good."""
        for update in updates:
            if isinstance(update, Message) and await self.owners.is_offered(update):
                return True
        return False

    async def handle(
        self, updates: Sequence[AnyUpdate], owner: Owner | None, at: datetime
    ) -> Effects:
        effects = Effects()
        for update in updates:
            if isinstance(update, Timer) and owner and update.name == DIGEST:
                language = self.language_of(owner)
                await self.digest.deliver(owner, update, language, effects, at)
            if not isinstance(update, Message):
                continue
            if await self.owners.is_offered(update):
                owner = await self._pair(update, effects, at) or owner
            elif owner is not None:
                await self._hear(owner, update, effects, at)
        return effects

    async def _pair(
        self, message: Message, effects: Effects, at: datetime
    ) -> Owner | None:
        if not await self.owners.redeem(message):
            return None
        owner = Owner(address=message.address, since=milliseconds(at))
        for index, other in enumerate(await self.owners.all()):
            if other.address != owner.address:
                text = say(self.language_of(other), "paired-other",
                           {"shop": self._shop.name})  # fmt: skip
                self._answer(other, message, f"p{index}", text, effects, at)
        self.owners.add(owner, message, effects)
        self.digest.plan(owner, effects, at)
        language = self.language_of(owner)
        told = [say(language, "paired", {"shop": self._shop.name})]
        told += [await self._who_waits(language)]
        for index, text in enumerate(filter(None, told)):
            self._answer(owner, message, f"h{index}", text, effects, at)
        return owner

    async def _hear(
        self, owner: Owner, message: Message, effects: Effects, at: datetime
    ) -> None:
        if await self._at_holds_desk(owner, message, effects, at):
            return
        if await self._of_her_time(owner, message, effects, at):
            return
        language = self.language_of(owner)
        text = message.text.strip()
        about = await self._conversation_of(owner, message)
        if about is not None and not message.payload:
            self._pass_on(owner, message, about, effects, at)
        elif text.split(" ")[0] == "/waiting":
            answer = await self._who_waits(language) or say(language, "nobody-waits")
            self._answer(owner, message, "a", answer, effects, at)
        elif text.split(" ")[0] in ("/help", "/start"):
            self._answer(owner, message, "a", say(language, "help"), effects, at)
        else:
            await self._keep_stock(owner, message, effects, at)

    async def _of_her_time(
        self, owner: Owner, message: Message, effects: Effects, at: datetime
    ) -> bool:
        """Whether this was about promises or absences."""
        desk = PromiseDesk(
            redis=self._redis, counter=self._counter, effects=effects, at=at,
            language=self.language_of(owner),
        )  # fmt: skip
        said = await commands.answer(desk, message)
        if said is not None and said.text:
            text, buttons = said.text, said.buttons
            self._answer(owner, message, "t", text, effects, at, buttons)
        return said is not None

    async def _at_holds_desk(
        self, owner: Owner, message: Message, effects: Effects, at: datetime
    ) -> bool:
        """Whether this was a tap under a hold, or one of the desk's commands."""
        desk = holds_desk.Desk(
            redis=self._redis, counter=self._counter, effects=effects, at=at,
            language=self.language_of(owner),
        )  # fmt: skip
        answers = await holds_desk.answer(desk, message)
        for index, one in enumerate(answers or ()):
            mark = f"d{index}"
            self._answer(owner, message, mark, one.text, effects, at, one.buttons)
        return answers is not None

    async def _keep_stock(
        self, owner: Owner, message: Message, effects: Effects, at: datetime
    ) -> None:
        """What is no reply to a customer may be about her stock; if not, say how."""
        language = self.language_of(owner)
        desk = ChatStock(self._redis, self._counter)
        said = await desk.hear(owner, message, language, at)
        await self._follow_stock(said, effects, at)
        text = said.text
        if said.outcome == Outcome.NONE and not message.payload:
            is_reply = message.pointer.kind == "message"
            text = say(language, "gone" if is_reply else "reply-to-what")
        if text:
            self._answer(owner, message, "a", text, effects, at, said.buttons)

    async def _follow_stock(self, said: Said, effects: Effects, at: datetime) -> None:
        """What her change means for who waits, holds, or was told of these pieces."""
        moved = [one.variant for one in said.changes if isinstance(one, PiecesEffect)]
        moved += [hold.variant for hold in (*said.revived, *said.ended)]
        if said.outcome == Outcome.CHANGED and not said.changes:  # a whole file
            table, _ = await self._counter.snapshot()
            moved += [variant.key for product in table for variant in product.variants]
        news = await stock_moved(
            self._redis, self._counter, moved, effects=effects, at=at
        )
        holds_revived(self._keys, said.revived, effects=effects, at=at)
        await self.tell(news, effects, at)

    async def _conversation_of(
        self, owner: Owner, message: Message
    ) -> Conversation | None:
        """The customer whom the message that she replies to was about."""
        if message.pointer.kind != "message":
            return None
        name = self._notice_key(owner, message.pointer.id)
        id = await self._redis.get(name)
        if not isinstance(id, bytes):
            return None
        return await find(self._redis, self._keys, id.decode())

    def _notice_key(self, owner: Owner, platform_id: str) -> str:
        return notice_key(self._keys, conversation_id(owner.address), platform_id)

    def _pass_on(
        self,
        owner: Owner,
        message: Message,
        about: Conversation,
        effects: Effects,
        at: datetime,
    ) -> None:
        received = milliseconds(at)
        author = conversation_id(owner.address)
        update: Update
        if message.text.strip().lower() in DONE:
            update = OwnerCommand(
                id=message.id, address=about.address, received=received,
                name="release", owner=author,
            )  # fmt: skip
            language = self.language_of(owner)
            text = say(language, "released", {"name": name_of(about, language)})
            self._answer(owner, message, "a", text, effects, at)
        else:
            update = OwnerMessage(
                id=message.id, address=about.address, received=received,
                text=message.text, owner=author, attachments=message.attachments,
            )  # fmt: skip
        effects.post(
            self._keys, "inbox", about.id, msgspec.json.encode(update), received
        )

    async def _who_waits(self, language: str) -> str:
        waiting = await self.replies.waiting()
        if not waiting:
            return ""
        names = []
        for id, _ in waiting[:20]:
            conversation = await find(self._redis, self._keys, id)
            if conversation:
                names.append(f"· {name_of(conversation, language)}")
        title = say(language, "waiting-now", {"count": len(waiting)})
        return "\n".join([title, *names])

    def _answer(
        self,
        owner: Owner,
        message: Message,
        mark: str,
        text: str,
        effects: Effects,
        at: datetime,
        buttons: tuple[Button, ...] = (),
    ) -> None:
        self._post(
            Outgoing(
                id=f"{pseudonym('owner', message.id)}:{mark}",
                address=owner.address,
                received=milliseconds(at),
                text=text,
                buttons=buttons,
            ),
            effects,
            at,
        )

    # When something went wrong

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


def notice_key(keys: Keys, owner: str, platform_id: str) -> str:
    """Which customer a message in the owner's chat was about."""
    return keys.named("notice", pseudonym(owner, platform_id))


def _is_over(step: Step, before: Conversation) -> bool:
    """Whether she no longer waits, without an answer of the owner's."""
    return bool(before.handed_over_at) and not step.conversation.handed_over_at
