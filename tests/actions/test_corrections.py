from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from actions import corrections
from actions.hours import Hours, Interval
from actions.shop import Shop
from tests.actions.ftl import each_language

ZONE = ZoneInfo("Europe/Brussels")
AT = datetime(2026, 11, 24, 15, 0, tzinfo=ZONE)
DUE = datetime(2026, 11, 25, 12, 0, tzinfo=ZONE)
HOURS = Hours(
    timezone=ZONE, week=dict.fromkeys(range(7), (Interval(time(10), time(18)),))
)
SHOP = Shop(
    name="Maison Lila",
    owner="Léa",
    currency="EUR",
    timezone=ZONE,
    country="BE",
    languages=("fr", "nl", "en", "it"),
    hours=HOURS,
    opening_hours=HOURS,
    address="Rue Neuve 12, 4000 Liège",
    phone="+32 4 000 00 00",
)


def said(fragments, language="fr", *, discloses=False, heard=None):
    reply = corrections.worded(
        fragments,
        shop=SHOP,
        language=language,
        at=AT,
        said=heard or {},
        discloses=discloses,
    )
    return reply.text


def new_time(due=DUE, language="fr", *, is_away=False, has_lapsed=False):
    return corrections.new_time(
        due,
        shop=SHOP,
        language=language,
        at=AT,
        is_away=is_away,
        has_lapsed=has_lapsed,
    )


@pytest.mark.parametrize(
    ("due", "is_away", "has_lapsed", "text"),
    [
        (DUE, False, False, "n’a pas encore pu vous répondre"),
        (DUE, True, False, "Léa doit s’absenter"),
        (DUE, False, True, "rien n’est venu"),
        (None, False, False, "je ne peux pas vous dire quand"),
        (None, True, False, "je ne sais pas encore jusqu’à quand"),
    ],
)
def test_a_new_time_says_what_is_true_of_the_old_one(due, is_away, has_lapsed, text):
    told = said(new_time(due, is_away=is_away, has_lapsed=has_lapsed))

    assert text in told
    assert ("demain matin" in told) == (due is not None)


@each_language
def test_each_language_names_the_new_time_once(language):
    day = {"fr": "demain", "nl": "morgen", "en": "tomorrow", "it": "domani"}[language]

    assert said(new_time(language=language), language).count(day) == 1


def test_a_second_time_it_is_said_in_other_words():
    assert said(new_time()) != said(new_time(), heard={"later-by": 1})


def test_after_a_person_has_spoken_a_machine_says_that_it_is_one():
    assert "assistant automatique" in said(new_time(), discloses=True)


@pytest.mark.parametrize(
    ("changes", "ways"),
    [
        ({}, ("+32 4 000 00 00", "Rue Neuve 12")),
        ({"opening_hours": None}, ("+32 4 000 00 00",)),
        ({"email": "a@example.com"}, ("a@example.com", "Rue Neuve 12")),
    ],
)
def test_the_way_out_names_what_the_shop_has(changes, ways):
    told = said(corrections.way_out(replace(SHOP, **changes)))

    assert all(way in told for way in ways)


def test_where_nobody_can_be_reached_no_way_is_named():
    shop = replace(SHOP, phone="", opening_hours=None)

    assert "pas vous dire quand" in said(corrections.way_out(shop))


@pytest.mark.parametrize(
    ("minutes", "text"), [(6, "6 minutes"), (89, "89 minutes"), (180, "3 heures")]
)
def test_a_late_answer_tells_the_true_delay(minutes, text):
    assert text in said([corrections.late_answer(minutes)])
