from decimal import Decimal

import pytest

from bot.owner import stock_files
from bot.owner.stock_desk import Desk, Note, say, tap
from stock import csv_files
from stock.model import VariantKey
from tests.owner.test_stock_desk import note, on_hand

HEADER = "product,name,category,size,colour,price,quantity\n"
ZOE = VariantKey("sac-zoe")


def file(*lines: str) -> bytes:
    return (HEADER + "\n".join(lines) + "\n").encode()


LANGUAGES = {
    "fr": ("Si vous confirmez", "Importer"),
    "nl": ("Als u bevestigt", "Importeren"),
    "en": ("If you confirm", "Import"),
    "it": ("Se conferma", "Importa"),
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_preview_says_what_would_change_and_changes_nothing(
    desk: Desk, language: str
) -> None:
    title, action = LANGUAGES[language]
    data = file(
        "sac-zoe,Sac Zoé,sacs,,,12,4",
        "robe-neuve,Robe Neuve,robes,36,bleu,59,2",
        "trench-diane,Trench Diane,manteaux,38,beige,149,1",
        "cabas-ondine,Cabas Ondine,sacs,,vert,48,3",
    )

    said = await stock_files.preview(desk, data, note("", language=language))

    assert said.text.startswith(title)
    assert [b.title for b in said.buttons] == [action]
    for told in ("Sac Zoé", "1 → 4", "Robe Neuve", "Trench Diane beige 40", "vert"):
        assert told in said.text
    assert await on_hand(desk, ZOE) == 1


async def test_what_is_confirmed_is_done_once_and_can_be_undone(desk: Desk) -> None:
    shown = await stock_files.preview(
        desk, file("sac-zoe,Sac Zoé,sacs,,,110,4"), note("")
    )

    done = await tap(desk, shown.buttons[0].payload, note(""))
    again = await tap(desk, shown.buttons[0].payload, note(""))

    assert done.outcome == "changed"
    assert again == done
    assert await on_hand(desk, ZOE) == 4
    await tap(desk, done.buttons[0].payload, note(""))
    table = await desk.table.snapshot()
    assert await on_hand(desk, ZOE) == 1
    assert table.products["sac-zoe"].prices == (Decimal("120.00"),)


async def test_a_sale_since_the_preview_is_shown_before_it_is_overwritten(
    desk: Desk,
) -> None:
    shown = await stock_files.preview(
        desk, file("sac-zoe,Sac Zoé,sacs,,,110,1"), note("")
    )
    await say(desk, note("vendu zoe bag"))

    said = await tap(desk, shown.buttons[0].payload, note(""))

    assert said.outcome == "asked"
    assert "0 → 1" in said.text
    assert await on_hand(desk, ZOE) == 0
    done = await tap(desk, said.buttons[0].payload, note(""))
    assert done.outcome == "changed"
    assert await on_hand(desk, ZOE) == 1


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", "ligne 3, price, “cher”: ce n'est pas un prix"),
        ("nl", "regel 3, price, “cher”: geen prijs"),
        ("en", "line 3, price, “cher”: not a price"),
        ("it", "riga 3, price, “cher”: non è un prezzo"),
    ],
)
async def test_a_bad_row_is_named_by_line_and_column_and_nothing_changes(
    desk: Desk, language: str, told: str
) -> None:
    data = file("sac-zoe,Sac Zoé,sacs,,,110,4", "sac-lou,Sac Lou,sacs,,,cher,4")

    said = await stock_files.preview(desk, data, note("", language=language))

    assert said.outcome == "asked"
    assert told in said.text
    assert not said.buttons
    assert await on_hand(desk, ZOE) == 1


async def test_slips_are_pointed_out_first(desk: Desk) -> None:
    said = await stock_files.preview(
        desk, file("sac-zoe,Sac Zoé,sacs,,,12,1"), note("")
    )

    assert said.text.splitlines()[1].startswith("À regarder de près (1)")


async def test_what_is_exported_is_read_back_as_no_change(desk: Desk) -> None:
    data = csv_files.write(await desk.table.snapshot(), for_excel=True)

    said = await stock_files.preview(desk, data, note(""))

    assert said.outcome == "told"
    assert len(csv_files.read(data).products) == len(await desk.table.snapshot())


async def test_an_old_confirmation_changes_nothing(desk: Desk) -> None:
    said = await stock_files.confirm(desk, "gone", note_of("s1"))

    assert said.text == "Ce bouton est trop ancien. Écrivez-le de nouveau."


def note_of(movement: str) -> Note:
    return note("", movement=movement)
