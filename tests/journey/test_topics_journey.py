"""Her inbox as topics: in her private chat, in a group, or as threads of replies."""

from typing import Any

import pytest

from bot.owner.owners import Owners
from bot.serving import Serving
from bot.updates import Address
from tests.channels.waiting import until
from tests.journey.conftest import Town
from tests.journey.test_owner_journey import COMPLAINT, CUSTOMER, LEA, pair, texts_to
from tests.platforms.bot_api import forum, person

GROUP, STRANGER, ANA = -100200300, 8002, 7002
LEA_ON_MESSENGER = "psid-lea"
ASKED = "C'est encore dispo en 38 la robe Jeanne ?"
HEATED = "Vous ne savez pas lire. La robe part demain !"
INSULT = "Répondez, espèce de connasse, ma robe est abîmée"


def to_customer(town: Town) -> list[str]:
    return [sent["message"].get("text", "") for sent in town.graph.sent]


async def in_topic(
    town: Town, chat: int, thread: int, text: str = "", **more: Any
) -> None:
    await town.bot_api.say(
        chat, text, message_thread_id=thread, is_topic_message=True, **more
    )


async def in_group(town: Town, writer: int, text: str, **more: Any) -> None:
    more |= {"chat": forum(GROUP), "from": person(writer)}
    await town.bot_api.say(GROUP, text, **more)


async def complain(town: Town, parts: Serving, text: str = COMPLAINT) -> int:
    """A customer needs her; returns the topic that is opened for her."""
    town.rasa.topics |= {text: ("complaint",), "merci": ("thanks",)}
    await pair(town, parts)
    await town.graph.say(CUSTOMER, text)
    await until(lambda: town.bot_api.topics)
    [thread] = town.bot_api.topics
    await until(lambda: texts_in(town, thread))
    return thread


def texts_in(town: Town, thread: int) -> list[str]:
    return [
        sent.get("text", sent.get("caption", ""))
        for sent in town.bot_api.messages
        if sent.get("message_thread_id") == thread
    ]


@pytest.fixture
def private(town: Town) -> Town:
    town.bot_api.topics_enabled = True
    return town


async def test_a_customer_who_needs_her_gets_a_topic_named_after_her(
    private: Town,
) -> None:
    async with private.open() as parts:
        thread = await complain(private, parts)

    assert "Messenger" in private.bot_api.topics[thread]
    assert COMPLAINT in texts_in(private, thread)[0]


async def test_what_she_writes_in_the_topic_reaches_the_customer(
    private: Town,
) -> None:
    async with private.open() as parts:
        thread = await complain(private, parts)
        await in_topic(private, LEA, thread, "Je regarde tout de suite")
        await until(lambda: "Je regarde tout de suite" in to_customer(private))

        await private.graph.say(CUSTOMER, "merci")
        await until(lambda: "merci" in texts_in(private, thread)[-1])


async def test_a_mistyped_command_in_a_topic_is_not_sent(private: Town) -> None:
    async with private.open() as parts:
        thread = await complain(private, parts)
        await in_topic(private, LEA, thread, "/dnoe")
        await until(lambda: "/dnoe" in texts_in(private, thread)[-1])

    assert len(private.graph.sent) == 1


async def test_while_she_is_asked_the_topic_shows_what_else_is_said(
    private: Town,
) -> None:
    private.rasa.topics[ASKED] = ("availability",)
    async with private.open() as parts:
        thread = await complain(private, parts)
        await private.graph.say(CUSTOMER, ASKED)
        await until(lambda: ASKED in texts_in(private, thread)[-1])

    shown = private.bot_api.sent[-1]
    assert shown["disable_notification"] == "true"
    assert "Comptoir :" in shown["text"]


async def test_a_deleted_topic_is_opened_again_with_what_was_said(
    private: Town,
) -> None:
    async with private.open() as parts:
        thread = await complain(private, parts)
        await in_topic(private, LEA, thread, "Je regarde")
        await until(lambda: len(texts_in(private, thread)) == 2)
        private.bot_api.threads.clear()
        await private.graph.say(CUSTOMER, "merci")
        await until(lambda: len(private.bot_api.topics) == 2)
        again = max(private.bot_api.topics)
        await until(lambda: texts_in(private, again))

        first = texts_in(private, again)[0]
        await in_topic(private, LEA, again, "De rien")
        await until(lambda: "De rien" in to_customer(private))

    assert all(said in first for said in (COMPLAINT, "Je regarde", "merci"))


async def test_where_no_topic_can_be_opened_she_is_told_all_the_same(
    private: Town,
) -> None:
    private.rasa.topics[COMPLAINT] = ("complaint",)
    async with private.open() as parts:
        await pair(private, parts)
        private.bot_api.fail_next(
            400, "Bad Request: not enough rights", method="createForumTopic"
        )
        await private.graph.say(CUSTOMER, COMPLAINT)
        await until(lambda: COMPLAINT in texts_to(private, LEA)[-1])

    assert not private.bot_api.topics


