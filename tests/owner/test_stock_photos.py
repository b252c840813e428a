import pytest

from bot.owner.stock_desk import Desk, say, tap
from stock.model import Product
from tests.owner.test_stock_desk import note


async def made(desk: Desk, id: str) -> Product | None:
    return (await desk.table.snapshot()).products.get(id)


def pieces(product: Product | None) -> dict[tuple[str, str], int]:
    found = product.variants if product else ()
    return {(v.size, v.colour): v.on_hand for v in found}


async def test_a_caption_makes_the_product_with_its_picture(desk: Desk) -> None:
    said = await say(
        desk, note("Robe Violette 59€ lin 36:1 38:2 40:1 bleu", photo="file-1")
    )

    product = await made(desk, "robe-violette")
    assert said.outcome == "changed"
    assert product is not None
    assert (product.photo, product.name) == ("file-1", "Robe Violette")
    assert product.category == "robes"
    assert pieces(product) == {("36", "bleu"): 1, ("38", "bleu"): 2, ("40", "bleu"): 1}
    assert "59,00" in said.text


@pytest.mark.parametrize(
    ("caption", "answers", "expected"),
    [
        ("", ["Robe Violette", "59", "36:1 38:2"], {("36", ""): 1, ("38", ""): 2}),
        ("Robe Violette 59€", ["x3"], {("", ""): 3}),
        ("Robe Violette 59€", ["4"], {("", ""): 4}),
        ("", ["Robe Violette 59€ 36:1 bleu"], {("36", "bleu"): 1}),
        ("", ["Robe Violette", "59,50 €", "S:1 M:2"], {("S", ""): 1, ("M", ""): 2}),
    ],
)
async def test_missing_facts_are_asked_for_one_by_one(
    desk: Desk, caption: str, answers: list[str], expected: dict[tuple[str, str], int]
) -> None:
    said = await say(desk, note(caption, photo="file-1"))

    for answer in answers:
        assert said.outcome == "asked"
        assert await made(desk, "robe-violette") is None
        said = await say(desk, note(answer))

    product = await made(desk, "robe-violette")
    assert said.outcome == "changed"
    assert pieces(product) == expected
    assert product
    assert product.photo == "file-1"


async def test_several_pictures_of_an_album_are_one_product(desk: Desk) -> None:
    album = [
        note("Robe Violette 59€ 36:1", photo="file-1", album="a"),
        note("", photo="file-2", album="a"),
        note("", photo="file-3", album="a"),
    ]
    before = len(await desk.table.snapshot())

    said = [await say(desk, one) for one in album]

    assert "59,00" in said[0].text
    assert "première photo" in said[1].text
    assert said[2].text == ""
    assert len(await desk.table.snapshot()) == before + 1


async def test_several_pictures_of_one_message_are_one_product(desk: Desk) -> None:
    first = note("", photo="file-1", has_more=True)

    said = [await say(desk, first), await say(desk, note("Robe Violette 59€ 36:1"))]

    product = await made(desk, "robe-violette")
    assert "première photo" in said[0].text
    assert said[1].outcome == "changed"
    assert product is not None
    assert product.photo == "file-1"


async def test_a_repeat_of_a_further_picture_hears_the_same(desk: Desk) -> None:
    await say(desk, note("Robe Violette 59€ 36:1", photo="file-1", album="a"))
    further = note("", photo="file-2", album="a")

    assert await say(desk, further) == await say(desk, further)


async def test_a_caption_on_a_later_picture_belongs_to_the_same_product(
    desk: Desk,
) -> None:
    await say(desk, note("", photo="file-1", album="a"))

    said = await say(desk, note("Robe Violette 59€ 36:1", photo="file-2", album="a"))

    product = await made(desk, "robe-violette")
    assert said.outcome == "changed"
    assert product is not None
    assert product.photo == "file-1"


async def test_other_work_goes_on_while_a_draft_is_open(desk: Desk) -> None:
    await say(desk, note("Robe Violette", photo="file-1"))
    await say(desk, note("", photo="file-1"))

    sold = [await say(desk, note("vendu 1 mug speckle zwart"))]
    await say(desk, note("Robe Violette"))
    sold.append(await say(desk, note("vendu 1 mug speckle zwart")))
    await say(desk, note("59"))
    sold.append(await say(desk, note("vendu 1 mug speckle zwart")))
    said = await say(desk, note("36:1"))

    assert [one.outcome for one in sold] == ["changed"] * 3
    assert said.outcome == "changed"
    assert pieces(await made(desk, "robe-violette")) == {("36", ""): 1}


async def test_a_draft_can_be_dropped(desk: Desk) -> None:
    await say(desk, note("", photo="file-1"))

    said = await say(desk, note("annule"))
    after = await say(desk, note("Robe Violette"))

    assert said.text == "Oublié : pas de nouveau produit."
    assert after.outcome != "changed"
    assert await made(desk, "robe-violette") is None


async def test_a_new_product_is_undone_like_any_change(desk: Desk) -> None:
    said = await say(desk, note("Robe Violette 59€ 36:1", photo="file-1"))

    await tap(desk, said.buttons[0].payload, note(""))

    assert await made(desk, "robe-violette") is None


async def test_a_picture_of_a_known_product_is_asked_about(desk: Desk) -> None:
    said = await say(desk, note("Robe Lila 59€ 36:1 38:2", photo="file-1"))

    assert said.outcome == "asked"
    assert said.buttons
