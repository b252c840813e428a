import json
from pathlib import Path

import pytest

from stock.match import lexicon
from stock.match.alternatives import alternatives
from stock.match.compounds import head_of, parts
from stock.match.details import asked_attributes, sentences_on, tells
from stock.match.fuzzy import nearest, slips, sound
from stock.match.index import Index, build
from stock.match.kinds import of_kind
from stock.match.lexicon import FOREIGN, Concept
from stock.match.mentions import read
from stock.model import Table
from tests.stock.build import product

LEXICON = lexicon.load()


@pytest.mark.parametrize(
    ("product", "size", "colour", "others"),
    [
        ("kussen-noor-velvet", "50x50", "oker", ["kussen-noor-linnen"]),
        ("kussen-noor-velvet", "45x45", "oker", []),
        ("mand-tika", "", "", ["wasmand-tika"]),
        ("vaas-olla", "", "zand", ["vaas-olla-hoog"]),
        ("sandaal-capri", "38", "nero", []),
        ("badjas-wafel", "", "", []),
        ("of-yesterday", "", "", []),
    ],
)
def test_alternatives_are_of_one_kind_and_there_in_her_size(
    product: str, size: str, colour: str, others: list[str], table: Table, index: Index
) -> None:
    found = alternatives(table, index, product, size, colour)

    assert [variant.product for variant in found] == others
    assert all(variant.available > 0 for variant in found)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("welke vazen hebben jullie", {"vaas-olla", "vaas-olla-hoog"}),
        ("kussens in linnen", {"kussen-noor-linnen"}),
        ("kussens, geen linnen", {"kussen-noor-velvet"}),
        ("badjassen voor kinderen", {"badjas-wafel-kids"}),
        ("badjassen voor volwassenen", {"badjas-wafel"}),
        ("schoenen in 39", {"sandaal-capri"}),
        ("een cadeau voor mijn zoontje", {"badjas-wafel-kids"}),
        ("kinderschoenen", set()),
    ],
)
def test_all_of_a_kind_is_found(text: str, kinds: set[str], index: Index) -> None:
    reading = read(text, index, "nl")
    wants = [want for mention in reading.mentions for want in mention.wants]

    assert set(of_kind(reading.units, wants, index)) == kinds


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("fr", "ça se lave en machine ?", "care"),
        ("nl", "welke stof is het?", "material"),
        ("en", "is it silk?", "material"),
        ("xx", "is it silk?", ""),
    ],
)
def test_attributes_are_asked_for(language: str, text: str, asked: str) -> None:
    assert (asked in asked_attributes(text, LEXICON, language)) is bool(asked)


@pytest.mark.parametrize(
    ("product", "attributes", "told"),
    [
        ("badjas-wafel", ("fit",), ["Valt ruim."]),
        ("badjas-wafel", ("material",), ["Wafelkatoen, 300 g per m2."]),
        ("badjas-wafel", ("weight",), ["Wafelkatoen, 300 g per m2."]),
        ("badjas-wafel", ("no such",), []),
        ("badjas-wafel", (), ["Valt ruim.", "Wafelkatoen, 300 g per m2."]),
        ("mok-speckle", ("material",), []),
    ],
)
def test_details_are_told_sentence_by_sentence(
    product: str, attributes: tuple[str, ...], told: list[str], table: Table
) -> None:
    assert sentences_on(attributes, table.products[product], LEXICON) == told


@pytest.mark.parametrize("sentence", ["Rundsleer, 30 x 24 cm.", "Van lamswol."])
def test_a_material_is_told_in_a_compound(sentence: str) -> None:
    assert tells(sentence, "material", LEXICON)


def test_what_comes_by_age_is_for_children_beside_what_says_so() -> None:
    products = (
        product("pyjama", {("3 mois", ""): 1}, name="Pyjama Lapin"),
        product("pyjama-fille", {("4 ans", ""): 1}, name="Pyjama fille Lune"),
        product("pyjama-maman", {("M", ""): 1}, name="Pyjama Rose"),
    )
    small = build(Table(products={p.id: p for p in products}), LEXICON)

    reading = read("vous avez des pyjamas pour bébé ?", small, "fr")

    assert of_kind(reading.units, (), small) == ("pyjama",)


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Chaussent petit, prenez une pointure au-dessus.", True),
        ("Taille grand.", True),
        ("Valt klein.", True),
        ("Vallen klein: neem een maat groter.", True),
        ("Runs small.", True),
        ("Veste piccolo.", True),
        ("Calzano grande.", True),
        ("Calza piccolo, meglio mezzo numero in più.", True),
        ("Fitting E27.", False),
        ("Taille élastiquée.", False),
        ("Cuir de vachette.", False),
    ],
)
def test_words_of_fit_are_known_in_every_language(sentence: str, is_told: bool) -> None:
    assert tells(sentence, "fit", LEXICON) is is_told


