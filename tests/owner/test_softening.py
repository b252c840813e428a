"""A heated reply made calm: facts and decisions stay, insults and shouting go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.owner.heat import is_heated
from bot.owner.softening import greets, manners, softened, takes_leave

NAMES = ("Barbara Peeters", "Léa")
CALM = [
    ("fr", "Vous ne savez pas lire. La robe part demain !", "La robe part demain."),
    (
        "fr",
        "Apprenez à lire, bande d'abrutis : le retour, c'est 14 jours, point final !",
        "Le retour, c'est 14 jours.",
    ),
    ("fr", "Putain, la robe part demain connasse", "La robe part demain."),
    ("fr", "Vous êtes une connasse et je ne rembourse pas.", "Je ne rembourse pas."),
    ("fr", "Je ne rembourse pas, c'est votre problème.", "Je ne rembourse pas."),
    (
        "fr",
        "Écoutez, j'ai pas que ça à faire. Parti le 12/11 avec bpost, numéro BE12.",
        "Parti le 12/11 avec bpost, numéro BE12.",
    ),
    (
        "fr",
        "La robe en XL coûte 89,50 €, pas 49 €. Vous vous moquez de moi ?",
        "La robe en XL coûte 89,50 €, pas 49 €.",
    ),
    (
        "fr",
        "Bande d'abrutis, un acompte de 10 € ça suffit",
        "Un acompte de 10 € ça suffit.",
    ),
    ("fr", "Ta robe est prête, viens demain 😡😡", "Ta robe est prête, viens demain."),
    (
        "nl",
        "Leer lezen, trut! De jurk vertrekt MORGEN!!! Ik betaal niet terug.",
        "De jurk vertrekt morgen. Ik betaal niet terug.",
    ),
    (
        "nl",
        "Godverdomme, de maat 38 is uitverkocht en u bent een idioot",
        "De maat 38 is uitverkocht.",
    ),
    (
        "en",
        "Stop wasting my fucking time. We exchange it until 30 November.",
        "We exchange it until 30 November.",
    ),
    (
        "en",
        "You bitch, I will refund you 20 euro.\nAnd never come back!!!",
        "I will refund you 20 euro.",
    ),
    ("it", "Non rimborso e punto e basta, brutta stronza.", "Non rimborso."),
    (
        "it",
        "Che palle, la taglia 40 c'è ancora ma lei è una stronza",
        "La taglia 40 c'è ancora.",
    ),
]
REPROACHES = [
    (
        "fr",
        "JE VOUS AI DÉJÀ DIT TROIS FOIS QUE LE COLIS PART MARDI EN BELGIQUE !!!",
        "Je vous rappelle que le colis part mardi en Belgique.",
    ),
    (
        "fr",
        "Je t'ai déjà dit que la robe part demain !",
        "Je te rappelle que la robe part demain.",
    ),
    (
        "nl",
        "Ik heb u al drie keer gezegd dat het pakje dinsdag vertrekt.",
        "Ik herhaal graag dat het pakje dinsdag vertrekt.",
    ),
    (
        "en",
        "I have already told you that the refund takes 5 days!",
        "As I mentioned, the refund takes 5 days.",
    ),
    (
        "it",
        "Le ho già detto che il pacco parte domani, cretina.",
        "Ricordo che il pacco parte domani.",
    ),
]
SHOUTED = [
    (
        "en",
        "I TOLD YOU THREE TIMES: THE PARCEL LEAVES ON MONDAY, YOU IDIOT!!!",
        "As I mentioned, the parcel leaves on Monday.",
    ),
    (
        "fr",
        "VOTRE COLIS EST CHEZ BPOST, NUMÉRO 32, LUNDI, BARBARA!",
        "Votre colis est chez BPOST, numéro 32, lundi, Barbara.",
    ),
    ("nl", "STOMME TRUT, DE MAAT XL IS ER WEER", "De maat XL is er weer."),
    ("fr", "La robe part demain ???", "La robe part demain ?"),
    ("en", "AND I WILL SEND IT", "I will send it."),
]


@pytest.mark.parametrize(("language", "text", "calm"), CALM + REPROACHES + SHOUTED)
def test_what_she_says_stays_without_the_heat(
    language: str, text: str, calm: str
) -> None:
    assert softened(text, language, NAMES) == calm


@pytest.mark.parametrize("language", sorted(manners()))
@pytest.mark.parametrize(
    "text", ["Fichez-moi la paix", "TRUT!!!", "", "😡", "Get lost"]
)
def test_of_nothing_but_heat_nothing_is_left(language: str, text: str) -> None:
    assert softened(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text", "begins", "ends"),
    [
        ("fr", "Bonjour Barbara, la robe part demain. Bonne journée", True, True),
        ("fr", "La robe part demain.", False, False),
        ("nl", "Dag mevrouw, ze vertrekt morgen. Groetjes, Léa", True, True),
        ("en", "It leaves tomorrow. Kind regards, Léa", False, True),
        ("it", "Buonasera, parte domani", True, False),
    ],
)
def test_her_own_greeting_and_goodbye_are_seen(
    language: str, text: str, begins: bool, ends: bool
) -> None:
    assert (greets(text, language), takes_leave(text, language)) == (begins, ends)


@given(st.text(max_size=120), st.sampled_from(sorted(manners())))
def test_any_text_comes_out_calm_and_no_calmer_the_second_time(
    text: str, language: str
) -> None:
    calm = softened(text, language)

    assert not is_heated(calm)
    assert "!" not in calm
    assert softened(calm, language) == calm


def test_no_word_is_added_to_what_she_has_typed() -> None:
    for language, text, _ in CALM:
        words = softened(text, language).casefold().split()
        assert all(word.strip(".,?") in text.casefold() for word in words)
