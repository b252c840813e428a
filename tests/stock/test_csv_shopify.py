from decimal import Decimal

import pytest

from stock.csv_files import BadSheet, ProblemKind, Sheet, read
from stock.model import Fact, Product

OLD = (
    "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,"
    "Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,"
    "Variant SKU,Variant Inventory Qty,Variant Price,Image Src,Image Position,Status"
)
NEW = (
    "Title,URL handle,Description,Type,Tags,Status,SKU,Option1 name,Option1 value,"
    "Option2 name,Option2 value,Price,Inventory quantity,Product image URL,"
    "Image position"
)
INVENTORY = (
    "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
    "Option3 Name,Option3 Value,SKU,HS Code,COO,Location,Bin name,"
    "Incoming (not editable),Unavailable (not editable),Committed (not editable),"
    "Available (not editable),On hand (current),On hand (new)"
)
OLD_INVENTORY = (
    "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
    "Option3 Name,Option3 Value,SKU,HS Code,COO,Rue Neuve,Dépôt"
)


def export(header: str, *rows: dict[str, str]) -> Sheet:
    """A file with these cells; the others are empty."""
    columns = header.split(",")
    lines = [header]
    for row in rows:
        assert row.keys() <= set(columns)
        cells = (row.get(column, "").replace('"', '""') for column in columns)
        lines.append(",".join(f'"{cell}"' for cell in cells))
    return read("\n".join(lines).encode())


def only(sheet: Sheet) -> Product:
    [product] = sheet.products
    return product


def variants(sheet: Sheet) -> list[tuple[str, str, int]]:
    return [(v.size, v.colour, v.on_hand) for v in only(sheet).variants]


def options(*pairs: tuple[str, str], **cells: str) -> dict[str, str]:
    """A row's options as the older headers write them."""
    row = {"Handle": "robe", "Variant Inventory Qty": "1", **cells}
    for number, (name, value) in enumerate(pairs, 1):
        row[f"Option{number} Name"] = name
        row[f"Option{number} Value"] = value
    return row


def test_an_older_product_export_is_read() -> None:
    sheet = export(
        OLD,
        {
            "Handle": "robe-lin",
            "Title": "Robe Lin",
            "Body (HTML)": "<p>100&nbsp;% lin</p><ul><li>Lavage à 30°</li></ul>",
            "Type": "Robes",
            "Tags": "jeanne, été",
            "Published": "true",
            "Option1 Name": "Taille",
            "Option1 Value": "36",
            "Option2 Name": "Couleur",
            "Option2 Value": "bleu",
            "Variant SKU": "RL36",
            "Variant Inventory Qty": "2",
            "Variant Price": "59.00",
            "Image Src": "https://cdn.example/1.jpg",
            "Image Position": "1",
            "Status": "active",
        },
        {
            "Handle": "robe-lin",
            "Option1 Value": "38",
            "Option2 Value": "bleu",
            "Variant SKU": "RL38",
            "Variant Inventory Qty": "0",
            "Variant Price": "64.5",
        },
        {"Handle": "robe-lin", "Image Src": "https://cdn.example/2.jpg"},
    )

    product = only(sheet)
    assert (product.id, product.name, product.category) == (
        "robe-lin",
        "Robe Lin",
        "Robes",
    )
    assert product.aliases == ("jeanne", "été")
    assert product.details == "100 % lin\nLavage à 30°"
    assert product.photo == "https://cdn.example/1.jpg"
    assert [
        (v.size, v.colour, v.sku, v.price, v.on_hand) for v in product.variants
    ] == [
        ("36", "bleu", "RL36", Decimal("59"), 2),
        ("38", "bleu", "RL38", Decimal("64.5"), 0),
    ]
    assert sheet.tells == frozenset(Fact)
    assert sheet.warnings == ()


def test_a_current_product_export_is_read() -> None:
    sheet = export(
        NEW,
        {
            "Title": "Robe Lin",
            "URL handle": "robe-lin",
            "Option1 name": "Kleur",
            "Option1 value": "blauw",
            "Option2 name": "Maat",
            "Option2 value": "38",
            "Price": "59.00",
            "Inventory quantity": "2",
            "Product image URL": "https://cdn.example/1.jpg",
        },
        {
            "URL handle": "robe-lin",
            "Option1 value": "blauw",
            "Option2 value": "40",
            "Price": "59.00",
            "Inventory quantity": "1",
        },
    )

    assert variants(sheet) == [("38", "blauw", 2), ("40", "blauw", 1)]
    assert only(sheet).photo == "https://cdn.example/1.jpg"


def test_a_row_that_holds_only_an_image_adds_it() -> None:
    sheet = export(
        OLD,
        options(("Size", "S"), Title="Robe"),
        {"Handle": "robe", "Image Src": "b.jpg", "Image Position": "2"},
        {"Handle": "robe", "Image Src": "a.jpg", "Image Position": "1"},
    )

    assert only(sheet).photo == "a.jpg"
    assert len(only(sheet).variants) == 1


def test_a_product_without_options_has_no_size() -> None:
    sheet = export(OLD, options(("Title", "Default Title"), Title="Sac Zoé"))

    assert variants(sheet) == [("", "", 1)]


def test_a_negative_quantity_is_none_with_a_warning() -> None:
    sheet = export(
        OLD, options(("Size", "S"), Title="Robe", **{"Variant Inventory Qty": "-3"})
    )

    assert variants(sheet) == [("S", "", 0)]
    [warning] = sheet.warnings
    assert (warning.kind, warning.line, warning.column, warning.value) == (
        ProblemKind.NEGATIVE_QUANTITY,
        2,
        "Variant Inventory Qty",
        "-3",
    )


