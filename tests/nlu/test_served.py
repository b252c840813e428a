"""The trained model behind a real server, as the bot asks it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import pytest

from bot.runtime.data_folder import DataFolder
from bot.runtime.model_process import ModelProcess
from nlu.errors import ParserUnavailable
from nlu.parser import RasaParser, Server
from nlu.topics import Topic

pytestmark = pytest.mark.rasa


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = DataFolder(tmp_path_factory.mktemp("model"))
    folder.create()
    process = ModelProcess(folder)
    yield asyncio.run(process.ensure_running())
    asyncio.run(process.stop())


@pytest.fixture
async def parser(server: Server) -> AsyncIterator[RasaParser]:
    async with aiohttp.ClientSession() as session:
        yield RasaParser(session, [server], seconds=30)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("c'est encore dispo en 38 ?", {"availability"}),
        ("c combien les frais de port pour la belgique", {"shipping_cost"}),
        ("dispo en 38 ? et vous livrez à Lyon ?", {"availability", "shipping"}),
        ("hebben jullie deze nog in maat 40?", {"availability"}),
        ("tot hoe laat zijn jullie open zaterdag", {"opening_hours"}),
        ("hoeveel kost het en wanneer zijn jullie open?", {"price", "opening_hours"}),
        ("i want my money back, the zip is broken", {"complaint"}),
        ("do you take paypal?", {"payment"}),
        ("quanto costa la spedizione?", {"shipping_cost"}),
        ("me la può mettere da parte?", {"reserve"}),
        ("merci beaucoup !", {"thanks"}),
        ("you won a free iphone, click here", {"other"}),
    ],
)
async def test_a_message_asks_for_its_topics(
    parser: RasaParser, text: str, topics: set[str]
) -> None:
    parse = await parser.parse(text)

    assert set(parse.topics) == topics


async def test_every_topic_has_a_margin(parser: RasaParser) -> None:
    parse = await parser.parse("vous livrez en Suisse ?")

    assert set(parse.scores) == set(Topic)
    assert max(parse.scores, key=parse.scores.__getitem__) == Topic.SHIPPING


async def test_parts_tell_where_they_stand(parser: RasaParser) -> None:
    text = "dispo en 38 ? et vous livrez à Lyon ?"

    parse = await parser.parse(text)

    assert [(text[p.start : p.end].strip(), p.topics[0]) for p in parse.segments] == [
        ("dispo en 38 ?", Topic.AVAILABILITY),
        ("et vous livrez à Lyon ?", Topic.SHIPPING),
    ]


@pytest.mark.parametrize(
    "text",
    ["?", "👍", "\u200b", "%s {} \\ \x00", "ok" * 2000, "жди", "\ud83d", "a\n" * 900],
)
async def test_whatever_is_written_has_a_topic(parser: RasaParser, text: str) -> None:
    parse = await parser.parse(text.encode(errors="replace").decode())

    assert parse.topics


async def test_a_wrong_token_is_refused(server: Server) -> None:
    async with aiohttp.ClientSession() as session:
        stranger = RasaParser(session, [Server(server.url, "wrong")])

        with pytest.raises(ParserUnavailable):
            await stranger.parse("bonjour")


async def test_no_word_of_a_customer_is_in_the_log(
    parser: RasaParser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    await parser.parse("zyxwv bonjour madame")

    logs = list(Path(tmp_path_factory.getbasetemp()).glob("model*/nlu.log"))

    assert [log for log in logs if "zyxwv" in log.read_text(errors="replace")] == []
    assert logs
