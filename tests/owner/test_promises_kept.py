"""Promises: kept, or corrected before they lapse; never two times at once."""

from datetime import datetime
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bench.simulated import OWNER, Simulated
from bot.conversations import Promised, milliseconds
from bot.owner.own_words import promised
from bot.owner.promises import Ledger, verdict
from bot.updates import Address
from tests.owner.promising import (
    BARBARA,
    BRUSSELS,
    COMPLAINT,
    HOUR,
    INES,
    MINUTE,
    ORDER,
    on,
    open_shop,
)

FRIDAY = datetime(2026, 11, 20, 15, 3, tzinfo=BRUSSELS)


@pytest.fixture
async def shop(redis: Redis, tmp_path: Path) -> Simulated:
    return await open_shop(redis, tmp_path)


async def complained(shop: Simulated) -> None:
    """Barbara is told at 10:30 that she has an answer by two o'clock."""
    await shop.says(BARBARA, COMPLAINT, name="Barbara")
    await shop.pass_until(on(24, "10:31"))


def nudges(shop: Simulated) -> list[str]:
    return [text for text in shop.to(OWNER) if "compte sur vous" in text]


async def counts(shop: Simulated) -> dict[str, int]:
    return await Ledger(shop.inbox.redis, shop.keys).counts()


# Made and kept


async def test_a_reply_that_says_when_is_a_promise(shop):
    await complained(shop)

    made = (await shop.conversation(BARBARA)).promise
    assert "ce midi" in shop.to(BARBARA)[0]
    assert (made.due, made.stake) == (milliseconds(on(24, "14:00")), 3)


async def test_who_is_told_when_to_expect_her_waits_for_her(shop):
    shop.counter.parser.topics["il y a quelqu'un ?"] = ("reply_time",)
    await shop.says(BARBARA, "il y a quelqu'un ?", name="Barbara")
    await shop.pass_until(on(24, "10:31"))

    assert "ce midi" in shop.to(BARBARA)[0]
    assert (await shop.conversation(BARBARA)).promise.due
    assert "Barbara vous attend" in shop.to(OWNER)[0]


async def test_a_fact_is_no_promise(shop):
    shop.counter.parser.topics["vous livrez ?"] = ("shipping",)
    await shop.says(BARBARA, "vous livrez ?")
    await shop.pass_until(on(24, "10:31"))

    assert (await shop.conversation(BARBARA)).promise is None


async def test_when_she_answers_it_is_kept_and_everybody_is_left_alone(shop):
    await complained(shop)
    await shop.owner_writes("Je vous la remplace.", about=BARBARA)
    await shop.pass_until(on(25, "08:00"))

    assert (await shop.conversation(BARBARA)).promise is None
    assert await counts(shop) == {"kept": 1, "late": 0, "broken": 0}
    assert nudges(shop) == []
    assert shop.to(BARBARA)[1:] == ["Je vous la remplace."]


async def test_it_is_kept_from_the_pages_inbox_too(shop):
    await complained(shop)
    await shop.page_writes(BARBARA, "Je vous la remplace.")
    await shop.pass_until(on(24, "18:00"))

    assert await counts(shop) == {"kept": 1, "late": 0, "broken": 0}


async def test_asking_again_is_answered_with_the_same_time(shop):
    await complained(shop)
    await shop.pass_until(on(24, "11:30"))
    await shop.says(BARBARA, ORDER)
    await shop.pass_until(on(24, "11:31"))

    made = (await shop.conversation(BARBARA)).promise
    assert "ce midi" in shop.to(BARBARA)[1]
    assert made.due == milliseconds(on(24, "14:00"))


@pytest.mark.parametrize(
    ("made", "ends"),
    [
        ({}, "kept"),
        ({"corrected": 1}, "late"),
        ({"corrected": 1, "lapsed": True}, "broken"),
        ({"due": milliseconds(on(24, "10:00"))}, "broken"),
        ({"due": 0}, "kept"),
    ],
)
def test_late_was_told_beforehand_and_broken_went_by_in_silence(made, ends):
    told = {"made_at": 0, "due": milliseconds(on(24, "14:00")), **made}

    assert verdict(Promised(**told), on(24, "11:00")) == ends


# Nudged and corrected


async def test_she_is_nudged_with_what_is_at_stake_before_it_lapses(shop):
    await complained(shop)
    await shop.pass_until(on(24, "13:29"))

    assert len(nudges(shop)) == 1
    assert "ce midi. En jeu : une réclamation" in nudges(shop)[0]


async def test_the_customer_hears_of_it_before_it_lapses_at_most_twice(shop):
    await complained(shop)
    await shop.pass_until(on(25, "10:00"))

    told = shop.sent
    corrections = [d for d in told if d.outgoing.address == BARBARA][1:]
    assert corrections[0].at < on(24, "14:00")
    assert "cet après-midi" in corrections[0].outgoing.text
    assert "demain matin" in corrections[1].outgoing.text
    assert len(corrections) == 2