@pytest.mark.parametrize(
    ("word", "vocabulary", "near"),
    [
        ("jeane", ["jeanne", "lila"], {"jeanne"}),
        ("lil", ["lila"], set()),
        ("georgete", ["georgette"], {"georgette"}),
        ("xanthippe", ["lila"], set()),
        ("jane", ["jeanne"], {"jeanne"}),
        ("oooo", ["lila"], set()),
        ("abcd", ["xbcd"], set()),
        ("pfas", ["plas"], set()),
        ("lnua", ["luna"], {"luna"}),
        ("lun", ["luna"], set()),
    ],
)
def test_a_slip_is_near_the_word_that_was_meant(
    word: str, vocabulary: list[str], near: set[str]
) -> None:
    assert set(nearest(word, vocabulary)) == near


def test_everyday_words_are_no_slips_of_others() -> None:
    assert slips("encor", ["encore", "ancor"]) == ("encore",)
    assert slips("enc", ["enco"]) == ()
    assert sound("phare") == sound("far")


@pytest.mark.parametrize(
    ("word", "made_of"),
    [
        ("ribrok", ("rib", "rok")),
        ("lavendelkaars", ("lavendel", "kaars")),
        ("kaars", ()),
        ("ladoudoune", ("doudoune",)),
        ("zzzz", ()),
        ("zzzzzzzzz", ()),
    ],
)
def test_words_are_written_together(word: str, made_of: tuple[str, ...]) -> None:
    assert parts(word, LEXICON, "nl") == made_of


def test_the_end_of_a_word_says_its_kind() -> None:
    assert head_of("twistkaarsen", LEXICON) == "kaarsen"
    assert head_of("zzzzzzzz", LEXICON) == ""


@pytest.mark.parametrize(
    ("word", "language", "concepts"),
    [
        ("schwarz", "fr", {"black"}),
        ("negro", "it", {"black"}),
        ("kleid", "fr", set()),
        ("kleid", FOREIGN, {"dress"}),
    ],
)
def test_a_foreign_word_says_only_a_colour_among_ours(
    word: str, language: str, concepts: set[str]
) -> None:
    found = {sense.concept.id for sense in LEXICON.senses(word, language)}

    assert found == concepts


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("navy", "dark_blue", True), ("navy", "light_blue", False)],
)
def test_shades_are_near(one: str, other: str, near: bool) -> None:
    shades = Concept("colour", one), Concept("colour", other)

    assert LEXICON.is_near(*shades) is near


def test_a_lexicon_is_compiled_once_and_anew_when_it_changes(tmp_path: Path) -> None:
    words = tmp_path / "kinds.yml"
    words.write_text("hat: {broader: [clothing], fr: [Chapeau], en: [hat]}\n")
    (tmp_path / "foreign.yml").write_text("kind: {hat: [Hut]}\n")

    first = lexicon.load(tmp_path)
    lexicon.load.cache_clear()
    (tmp_path / "compiled.json").write_text("{")
    again = lexicon.load(tmp_path)
    kept = json.loads((tmp_path / "compiled.json").read_text())
    lexicon.load.cache_clear()

    assert first.terms == again.terms
    assert sorted(kept["terms"]) == ["chapeau", "hat", "hut"]
    assert first.wider(Concept("kind", "hat")) == {
        Concept("kind", "hat"),
        Concept("kind", "clothing"),
    }


def test_a_lexicon_that_cannot_be_kept_is_compiled_at_each_start(
    tmp_path: Path,
) -> None:
    (tmp_path / "kinds.yml").write_text("hat: {en: [hat]}\n")
    (tmp_path / "compiled.new").mkdir()

    found = lexicon.load(tmp_path)
    lexicon.load.cache_clear()

    assert found.senses("hat", "en")
    assert found.is_common("hat") is False