async def test_a_group_is_the_inbox_while_the_owner_who_said_here_is_one(
    town: Town,
) -> None:
    town.bot_api.forums.add(GROUP)
    town.rasa.topics[COMPLAINT] = ("complaint",)
    async with town.open() as parts:
        await pair(town, parts)
        await in_group(town, STRANGER, "/here")
        await in_group(town, LEA, "/here")
        await until(lambda: texts_to(town, GROUP))
        await town.graph.say(CUSTOMER, COMPLAINT)
        await until(lambda: town.bot_api.topics)
        [thread] = town.bot_api.topics
        await until(lambda: texts_in(town, thread))

        inside = {"message_thread_id": thread, "is_topic_message": True}
        await in_group(town, STRANGER, "Je réponds à sa place", **inside)
        await in_group(town, LEA, "Je m’en occupe", **inside)
        await until(lambda: "Je m’en occupe" in to_customer(town))

        await until(lambda: len(texts_to(town, GROUP)) == 3)
        owners = Owners(parts.store.redis, parts.keys)
        assert await owners.remove(Address("telegram", str(LEA)))
        await town.graph.say(CUSTOMER, COMPLAINT)
        await in_group(town, LEA, "Encore moi", **inside)
        await until(lambda: not town.bot_api.pending)

    assert "Je réponds à sa place" not in to_customer(town)
    assert "Encore moi" not in to_customer(town)
    assert len(texts_to(town, LEA)) == 1
    assert len(texts_to(town, GROUP)) == 3


async def test_a_code_shown_in_a_group_makes_no_owner(town: Town) -> None:
    async with town.open() as parts:
        owners = Owners(parts.store.redis, parts.keys)
        code = await owners.make_code()
        await in_group(town, STRANGER, code)
        await town.bot_api.say(LEA, f"/start {code}")
        await until(lambda: texts_to(town, LEA))

        assert [one.address.chat_id for one in await owners.all()] == [str(LEA)]
    assert not texts_to(town, GROUP)


async def test_the_button_hands_back(private: Town) -> None:
    private.rasa.topics["vous livrez ?"] = ("shipping",)
    async with private.open() as parts:
        thread = await complain(private, parts)
        await in_topic(private, LEA, thread, "Je regarde")
        await until(lambda: len(texts_in(private, thread)) == 2)
        taken = private.bot_api.messages[-1]
        await tap(private, taken, "Rendre la main")
        await until(lambda: "de nouveau" in texts_in(private, thread)[-1])
        await private.graph.say(CUSTOMER, "vous livrez ?")
        await until(lambda: "bpost" in to_customer(private)[-1])


async def tap(town: Town, under: dict[str, Any], title: str) -> None:
    rows = under["reply_markup"]["inline_keyboard"]
    [data] = [
        key["callback_data"] for row in rows for key in row if key["text"] == title
    ]
    await town.bot_api.tap(LEA, under, data)


async def test_an_insult_is_veiled_until_she_wants_to_see_it(private: Town) -> None:
    async with private.open() as parts:
        thread = await complain(private, parts, INSULT)
        notice = private.bot_api.messages[-1]
        assert "connasse" not in notice["text"]
        assert "ma robe est abîmée" in notice["text"]

        await tap(private, notice, "Voir tel quel")
        await until(lambda: INSULT in texts_in(private, thread)[-1])


async def test_a_heated_reply_waits_for_her_choice(private: Town) -> None:
    async with private.open() as parts:
        thread = await complain(private, parts)
        await in_topic(private, LEA, thread, HEATED)
        await until(lambda: len(texts_in(private, thread)) == 2)
        assert len(private.graph.sent) == 1

        await tap(private, private.bot_api.messages[-1], "Adoucir")
        await until(lambda: "La robe part demain." in texts_in(private, thread)[-1])
        assert len(private.graph.sent) == 1
        await tap(private, private.bot_api.messages[-1], "Envoyer")
        await until(lambda: len(private.graph.sent) == 2)

    said = to_customer(private)[-1].splitlines()
    assert said[0] in ("Bonjour,", "Bonsoir,")
    assert said[1:] == ["La robe part demain.", "Bien cordialement, Léa"]


async def test_what_she_types_instead_goes_in_the_place_of_what_was_held(
    private: Town,
) -> None:
    async with private.open() as parts:
        thread = await complain(private, parts)
        await in_topic(private, LEA, thread, HEATED)
        await until(lambda: len(texts_in(private, thread)) == 2)
        await tap(private, private.bot_api.messages[-1], "Adoucir")
        await until(lambda: "Une version" in texts_in(private, thread)[-1])
        shown = private.bot_api.messages[-1]
        await in_topic(private, LEA, thread, "Elle part demain, promis")
        await until(lambda: "Elle part demain, promis" in to_customer(private))
        await tap(private, shown, "Envoyer")
        await until(lambda: "plus là" in texts_in(private, thread)[-1])

    assert len(private.graph.sent) == 2


