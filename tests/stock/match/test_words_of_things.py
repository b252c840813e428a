import pytest

from stock.match import lexicon
from stock.match.index import Index
from stock.match.lexicon import LANGUAGES, Concept
from stock.match.units import read_units
from stock.match.words import key

LEXICON = lexicon.load()
SAME = [
    ("kind", "monstera", "fr:monstera nl:gatenplant en:cheese plant it:monstera"),
    ("kind", "fern", "fr:fougère nl:varen en:fern it:felce"),
    ("kind", "peony", "fr:pivoines nl:pioenrozen en:peonies it:peonie"),
    ("kind", "secateurs", "fr:sécateur nl:snoeischaar en:pruning shears it:cesoie"),
    ("kind", "whisk", "fr:fouet nl:garde en:whisk it:frusta"),
    ("kind", "wine_glass", "fr:verres à vin nl:wijnglazen en:wine glasses it:calici"),
    ("kind", "alarm_clock", "fr:réveil nl:wekker en:alarm clock it:radiosveglia"),
    ("kind", "violin", "fr:violon nl:viool en:violin it:violino"),
    ("kind", "record_player", "fr:platine vinyle nl:platenspeler en:turntable"),
    ("kind", "comic", "fr:bd nl:stripboek en:comic book it:fumetto"),
    ("kind", "balance_bike", "fr:draisienne nl:loopfiets en:balance bike"),
    ("kind", "bike_lock", "fr:antivol nl:fietsslot en:bike lock it:lucchetto bici"),
    ("kind", "cat_tree", "fr:arbre à chat nl:krabpaal en:cat tree it:tiragraffi"),
    ("kind", "fountain_pen", "fr:stylo plume nl:vulpen en:fountain pen"),
    ("kind", "crochet_hook", "fr:crochet bambou nl:haaknaald en:crochet hook"),
    ("kind", "bath_bomb", "fr:boule de bain nl:bruisbal en:bath bomb"),
    ("kind", "mustard", "fr:moutarde nl:mosterd en:mustard it:senape"),
    ("kind", "reading_glasses", "fr:lunettes loupe nl:leesbril en:reading glasses"),
    ("kind", "flannel_shirt", "fr:chemise à carreaux nl:geruit hemd en:plaid shirt"),
    ("feature", "fig_note", "fr:figuier nl:vijg en:fig it:fico"),
    ("feature", "sandalwood", "fr:santal nl:sandelhout en:sandalwood it:sandalo"),
    ("feature", "winter_hardy", "fr:résiste au gel nl:winterhard en:frost hardy"),
    ("material", "cast_iron", "fr:fonte nl:gietijzer en:cast iron it:ghisa"),
    ("material", "rose_quartz", "fr:quartz rose nl:rozenkwarts en:rose quartz"),
]


def _meant(word: str, language: str) -> set[Concept]:
    senses = LEXICON.senses(key(word), language)
    return {sense.concept for sense in senses if language in sense.languages}


@pytest.mark.parametrize(
    ("concept", "word", "language"),
    [
        (Concept(facet, id), word, language)
        for facet, id, words in SAME
        for entry in words.replace(" nl:", "|nl:")
        .replace(" en:", "|en:")
        .replace(" it:", "|it:")
        .split("|")
        for language, word in [entry.split(":")]
    ],
)
def test_a_thing_is_one_in_every_language(
    concept: Concept, word: str, language: str
) -> None:
    assert concept in _meant(word, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("violon", "guitare", "fr"),
        ("garde", "spatel", "nl"),
        ("cactus", "monstera", "en"),
        ("fico", "sandalo", "it"),
        ("mosterd", "pesto", "nl"),
        ("liseuse", "roman", "fr"),
        ("trottinette", "skis", "fr"),
        ("eraser", "pencil", "en"),
        ("comodino", "libreria", "it"),
    ],
)
def test_two_things_of_one_trade_are_not_the_same(
    one: str, other: str, language: str
) -> None:
    def wide(word: str) -> set[Concept]:
        return {w for c in _meant(word, language) for w in LEXICON.wider(c)}

    assert not _meant(one, language) & wide(other)
    assert not _meant(other, language) & wide(one)


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("cactus", "plant"),
        ("secateurs", "garden"),
        ("espresso_cup", "cup"),
        ("ukulele", "musical_instrument"),
        ("manga", "book"),
        ("rocking_horse", "toy"),
        ("bike_helmet", "helmet"),
        ("dog_harness", "pet_things"),
        ("gin", "drink"),
        ("coffee_table", "table"),
        ("cot", "furniture"),
        ("maternity_jeans", "maternity_wear"),
        ("locket", "jewellery"),
    ],
)
def test_a_kind_is_one_of_its_wider_kind(narrow: str, wide: str) -> None:
    assert Concept("kind", wide) in LEXICON.wider(Concept("kind", narrow))


@pytest.mark.parametrize("flower", ["peony", "tulip", "sunflower", "poppy_flower"])
def test_a_candle_called_after_a_flower_is_no_flower(flower: str) -> None:
    assert Concept("kind", "flowers") not in LEXICON.wider(Concept("kind", flower))


def test_every_kind_has_words_in_every_language() -> None:
    spoken: dict[str, set[str]] = {}
    for senses in LEXICON.terms.values():
        for sense in senses:
            if sense.concept.facet == "kind":
                spoken.setdefault(sense.concept.id, set()).update(sense.languages)
    kinds = {concept.id for concept in LEXICON.broader if concept.facet == "kind"}

    assert {id for id in kinds if not set(LANGUAGES) <= spoken.get(id, set())} == set()


def test_every_wider_concept_is_there_and_none_is_wider_than_itself() -> None:
    for concept, widers in LEXICON.broader.items():
        assert set(widers) <= LEXICON.broader.keys()
        for wide in widers:
            assert concept not in LEXICON.wider(wide)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("vous livrez dans mon secteur", "fr"),
        ("vous livrez au palier", "fr"),
        ("le site refuse de charger", "fr"),
        ("sono molto felice", "it"),
        ("leggi i messaggi", "it"),
        ("ik kan niet steken", "nl"),
        ("not a penny more", "en"),
    ],
)
def test_an_everyday_word_is_no_thing(text: str, language: str, index: Index) -> None:
    units = read_units(text, index, language, ())

    assert not [unit.text for unit in units if unit.is_kind]
