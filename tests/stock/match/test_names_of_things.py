"""What a thing is called: English titles, names beside kinds, colours said in full."""

import pytest

from bot.dialogue.variants import colour_of
from stock import csv_files
from stock.match import lexicon
from stock.match.index import Index, build
from stock.match.mentions import read
from stock.model import Table

HEAD = "product,name,aliases,category,size,colour,quantity,price,details\n"
ENGLISH = (
    "pebble-hat,Pebble Wool Hat,,,,grey,1,10,\n"
    "fox-socks,Fox Socks,,,,green,1,10,\n"
    "candle-lid,Candle with Lid,,,,,1,10,\n"
    "frame,Alder Photo Frame,,,13 x 18 cm,oak,1,10,\n"
    "frame,Alder Photo Frame,,,13 x 18 cm,black,1,10,\n"
    "body,Acorn Bodysuit,,,newborn,white,1,10,\n"
    "body-long,Acorn Long-sleeved Bodysuit,,,newborn,white,1,10,\n"
    "mug,Camper Enamel Mug,,,,,1,10,\n"
    "basket,Wicker Basket,,,,,1,10,\n"
    "tractor,Wooden Tractor,,toys,,red,1,10,\n"
    "rainbow,Rainbow Stacker,,toys,,,1,10,\n"
    "angus-jacket,Angus Tweed Jacket,,,M,grey,1,10,\n"
    "angus-waistcoat,Angus Tweed Waistcoat,,,M,grey,1,10,\n"
    "owl,Owl Backpack,,,,,1,10,\n"
    "beanie-baby,Jorvik Beanie Baby,,,0-6 months,mustard,1,10,\n"
    "beanie-kids,Jorvik Beanie Kids,,,4 years,mustard,1,10,\n"
    "beanie-adult,Jorvik Beanie Adult,,,M,mustard,1,10,\n"
    "satchel,Pirouette Backpack,Pirouette school bag,,,,1,10,\n"
)
FRENCH = (
    "manteau,Manteau Edith,,,38,noir,1,10,\n"
    "manteau-court,Manteau court Edith,,,38,noir,1,10,\n"
    "fede,Alliance Classique,,,16,argent,1,10,\n"
    "fede,Alliance Classique,,,16,argent brossé,1,10,\n"
    "octavie,Robe Octavie,la petite robe noire Octavie,robes,40,noir,1,10,\n"
    "octavie,Robe Octavie,la petite robe noire Octavie,robes,40,marine,1,10,\n"
    "coquelicot,Robe Coquelicot,robe rouge,robes,40,rouge,1,10,\n"
    "coquelicot,Robe Coquelicot,robe rouge,robes,40,bleu,1,10,\n"
    "tosca-grand,Portefeuille grand Tosca,,,,noir,1,10,\n"
    "tosca-petit,Portefeuille petit Tosca,,,,noir,1,10,\n"
    "plaid-laine,Plaid Fenna laine,,,,gris,1,10,\n"
    "plaid-mohair,Plaid Fenna mohair,,,,gris,1,10,\n"
)


def index_of(rows: str) -> Index:
    sheet = csv_files.read((HEAD + rows).encode())
    table = Table(products={product.id: product for product in sheet.products})
    return build(table, lexicon.load())


@pytest.fixture(scope="module")
def english() -> Index:
    return index_of(ENGLISH)


@pytest.fixture(scope="module")
def french() -> Index:
    return index_of(FRENCH)


@pytest.mark.parametrize(
    ("product", "kind", "given"),
    [
        ("pebble-hat", "hat", {"pebble"}),
        ("fox-socks", "socks", {"fox"}),
        ("candle-lid", "candle", set()),
    ],
)
def test_an_english_title_names_first_and_says_last_what_it_is(
    product: str, kind: str, given: set[str], english: Index
) -> None:
    entry = english.entries[product]

    assert kind in {concept.id for concept in entry.main}
    assert given <= entry.given


