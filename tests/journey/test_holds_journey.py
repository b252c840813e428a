"""Holds and the waiting list in real time, between platforms that are local servers."""

import re
from datetime import UTC, datetime

import pytest

from bot.shop_file import read_shop_file
from tests.channels.waiting import until
from tests.journey.conftest import Town
from tests.journey.test_owner_journey import LEA, pair, texts_to

ANNA, BEA = "psid-anna", "psid-bea"
TAKE, WAIT = "je prends le Sac Zoé", "prévenez-moi pour le Sac Zoé"
YES = "oui"


@pytest.fixture
def short(town: Town) -> Town:
    """Holds last three seconds, and it is noon where the shop is."""
    file = town.settings.shop_file
    hours_from_noon = 12 - datetime.now(UTC).hour
    zone = f"Etc/GMT{-hours_from_noon:+d}"
    text = file.read_text().replace("Europe/Brussels", zone)
    file.write_text(f"{text}hold_hours: 0.0008\n")
    assert read_shop_file(file).hold_time.total_seconds() < 3
    town.rasa.topics |= {
        TAKE: ("reserve",),
        WAIT: ("restock",),
        YES: ("confirm",),
    }
    return town


def read_by(town: Town, person: str) -> list[str]:
    return [
        sent["message"]["text"]
        for sent in town.graph.sent
        if sent["recipient"] == {"id": person}
    ]


async def test_a_hold_lapses_and_the_next_in_line_takes_it(short: Town) -> None:
    async with short.open() as parts:
        await pair(short, parts)
        await short.graph.say(ANNA, TAKE)
        await until(lambda: read_by(short, ANNA))
        await until(lambda: len(texts_to(short, LEA)) == 2)
        assert "Sac Zoé noir" in texts_to(short, LEA)[-1]
        await short.graph.say(BEA, WAIT)
        await until(lambda: read_by(short, BEA))

        await until(lambda: len(read_by(short, BEA)) == 2)
        await short.graph.say(BEA, YES)
        await until(lambda: len(read_by(short, BEA)) == 3)
        await until(lambda: len(read_by(short, ANNA)) == 2)

    assert "Quelqu’un d’autre attend" in read_by(short, ANNA)[1]
    assert "Bonne nouvelle" in read_by(short, BEA)[1]
    assert re.search("de côté|garde", read_by(short, BEA)[2])


async def test_a_tap_in_the_owners_chat_sells_what_is_on_hold(short: Town) -> None:
    async with short.open() as parts:
        await pair(short, parts)
        await short.graph.say(ANNA, TAKE)
        await until(lambda: len(texts_to(short, LEA)) == 2)
        notice = short.bot_api.messages[-1]
        [keys] = notice["reply_markup"]["inline_keyboard"]
        await short.bot_api.tap(LEA, notice, keys[0]["callback_data"])
        await until(lambda: len(texts_to(short, LEA)) == 3)

    assert texts_to(short, LEA)[-1].endswith("1 → 0.")
    assert len(read_by(short, ANNA)) == 1


async def test_at_sign_up_the_bot_on_telegram_is_offered(short: Town) -> None:
    short.rasa.topics["prévenez-moi pour la Robe Jeanne lin 36"] = ("restock",)
    async with short.open() as parts:
        await until(lambda: parts.counter and parts.counter.shop.telegram)
        await short.graph.say(ANNA, "prévenez-moi pour la Robe Jeanne lin 36")
        await until(lambda: read_by(short, ANNA))

    assert (
        "https://t.me/maison_lila_bot?start=p_robe-jeanne-lin"
        in (read_by(short, ANNA)[0])
    )
