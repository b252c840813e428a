import pytest

from stock.match.sizes import Size, System, letter_rank, parse_size
from stock.match.sizes_in import find_sizes, soft_size

NUMERALS = {"trente-huit": 38, "trente huit": 38, "quarante": 40, "deux": 2}
CLOTHES = ("34", "36", "38", "40", "46", "S", "M", "XL", "8 ans", "12 mois")
HOME = ("45x45", "50x50", "80x300", "200 g", "12 cm", "38.5", "98/104")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("8 ans", "8 jaar"),
        ("8 ans", "8 years"),
        ("8 ans", "8a"),
        ("8 ans", "8 anni"),
        ("12 mois", "12 maanden"),
        ("12 mois", "12m"),
        ("T38", "38"),
        ("EU 38", "maat 38"),
        ("2XL", "xxl"),
        ("38 1/2", "38.5"),
        ("38½", "38,5"),
        ("50 x 50 cm", "50×50"),
        ("200 gram", "200g"),
        ("Taille unique", "taille  unique"),
    ],
)
def test_one_size_is_written_in_many_ways(text: str, same: str) -> None:
    assert parse_size(text) == parse_size(same)


@pytest.mark.parametrize(
    ("own", "asked", "covers"),
    [
        ("38", "38", True),
        ("38", "40", False),
        ("4-6 ans", "5 ans", True),
        ("4-6 ans", "8 ans", False),
        ("S/M", "M", True),
        ("S/M", "L", False),
        ("8 ans", "8", True),
        ("200 g", "200", True),
        ("45x45", "45", True),
        ("80x300", "80", False),
        ("98/104", "98 cm", True),
        ("98/104", "110 cm", False),
        ("Taille unique", "Taille unique", True),
        ("Taille unique", "38", False),
        ("12 cm", "12 ml", False),
        ("M", "38", False),
    ],
)
def test_a_size_of_the_table_covers_what_can_mean_it(
    own: str, asked: str, covers: bool
) -> None:
    assert parse_size(own).covers(parse_size(asked)) is covers


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("m", System.LETTER),
        ("xs - s", System.LETTER),
        ("s/m/l", System.WORD),
        ("30x40x50", System.AREA),
        ("6-4 ans", System.WORD),
        ("75 B", System.WORD),
        ("1,5 l", System.UNIT),
        ("500 ml", System.UNIT),
        ("2 kg", System.UNIT),
        ("xxxxxxxl", System.WORD),
    ],
)
def test_a_size_is_of_one_system(text: str, system: System) -> None:
    assert parse_size(text).system == system


@pytest.mark.parametrize(
    ("text", "rank"),
    [("XXXS", 0), ("xs", 2), ("M", 4), ("3XL", 8), ("38", None), ("9xl", None)],
)
def test_letters_have_a_rank(text: str, rank: int | None) -> None:
    assert letter_rank(text) == rank


def known(*texts: str) -> frozenset[Size]:
    return frozenset(map(parse_size, texts))


@pytest.mark.parametrize(
    ("text", "sizes", "found"),
    [
        ("en 38 ?", CLOTHES, ["38"]),
        ("T38", CLOTHES, ["38"]),
        ("en trente-huit", CLOTHES, ["38"]),
        ("38 ou 40", CLOTHES, ["38", "40"]),
        ("la 48 existe ? en 48", CLOTHES, ["48"]),
        ("39 €", CLOTHES, []),
        ("2 robes", CLOTHES, []),
        ("taille M", CLOTHES, ["m"]),
        ("du M", CLOTHES, ["m"]),
        ("M", CLOTHES, ["m"]),
        ("j'm bien", CLOTHES, []),
        ("medium", CLOTHES, ["m"]),
        ("xl svp", CLOTHES, ["xl"]),
        ("8 ans", CLOTHES, ["8 ans"]),
        ("een 8-jarige", CLOTHES, ["8 ans"]),
        ("10 ans", CLOTHES, ["10 ans"]),
        ("10 kg", CLOTHES, []),
        ("aged 8", CLOTHES, ["8 ans"]),
        ("aged 40", HOME, []),
        ("n° 3", CLOTHES, []),
        ("50 bij 50", HOME, ["50x50"]),
        ("45 sur 45 cm", HOME, ["45x45"]),
        ("0,8 x 3 m", HOME, ["80x300"]),
        ("200 gram", HOME, ["200 g"]),
        ("98/104", HOME, ["98/104"]),
        ("the 2 metre one", ("120 cm", "200 cm"), ["200 cm"]),
        ("une nappe de 3 mètres", ("150x250", "150x300"), ["150x300"]),
        ("een van 3 meter", ("150x300", "200x300"), []),
        ("de halve liter", ("250 ml", "500 ml"), ["500 ml"]),
        ("un demi-litre", ("250 ml",), []),
        ("grey 38 u got?", CLOTHES, ["38"]),
        ("om 18 u in 38", CLOTHES, ["38"]),
        ("38 1/2", HOME, ["38.5"]),
        ("38 et demi", HOME, ["38.5"]),
        ("M", HOME, []),
        ("en S", HOME, []),
        ("15 heures", CLOTHES, []),
        ("vers 38 heures", CLOTHES, []),
        ("en 3000", CLOTHES, []),
        ("da 1 litro", ("0,5 L", "1 L"), ["1 L"]),
        ("een liter", ("0,5 L", "1 L"), ["1 l"]),
        ("mezzo litro", ("0,5 L", "1 L"), ["500 ml"]),
        ("50cl", ("0,5 L", "1 L"), ["50 cl"]),
        ("in 20L", ("10 L", "40 L"), ["20 L"]),
        ("0,5l", ("0,5 L",), ["0,5 L"]),
        ("2 pièces", ("500 pièces",), []),
        ("le 500 pièces", ("500 pièces",), ["500 pièces"]),
        ("en a5 svp", ("A5", "A6"), ["a5"]),
        ("le long", ("Long", "Regular"), []),
        ("ok 8 it is", CLOTHES, ["8"]),
        ("8 dresses", CLOTHES, []),
    ],
)
def test_sizes_are_told_from_other_numbers(
    text: str, sizes: tuple[str, ...], found: list[str]
) -> None:
    sizes_found = find_sizes(text, claimed=(), known=known(*sizes), numerals=NUMERALS)

    hard = [size.size for size in sizes_found if not size.soft]
    assert hard == [parse_size(size) for size in found]