async def test_after_two_corrections_she_is_told_how_to_reach_a_person(shop):
    nina = Address("telegram", "nina")
    await shop.says(nina, COMPLAINT, name="Nina")
    await shop.pass_until(on(27, "20:00"))

    assert len(shop.to(nina)) == 4
    assert "+32 4 000 00 00" in shop.to(nina)[3]
    assert "Rue Neuve 12" in shop.to(nina)[3]
    assert len(nudges(shop)) == 3


async def test_answered_after_a_correction_it_was_late(shop):
    await complained(shop)
    await shop.pass_until(on(24, "14:30"))
    await shop.owner_writes("Me voici.", about=BARBARA)
    await shop.pass_until(on(24, "14:31"))

    assert await counts(shop) == {"kept": 0, "late": 1, "broken": 0}


async def test_nobody_is_written_to_at_night(shop):
    await shop.pass_until(on(24, "18:00"))
    await shop.says(BARBARA, COMPLAINT)
    await shop.says(INES, ORDER)
    await shop.pass_until(on(25, "09:00"))

    written = [d.at.astimezone(BRUSSELS).hour for d in shop.sent]
    assert [hour for hour in written if hour < 8 or hour >= 21] == []


async def test_after_an_outage_one_message_says_what_is_true_now(shop):
    await complained(shop)
    await shop.pass_until(on(24, "12:00"))

    await shop.sleep_until(on(24, "15:00"))

    assert len(shop.to(BARBARA)) == 2
    assert "rien n’est venu. Comptez plutôt" in shop.to(BARBARA)[1]
    assert len(nudges(shop)) == 1
    await shop.owner_writes("Me voici.", about=BARBARA)
    await shop.pass_until(on(24, "15:01"))
    assert (await counts(shop))["broken"] == 1


async def test_writing_in_an_outage_she_gets_one_answer_that_owns_the_delay(shop):
    await complained(shop)
    await shop.pass_until(on(24, "12:00"))
    await shop.says(BARBARA, "il y a quelqu'un ?")

    await shop.sleep_until(on(24, "15:00"))

    assert len(shop.to(BARBARA)) == 2
    late = shop.to(BARBARA)[1]
    assert "3 heures" in late
    assert late.count("réponse devrait") + late.count("sa réponse") == 1


async def test_an_answer_in_time_says_nothing_of_delay(shop):
    await complained(shop)

    assert "attendu" not in shop.to(BARBARA)[0]


async def test_a_stopped_customer_is_not_written_to(shop):
    await complained(shop)
    shop.counter.parser.topics["ne m'écrivez plus"] = ("privacy",)
    await shop.says(BARBARA, "ne m'écrivez plus")
    await shop.pass_until(on(24, "11:00"))
    said = len(shop.to(BARBARA))
    await shop.pass_until(on(25, "18:00"))

    assert len(shop.to(BARBARA)) == said


# Her own promises


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("je vérifie et je te dis demain", "21 23:59"),
        ("Je vous réponds dans une heure !", "20 16:03"),
        ("Je vous envoie le colis mardi matin. Bonne soirée", "24 12:00"),
        ("Ik laat het je morgen weten", "21 23:59"),
        ("ik kom er op terug voor 17u", "20 17:00"),
        ("I'll tell you tonight", "20 23:59"),
        ("I’ll check and get back to you tomorrow morning", "21 12:00"),
        ("le faccio sapere domani", "21 23:59"),
        ("Ti faccio sapere entro stasera", "20 23:59"),
    ],
)
def test_a_promise_of_hers_is_recognised(text, by):
    assert f"{promised(text, FRIDAY):%d %H:%M}" == by


@pytest.mark.parametrize(
    "text",
    [
        "tu me dis demain ?",
        "je ne peux pas te dire demain",
        "passe demain",
        "je vous dis merci",
        "je vérifie",
        "je vous dis pas avant demain",
        "je t'ai dit hier",
        "I can't tell you tomorrow",
        "kan je morgen komen?",
        "",
    ],
)
def test_what_promises_nothing_is_left_alone(text):
    assert promised(text, FRIDAY) is None


async def test_a_promise_of_hers_is_tracked_with_one_tap(shop):
    await complained(shop)
    await shop.owner_writes("je vérifie et je te dis demain", about=BARBARA)
    await shop.pass_until(on(24, "10:40"))
    offer = shop.sent[-1].outgoing
    assert "vous le rappelle" in offer.text

    await shop.says(OWNER, "Oui", payload=offer.buttons[0].payload)
    await shop.pass_until(on(24, "13:40"))
    assert (await shop.conversation(BARBARA)).promise.by_owner
    await shop.pass_until(on(25, "17:59"))

    assert [text for text in nudges(shop) if "Barbara" in text]
    await shop.owner_writes("C'est arrangé.", about=BARBARA)
    await shop.pass_until(on(25, "18:00"))
    assert (await shop.conversation(BARBARA)).promise is None


