import base64

import pytest

from bot.channels.messenger import MessengerChannel
from bot.updates import Address, Outgoing
from tests.platforms.graph import FakeGraph

CONTENT = b"\xff\xd8 a picture"
PICTURE = f"data:image/jpeg;base64,{base64.b64encode(CONTENT).decode()}"


def outgoing(photo: str, channel: str = "messenger", text: str = "") -> Outgoing:
    address = Address(channel, f"{FakeGraph.page_id}:73")
    return Outgoing(id="r1", address=address, received=1, text=text, photo=photo)


async def test_a_picture_that_is_not_on_the_web_is_uploaded(
    messenger: MessengerChannel, graph: FakeGraph
) -> None:
    sent = await messenger.send(outgoing(PICTURE, text="La voici"))

    picture, words = graph.sent
    assert picture["filedata"] == CONTENT
    assert picture["message"]["attachment"]["type"] == "image"
    assert words["message"]["text"] == "La voici"
    assert len(sent.parts) == 2


@pytest.mark.parametrize("photo", ["data:image/jpeg;base64,%%%", "data:image/png,"])
async def test_what_is_no_picture_is_left_out(
    messenger: MessengerChannel, graph: FakeGraph, photo: str
) -> None:
    await messenger.send(outgoing(photo, text="La voici"))

    [words] = graph.sent
    assert words["message"]["text"] == "La voici"


async def test_instagram_takes_no_upload_and_gets_the_words(
    messenger: MessengerChannel, graph: FakeGraph
) -> None:
    await messenger.send(outgoing(PICTURE, "instagram", "La voici"))

    [words] = graph.sent
    assert words["message"]["text"] == "La voici"