@pytest.mark.parametrize(
    ("language", "text", "product"),
    [
        ("fr", "le bonnet pebble ?", "pebble-hat"),
        ("en", "the short-sleeved acorn bodysuit, newborn", "body"),
        ("en", "the long-sleeved acorn bodysuit", "body-long"),
        ("en", "something for a hamper", "basket"),
        ("en", "what does the wooden tractor cost", "tractor"),
        ("it", "la giacca angus grigia in M", "angus-jacket"),
        ("it", "il berretto jorvik per bambini", "beanie-kids"),
        ("nl", "de jorvik muts in 4 jaar en 6 jaar?", "beanie-kids"),
        ("xx", "el Jorvik para mujer en M", "beanie-adult"),
        ("nl", "hebben jullie de wooden tractor nog in red?", "tractor"),
    ],
)
def test_words_mean_one_of_an_english_table(
    language: str, text: str, product: str, english: Index
) -> None:
    mentions = read(text, english, language).mentions

    assert [m.products for m in mentions] == [(product,)]


def test_a_material_that_is_a_colour_of_the_table_is_one(english: Index) -> None:
    (want,) = read("rovere 13x18?", english, "it").loose

    assert want.colour is not None
    assert colour_of(want.colour, english.entries["frame"], english) == "oak"


@pytest.mark.parametrize(
    ("text", "products"),
    [
        ("le manteau Edith et le manteau court Edith",
         [("manteau", "manteau-court"), ("manteau-court",)]),
        ("le plaid Fenna laine est plus cher que le plaid Fenna mohair ?",
         [("plaid-laine",), ("plaid-mohair",)]),
        ("le plaid Fenna en laine", [("plaid-laine",)]),
        ("le grand et le petit portefeuille tosca",
         [("tosca-grand",), ("tosca-petit",)]),
    ],
)  # fmt: skip
def test_a_name_that_is_said_again_is_another_thing(
    text: str, products: list[tuple[str, ...]], french: Index
) -> None:
    assert [m.products for m in read(text, french, "fr").mentions] == products


def test_two_everyday_names_beside_one_another_are_two_things(english: Index) -> None:
    mentions = read("the wooden tractor or the rainbow stacker", english, "en").mentions

    assert [m.products for m in mentions] == [("tractor",), ("rainbow",)]


def test_what_is_not_on_the_second_thing_is_on_the_first(english: Index) -> None:
    text = "the owl backpack or the Pirouette school bag?"

    mentions = read(text, english, "en").mentions

    assert [m.products for m in mentions] == [("owl",), ("satchel",)]


def test_for_whom_each_is_parts_two_of_a_line(english: Index) -> None:
    text = "quant'è il berretto jorvik x bambini e quello da adulto?"

    mentions = read(text, english, "it").mentions

    assert [m.products for m in mentions] == [("beanie-kids",), ("beanie-adult",)]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "the jorvik beanie in mustrad"),
                           ("nl", "die jorvik muts in mostert")],
)  # fmt: skip
def test_a_slip_in_a_colour_is_mended(language: str, text: str, english: Index) -> None:
    (mention,) = read(text, english, language).mentions

    assert [want.colour for want in mention.wants] != [None]


def test_of_one_or_another_is_two_things(french: Index) -> None:
    mentions = read("le plaid Fenna en laine ou en mohair ?", french, "fr").mentions

    assert [m.products for m in mentions] == [("plaid-laine",), ("plaid-mohair",)]


def test_a_colour_of_the_table_is_one_in_every_language(english: Index) -> None:
    (mention,) = read("de wooden tractor in red", english, "nl").mentions

    assert [want.colour.text for want in mention.wants if want.colour] == ["red"]


@pytest.mark.parametrize(
    ("text", "colours"),
    [
        ("la robe octavie noire en 40", ["noire"]),
        ("la petite robe noire", ["noire"]),
        ("la robe octavie en marine", ["marine"]),
        ("la robe coquelicot en bleu", ["bleu"]),
    ],
)
def test_a_colour_of_an_alias_chooses_beside_the_name(
    text: str, colours: list[str | None], french: Index
) -> None:
    wants = [w for m in read(text, french, "fr").mentions for w in m.wants]

    assert [w.colour and w.colour.text for w in wants] == colours


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("l'alliance argent brossé", "argent brossé"),
        ("l'alliance argent", "argent"),
    ],
)
def test_of_two_colours_the_one_that_is_said_in_full_is_meant(
    text: str, colour: str, french: Index
) -> None:
    (mention,) = read(text, french, "fr").mentions
    found = mention.wants[0].colour

    assert found is not None
    assert colour_of(found, french.entries["fede"], french, text) == colour


@pytest.mark.parametrize("text", ["j'ai des doutes", "pourtant", "bisous", "la gamme"])
def test_an_everyday_word_near_a_kind_of_thing_is_none(
    text: str, french: Index
) -> None:
    assert not read(text, french, "fr").mentions
