import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from nlu.language import detect

ALL = ("fr", "nl", "en", "it")
CATALOGUES = Path(__file__).parents[2] / "bench" / "catalogues"


def reply(text: str, current: str = "", speaks: tuple[str, ...] = ALL) -> str:
    return detect(text, speaks=speaks, current=current, default=speaks[0])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("merci", "fr"), ("oui", "fr"), ("combien", "fr"), ("dispo ?", "fr"),
        ("prix svp", "fr"), ("c tjrs dispo", "fr"), ("c combien ??", "fr"),
        ("coucou", "fr"), ("bjr y en a encor", "fr"), ("t où", "fr"),
        ("dank je", "nl"), ("ja", "nl"), ("hoeveel", "nl"), ("hb je da nog", "nl"),
        ("hoi", "nl"), ("prijs?", "nl"), ("is ie er nog", "nl"), ("nee bedankt", "nl"),
        ("hebbie die nog in t groen", "nl"), ("welke maten", "nl"),
        ("thanks", "en"), ("how much", "en"), ("available?", "en"), ("hi there", "en"),
        ("u got this in red", "en"), ("yes please", "en"), ("price pls", "en"),
        ("whats left", "en"), ("lmk when its back", "en"), ("is it gone", "en"),
        ("grazie", "it"), ("sì", "it"), ("prezzo", "it"), ("quanto costa", "it"),
        ("nn c'è +", "it"), ("ciao", "it"), ("ce l'avete in rosso", "it"),
        ("quanto viene?", "it"), ("ke taglie avete", "it"), ("mi serve x domani", "it"),
    ],
)  # fmt: skip
def test_few_words_tell_their_language(text: str, language: str) -> None:
    assert reply(text, speaks=("en", *ALL) if language != "en" else ALL) == language


@pytest.mark.parametrize("current", ALL)
@pytest.mark.parametrize(
    "text",
    [
        "38 ?", "👍", "?", "ok", "M", "2", "Marie", "Robe Jeanne", "Kussen Noor", "❤️❤️",
        "lol", "50x50", "06 12 34 56 78", "https://www.maison.example/robe", "T38",
        "haha", "paypal ?", "www.example.com", "super", "😭😭", "1050 Bruxelles",
    ],
)  # fmt: skip
def test_words_of_all_languages_keep_that_of_the_conversation(
    text: str, current: str
) -> None:
    assert reply(text, current) == current


@pytest.mark.parametrize(
    ("text", "current"),
    [
        ("merci", "nl"), ("thx 🙏", "nl"), ("thanks!", "fr"), ("sorry", "it"),
        ("ciao", "fr"), ("top merci", "nl"), ("non", "it"), ("no", "en"), ("si", "fr"),
        ("en 38?", "nl"), ("en 38?", "fr"), ("en bleu", "fr"), ("svp", "nl"),
        ("hello??", "fr"), ("la capri", "fr"), ("cool", "nl"), ("bye", "it"),
    ],
)  # fmt: skip
def test_a_borrowed_word_changes_nothing(text: str, current: str) -> None:
    assert reply(text, current) == current