@pytest.mark.parametrize(
    ("text", "soft"),
    [
        ("la petite", True),
        ("the big one", True),
        ("trop grand", False),
        ("te klein", False),
        ("how big is it", False),
        ("troppo grande", False),
    ],
)
def test_an_adjective_may_be_a_size_of_letters(text: str, soft: bool) -> None:
    found = find_sizes(text, claimed=(), known=known(*CLOTHES), numerals={})

    assert bool(found) is soft
    assert all(size.soft for size in found)


@pytest.mark.parametrize(
    ("text", "sizes", "meant"),
    [
        ("la petite", ("180 g", "300 g"), "180 g"),
        ("de grote", ("50x50", "30x40"), "50x50"),
        ("the big one", ("0,5 L", "75 cl"), "75 cl"),
        ("la grande", ("S", "L"), "L"),
        ("the long one", ("Long", "Regular"), "Long"),
        ("la petite", ("100 g", "200 g", "300 g"), ""),
        ("la petite", ("36", "38"), ""),
        ("la petite", ("10 cm", ""), ""),
    ],
)
def test_an_adjective_means_one_of_a_things_own_sizes(
    text: str, sizes: tuple[str, ...], meant: str
) -> None:
    own = {size: parse_size(size) for size in sizes}

    found = find_sizes(text, claimed=(), known=known(*sizes), numerals={})

    assert [soft_size(size, own) for size in found] == [meant]


def test_what_others_claimed_is_no_size() -> None:
    text = "le 38 40 42"

    found = find_sizes(text, claimed=[(3, 5)], known=known(*CLOTHES), numerals={})

    assert [size.text for size in found] == ["40"]


def test_a_bare_number_needs_a_table_with_numbers() -> None:
    assert find_sizes("en 38", claimed=(), known=known("S", "M"), numerals={}) == ()


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [("is toddler size there?", True), ("en taille toddler ?", True),
     ("for a toddler", False)],
)  # fmt: skip
def test_a_size_with_a_name_is_found_in_words_of_any_language(text, is_sure):
    sizes = known("baby", "peuter")

    found = find_sizes(
        text,
        claimed=(),
        known=sizes,
        numerals={},
        words={"toddler": parse_size("peuter")},
    )

    assert [size.size for size in found] == [parse_size("peuter")]
    assert found[0].sure == is_sure


@pytest.mark.parametrize(
    ("text", "found"), [("et la 53 ?", ["53"]), ("et la 57 ?", []), ("le 53 rue", [])]
)
def test_a_number_between_two_sizes_is_one_that_there_is_not(text, found):
    sizes = find_sizes(text, claimed=(), known=known("50", "52", "54"), numerals={})

    assert [size.text for size in sizes] == found


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("pardon pas 38, 40", ["40"]),
        ("scusi non 38, 40", ["40"]),
        ("not the 38, the 40", ["40"]),
        ("niet in maat 38 maar in 40", ["40"]),
        ("38 ou 40", ["38", "40"]),
        ("pas en 38 ?", ["38"]),
        ("non, 38", ["38"]),
    ],
)
def test_a_size_that_is_denied_beside_another_is_not_meant(
    text: str, sizes: list[str]
) -> None:
    found = find_sizes(text, claimed=(), known=known(*CLOTHES), numerals={})

    assert [size.text for size in found] == sizes
