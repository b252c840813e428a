from decimal import Decimal

import pytest

from stock.csv_files import BadSheet, Problem, ProblemKind, read
from stock.model import NATIVE_FACTS, Fact, Product

HEADER = "product,name,aliases,category,size,colour,sku,price,quantity,photo,details"
ROW = "robe-lin,Robe Lin,,robe,38,bleu,RL38,59.00,2,,"


def sheet(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join((header, *rows)).encode()


def only(data: bytes) -> Product:
    [product] = read(data).products
    return product


def problems(data: bytes) -> list[Problem]:
    with pytest.raises(BadSheet) as refused:
        read(data)
    return list(refused.value.problems)


def problem(data: bytes) -> tuple[ProblemKind, int, str]:
    [found] = problems(data)
    return found.kind, found.line, found.column


def test_a_row_is_a_variant_of_its_product() -> None:
    product = only(
        sheet(
            "robe-lin,Robe Lin,jeanne|la bleue,robe,36,bleu,RL36,59.00,2,p.jpg,en lin",
            "robe-lin,Robe Lin,jeanne|la bleue,robe,38,bleu,RL38,64.50,0,p.jpg,en lin",
        )
    )

    assert (product.id, product.name, product.category) == (
        "robe-lin",
        "Robe Lin",
        "robe",
    )
    assert product.aliases == ("jeanne", "la bleue")
    assert (product.photo, product.details) == ("p.jpg", "en lin")
    assert [
        (v.size, v.colour, v.sku, v.price, v.on_hand) for v in product.variants
    ] == [
        ("36", "bleu", "RL36", Decimal("59"), 2),
        ("38", "bleu", "RL38", Decimal("64.50"), 0),
    ]


def test_a_product_without_size_colour_or_price_has_none() -> None:
    product = only(sheet("sac-zoe,Sac Zoé,,,,,,,1,,"))

    [variant] = product.variants
    assert (variant.size, variant.colour, variant.price) == ("", "", None)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_what_spreadsheets_write_is_read(separator: str, encoding: str) -> None:
    text = f"{HEADER}\r\n{ROW}\r\n".replace("Robe Lin", "Robe d\u2019été à pois")

    product = only(text.replace(",", separator).encode(encoding))

    assert product.name == "Robe d\u2019été à pois"
    assert product.variants[0].price == 59


def test_a_decimal_comma_is_read() -> None:
    row = ROW.replace("59.00", "59,90").replace(",", ";").replace("59;90", "59,90")

    product = only(sheet(row, header=HEADER.replace(",", ";")))

    assert product.variants[0].price == Decimal("59.90")


def test_the_line_by_which_excel_tells_the_separator_is_no_header() -> None:
    text = f"sep=;\n{HEADER}\n{ROW}".replace(",", ";")

    assert only(text.encode()).id == "robe-lin"


def test_columns_may_stand_in_any_order_and_writing() -> None:
    product = only(sheet("2,Robe Lin,robe-lin", header="QUANTITY , Name,Product"))

    assert (product.id, product.variants[0].on_hand) == ("robe-lin", 2)


def test_a_file_tells_only_the_facts_that_it_has_columns_for() -> None:
    told = read(sheet("robe-lin,2", header="product,quantity")).tells

    assert told == {Fact.QUANTITY}
    assert read(sheet(ROW)).tells == NATIVE_FACTS


def test_an_id_becomes_a_slug() -> None:
    assert only(sheet(ROW.replace("robe-lin", "Robe Été n° 5"))).id == "robe-ete-n-5"


def test_a_row_without_id_is_known_by_its_name() -> None:
    assert only(sheet(ROW.removeprefix("robe-lin"))).id == "robe-lin"


def test_empty_rows_are_passed_over() -> None:
    assert len(read(sheet("", ROW, ",,,,,,,,,,", "   ")).products) == 1


def test_a_cell_with_line_breaks_keeps_the_count_of_lines_right() -> None:
    details = ROW.removesuffix(",") + ',"lavage\nà la main"'
    bad = ROW.replace("59.00", "cher").replace("38", "40")

    assert problem(sheet(details, bad)) == (ProblemKind.BAD_PRICE, 4, "price")


@pytest.mark.parametrize(
    "price",
    [
        *("-5", "+5", "1_000", "NaN", "Infinity", "1e3", "0x10", "9999999", "."),
        *("²", "٥٩", "５９", "59.999", "5,9,0", "1.234,56", "39 €"),
    ],
)
def test_what_is_no_price_is_refused(price: str) -> None:
    data = sheet(ROW.replace("59.00", f'"{price}"'))

    assert problem(data) == (ProblemKind.BAD_PRICE, 2, "price")


@pytest.mark.parametrize(
    "quantity", ["", "-3", "1_000", "²", "٢", "2.5", "2,0", "two", "1e2", "1000000"]
)
def test_what_is_no_quantity_is_refused(quantity: str) -> None:
    data = sheet(ROW.replace(",2,,", f',"{quantity}",,'))

    assert problem(data) == (ProblemKind.BAD_QUANTITY, 2, "quantity")


def test_all_problems_of_a_file_are_told_in_its_order() -> None:
    found = problems(
        sheet(
            ROW,
            ROW.replace("38", "40").replace("59.00", "cher"),
            ROW.replace("38", "42").replace(",2,,", ",x,,"),
            ROW,
            ROW.replace("Robe Lin", "Robe Soie").replace("38", "44"),
            ",,,,36,,,10,1,,",
        )
    )

    assert [(p.kind, p.line, p.other_line) for p in found] == [
        (ProblemKind.BAD_PRICE, 3, 0),
        (ProblemKind.BAD_QUANTITY, 4, 0),
        (ProblemKind.VARIANT_TWICE, 5, 2),
        (ProblemKind.OTHER_NAME, 6, 2),
        (ProblemKind.NO_PRODUCT, 7, 0),
    ]


def test_a_problem_says_where_it_is_and_what_to_do() -> None:
    [found] = problems(sheet(ROW.replace("59.00", "cher")))

    assert str(found) == (
        "line 2, column price: 'cher': no price; write it like 39.90, without currency"
    )


def test_a_variant_is_the_same_however_it_is_written() -> None:
    found = problem(sheet(ROW, ROW.replace("bleu", "BLEU")))

    assert found == (ProblemKind.VARIANT_TWICE, 3, "size")


def test_an_unquoted_decimal_comma_is_found() -> None:
    data = sheet(ROW.replace("59.00", "59,00"))

    assert problem(data) == (ProblemKind.TOO_MANY_CELLS, 2, "")


def test_a_quotation_mark_that_is_not_closed_is_found() -> None:
    data = sheet(ROW, ROW.replace("Robe Lin", '"Robe Lin'))

    assert problem(data)[:2] == (ProblemKind.BROKEN_QUOTES, 3)


def test_a_cell_of_more_than_four_kilobytes_is_refused() -> None:
    data = sheet(ROW + "é" * 2049)

    assert problem(data) == (ProblemKind.TOO_LONG, 2, "details")


def test_control_characters_are_refused() -> None:
    data = sheet(ROW.replace("Robe Lin", "Robe\x1fLin"))

    assert problem(data) == (ProblemKind.CONTROL_CHARACTER, 2, "name")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"x" * 5_000_001, ProblemKind.TOO_LARGE),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x81", ProblemKind.NOT_TEXT),
        (b"", ProblemKind.NO_HEADER),
        (b"bonjour\ntout le monde", ProblemKind.NO_HEADER),
        (HEADER.encode(), ProblemKind.NO_ROWS),
        (b"product,name\nrobe,Robe", ProblemKind.MISSING_COLUMN),
        (b"product,quantity,Quantity\nrobe,1,1", ProblemKind.COLUMN_TWICE),
    ],
)
def test_what_is_no_stock_file_is_refused(data: bytes, kind: ProblemKind) -> None:
    assert problem(data)[0] == kind


def test_more_rows_than_the_limit_are_refused() -> None:
    rows = b"product,quantity\n" + b"a,1\n" * 50_001

    assert problem(rows)[0] == ProblemKind.TOO_MANY_ROWS


def test_a_column_that_is_not_known_and_another_fact_are_warned_of() -> None:
    header = HEADER.replace("photo", "foto")
    second = ROW.replace("robe,38", "jupe,40")

    warnings = read(sheet(ROW, second, header=header)).warnings

    assert [(w.kind, w.line, w.column, w.other_line) for w in warnings] == [
        (ProblemKind.UNKNOWN_COLUMN, 1, "foto", 0),
        (ProblemKind.OTHER_FACT, 3, "category", 2),
    ]
