import asyncio
import sys

import pytest

from bot.conversations import conversation_id
from bot.updates import Address, Outgoing
from bot.web import PlaygroundChannel
from bot.web.audience import Audience, HouseFull, Listener
from bot.web.chats import Nudge
from bot.web.limits import Limits
from bot.web.page import COOKIE
from bot.web.playground import OWNER
from tests.web.pages import Events, listen, open_page, write

ANNA = Address("playground", "a" * 32)
BEA = Address("playground", "b" * 32)
ID = "0123456789abcdef"


def chat_of(client) -> Address:
    cookies = client.session.cookie_jar.filter_cookies(client.make_url("/"))
    return Address("playground", cookies[COOKIE].value)


async def test_what_was_said_before_is_told_first(client) -> None:
    await write(client, "Bonjour", id=ID)
    await (await listen(client)).message("You wrote: Bonjour")

    before = await (await listen(client)).until("told")

    said = [event.data["message"]["text"] for event in before[:-1]]
    assert said == ["Bonjour", "You wrote: Bonjour"]
    assert before[0].data["pane"] == "customer"
    assert before[0].data["message"]["id"] == ID


async def test_a_reply_arrives_on_the_open_page_after_the_typing_sign(client) -> None:
    stream = await listen(client)
    await stream.until("told")
    await write(client, "Bonjour")
    await stream.message("You wrote: Bonjour")

    await write(client, "Encore dispo ?", product="robe-lin")

    typing = await stream.until("typing")
    assert typing[-1].data == {"pane": "customer"}
    reply = await stream.message("You wrote: Encore dispo ? (robe-lin)")
    assert reply["pane"] == "customer"
    assert reply["message"]["author"] == "bot"


async def test_the_owner_answers_a_notice_and_the_customer_reads_it(client) -> None:
    stream = await listen(client)
    await write(client, "A person please")
    notice = await stream.message("Somebody asks: A person please")

    await write(client, "C’est Léa", pane="owner", reply_to=notice["message"]["id"])

    assert notice["pane"] == "owner"
    while True:
        answer = await stream.message("C’est Léa")
        if answer["pane"] == "customer":
            break
    assert answer["message"]["author"] == "owner"


async def test_another_customers_messages_stay_hers(client, aiohttp_client) -> None:
    other = await aiohttp_client(client.server)
    await open_page(other)
    stream = await listen(client)
    await stream.until("told")

    await write(other, "Hallo")
    await (await listen(other)).message("You wrote: Hallo")
    await write(client, "Bonjour", id=ID)

    assert (await stream.until("message"))[-1].data["message"]["id"] == ID


async def test_a_page_that_comes_back_hears_only_what_it_has_missed(
    client, channel
) -> None:
    chat = chat_of(client)
    rows = [
        Outgoing(id=f"row{number}", address=address, received=0, text=str(number))
        for number, address in enumerate((chat, OWNER, chat, OWNER))
    ]
    for row in rows[:2]:
        await channel.send(row)
    heard = await (await listen(client)).until("told")
    for row in rows[2:]:
        await channel.send(row)

    headers = {"Last-Event-ID": heard[-1].id}
    missed = await (await listen(client, **headers)).until("told")

    assert [event.data["message"]["text"] for event in missed[:-1]] == ["2", "3"]


@pytest.mark.parametrize("given", ["", "-1", "x", "²", "1e3", "99999"])
async def test_a_strange_last_event_id_brings_everything(
    client, channel, given: str
) -> None:
    row = Outgoing(id="row", address=chat_of(client), received=0, text="Bonjour")
    await channel.send(row)
    headers = {"Last-Event-ID": given} if given.isascii() else {}

    told = await (await listen(client, **headers)).until("told")

    assert [event.name for event in told] == ["message", "told"]


async def test_a_quiet_stream_shows_that_it_is_alive(build, aiohttp_client) -> None:
    client = await aiohttp_client(build(limits=Limits(heartbeat_seconds=0.02)))
    await open_page(client)

    stream = await listen(client)
    await stream.until("told")

    async with asyncio.timeout(5):
        while b"still here" not in await stream.response.content.readline():
            pass


async def test_a_stop_of_the_server_ends_the_streams(
    aiohttp_server, app, aiohttp_client
) -> None:
    server = await aiohttp_server(app)
    client = await aiohttp_client(server)
    await open_page(client)
    stream = await listen(client)
    await stream.until("told")

    async with asyncio.timeout(5):
        await asyncio.gather(server.close(), stream.lines())


async def test_a_page_on_another_process_than_the_sender_hears_too(
    client, valkey_socket, shop_keys
) -> None:
    stream = await listen(client)
    await stream.until("told")
    program = (
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        "from bot.mailbox.keys import Keys\n"
        "from bot.runtime.valkey import connect\n"
        "from bot.updates import Address, Outgoing\n"
        "from bot.web import PlaygroundChannel\n"
        "async def send(socket, shop, chat):\n"
        "    redis = connect(Path(socket))\n"
        "    to = Address('playground', chat)\n"
        "    row = Outgoing(id='row', address=to, received=0, text='From afar')\n"
        "    await PlaygroundChannel(redis, Keys(shop)).send(row)\n"
        "    await redis.aclose()\n"
        "asyncio.run(send(*sys.argv[1:]))\n"
    )

    sender = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        program,
        str(valkey_socket),
        shop_keys.shop,
        chat_of(client).chat_id,
    )

    assert await sender.wait() == 0
    assert (await stream.message("From afar"))["pane"] == "customer"


async def test_a_line_to_the_store_that_breaks_loses_no_message(
    client, channel, redis
) -> None:
    stream = await listen(client)
    await stream.until("told")

    await redis.client_kill_filter(_type="pubsub")
    row = Outgoing(id="row", address=chat_of(client), received=0, text="Still told")
    await channel.send(row)

    await stream.message("Still told")


async def test_one_page_too_many_is_told_to_come_back(build, aiohttp_client) -> None:
    client = await aiohttp_client(build(limits=Limits(pages=2)))
    await open_page(client)
    pages: list[Events] = [await listen(client) for _ in range(2)]

    async with client.get("/playground/events") as response:
        assert response.status == 503
        assert response.headers["Retry-After"]
    assert len(pages) == 2


def test_a_page_that_leaves_makes_room(channel: PlaygroundChannel) -> None:
    audience = Audience(channel.chats, pages_at_most=1)

    with audience.listener([ANNA]), pytest.raises(HouseFull):
        audience.listener([BEA]).__enter__()

    with audience.listener([BEA]):
        pass


async def test_however_many_nudges_a_slow_page_keeps_one() -> None:
    listener = Listener([ANNA])

    for _ in range(1000):
        listener.hear(Nudge(conversation_id(ANNA)))
        listener.hear(Nudge(conversation_id(ANNA), is_typing=True))

    assert await listener.wait(0.01)
    assert listener.take_typing() == [ANNA]
    assert not await listener.wait(0.01)
    assert listener.take_typing() == []


@pytest.mark.parametrize(
    ("nudge", "is_woken"),
    [
        (Nudge(conversation_id(ANNA)), True),
        (Nudge(""), True),
        (Nudge(conversation_id(BEA)), False),
        (Nudge(conversation_id(BEA), is_typing=True), False),
    ],
)
async def test_a_page_wakes_for_its_own_chats(nudge: Nudge, is_woken: bool) -> None:
    listener = Listener([ANNA])

    listener.hear(nudge)

    assert await listener.wait(0.01) is is_woken
