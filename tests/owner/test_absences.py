"""Away, sick, back: her hours change, and each waiting customer hears of it once."""

from datetime import datetime
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bench.simulated import OWNER, Simulated
from bot.owner.absences import UNKNOWN_END, Absences, spoken_of
from tests.owner.promising import (
    BARBARA,
    BRUSSELS,
    COMPLAINT,
    DAY,
    INES,
    MINUTE,
    ORDER,
    on,
    open_shop,
)

SATURDAY = datetime(2026, 11, 21, 22, 3, tzinfo=BRUSSELS)


@pytest.fixture
async def shop(redis: Redis, tmp_path: Path) -> Simulated:
    return await open_shop(redis, tmp_path)


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("fr", "jusqu'à lundi", "21 22:03", "23 23:59"),
        ("nl", "tot maandag", "21 22:03", "23 23:59"),
        ("en", "until Monday", "21 22:03", "23 23:59"),
        ("it", "fino a lunedì", "21 22:03", "23 23:59"),
        ("fr", "2h", "21 22:03", "22 00:03"),
        ("nl", "2u", "21 22:03", "22 00:03"),
        ("en", "2 hours", "21 22:03", "22 00:03"),
        ("it", "2 ore", "21 22:03", "22 00:03"),
        ("fr", "jusqu'à demain 14h", "21 22:03", "22 14:00"),
        ("fr", "du 24 au 28 novembre", "24 00:00", "28 23:59"),
        ("nl", "van 24 tot 28 november", "24 00:00", "28 23:59"),
        ("en", "tomorrow", "22 00:00", "22 23:59"),
        ("fr", "tot maandag", "21 22:03", "23 23:59"),
        ("fr", "Jusqu’à lundi matin.", "21 22:03", "23 12:00"),
        ("nl", "tot maandagochtend", "21 22:03", "23 12:00"),
        ("en", "until Monday morning", "21 22:03", "23 12:00"),
        ("it", "fino a lunedì mattina", "21 22:03", "23 12:00"),
        ("nl", "tot morgen 14u", "21 22:03", "22 14:00"),
        ("nl", "tot morgen 9u30", "21 22:03", "22 09:30"),
        ("fr", "toute la semaine", "21 22:03", "22 23:59"),
        ("nl", "de hele week", "21 22:03", "22 23:59"),
    ],
)
def test_her_words_say_from_when_and_until_when(language, text, start, end):
    found = spoken_of(text, language, SATURDAY)

    assert [f"{moment:%d %H:%M}" for moment in found] == [start, end]


@pytest.mark.parametrize(
    ("language", "text", "end"),
    [
        ("fr", "jusqu'à Noël", "25-12"),
        ("nl", "tot kerst", "25-12"),
        ("en", "until after Christmas", "25-12"),
        ("it", "fino a dopo Natale", "25-12"),
        ("fr", "jusqu'au 3", "03-12"),
        ("en", "until the 3rd", "03-12"),
        ("it", "fino al 3 dicembre", "03-12"),
        ("nl", "tot en met 3 december", "03-12"),
    ],
)
def test_until_a_day_she_is_away_from_now_to_its_end(language, text, end):
    start, found = spoken_of(text, language, SATURDAY)

    assert (start, f"{found:%d-%m %H:%M}") == (SATURDAY, f"{end} 23:59")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", ""),
        ("fr", "je ne sais pas"),
        ("nl", "tot nader order"),
        ("en", "Until further notice."),
        ("it", "fino a nuovo avviso"),
    ],
)
def test_who_does_not_know_until_when_is_away_without_an_end(language, text):
    found = spoken_of(text, language, SATURDAY)

    assert found == (SATURDAY, SATURDAY + UNKNOWN_END)


@pytest.mark.parametrize("text", ["bientôt", "jusqu'à on verra", "hier"])
def test_words_without_a_time_to_come_are_asked_about(text):
    with pytest.raises(ValueError, match="no end"):
        spoken_of(text, "fr", SATURDAY)


async def waiting(shop: Simulated) -> None:
    """Barbara and Inès have been promised an answer this noon."""
    await shop.says(BARBARA, COMPLAINT, name="Barbara")
    await shop.says(INES, ORDER, name="Inès")
    await shop.pass_until(on(24, "10:40"))


async def command(shop: Simulated, text: str) -> str:
    await shop.owner_writes(text)
    await shop.pass_until(shop.clock.at + MINUTE / 12)
    await Absences(shop.inbox.redis, shop.keys).apply(shop.counter)
    return shop.to(OWNER)[-1]


async def test_each_waiting_customer_reads_what_the_preview_showed_once(shop):
    await waiting(shop)

    preview = await command(shop, "/away jusqu'à jeudi")
    assert len(shop.to(BARBARA)) == len(shop.to(INES)) == 1
    await shop.pass_until(on(24, "12:00"))

    told = shop.to(BARBARA)[1:]
    assert told == shop.to(INES)[1:]
    assert len(told) == 1
    assert "vendredi" in told[0]
    assert f"(2 fois) « {told[0]} »" in preview


async def test_nothing_of_why_she_is_away_reaches_a_customer(shop):
    await waiting(shop)

    await command(shop, "/sick jusqu'à jeudi")
    await shop.pass_until(on(24, "12:00"))

    assert not any("malad" in text or "sick" in text for text in shop.to(BARBARA))


