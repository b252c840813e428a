from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.facts import Facts, PriceLimits, read, warm

NOW = datetime(2026, 11, 21, 15, 0, tzinfo=ZoneInfo("Europe/Brussels"))


def facts(text: str, language: str = "fr") -> Facts:
    return read(text, language, NOW, home="BE", likely=("BE", "FR", "NL"))


def claims(text: str, language: str = "fr") -> list[str]:
    return [text[start:end] for start, end in facts(text, language).claimed]


ORDINARY = {
    "fr": """c tjrs dispo en 38 ?
        la robe jeanne en lin il en reste en 40
        et en 42 ?
        dispo ?
        T38
        taille 38 svp
        vous avez du 37?
        le 38 en noir
        la ceinture en 95 elle est dispo ?
        les bottines en 39 y en a encore ?
        existe en 6 mois ?
        c'est possible en 8 ans ?
        la marinière en 4 ans
        le coussin en 50x50 il est là ?
        l'affiche en 30x40
        du 38/40 vous avez
        chaussons en 24/25
        la verte
        le long
        avez-vous encore le gilet en écru, taille S ?
        la salopette en 12 mois il en reste
        je fais du 38 d'habitude
        en 38 ou 40
        vous l'avez plus grand ?
        l'assiette en 21 cm
        la bougie 400g
        et le 45
        du 36 au 41 vous avez quoi""",
    "nl": """is de robe jeanne er nog in 38
        en in 40?
        maat 40 graag
        heb je deze nog in 8 jaar?
        is ie er nog in M
        die broek in 36 kaki
        mt 37 zwart
        hebben jullie de vera in maat 37?
        het kussen in 45x45
        kussen 40 bij 60
        in 104 nog?
        voor 6 jaar
        de laarzen in 42,5
        welke maten heb je nog
        de blauwe
        en zwart
        is de kleine nog te krijgen
        maat 62 in lichtblauw
        heb je 25 en 26?
        berberlopr 80x300 nog?
        de hanglamp van 60 cm
        heb je nog een L
        12 maanden in het rood
        is hij er in 98/104
        de lange""",
    "en": """is it still there in a 38
        size 8 please
        have you got it in a 10
        do you have the trench in 40?
        the navy ones in 42
        age 8 too?
        in 4 years
        the one in medium
        do u have these in 28
        in XS?
        a 12 in black
        white in M
        is the 50x70 still there
        the 60cm one
        in 6 months
        size 12 in green
        is the small one left
        18-24 months
        5-6 years in blue
        the boots in 38.5
        W32 L34
        what sizes are left
        is it available in the 70x140
        a 6 or an 8
        UK 10""",
    "it": """c'è ancora in 38?
        il 38 in nero
        taglia 42
        tg M
        li avete neri numero 39?
        e il 37
        il mocassino nel 43 è disponibile?
        in 8 anni
        per 6 anni
        quello da bimbo 10 anni
        la camicetta bianca 42
        il cuscino 45x45
        70x100?
        nella 40 c'è
        trentotto ce l'avete
        12 mesi rosa
        la ceinture da 105
        il 36
        e in M?
        il piatto da 21 cm
        del 38/40 avete qualcosa
        milo 43 bianche
        la stampa 30x40
        quella grande
        la tutina taglia 62""",
}
MESSAGES = [
    (language, line.strip())
    for language, lines in ORDINARY.items()
    for line in lines.splitlines()
]


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    warm()


def test_the_table_of_ordinary_messages_is_long() -> None:
    assert len(MESSAGES) > 100


@pytest.mark.parametrize(("language", "text"), MESSAGES)
def test_an_ordinary_question_holds_no_fact_but_its_size(
    language: str, text: str
) -> None:
    found = facts(text, language)

    assert found.claimed == ()
    assert found.places == ()
    assert found.limits is None


@pytest.mark.parametrize(
    ("language", "text", "claimed"),
    [
        ("fr", "2 en 38", ["2"]),
        ("fr", "la 38 à 39 €, dispo demain ?", ["39 €", "demain"]),
        ("fr", "commande 20391, la robe en 38", ["20391"]),
        ("fr", "appelez au 0470 38 40 42 pour le 38", ["0470 38 40 42"]),
        ("fr", "livrez-vous à 1050 Bruxelles le 38 ?", ["1050 Bruxelles"]),
        ("fr", "le 36 avant le 14/12 svp", ["avant le 14/12"]),
        ("nl", "om 18u kom ik voor de 38", ["om 18u"]),
        ("nl", "twee kussens 50x50 tot 40 euro", ["twee", "tot 40 euro"]),
        ("en", "any dresses under 50 in a 38", ["under 50"]),
        ("en", "10% off for the 40?", ["10%"]),
        ("it", "ne prendo 2 in 38 entro venerdì", ["2", "entro venerdì"]),
        ("it", "ci vediamo il 14 alle 16 per il 38", ["14", "alle 16"]),
        ("nl", "ik ben 38 jaar, maat 40", ["38 jaar"]),
        ("fr", "je fais 40 km pour la 38", ["40 km"]),
        ("en", "grey 38 u got?", []),
        ("nl", "binnen 48 u, in 38", ["48 u"]),
    ],
)
def test_what_is_no_size_is_claimed(
    language: str, text: str, claimed: list[str]
) -> None:
    assert claims(text, language) == claimed


def test_all_facts_of_a_message_are_read_at_once() -> None:
    text = "2 robes sous les 50 €, livrées à Lyon avant noël ? tél 06 12 34 56 78"

    found = facts(text)

    assert [place.country for place in found.places] == ["FR"]
    assert found.limits == PriceLimits(None, 50)
    assert [pieces.number for pieces in found.pieces] == [2]
    assert [date.last.month for date in found.dates] == [12]
    assert len(found.contacts.phones) == 1


@given(st.text(alphabet="0123456789 :/.,€%-#+hauntodel@", max_size=60))
def test_claims_never_overlap(text: str) -> None:
    claimed = facts(text).claimed

    assert all(first[1] <= second[0] for first, second in pairwise(claimed))
    assert all(0 <= start < end <= len(text) for start, end in claimed)


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    facts(text)
