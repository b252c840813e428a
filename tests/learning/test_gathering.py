"""Which messages become candidates, and how long they stay."""

from datetime import timedelta

import pytest

from bench.simulated import Simulated
from bot.conversations import conversation_id, milliseconds
from bot.learning.candidates import LABELLED_AT_MOST, Candidate, State
from bot.mailbox.mailbox import Effects
from tests.learning.teaching import (
    FORGET,
    LATE,
    MARGAUX,
    ODD,
    SHIPS,
    UNDO_FORGET,
    WRAP,
    answers,
    asks_and_is_answered,
    notebook,
    passes,
    waiting,
    writes,
)
from tests.owner.promising import BARBARA, INES, on


async def rows(shop: Simulated) -> list[bytes]:
    """Every key of learning that is left."""
    found = [
        key async for key in shop.inbox.redis.scan_iter(match=f"*{shop.keys.shop}*")
    ]
    return [key for key in found if b":learning:" in key]


@pytest.mark.parametrize(("text", "topic"), [(ODD, "other"), (LATE, "order_status")])
async def test_what_she_answered_herself_waits_for_her(
    shop: Simulated, text: str, topic: str
) -> None:
    await writes(shop, text)
    assert await waiting(shop) == []

    await answers(shop, "Oui, bien sûr, Barbara")
    [one] = await waiting(shop)
    assert (one.text, one.understood) == (text, (topic,))
    assert one.gist == "Oui, bien sûr, Xxx"


async def test_what_the_machine_answered_is_no_candidate(shop: Simulated) -> None:
    await writes(shop, SHIPS)
    await answers(shop, "Oui !")

    assert await notebook(shop).of(conversation_id(BARBARA)) == []


async def test_the_same_sentence_waits_once(shop: Simulated) -> None:
    await writes(shop, ODD)
    await writes(shop, ODD)
    await answers(shop, "Oui !")

    assert len(await waiting(shop)) == 1


async def test_an_answer_days_later_is_not_taken_for_one(shop: Simulated) -> None:
    await writes(shop, ODD)
    await passes(shop, 4 * 24 * 60)
    await answers(shop, "Le nouveau catalogue est là")

    assert await waiting(shop) == []


async def test_a_sentence_is_masked_before_it_is_kept(shop: Simulated) -> None:
    await asks_and_is_answered(shop, "ofwa da? barbara, 0478 12 34 56")

    [one] = await waiting(shop)
    assert one.text == "ofwa da? Xxx, 0000 00 00 00"


async def test_words_for_a_product_wait_once_she_chose_one(shop: Simulated) -> None:
    assert "De quel article" in await writes(shop, WRAP)
    await writes(shop, MARGAUX)

    [one] = [one for one in await waiting(shop) if one.words]
    assert (one.words, one.products[0]) == ("portefeuille", "robe-margaux")
    assert one.is_picked


async def test_words_for_a_product_wait_once_the_owner_answered(
    shop: Simulated,
) -> None:
    await asks_and_is_answered(shop, WRAP)

    [one] = [one for one in await waiting(shop) if one.words]
    assert not one.is_picked
    assert set(one.products) == {"robe-margaux", "robe-lila", "robe-lin", "sac-zoe"}


async def test_an_erasure_takes_all_of_hers_at_once_and_of_nobody_else(
    shop: Simulated,
) -> None:
    for who in (BARBARA, INES):
        await asks_and_is_answered(shop, who=who)
    await shop.says(BARBARA, "x")
    await passes(shop, 24 * 60)
    await writes(shop, FORGET)

    assert {one.conversation for one in await waiting(shop)} == {conversation_id(INES)}
    assert await rows(shop) == [
        shop.keys.named("learning", conversation_id(INES)).encode()
    ]


async def test_an_erasure_that_is_taken_back_brings_no_candidate_back(
    shop: Simulated,
) -> None:
    await asks_and_is_answered(shop)
    await passes(shop, 24 * 60)
    await writes(shop, FORGET)
    await writes(shop, UNDO_FORGET)

    assert await waiting(shop) == []


async def test_a_candidate_ends_with_the_retention(shop: Simulated) -> None:
    await asks_and_is_answered(shop)
    key = shop.keys.named("learning", conversation_id(BARBARA))
    left = await shop.inbox.redis.pttl(key)
    retention = shop.counter.shop.retention
    assert 0 < left <= retention.total_seconds() * 1000

    later = shop.clock.at + retention + timedelta(minutes=5)
    assert await notebook(shop).open(later) == []
    assert await rows(shop) == []


def made(shop: Simulated, count: int, state: State) -> list[Candidate]:
    """The second half is older than the first."""
    now = milliseconds(shop.clock.at)
    return [
        Candidate(
            id=f"{state}{number}", conversation=f"c{number}", at=now - number,
            text="ofwa", state=state,
        )
        for number in range(count)
    ]  # fmt: skip


async def test_of_too_many_the_oldest_go_and_first_what_nobody_answered(
    shop: Simulated,
) -> None:
    pending, opened = made(shop, 3, State.PENDING), made(shop, 197, State.OPEN)
    effects = Effects()
    for one in (*pending, *opened):
        notebook(shop).keep(one, effects)
    await shop.apply(effects)
    await writes(shop, ODD)
    await writes(shop, f"{ODD} allez")

    assert await waiting(shop) == sorted(opened, key=lambda one: one.at)
    left = [await notebook(shop).find(one.ref) for one in pending]
    assert left == [pending[0], None, None]


async def test_of_too_many_labelled_ones_the_oldest_go(shop: Simulated) -> None:
    many = made(shop, LABELLED_AT_MOST + 2, State.LABELLED)
    for first in range(0, len(many), 500):
        effects = Effects()
        for one in many[first : first + 500]:
            notebook(shop).keep(one, effects)
        await shop.apply(effects)
    effects = Effects()
    await notebook(shop).make_room(effects, shop.clock.at)
    await shop.apply(effects)

    left = await notebook(shop).labelled(shop.clock.at)
    assert left == sorted(many, key=lambda one: one.at)[2:]


@pytest.mark.parametrize("text", ["?", "0478 12 34 56", "👍"])
async def test_a_message_without_words_is_no_candidate(
    shop: Simulated, text: str
) -> None:
    await asks_and_is_answered(shop, text)

    assert await waiting(shop) == []


async def test_what_a_customer_writes_outside_of_hours_waits_as_well(
    shop: Simulated,
) -> None:
    await shop.pass_until(on(24, "22:00"))
    await writes(shop, ODD)
    await shop.pass_until(on(25, "10:30"))
    await answers(shop, "Oui !")

    assert [one.text for one in await waiting(shop)] == [ODD]
