"""Sizes of two numbers, of so many pieces, and those with a name: jeans, sets, beds."""

import pytest

from actions.variants import size_word
from stock.match.sizes import System, as_table_sizes, parse_size
from stock.match.sizes_in import find_sizes

JEANS = ("28/32", "30/30", "30/32", "32/32")


def found(text: str, *table: str, numerals: dict[str, int] | None = None) -> list[str]:
    known = frozenset(as_table_sizes(table).values())
    sizes = find_sizes(text, claimed=(), known=known, numerals=numerals or {})
    return [size.text for size in sizes]


@pytest.mark.parametrize(
    ("table", "systems"),
    [
        (JEANS, {System.WAIST}),
        (("34/32", "36/34"), {System.WAIST}),
        (("34/36", "36/38"), {System.NUMBER}),
        (("36-38", "39-41"), {System.NUMBER}),
        (("98/104", "110/116"), {System.NUMBER}),
        (("28", "30"), {System.NUMBER}),
    ],
)
def test_pairs_that_repeat_or_go_down_are_a_waist_and_a_length(
    table: tuple[str, ...], systems: set[System]
) -> None:
    assert {size.system for size in as_table_sizes(table).values()} == systems


@pytest.mark.parametrize(
    ("asked", "covered"),
    [("30/32", ["30/32"]), ("30/30", ["30/30"]), ("30", ["30/30", "30/32"]),
     ("31", []), ("29/32", [])],
)  # fmt: skip
def test_a_waist_alone_is_asked_in_every_length(asked: str, covered: list[str]) -> None:
    own = as_table_sizes(JEANS)
    (size,) = as_table_sizes((asked,)).values()
    if "/" in asked:
        size = as_table_sizes((*JEANS, asked))[asked]

    assert [text for text in JEANS if own[text].covers(size)] == covered


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("30/30 hebt ge die nog", ["30/30"]),
        ("W28 L32 svp", ["w28 l32"]),
        ("en taille 28 longueur 32", ["28 longueur 32"]),
        ("30 lang 32?", ["30 lang 32"]),
        ("in 32?", ["32"]),
    ],
)
def test_a_waist_and_a_length_are_one_size(text: str, sizes: list[str]) -> None:
    assert found(text, *JEANS) == sizes


def test_a_range_of_the_table_stays_one_beside_trousers() -> None:
    assert found("de sokken in 36-38", *JEANS, "36-38") == ["36-38"]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("5-6?", ["5-6"]),
        ("in 4 - 5 still?", ["4 - 5"]),
        ("de 4 tot 5 jaar", ["4 tot 5 jaar"]),
        ("2-3 dagen?", []),
    ],
)
def test_a_range_needs_no_years_where_the_table_has_them(
    text: str, sizes: list[str]
) -> None:
    assert found(text, "4-5y", "5-6y", "8 cm") == sizes


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("un set da due", ["set da due"]),
        ("a set of six", ["set of six"]),
        ("a set of two", []),
        ("set of mine", []),
    ],
)
def test_so_many_of_a_set_may_be_told_in_words(text: str, sizes: list[str]) -> None:
    numerals = {"due": 6, "six": 6, "two": 2}

    assert found(text, "set of 3", "set of 6", numerals=numerals) == sizes


@pytest.mark.parametrize(
    ("text", "sizes"),
    [("misura sedici?", ["16"]), ("ne ho sedici già", []), ("misura tutto", [])],
)
def test_a_number_in_words_behind_a_marker_is_a_size(
    text: str, sizes: list[str]
) -> None:
    assert found(text, "14", "16", numerals={"sedici": 16}) == sizes


@pytest.mark.parametrize(
    ("text", "sizes"),
    [("da un litro e mezzo", ["un litro e mezzo"]),
     ("anderhalve liter", ["anderhalve liter"]),
     ("een liter", ["een liter"]), ("for a 13 inch laptop", [])],
)  # fmt: skip
def test_litres_are_sizes_and_inches_none(text: str, sizes: list[str]) -> None:
    assert found(text, "1 L", "1,5 L", "13") == sizes


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("set da 3 pesca?", ["set da 3"]),
        ("set van 6 in wit", ["set van 6"]),
        ("a pack of 3", ["pack of 3"]),
        ("les verres par 6 ?", ["6"]),
        ("da 2 litri", []),
        ("par 40 euros", []),
    ],
)
def test_so_many_of_a_set_is_a_size(text: str, sizes: list[str]) -> None:
    assert found(text, "set of 3", "set of 6") == sizes