async def test_taken_back_within_the_minute_nothing_is_said(shop):
    await waiting(shop)
    await command(shop, "/away jusqu'à jeudi")

    undone = await command(shop, "/undo")
    await shop.pass_until(on(24, "11:30"))

    assert "annulé" in undone
    assert len(shop.to(BARBARA)) == 1
    assert shop.counter.shop.hours.away == ()


async def test_later_it_cannot_be_taken_back_but_ended(shop):
    await waiting(shop)
    await command(shop, "/away jusqu'à jeudi")
    await shop.pass_until(on(24, "11:00"))

    await command(shop, "/undo")
    assert len(shop.counter.shop.hours.away) == 1
    back = await command(shop, "/back")

    assert "Content de vous revoir" in back
    assert shop.counter.shop.hours.is_open(shop.clock.at)


async def test_at_night_nobody_is_told_before_the_morning(shop):
    await shop.pass_until(on(24, "20:00"))
    await shop.says(BARBARA, COMPLAINT)
    await shop.pass_until(on(24, "23:00"))

    preview = await command(shop, "/sick")
    assert "demain à 08:00" in preview
    await shop.pass_until(on(25, "07:59"))
    assert len(shop.to(BARBARA)) == 1
    await shop.pass_until(on(25, "08:01"))

    assert "je ne sais pas encore jusqu’à quand" in shop.to(BARBARA)[1]


async def test_after_an_outage_into_the_night_the_morning_tells_it(shop):
    await shop.pass_until(on(24, "20:30"))
    await shop.says(BARBARA, COMPLAINT)
    await shop.pass_until(on(24, "20:55"))
    await command(shop, "/away jusqu'à jeudi")

    await shop.sleep_until(on(24, "22:00"))
    assert len(shop.to(BARBARA)) == 1
    await shop.pass_until(on(25, "08:01"))

    assert len(shop.to(BARBARA)) == 2


async def test_an_undo_of_her_stock_is_not_taken_for_one_of_her_absence(shop):
    await command(shop, "/away jusqu'à jeudi")
    await command(shop, "/undo robe Lin 38")

    assert len(await Absences(shop.inbox.redis, shop.keys).all()) == 1


async def test_she_is_not_told_whose_messaging_window_closes_before(shop):
    await shop.pass_until(on(30, "07:40"))
    await shop.says(BARBARA, COMPLAINT)
    await shop.pass_until(on(30, "22:00"))

    preview = await command(shop, "/sick")
    await shop.pass_until(on(30, "22:00") + DAY)

    assert "Une cliente ne peut plus être prévenue" in preview
    assert len(shop.to(BARBARA)) == 1


async def test_a_promise_that_still_holds_is_left_alone(shop):
    await waiting(shop)

    answer = await command(shop, "/pause 5 minutes")
    await shop.pass_until(on(24, "10:55"))

    assert "Personne n’attend" in answer
    assert len(shop.to(BARBARA)) == 1


async def test_what_is_promised_while_she_is_away_knows_of_it(shop):
    await command(shop, "/away jusqu'à jeudi")

    await shop.says(BARBARA, COMPLAINT)
    await shop.pass_until(on(24, "10:45"))

    assert (
        "s’absente ; sa réponse devrait arriver vendredi matin" in shop.to(BARBARA)[0]
    )


async def test_a_pause_needs_an_end(shop):
    assert "Jusqu’à quand" in await command(shop, "/pause")
    assert shop.counter.shop.hours.away == ()


async def test_after_an_absence_without_an_end_promises_get_a_time_again(shop):
    await command(shop, "/sick")
    await shop.says(BARBARA, COMPLAINT)
    await shop.pass_until(on(24, "11:00"))
    assert (await shop.conversation(BARBARA)).promise.due == 0

    await command(shop, "/back")
    await shop.pass_until(on(24, "11:10"))

    assert (await shop.conversation(BARBARA)).promise.due
    assert len(shop.to(BARBARA)) == 1


async def test_a_new_absence_takes_the_place_of_the_old_one(shop):
    await command(shop, "/away jusqu'à jeudi")
    shop.clock.at = on(24, "12:00")
    await command(shop, "/away jusqu'à mercredi")

    absences = await Absences(shop.inbox.redis, shop.keys).all()
    ends = [f"{a.span.end.astimezone(BRUSSELS):%d %H:%M}" for a in absences]

    assert ends == ["24 12:00", "25 23:59"]
    await command(shop, "/undo")
    absences = await Absences(shop.inbox.redis, shop.keys).all()
    assert [f"{a.span.end.astimezone(BRUSSELS):%d}" for a in absences] == ["26"]


@pytest.mark.parametrize("word", ["/retour", "/terug", "/back", "/tornata", "/BACK"])
async def test_a_command_has_a_name_in_each_language(shop, word):
    assert "Vous n’étiez pas absente" in await command(shop, word)


async def test_a_customer_commands_nothing(shop):
    await shop.says(BARBARA, "/away", name="Barbara")
    await shop.pass_until(on(24, "10:45"))

    assert await Absences(shop.inbox.redis, shop.keys).all() == []