async def test_pictures_go_both_ways(private: Town) -> None:
    private.bot_api.files["P" * 30] = b"a picture of hers"
    async with private.open() as parts:
        thread = await complain(private, parts)
        hers = [{"file_id": "P" * 30, "file_unique_id": "U", "width": 9, "height": 9}]
        await in_topic(private, LEA, thread, photo=hers, caption="La voici")
        await until(lambda: len(private.graph.sent) == 3)
        payload = {"url": f"{private.graph.url}/shown.jpg"}
        await private.graph.say(
            CUSTOMER, "merci", attachments=[{"type": "image", "payload": payload}]
        )
        await until(lambda: "photo" in private.bot_api.sent[-1])

    picture, words = private.graph.sent[1:]
    assert picture["filedata"] == b"a picture of hers"
    assert words["message"]["text"] == "La voici"
    assert private.bot_api.sent[-1]["message_thread_id"] == str(thread)


async def test_a_picture_that_a_platform_does_not_take_is_told_to_her(
    private: Town,
) -> None:
    private.graph.followers.add(CUSTOMER)
    private.bot_api.files["P" * 30] = b"a picture of hers"
    async with private.open() as parts:
        thread = await complain(private, parts)
        hers = [{"file_id": "P" * 30, "file_unique_id": "U", "width": 9, "height": 9}]
        await in_topic(private, LEA, thread, photo=hers, caption="La voici")
        await until(lambda: "mais pas la photo" in texts_in(private, thread)[-1])

    assert to_customer(private)[-1] == "La voici"
    assert "Instagram" in texts_in(private, thread)[-1]


async def test_a_second_person_sees_who_took_it(town: Town) -> None:
    town.rasa.topics[COMPLAINT] = ("complaint",)
    async with town.open() as parts:
        await pair(town, parts)
        code = await Owners(parts.store.redis, parts.keys).make_code()
        await town.bot_api.say(ANA, f"/start {code}")
        await until(lambda: texts_to(town, ANA))
        await town.graph.say(CUSTOMER, COMPLAINT)
        await until(lambda: COMPLAINT in texts_to(town, ANA)[-1])
        await until(lambda: COMPLAINT in texts_to(town, LEA)[-1])
        told = [one for one in town.bot_api.messages if one["chat"]["id"] == LEA]
        await town.bot_api.say(LEA, "Je regarde", reply_to_message=told[-1])
        await until(lambda: "s’occupe" in texts_to(town, ANA)[-1])

    assert texts_to(town, ANA)[-1].startswith("Barbara Peeters s’occupe")
    assert "C’est parti" in texts_to(town, LEA)[-1]


async def test_without_telegram_she_is_told_and_answers_on_messenger(
    town: Town,
) -> None:
    town.rasa.topics[COMPLAINT] = ("complaint",)
    async with town.open() as parts:
        code = await Owners(parts.store.redis, parts.keys).make_code()
        await town.graph.say(LEA_ON_MESSENGER, code)
        await until(lambda: town.graph.sent)
        assert "24 heures" in to_customer(town)[0]

        await town.graph.say(CUSTOMER, COMPLAINT)
        await until(lambda: len(town.graph.statuses) == 5)
        told = next(
            mid
            for mid, sent in town.graph.taken.items()
            if COMPLAINT in sent["message"].get("text", "")
        )
        await town.graph.say(LEA_ON_MESSENGER, "Je regarde", reply_to={"mid": told})
        await until(lambda: len(town.graph.sent) == 5)

    answer = next(
        one for one in town.graph.sent if one["message"]["text"] == "Je regarde"
    )
    assert answer["recipient"] == {"id": CUSTOMER}


async def test_the_log_tells_who_did_what_without_words(private: Town) -> None:
    async with private.open() as parts:
        thread = await complain(private, parts)
        await in_topic(private, LEA, thread, "Je regarde tout de suite")
        await until(lambda: len(private.graph.sent) == 2)
        await private.bot_api.say(LEA, "/log")
        await until(lambda: "a écrit" in texts_to(private, LEA)[-1])

    log = texts_to(private, LEA)[-1]
    assert "Barbara Peeters : a écrit à" in log
    assert "Je regarde" not in log


async def test_the_queue_shows_who_waits_and_done_empties_it(private: Town) -> None:
    async with private.open() as parts:
        await complain(private, parts)
        await private.bot_api.say(LEA, "/queue")
        await until(lambda: "vous attend" in texts_to(private, LEA)[-1])
        listed = private.bot_api.messages[-1]
        await tap(private, listed, "Fait")
        await until(lambda: "réglé" in texts_to(private, LEA)[-1])
        await private.bot_api.say(LEA, "/queue")
        await until(lambda: "Personne" in texts_to(private, LEA)[-1])
