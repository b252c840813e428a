"""Files and pictures in the owner's chat, over the whole way."""

from decimal import Decimal

import pytest

from bot.serving import Serving
from stock import csv_files
from stock.model import Product
from tests.channels.waiting import until
from tests.journey.conftest import Town
from tests.journey.test_owner_journey import LEA, pair, texts_to

FILE = {"file_id": "file-1", "file_unique_id": "u1", "file_name": "stock.csv"}
SHEET = b"""product,name,category,size,colour,price,quantity
sac-zoe,Sac Zo\xc3\xa9,sac,,noir,45,3
"""


def picture(id: str) -> list[dict[str, object]]:
    return [{"file_id": id, "file_unique_id": id, "width": 90, "height": 120}]


async def product(parts: Serving, id: str) -> Product | None:
    assert parts.counter is not None
    return (await parts.counter.table.snapshot()).products.get(id)


async def prices(parts: Serving, id: str) -> tuple[Decimal, ...]:
    found = await product(parts, id)
    return found.prices if found else ()


async def test_a_file_that_she_sends_is_shown_and_imported_when_she_confirms(
    town: Town,
) -> None:
    town.bot_api.files["file-1"] = SHEET
    async with town.open() as parts:
        await pair(town, parts)
        await town.bot_api.say(LEA, document=FILE)
        await until(lambda: "1 → 3" in texts_to(town, LEA)[-1])
        told = town.bot_api.messages[-1]
        assert await prices(parts, "sac-zoe") == (Decimal("49.00"),)

        [[confirm]] = told["reply_markup"]["inline_keyboard"]
        await town.bot_api.tap(LEA, told, confirm["callback_data"])
        await until(lambda: len(texts_to(town, LEA)) == 3)

        assert await prices(parts, "sac-zoe") == (Decimal("45.00"),)


async def test_a_file_that_does_not_come_is_told_and_changes_nothing(
    town: Town,
) -> None:
    async with town.open() as parts:
        await pair(town, parts)
        await town.bot_api.say(LEA, document=FILE)
        await until(lambda: "Je n'ai pas pu recevoir" in texts_to(town, LEA)[-1])


async def test_export_sends_the_stock_as_it_is_now(town: Town) -> None:
    async with town.open() as parts:
        await pair(town, parts)
        await town.bot_api.say(LEA, "/export")
        await until(lambda: any("document" in sent for sent in town.bot_api.sent))

        [document] = [s["document"] for s in town.bot_api.sent if "document" in s]
        assert parts.counter is not None
        table = await parts.counter.table.snapshot()
        assert csv_files.read(document).products == tuple(table)


async def test_stats_comes_as_a_picture_of_what_was_asked(town: Town) -> None:
    asked = "sac zoé dispo ?"
    town.rasa.topics[asked] = ("availability",)
    async with town.open() as parts:
        await pair(town, parts)
        await town.graph.say("psid-1", asked)
        await until(lambda: town.graph.sent)
        await town.bot_api.say(LEA, "/stats")
        await until(lambda: any("photo" in sent for sent in town.bot_api.sent))

        [photo] = [sent["photo"] for sent in town.bot_api.sent if "photo" in sent]
        assert photo.startswith(b"\x89PNG")


async def test_stats_says_so_when_there_is_nothing_to_show(town: Town) -> None:
    async with town.open() as parts:
        await pair(town, parts)
        await town.bot_api.say(LEA, "/stats")
        await until(lambda: "Rien à montrer" in texts_to(town, LEA)[-1])


@pytest.mark.parametrize("captioned", [0, 1])
async def test_an_album_with_a_caption_is_one_new_product(
    town: Town, captioned: int
) -> None:
    async with town.open() as parts:
        await pair(town, parts)
        for place in range(2):
            words = {"caption": "Robe Lila 59€ lin 36:1 38:2 bleu"}
            await town.bot_api.say(
                LEA,
                photo=picture(f"photo-{place}"),
                media_group_id="13",
                **(words if place == captioned else {}),
            )
        await until(lambda: "Robe Lila" in "\n".join(texts_to(town, LEA)))
        await until(lambda: "première photo" in "\n".join(texts_to(town, LEA)))

        made = await product(parts, "robe-lila")
        assert made is not None
        assert made.photo == "photo-0"
        assert sum(variant.on_hand for variant in made.variants) == 3