@pytest.mark.parametrize(
    ("asked", "own"),
    [("set van 4", "set of 4"), ("4 pièces", "set of 4"), ("80 zakjes", "80 bags"),
     ("confezione da 12", "pack of 12"), ("lot de 6", "set da 6"), ("6 ani", "6 ans")],
)  # fmt: skip
def test_sets_and_bags_are_the_same_in_every_language(asked: str, own: str) -> None:
    assert parse_size(own).covers(parse_size(asked))


@pytest.mark.parametrize(
    ("size", "language", "said"),
    [
        ("set of 4", "nl", "set van 4"),
        ("pack of 16", "it", "set da 16"),
        ("pack of 16", "en", "pack of 16"),
        ("80 bags", "fr", "80 sachets"),
        ("10 m", "fr", "10 m"),
        ("6 mois", "en", "6 months"),
    ],
)
def test_a_size_is_told_in_the_customers_words(
    size: str, language: str, said: str
) -> None:
    assert size_word(size, language) == said


@pytest.mark.parametrize(
    ("text", "sizes"),
    [("8.25 van de leeuw", ["8.25"]), ("de 8.5", ["8.5"]), ("om 8.30 u", [])],
)
def test_decimals_of_the_table_are_sizes(text: str, sizes: list[str]) -> None:
    assert found(text, "8.25", "8.5") == sizes


@pytest.mark.parametrize(
    ("text", "sizes"),
    [("neem m maar", []), ("k neem m!", []), ("in m?", ["m"]), ("M!", ["m"])],
)
def test_a_dutch_m_that_is_him_is_no_size(text: str, sizes: list[str]) -> None:
    assert found(text, "S", "M", "L") == sizes


@pytest.mark.parametrize(
    ("text", "sizes"),
    [("acht dan?", ["8"]), ("ik heb er acht van besteld vorige week", []),
     ("twee graag", [])],
)  # fmt: skip
def test_a_small_number_in_words_is_a_size_where_it_stands_alone(
    text: str, sizes: list[str]
) -> None:
    numerals = {"twee": 2, "acht": 8}

    assert found(text, "2", "7,5", "8", numerals=numerals) == sizes


@pytest.mark.parametrize(("text", "sizes"), [("7 in black?", ["7"]), ("7 dresses", [])])
def test_a_number_before_a_colour_counts_nothing(text: str, sizes: list[str]) -> None:
    assert found(text, "6,5", "7", "7,5") == sizes


@pytest.mark.parametrize(
    ("text", "table", "sizes"),
    [
        ("in a 9?", ("UK 8", "UK 9"), ["9"]),
        ("UK 9 please", ("UK 8", "UK 9"), ["uk 9"]),
        ("chaussettes en 6-8 ?", ("UK 6-8", "UK 9-11"), ["6-8"]),
        ("any 32s or 36s left", ("32", "34", "36"), ["32", "36"]),
        ("1000 then?", ("500 stukken", "1000 stukken"), ["1000"]),
        ("celle de 0,8 alors", ("0,8 L", "1,2 L"), ["0,8"]),
        ("the moka for 6 cups", ("3 tazze", "6 tazze"), ["6"]),
        ("6 dresses", ("6", "8"), []),
    ],
)
def test_a_part_of_a_size_tells_it(
    text: str, table: tuple[str, ...], sizes: list[str]
) -> None:
    assert found(text, *table) == sizes


@pytest.mark.parametrize(
    ("own", "asked", "is_so"),
    [
        ("UK 9", "9", True), ("UK 9", "UK 9", True), ("9", "UK 9", False),
        ("160 cm rotonda", "160 cm", True), ("160 cm rotonda", "rotonda", True),
        ("160 cm rotonda", "180 cm", False), ("6 bogen", "6", True),
        ("140x260 cm", "260", True), ("140x260 cm", "300", False),
    ],
)  # fmt: skip
def test_a_size_of_several_words_says_each_of_them(
    own: str, asked: str, is_so: bool
) -> None:
    assert parse_size(own).covers(parse_size(asked)) is is_so
