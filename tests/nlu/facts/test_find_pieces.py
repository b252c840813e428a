import pytest

from nlu.facts.contacts import find_contacts
from nlu.facts.quantities import bare_count, find_pieces


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2 robes svp", [2]),
        ("j'en veux deux", [2]),
        ("mettez-m'en 3", [3]),
        ("je voudrais commander 2 puzzles et 3 doudous", [2, 3]),
        ("les 2 coussins", [2]),
        ("2 en 38", [2]),
        ("tant pis, alors 3 petits de 100g", [3]),
        ("une douzaine d'assiettes", [12]),
        ("deux paires", [2]),
        ("x2 svp", [2]),
        ("een paar", [2]),
        ("ik wil er twee", [2]),
        ("doe dan 6 witte voor mij", [6]),
        ("twee kussens graag", [2]),
        ("3 stuks", [3]),
        ("10 van die kaartjes", [10]),
        ("nog vijf bollen", [5]),
        ("bestelling: 3x thee", [3]),
        ("I'll take two", [2]),
        ("2 sand ones then", [2]),
        ("can I order 10 bars of soap", [10]),
        ("one in 38 and 2 in 40", [2]),
        ("a couple of mugs", [2]),
        ("price for 6 bowls?", [6]),
        ("2 of them please", [2]),
        ("ne prendo due", [2]),
        ("due borse ondine", [2]),
        ("me ne servono 6", [6]),
        ("quanto vengono 3 saponette?", [3]),
        ("due paia di cerchietti", [2]),
    ],
)
def test_a_number_of_things_is_a_number_of_pieces(
    text: str, numbers: list[int]
) -> None:
    assert [found.number for found in find_pieces(text)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "les deux", "toutes les deux svp", "allebei", "alle twee", "both please",
        "tutti e due", "entrambe",
    ],
)  # fmt: skip
def test_both_is_two_that_were_named(text: str) -> None:
    [found] = find_pieces(text)

    assert (found.number, found.is_both) == (2, True)


@pytest.mark.parametrize(
    "text",
    [
        "en 38", "le 38", "maat 40", "50x50", "8 ans", "per 6 anni", "12 mois", "38/40",
        "in 10", "en 10 bleu", "size 8 blue", "maat 8", "size 12 x", "deux semaines",
        "4 ans et 6 ans", "10 years please", "een paar laarzen", "a pair of boots",
        "le 12 mars", "42 bleu", "M 2", "top 14 bottom 18", "whats your 12 like",
        "mijn dochter van 11 draagt 152", "aiguilles n°4 en 80 cm", "une robe", "tg 8",
    ],
)  # fmt: skip
def test_sizes_ages_and_dates_are_no_pieces(text: str) -> None:
    assert find_pieces(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("#1042", "orders", ["#1042"]),
        ("commande 20391", "orders", ["20391"]),
        ("ma commande n°20398 passée lundi", "orders", ["20398"]),
        ("bestelnummer 2090", "orders", ["2090"]),
        ("waar blijft bestelling 20418?", "orders", ["20418"]),
        ("order number 4471 please", "orders", ["4471"]),
        ("ord. n. 554", "orders", ["554"]),
        ("ordine 3310", "orders", ["3310"]),
        ("annulation A-5531", "orders", ["A-5531"]),
        ("track 3SABC12345678", "orders", ["3SABC12345678"]),
        ("commande en 128", "orders", []),
        ("numero 39", "orders", []),
        ("je commande 2 robes", "orders", []),
        ("+32 4 000 00 00", "phones", ["+32 4 000 00 00"]),
        ("appelez au 06 12 34 56 78", "phones", ["06 12 34 56 78"]),
        ("0470/38.40.42", "phones", ["0470/38.40.42"]),
        ("bel 0612345678", "phones", ["0612345678"]),
        ("07700 900123", "phones", ["07700 900123"]),
        ("0031 6 22 41 40 38", "phones", ["0031 6 22 41 40 38"]),
        ("il mio numero è 340 5070 121", "phones", ["340 5070 121"]),
        ("le 14/12/2026", "phones", []),
        ("38 40 42", "phones", []),
        ("bonjour@example.com svp", "emails", ["bonjour@example.com"]),
        ("https://bit.ly/3xYzQ", "links", ["https://bit.ly/3xYzQ"]),
        ("click bit.ly/xx9", "links", ["bit.ly/xx9"]),
        ("www.maison.example/38", "links", ["www.maison.example/38"]),
    ],
)
def test_what_reaches_somebody_or_something(
    text: str, kind: str, found: list[str]
) -> None:
    spans = getattr(find_contacts(text), kind)

    assert [text[start:end] for start, end in spans] == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2 svp", 2),
        ("oui, deux s'il vous plaît !", 2),
        ("twee graag", 2),
        ("make it 3 please", 3),
        ("due grazie", 2),
        ("la 2", 0),
        ("2 robes", 0),
        ("merci", 0),
    ],
)
def test_a_message_may_be_nothing_but_a_number(text: str, count: int) -> None:
    assert bare_count(text) == count
