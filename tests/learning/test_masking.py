import pytest

from bot.learning.masking import masked, says_something

KEPT = [
    "c tjrs dispo la ptite robe rouge portefeuille en 38 ? jhabite à Lyon",
    "C'est combien, 39 € ou 45 € ?",
    "C'EST DISPO EN 38 ?",
    "Heb je die nog in maat 40? Verzenden naar België?",
    "Is the Georgette bag still there in black?",
    "avete ancora la borsa nera? spedite a Roma?",
    "merci, et en 40 ?",
    "best price for two?",
    "la robe à pois, taille 8 ans, pour samedi à 15h30",
    "Merci beaucoup !",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_names_nobody_stays_as_it_is(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "écrivez-moi : anne.durand@mail.be svp",
            "écrivez-moi : nom@exemple.com svp",
        ),
        (
            "vu sur https://insta.example/p/ABC123?u=anne",
            "vu sur https://exemple.com",
        ),
        ("appelez le 0478 12 34 56", "appelez le 0000 00 00 00"),
        ("bel me op +32 478 12 34 56", "bel me op +00 000 00 00 00"),
        ("ma commande #10442 n'arrive pas", "ma commande #00000 n'arrive pas"),
        ("where is order AB-12345?", "where is order AB-00000?"),
        ("IBAN BE68 5390 0754 7034", "IBAN BE00 0000 0000 0000"),
        ("j'habite à 4000 Liège", "j'habite à 0000 Liège"),
        ("livrez au 12 rue des Lilas, à Namur", "livrez au Xxx, à Namur"),
        ("rue Neuve 12 à Liège", "Xxx à Liège"),
        ("Kerkstraat 14 in Gent aub", "Xxx in Gent aub"),
        ("I live at 12 Baker Street", "I live at Xxx"),
        ("abito in via Garibaldi 7", "abito in Xxx"),
    ],
)
def test_contacts_numbers_and_addresses_are_taken_out(text: str, plain: str) -> None:
    assert masked(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Bonjour, je m'appelle Anne Durand", "Bonjour, je m'appelle Xxx"),
        ("je m’appelle anne", "je m’appelle Xxx"),
        ("au nom de Durand svp", "au nom de Xxx svp"),
        ("la robe svp. Merci, Marie-Andrée", "la robe svp. Merci, Xxx"),
        ("Cordialement, Denise Lambert.", "Cordialement, Xxx."),
        ("ik heet Els, heb je die nog?", "ik heet Xxx, heb je die nog?"),
        ("op naam van De Vries", "op naam van Xxx"),
        ("Groetjes Els", "Groetjes Xxx"),
        ("Hi, I'm Sarah. Still there?", "Hi, I'm Xxx. Still there?"),
        ("Thanks, Sarah Jones", "Thanks, Xxx"),
        ("Mi chiamo Giulia Rossi", "Mi chiamo Xxx"),
        ("Grazie mille Giulia", "Grazie mille Xxx"),
        ("demandez à Madame Lambert", "demandez à Madame Xxx"),
        ("c'est Barbara, elle est prête ?", "c'est Xxx, elle est prête ?"),
    ],
)
def test_names_are_taken_out(text: str, plain: str) -> None:
    assert masked(text) == plain


def test_what_the_platform_calls_her_is_taken_out_wherever_it_stands() -> None:
    text = "barbara ici, pour BARBARA lopez, robe Barbara"

    assert masked(text, ["Barbara López"]) == "Xxx ici, pour Xxx Xxx, robe Xxx"


@pytest.mark.parametrize(
    "text", ["a\nb", "a\u2028b", "a\u0085b", "a\tb", "a\x00b", "a \r\n b"]
)
def test_it_is_one_line_of_plain_signs(text: str) -> None:
    assert masked(text) == "a b"


@pytest.mark.parametrize(
    ("text", "says"),
    [("?", False), ("👍", False), ("0478 12 34 56", False), ("dispo ?", True)],
)
def test_a_sentence_without_words_teaches_nothing(text: str, says: bool) -> None:
    assert says_something(masked(text)) is says
