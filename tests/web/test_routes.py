import json
from dataclasses import replace

import pytest
from aiohttp import FormData
from redis.exceptions import ConnectionError

from bot.updates import Message, Pointer
from bot.web.limits import Limits
from bot.web.page import COOKIE
from tests.web.conftest import bag, linen
from tests.web.pages import listen, open_page, write

JSON = {"Content-Type": "application/json"}
AT_MOST = Limits().body_bytes
ID = "0123456789abcdef"


async def test_the_page_bears_the_shops_names_escaped(client) -> None:
    async with client.get("/") as response:
        text = await response.text()

    assert "<title>Maison &lt;Lila&gt; · Comptoir</title>" in text
    assert 'data-owner="Léa"' in text


async def test_the_chat_is_a_cookie_that_scripts_and_other_sites_do_not_get(
    app, aiohttp_client
) -> None:
    client = await aiohttp_client(app)

    async with client.get("/") as response:
        cookie = response.cookies[COOKIE]

    assert len(cookie.value) == 32
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


async def test_who_comes_back_keeps_the_chat(client) -> None:
    async with client.get("/") as response:
        assert COOKIE not in response.cookies


async def test_a_new_conversation_is_another_chat(client) -> None:
    before = client.session.cookie_jar.filter_cookies(client.make_url("/"))[COOKIE]

    async with client.post("/playground/new", json={}) as response:
        assert response.status == 200
        assert response.cookies[COOKIE].value != before.value


async def test_a_message_is_in_the_inbox_once_it_is_answered_with_200(
    client, echo
) -> None:
    status = await write(
        client,
        "Encore dispo ?",
        id=ID,
        product="robe-lin",
        at="2026-11-21T22:03:00+01:00",
    )

    assert status == 200
    (message,) = echo.received.values()
    assert message.text == "Encore dispo ?"
    assert message.pointer == Pointer(product="robe-lin")
    assert message.at == 1_795_294_980_000
    assert message.platform_id == ID
    assert message.address.channel == "playground"


async def test_a_message_that_comes_again_is_taken_once(client, echo) -> None:
    statuses = [await write(client, "Bonjour", id=ID) for _ in range(2)]

    assert statuses == [200, 200]
    assert len(echo.received) == 1


async def test_two_browsers_are_two_customers(client, aiohttp_client, echo) -> None:
    other = await aiohttp_client(client.server)
    await open_page(other)

    await write(client, "Bonjour", id=ID)
    await write(other, "Hallo", id=ID)

    assert len({message.address for message in echo.received.values()}) == 2


async def test_the_owners_answer_points_to_the_notice(client, echo) -> None:
    await write(client, "J’arrive", pane="owner", reply_to="notice1")

    (message,) = echo.received.values()
    assert (message.address.channel, message.address.chat_id) == ("playground", "owner")
    assert message.pointer == Pointer(kind="message", id="notice1")


async def test_a_tapped_button_brings_its_payload(client, echo) -> None:
    await write(client, "Oui", payload="yes")

    (message,) = echo.received.values()
    assert message.payload == "yes"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"[" * 10_000,
        b'{"text": 5}',
        b'{"text": "  "}',
        b'{"text": "hi", "pane": "stock"}',
        b'{"text": "hi", "chat_id": "owner"}',
        b'{"text": "hi", "id": "short"}',
        b'{"text": "hi", "id": "../../etc/passwd"}',
        b'{"text": "hi", "at": "yesterday"}',
        b'{"text": "hi", "at": "2026-11-21T22:03:00"}',
        json.dumps({"text": "hi", "product": "x" * 201}).encode(),
        json.dumps({"text": "hi", "payload": "é" * 33}).encode(),
    ],
)
async def test_what_cannot_be_read_is_400_and_reaches_nobody(
    client, echo, body: bytes
) -> None:
    async with client.post("/playground/messages", data=body, headers=JSON) as response:
        assert response.status == 400
        assert (await response.text()).strip()
    assert echo.received == {}


async def test_half_an_emoji_is_mended_rather_than_lost(client, echo) -> None:
    body = b'{"text": "hi \\ud83d"}'

    async with client.post("/playground/messages", data=body, headers=JSON) as response:
        assert response.status == 200

    assert [message.text for message in echo.received.values()] == ["hi \ufffd"]


async def in_pieces(size: int):
    for _ in range(size // 1024):
        yield b"x" * 1024


@pytest.mark.parametrize("path", ["/playground/messages", "/playground/new"])
async def test_a_large_body_is_413_whether_it_tells_its_size_or_not(
    client, path: str
) -> None:
    for body in (b"x" * (AT_MOST + 1), in_pieces(2 * AT_MOST)):
        async with client.post(path, data=body, headers=JSON) as response:
            assert response.status == 413


@pytest.mark.parametrize(
    ("data", "headers"),
    [
        (b'{"text": "hi"}', {"Content-Type": "text/plain"}),
        (FormData({"text": "hi"}), {}),
        (b"\x1f\x8b", {**JSON, "Content-Encoding": "gzip"}),
    ],
)
async def test_only_plain_json_is_taken(client, echo, data, headers) -> None:
    async with client.post(
        "/playground/messages", data=data, headers=headers
    ) as response:
        assert response.status == 415
    assert echo.received == {}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/playground/messages"),
        ("GET", "/playground/events"),
    ],
)
async def test_without_the_pages_cookie_there_is_no_chat(
    app, aiohttp_client, method: str, path: str
) -> None:
    client = await aiohttp_client(app)

    async with client.request(method, path, json={"text": "hi"}) as response:
        assert response.status == 403


async def test_the_stock_is_told_as_it_is_now(client, shelf) -> None:
    shelf.put(linen(pieces=1), replace(bag(), hidden=True))

    async with client.get("/playground/stock") as response:
        told = await response.json()

    assert told == {
        "products": [
            {
                "id": "robe-lin",
                "name": "Robe Jeanne",
                "variants": [
                    {"size": "38", "colour": "bleu", "available": 1},
                    {"size": "40", "colour": "bleu", "available": 0},
                ],
            }
        ]
    }


async def test_stock_that_has_not_changed_is_not_sent_again(client, shelf) -> None:
    async with client.get("/playground/stock") as response:
        headers = {"If-None-Match": response.headers["ETag"]}

    async with client.get("/playground/stock", headers=headers) as response:
        assert response.status == 304
    shelf.put(linen(pieces=0))
    async with client.get("/playground/stock", headers=headers) as response:
        assert response.status == 200


async def lost(*_: object) -> bool:
    raise ConnectionError("gone")


async def test_what_cannot_be_stored_is_503(build, aiohttp_client) -> None:
    client = await aiohttp_client(build(receive=lost, snapshot=lost))
    await open_page(client)

    assert await write(client, "Bonjour") == 503
    async with client.get("/playground/stock") as response:
        assert response.status == 503
    events = await listen(client)
    assert [event.name for event in await events.until("told")] == ["told"]


async def test_what_was_refused_for_a_while_can_be_sent_again(
    build, aiohttp_client, echo
) -> None:
    troubles = [ConnectionError("gone")]

    async def receive(message: Message) -> bool:
        if troubles:
            raise troubles.pop()
        return await echo.receive(message)

    client = await aiohttp_client(build(receive=receive))
    await open_page(client)

    statuses = [await write(client, "Bonjour", id=ID) for _ in range(2)]

    assert statuses == [503, 200]
    assert len(echo.received) == 1
    stream = await listen(client)
    await stream.message("Bonjour")
    await stream.message("You wrote: Bonjour")
