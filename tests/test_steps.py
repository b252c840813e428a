"""Who speaks with a customer, step by step: the bot, nobody yet, a person, the bot."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from redis.asyncio import Redis

from actions.promises import expect
from bot.conversations import Conversation, Speaker, Status, milliseconds, moment
from bot.followups.forgetting import ERASE
from bot.steps import Step, take_step
from bot.steps.step import RELEASE
from bot.updates import AnyUpdate, Echo, Message, Notice, OwnerCommand, OwnerMessage
from tests.conversations.talk import AT, Talk, open_counter

LATER = timedelta(minutes=1)


@dataclass
class Steps:
    """One customer, whose conversation goes on from step to step."""

    talk: Talk
    at: datetime = AT
    before: Conversation | None = None
    numbers: int = 0

    async def take(
        self, updates: Sequence[AnyUpdate], after: timedelta = LATER
    ) -> Step:
        self.at += after
        shop = self.talk.counter.shop
        step = await take_step(
            self.talk.counter,
            self.talk.conversation,
            updates,
            at=self.at,
            expectation=expect([], shop, self.at, 0),
            before_erasure=self.before,
        )
        self.talk.conversation = step.conversation
        self.before = step.before_erasure or self.before
        return step

    def message(self, text: str, topics: str = "other", **more: object) -> Message:
        self.numbers += 1
        return Message(
            id=f"m{self.numbers}",
            address=self.talk.conversation.address,
            text=self.talk.parser.hears(text, topics),
            **more,  # type: ignore[arg-type]
        )

    def hers(self, kind: str) -> AnyUpdate:
        """What the owner does, each in another place."""
        self.numbers += 1
        id, address = f"o{self.numbers}", self.talk.conversation.address
        made: dict[str, AnyUpdate] = {
            "reply": OwnerMessage(id=id, address=address, text="Bonjour, c'est Léa"),
            "echo": Echo(id=id, address=address, text="Bonjour, c'est Léa"),
            "taken": Notice(id=id, address=address, name="thread_taken"),
            "given": Notice(id=id, address=address, name="thread_given"),
            "release": OwnerCommand(id=id, address=address, name="release"),
        }
        return made[kind]

    @property
    def status(self) -> Status:
        return self.talk.conversation.status


@pytest.fixture
async def steps(redis: Redis) -> Steps:
    return Steps(await open_counter(redis, f"test-{uuid.uuid4().hex[:12]}"))


async def test_a_complaint_waits_for_the_owner_and_facts_are_still_told(
    steps: Steps,
) -> None:
    step = await steps.take([steps.message("ma robe est abîmée", "complaint")])
    assert (step.handed_over, steps.status) == (True, Status.WAITING)

    step = await steps.take([steps.message("vous livrez ?", "shipping")])
    assert [row.author for row in step.outgoing] == ["bot"]
    assert steps.status == Status.WAITING


@pytest.mark.parametrize("kind", ["reply", "echo", "taken"])
async def test_wherever_a_person_writes_she_takes_over_and_the_bot_is_silent(
    steps: Steps, kind: str
) -> None:
    await steps.take([steps.message("un problème", "complaint")])
    step = await steps.take([steps.hers(kind)])
    assert (steps.status, step.answered_by_owner) == (Status.HUMAN, True)
    assert step.due[RELEASE] is not None

    step = await steps.take([steps.message("merci"), steps.message("et la robe ?")])
    assert (step.turn, step.outgoing) == (None, [])
    assert [message.text for message in step.heard] == ["merci", "et la robe ?"]


async def test_a_thread_that_is_taken_without_a_word_leaves_no_line(
    steps: Steps,
) -> None:
    await steps.take([steps.message("un problème", "complaint")])
    before = steps.talk.conversation.history
    await steps.take([steps.hers("taken")])

    assert steps.talk.conversation.history == before


@pytest.mark.parametrize("kind", ["release", "given"])
async def test_given_back_the_bot_answers_and_says_what_it_is(
    steps: Steps, kind: str
) -> None:
    await steps.take([steps.hers("reply")])
    step = await steps.take([steps.hers(kind)])
    assert (steps.status, step.due[RELEASE]) == (Status.BOT, None)
    assert step.conversation.disclose

    assert (await steps.take([steps.message("vous livrez ?", "shipping")])).turn


async def test_two_messages_of_the_owner_in_one_step_have_answered_her(
    steps: Steps,
) -> None:
    await steps.take([steps.message("un problème", "complaint")])
    step = await steps.take([steps.hers("reply"), steps.hers("reply")])

    assert step.answered_by_owner
    assert [row.text for row in step.outgoing] == ["Bonjour, c'est Léa"] * 2
    assert len({row.id for row in step.outgoing}) == 2


async def test_what_came_before_the_owner_wrote_is_hers_to_answer(steps: Steps) -> None:
    asked = steps.message("vous livrez ?", "shipping")
    step = await steps.take([asked, steps.hers("echo")])

    assert (step.turn, step.outgoing) == (None, [])
    speakers = [line.speaker for line in step.conversation.history]
    assert speakers == [Speaker.CUSTOMER, Speaker.OWNER]


async def test_after_her_silence_the_timer_gives_it_back(steps: Steps) -> None:
    due = (await steps.take([steps.hers("reply")])).due[RELEASE]
    assert due is not None
    timer, until = due

    early = await steps.take([timer], moment(until) - steps.at - LATER)
    assert steps.status == Status.HUMAN
    assert early.due[RELEASE] is not None

    await steps.take([timer], LATER)
    assert steps.status == Status.BOT


async def test_a_late_timer_keeps_nobody_waiting(steps: Steps) -> None:
    due = (await steps.take([steps.hers("reply")])).due[RELEASE]
    assert due is not None

    after = moment(due[1]) - steps.at + LATER
    step = await steps.take([steps.message("vous livrez ?", "shipping")], after)

    assert step.turn is not None
    assert (steps.status, step.due[RELEASE]) == (Status.BOT, None)


async def test_where_another_app_has_the_thread_the_bot_takes_note_only(
    steps: Steps,
) -> None:
    step = await steps.take([steps.message("vous livrez ?", "shipping", standby=True)])

    assert (step.turn, len(step.heard)) == (None, 1)


async def test_an_erasure_empties_at_once_and_our_word_takes_it_back(
    steps: Steps,
) -> None:
    await steps.take([steps.message("vous livrez ?", "shipping", name="Anna")])
    step = await steps.take([steps.message("supprimez mes données", "privacy")])
    assert (step.conversation.history, step.conversation.name) == ((), "")
    assert step.due[ERASE] is not None
    assert "Anna" not in str(step.conversation)

    step = await steps.take([steps.message("annuler", "cancel")])
    assert (step.due[ERASE], step.conversation.erase_at) == (None, 0)
    assert "vous livrez ?" in [line.text for line in step.conversation.history]


async def test_who_takes_an_erasure_back_keeps_her_language(steps: Steps) -> None:
    await steps.take([steps.message("delete everything about me please", "privacy")])

    step = await steps.take([steps.message("undo that", "cancel")])

    assert step.conversation.language == "en"


async def test_after_an_hour_an_erasure_is_final(steps: Steps) -> None:
    step = await steps.take([steps.message("supprimez mes données", "privacy")])
    due = step.due[ERASE]
    assert due is not None
    assert due[1] == milliseconds(steps.at + timedelta(hours=1))

    step = await steps.take([due[0]], timedelta(hours=1))
    assert step.is_erased
    assert step.conversation.erase_at == 0


async def test_a_message_dated_in_the_future_was_written_now(steps: Steps) -> None:
    ahead = milliseconds(steps.at + timedelta(days=400))
    step = await steps.take([steps.message("vous livrez ?", "shipping", at=ahead)])

    assert step.conversation.last_from_customer == milliseconds(steps.at)
