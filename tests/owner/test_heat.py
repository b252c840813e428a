import pytest

from bot.owner.heat import is_heated, lexicons, veiled

INSULTS = [
    ("Vous êtes une CONNASSE !", "Vous êtes une C••••••• !"),
    ("sale con, où est mon colis ?", "s••• c••, où est mon colis ?"),
    ("Trut, waar blijft het?", "T•••, waar blijft het?"),
    ("where is it you idiots", "where is it you i•••••"),
    ("Je suis lasse, vous êtes une conne", "Je suis lasse, vous êtes une c••••"),
    ("Siete degli stronzi", "Siete degli s••••••"),
    ("Bande d'abrutis !", "B•••• d'a•••••• !"),
]
HARMLESS = [
    "Bonjour, la robe Jeanne est encore là ?",
    "Con piacere, grazie mille",
    "MERCI BEAUCOUP !!!",
    "Merde, je me suis trompée de taille, désolée",
    "Dat is geen probleem",
    "No problem at all, it is my mistake",
    "Non è un problema",
    "J’en ai marre de la pluie, et vous ?",
]
OF_HERSELF = [
    "Je suis vraiment une imbécile, pardon !",
    "I'm such an idiot, sorry",
    "Ik ben een sukkel, sorry",
    "Sono un'idiota, mi scusi",
]
HEATED = [
    "Vous ne savez pas lire ou quoi",
    "C’est votre problème, madame",
    "Zoek het zelf uit",
    "THAT'S YOUR PROBLEM",
    "Impari a leggere",
]


@pytest.mark.parametrize(("text", "shown"), INSULTS)
def test_an_insult_keeps_its_first_letters_and_all_else_stays(
    text: str, shown: str
) -> None:
    assert veiled(text) == shown
    assert is_heated(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_is_neither_veiled_nor_held(text: str) -> None:
    assert veiled(text) == text
    assert not is_heated(text)


@pytest.mark.parametrize("text", OF_HERSELF)
def test_what_she_calls_herself_is_no_heat(text: str) -> None:
    assert not is_heated(text)


@pytest.mark.parametrize("text", HEATED)
def test_heat_without_an_insult_is_held_but_not_veiled(text: str) -> None:
    assert is_heated(text)
    assert veiled(text) == text


def test_every_phrase_of_the_lexicon_is_found_as_it_stands() -> None:
    phrases = [p for one in lexicons().values() for p in (*one.insults, *one.sharp)]

    assert [p for p in phrases if not is_heated(p.removesuffix("*"))] == []
