import pytest

from stock.match.index import Index
from stock.match.mentions import Mention, Reading, read


def means(reading: Reading) -> list[str]:
    """Each mention: its products, or "?words" for what the shop does not have."""
    return [_mean(mention) for mention in reading.mentions]


def _mean(mention: Mention) -> str:
    return f"?{mention.unknown}" if mention.unknown else " ".join(mention.products)


def wants(reading: Reading) -> list[str]:
    found = [want for mention in reading.mentions for want in mention.wants]
    parts = [(want.size, want.colour) for want in found or reading.loose]
    return ["/".join(part.text if part else "" for part in pair) for pair in parts]


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("nl", "is de vaas Olla hoog er nog?", ["vaas-olla-hoog"]),
        ("en", "is the tall Olla vase still there?", ["vaas-olla-hoog"]),
        ("nl", "is de mok speckle er nog?", ["mok-speckle"]),
        ("nl", "de gespikkelde mok", ["mok-speckle"]),
        ("nl", "de Ondine 4/3", ["wetsuit-ondine-43"]),
        ("en", "the 3/2 wetsuit", ["wetsuit-ondine-32"]),
        ("nl", "de sokken", ["sokken-rime"]),
        ("nl", "de muts", ["muts-fjell"]),
        ("en", "the Noor linen cushion and the Noor velvet cushion in 45x45",
         ["kussen-noor-linnen", "kussen-noor-velvet"]),
        ("nl", "heb je de Speckle in 16 cm", ["kom-speckle"]),
        ("nl", "het linnen kussen Noor", ["kussen-noor-linnen"]),
        ("nl", "de vaas Olla", ["vaas-olla vaas-olla-hoog"]),
        ("nl", "de vaas Olla in zand", ["vaas-olla"]),
        ("nl", "de badjas Wafel in wit", ["badjas-wafel badjas-wafel-kids"]),
        ("en", "the Noor cushion, not the velvet one", ["kussen-noor-linnen"]),
        ("en", "the Tika basket (not the laundry one)", ["mand-tika"]),
        ("nl", "het lavendelkaarsje", ["geurkaars-lavendel"]),
        ("nl", "een lavendelgeurkaars", ["geurkaars-lavendel"]),
        ("nl", "de kusen noor velvet", ["kussen-noor-velvet"]),
        ("nl", "badjas wafel voor kinderen", ["badjas-wafel-kids"]),
        ("nl", "de mok en de kom speckle", ["mok-speckle", "kom-speckle"]),
        ("nl", "niet het kussen Noor linnen maar die in velvet",
         ["kussen-noor-velvet"]),
        ("nl", "het kussen Noor nee, de mok Speckle", ["mok-speckle"]),
        ("en", "not the green Speckle mug, is the white one there?", ["mok-speckle"]),
        ("nl", "capri sandalen in 38", ["sandaal-capri"]),
        ("nl", "de vaas Birgitta", ["?vaas Birgitta"]),
        ("nl", "is de Birkin er nog?", ["?Birkin"]),
        ("nl", "IS DE BIRKIN ER NOG?", []),
        ("nl", "hebben jullie het bed nog?", ["?bed"]),
        ("nl", "wanneer komen jullie?", []),
        ("nl", "Vaas Geheim", ["?Vaas Geheim"]),
        ("xx", "tienen la taza Speckle en blanco?", ["mok-speckle"]),
        ("xx", "Haben Sie die Vase Olla?", ["vaas-olla vaas-olla-hoog"]),
        ("nl", "de amberkleurige vaas olla hoog", ["vaas-olla-hoog"]),
        ("it", "nooo e in 38", []),
        ("nl", "voor mijn moeder", []),
        ("nl", "vaas olla hoog. En verkopen jullie handschoenen?",
         ["vaas-olla-hoog", ""]),
    ],
)  # fmt: skip
def test_words_mean_products(
    language: str, text: str, meant: list[str], index: Index
) -> None:
    assert means(read(text, index, language)) == meant


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("de vaas olla in S zand", ["s/zand"]),
        ("de vaas olla in S in terra? zo niet in zand?", ["s/terra", "s/zand"]),
        ("kussen noor velvet 50x50 in oker", ["50x50/oker"]),
        ("kussen noor velvet 50x50 en 45x45", ["50x50/", "45x45/"]),
        ("mok speckle in wit of mosgroen", ["/wit", "/mosgroen"]),
        ("mijn kleinzoon wordt 8. Badjas wafel kids in 8 jaar?", ["8 jaar/"]),
        ("in 38 en zwart", ["38/zwart"]),
        ("Ondine in fumé", ["/fumé"]),
        ("de kleine mand tika", ["kleine/"]),
        ("S zand of L terra?", ["s/zand", "l/terra"]),
    ],
)
def test_sizes_and_colours_belong_to_what_they_stand_with(
    text: str, wanted: list[str], index: Index
) -> None:
    assert wants(read(text, index, "nl")) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "nn mi serve nera, la voglio cuoio", ["/cuoio"]),
        ("it", "il grigio non fa per me, in nero?", ["/nero"]),
        ("nl", "grijs is niks voor mij, de zwarte wel", ["/zwarte"]),
        ("fr", "le gris c'est pas pour moi, vous l'avez en noir ?", ["/noir"]),
        ("en", "grey isn't really my colour, got it in black?", ["/black"]),
        ("fr", "vous n'avez pas la grise ?", ["/grise"]),
        ("nl", "is de grijze er niet meer?", ["/grijze"]),
        ("nl", "heb je geen grijze?", ["/grijze"]),
        ("fr", "pas la grise, la noire", ["/noire"]),
        ("fr", "c'est pas la grise que je veux", []),
        ("it", "no, la nera", ["/nera"]),
        ("it", "bianca nun me piace, nera ce sta?", ["/nera"]),
        ("nl", "niet blauw, wit", ["/wit"]),
        ("en", "not the green Speckle mug, is the white one there?", ["/white"]),
    ],
)
def test_a_colour_that_she_does_not_want_is_not_asked_for(
    language: str, text: str, wanted: list[str], index: Index
) -> None:
    assert wants(read(text, index, language)) == wanted


def test_another_question_has_a_size_and_colour_of_its_own(index: Index) -> None:
    text = "ik neem de S en die in terra, hoeveel?"

    reading = read(text, index, "nl", breaks=[text.index("en die")])

    assert wants(reading) == ["s/", "s/terra"]


def test_where_sizes_are_judged_adjectives_are_none(index: Index) -> None:
    assert read("valt ze klein?", index, "nl", judges=True).soft == ()
    assert read("de kleine", index, "nl").soft != ()


@pytest.mark.parametrize(
    ("language", "text", "by_name"),
    [
        ("nl", "een flapdrol", False),
        ("nl", "de Lumo", True),
        ("en", "any wetsuits", False),
    ],
)
def test_a_word_that_is_no_name_stands_for_a_kind(
    language: str, text: str, by_name: bool, index: Index
) -> None:
    (mention,) = read(text, index, language).mentions

    assert (mention.by_name, mention.by_kind) == (by_name, not by_name)


def test_a_colour_of_the_one_in_an_earlier_sentence_is_not_the_next_things(
    index: Index,
) -> None:
    reading = read("Doe die groene maar. En de kom Speckle in 16 cm ook", index, "nl")

    assert means(reading) == ["kom-speckle"]
    assert wants(reading) == ["16 cm/"]
    assert [want.colour.text for want in reading.before if want.colour] == ["groene"]