async def test_a_tracked_promise_is_corrected_before_it_lapses(shop):
    nina = Address("telegram", "nina")
    await shop.says(nina, COMPLAINT, name="Nina")
    await shop.pass_until(on(24, "10:40"))
    await shop.owner_writes("je vous dis demain matin", about=nina)
    await shop.pass_until(on(24, "10:41"))
    offer = shop.sent[-1].outgoing
    await shop.says(OWNER, "Oui", payload=offer.buttons[0].payload)

    await shop.pass_until(on(25, "12:00"))

    corrected = [d for d in shop.sent if d.outgoing.address == nina][-1]
    assert "devrait arriver cet après-midi" in corrected.outgoing.text
    assert "assistant automatique" in corrected.outgoing.text
    assert corrected.at < on(25, "12:00")


async def test_a_tap_settles_a_promise(shop):
    await complained(shop)
    await shop.pass_until(on(24, "13:29"))
    nudge = shop.sent[-1].outgoing

    await shop.says(OWNER, nudge.buttons[0].title, payload=nudge.buttons[0].payload)
    await shop.pass_until(on(25, "18:00"))

    assert await counts(shop) == {"kept": 1, "late": 0, "broken": 0}
    assert len(shop.to(BARBARA)) == 1


async def test_an_erased_conversation_owes_nothing(shop):
    shop.counter.parser.topics["effacez mes données"] = ("privacy",)
    await complained(shop)
    await shop.says(BARBARA, "effacez mes données")
    await shop.pass_until(on(25, "18:00"))

    assert await Ledger(shop.inbox.redis, shop.keys).open() == {}
    assert await counts(shop) == {"kept": 0, "late": 0, "broken": 0}
    assert nudges(shop) == []


async def test_untracked_it_is_nobodys_business(shop):
    await complained(shop)
    await shop.owner_writes("je vérifie et je te dis demain", about=BARBARA)
    await shop.pass_until(on(25, "17:59"))

    assert nudges(shop) == []


# What she can ask


async def test_the_list_begins_with_the_most_urgent(shop):
    await shop.says(INES, ORDER, name="Inès")
    await shop.pass_until(on(24, "12:10"))
    await shop.says(BARBARA, COMPLAINT, name="Barbara")
    await shop.pass_until(on(24, "12:20"))
    await shop.owner_writes("/promises")
    await shop.pass_until(on(24, "12:21"))

    listed = shop.sent[-1].outgoing
    assert "2 promesses ouvertes" in listed.text
    assert [button.title for button in listed.buttons] == ["Inès", "Barbara"]


async def test_a_listed_promise_opens_its_conversation(shop):
    await complained(shop)
    await shop.owner_writes("/promises")
    await shop.pass_until(on(24, "10:40"))
    button = shop.sent[-1].outgoing.buttons[0]
    await shop.says(OWNER, "Barbara", payload=button.payload)
    await shop.pass_until(on(24, "10:41"))
    await shop.owner_writes("Je regarde.", about=BARBARA)
    await shop.pass_until(on(24, "10:42"))

    assert shop.to(BARBARA)[-1] == "Je regarde."


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/promise why", "reply_within"),
        ("/promesse pourquoi ?", "reply_within"),
        ("/belofte waarom", "reply_within"),
        ("/promessa perché", "reply_within"),
    ],
)
async def test_she_can_ask_what_a_time_rests_on(shop, asked, told):
    await shop.owner_writes(asked)
    await shop.pass_until(shop.clock.at + MINUTE)

    assert told in shop.to(OWNER)[-1]
    assert "2 h" in shop.to(OWNER)[-1]


async def test_the_third_time_she_hears_how_often_and_since_when(shop):
    shop.counter.parser.topics["combien ?"] = ("payment",)
    for minutes in (1, 5, 9, 13):
        shop.clock.at = on(24, "10:30") + minutes * MINUTE
        await shop.says(BARBARA, "combien ?", name="Barbara")
        await shop.pass_until(shop.clock.at + MINUTE)

    again = [text for text in shop.to(OWNER) if "même question" in text]
    assert len(again) == 1
    assert "3e fois depuis 10:31" in again[0]


async def test_the_same_question_is_answered_in_other_words(shop):
    await complained(shop)
    await shop.pass_until(shop.clock.at + HOUR)
    await shop.says(BARBARA, COMPLAINT)
    await shop.pass_until(shop.clock.at + MINUTE)

    first, second = (text.split("\n")[-1] for text in shop.to(BARBARA))
    assert first != second