@pytest.mark.parametrize(
    ("names", "rows", "expected"),
    [
        (("Pointure", "Coloris"), [("37", "camel")], [("37", "camel")]),
        (("Colore", "Taglia"), [("blu", "M")], [("M", "blu")]),
        (("Kleur", "Schoenmaat"), [("blauw", "37")], [("37", "blauw")]),
        (("Variante", ""), [("S", ""), ("M", "")], [("S", ""), ("M", "")]),
        (("Modèle", ""), [("rose", ""), ("vert", "")], [("", "rose"), ("", "vert")]),
        (("Modèle", "Type"), [("rose", "38")], [("38", "rose")]),
        (("Couleur", "Modèle"), [("rose", "court")], [("", "rose")]),
        (
            ("Couleur", "Modèle"),
            [("rose", "court"), ("rose", "long")],
            [("court", "rose"), ("long", "rose")],
        ),
        (
            ("Taille", "Couleur", "Matière"),
            [("38", "bleu", "lin"), ("38", "bleu", "soie")],
            [("38", "bleu / lin"), ("38", "bleu / soie")],
        ),
        (
            ("Taille", "Couleur", "Matière"),
            [("38", "bleu", "lin"), ("40", "bleu", "lin")],
            [("38", "bleu"), ("40", "bleu")],
        ),
    ],
)
def test_options_are_told_by_their_names_else_by_their_values(
    names: tuple[str, ...],
    rows: list[tuple[str, ...]],
    expected: list[tuple[str, str]],
) -> None:
    sheet = export(
        OLD,
        *(
            options(*zip(names, values, strict=True), Title="Robe", Type="x")
            for values in rows
        ),
    )

    assert [(v.size, v.colour) for v in only(sheet).variants] == expected


def test_an_inventory_export_tells_quantities_and_no_prices() -> None:
    row = {"Handle": "robe", "Title": "Robe", "Option1 Name": "Size"}
    sheet = export(
        INVENTORY,
        {**row, "Option1 Value": "S", "Location": "A", "On hand (current)": "2"},
        {**row, "Option1 Value": "S", "Location": "B", "On hand (current)": "3"},
        {**row, "Option1 Value": "M", "Location": "A", "On hand (new)": "7"},
        {**row, "Option1 Value": "M", "Location": "B", "On hand (new)": "not stocked"},
    )

    assert variants(sheet) == [("S", "", 5), ("M", "", 7)]
    assert sheet.tells == {Fact.NAME, Fact.SKU, Fact.QUANTITY}


def test_an_older_inventory_export_has_a_column_for_each_location() -> None:
    row = {"Handle": "robe", "Title": "Robe", "Option1 Name": "Size"}
    sheet = export(
        OLD_INVENTORY,
        {**row, "Option1 Value": "S", "Rue Neuve": "2", "Dépôt": "3"},
        {**row, "Option1 Value": "M", "Rue Neuve": "not stocked", "Dépôt": "-4"},
    )

    assert variants(sheet) == [("S", "", 5), ("M", "", 0)]


@pytest.mark.parametrize("status", ["draft", "Archived"])
def test_what_the_shop_does_not_show_is_hidden(status: str) -> None:
    shown = options(("Size", "S"), Title="Robe", Status="active")
    hidden = {**shown, "Handle": "jupe", "Status": status}

    sheet = export(OLD, shown, hidden)

    assert [p.hidden for p in sheet.products] == [False, True]
    assert Fact.HIDDEN in sheet.tells


def test_a_tag_that_several_products_bear_is_no_name_of_one() -> None:
    first = options(("Size", "S"), Title="Robe", Tags="jeanne, été, color:blue")
    second = options(("Size", "S"), Title="Jupe", Tags="Été, zoé", Handle="jupe")

    sheet = export(OLD, first, second)

    assert [p.aliases for p in sheet.products] == [("jeanne",), ("zoé",)]


def test_a_long_description_is_cut_with_a_warning() -> None:
    row = options(("Size", "S"), Title="Robe", **{"Body (HTML)": "<p>é</p>" * 3000})

    sheet = export(OLD, row)

    assert len(only(sheet).details.encode()) <= 4096
    assert [w.kind for w in sheet.warnings] == [ProblemKind.CUT]


def test_a_product_export_without_quantities_does_not_tell_them() -> None:
    header = OLD.replace("Variant Inventory Qty,", "")
    row = options(("Size", "S"), Title="Robe")
    del row["Variant Inventory Qty"]

    assert Fact.QUANTITY not in export(header, row).tells


def test_an_empty_quantity_and_a_row_of_nothing_are_warned_of() -> None:
    untracked = options(("Size", "S"), Title="Robe", **{"Variant Inventory Qty": ""})

    sheet = export(OLD, untracked, {"Handle": "robe", "Vendor": "Lila"})

    assert [(w.kind, w.line) for w in sheet.warnings] == [
        (ProblemKind.NO_QUANTITY, 2),
        (ProblemKind.SKIPPED, 3),
    ]


def test_bad_cells_are_named_by_their_own_columns() -> None:
    bad = options(
        ("Size", "S"), **{"Variant Inventory Qty": "2.5", "Variant Price": "-1"}
    )

    with pytest.raises(BadSheet) as refused:
        export(OLD, bad, options(("Size", "M")), options(("Size", "m")))

    assert [(p.kind, p.line, p.column) for p in refused.value.problems] == [
        (ProblemKind.BAD_PRICE, 2, "Variant Price"),
        (ProblemKind.BAD_QUANTITY, 2, "Variant Inventory Qty"),
        (ProblemKind.VARIANT_TWICE, 4, "Option1 Value"),
    ]