@pytest.mark.parametrize(
    ("text", "current", "language"),
    [
        ("sorry i only speak english. do you have it in light blue too?", "fr", "en"),
        ("Sorry, ik ga verder in het Nederlands want mijn Frans is niet", "fr", "nl"),
        ("en fait je parle français, c'est plus simple !", "en", "fr"),
        ("Mi scusi, scrivo in italiano che faccio prima", "en", "it"),
        ("hoeveel kost ze", "fr", "nl"),
        ("quanto?", "en", "it"),
        ("c'est combien", "nl", "fr"),
        ("how much", "it", "en"),
        ("oui", "en", "fr"),
        ("sì", "fr", "it"),
        ("merci beaucoup", "nl", "fr"),
        ("perfetto", "en", "it"),
    ],
)
def test_a_clear_message_changes_the_language(
    text: str, current: str, language: str
) -> None:
    assert reply(text, current) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("is de Robe Jeanne lin er nog", "nl"),
        ("c'è ancora la Sneaker Milo?", "it"),
        ("avez-vous le Kussen Noor velvet", "fr"),
        ("is the Vestito Flore di Lino still there", "en"),
        ("heb je de Robe Chemise Suzanne nog in kaki", "nl"),
        ("do you have the gilet louise, the short one, in ecru M", "en"),
        ("hi is the zaino tasso still available? whats it made of", "en"),
        ("ballerina stella bimba in maat 30, is die er nog?", "nl"),
        ("wesh la collana perla lunga dispo ? elle coute cb", "fr"),
        ("il foulard giotto blu ce l'avete ancora?", "it"),
        ("les chelsea noir en 39 svp", "fr"),
        ("l'accappatoio wafel da adulto veste largo?", "it"),
    ],
)
def test_the_names_of_products_do_not_sway_it(text: str, language: str) -> None:
    assert reply(text, speaks=("en", *ALL)) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hello bonjour, is the robe chemise still available in XS? merci", "en"),
        ("ciao, is the mini giulia available in black? grazie", "en"),
        ("hi! la tazza speckle nera do you have it? e la ciotola?", "en"),
        ("hello je voudrais réserver la tote svp !!!", "fr"),
        ("hello hebben jullie dit nog in het blauw?", "nl"),
        ("hi, avete ancora la borsa rossa?", "it"),
    ],
)
def test_a_mixed_message_has_the_language_of_its_question(
    text: str, language: str
) -> None:
    assert reply(text) == language


FOREIGN = [
    "Guten Tag, haben Sie das Leinenkleid in Blau?",
    "Super, den nehme ich.",
    "Hola, ¿tienen todavía el bolso en negro?",
    "¿cuánto cuesta?",
    "olá, vocês enviam para Portugal?",
    "Dzień dobry, czy to jest jeszcze dostępne?",
    "bună ziua, mai aveți rochia?",
    "merhaba fiyat ne kadar",
    "مرحبا هل هذا متوفر",
    "Здравствуйте, сколько стоит?",
    "Hej, har ni den kvar i storlek 38?",
    "Γεια σας, το έχετε;",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_a_language_that_the_shop_does_not_speak_gets_english(text: str) -> None:
    assert reply(text, current="fr") == "en"
    assert reply(text, speaks=("nl", "en")) == "en"


@pytest.mark.parametrize("text", FOREIGN)
def test_without_english_it_gets_the_shops_first(text: str) -> None:
    assert reply(text, speaks=("nl", "fr")) == "nl"


def test_italian_in_a_shop_without_italian_gets_english() -> None:
    assert reply("avete ancora la candela?", speaks=("nl", "en", "fr")) == "en"


@pytest.mark.parametrize("text", ["?", "👍", "👋", "38 ?", "", "...", "M"])
@pytest.mark.parametrize("first", ALL)
def test_a_first_message_without_words_gets_the_shops_first(
    text: str, first: str
) -> None:
    assert reply(text, speaks=(first, "en", "fr")) == first


def test_the_recorded_conversations_are_answered_in_their_language() -> None:
    right, asked = 0, 0
    for folder in sorted(path.parent for path in CATALOGUES.glob("*/dev.jsonl")):
        shop = YAML(typ="safe", pure=True).load(folder / "shop.yml")["shop"]
        speaks = tuple(shop["languages"])
        for line in (folder / "dev.jsonl").read_text("utf-8").splitlines():
            current = ""
            for message in json.loads(line)["messages"]:
                current = reply(message["text"], current, speaks)
                right += current == message["expect"]["language"]
                asked += 1

    assert right >= 0.99 * asked


@pytest.mark.parametrize(
    ("text", "current"),
    [
        ("le col v en M ?", "fr"),
        ("e il sac à langer balade nero", "it"),
        ("la balade è tornata?", "it"),
        ("die sac à langer nog in 't grijs?", "nl"),
    ],
)
def test_the_shops_own_words_do_not_switch_a_conversation(
    text: str, current: str
) -> None:
    names = {"pull", "col", "sac", "langer", "balade"}

    assert (
        detect(text, speaks=ALL, current=current, default="fr", names=names) == current
    )
