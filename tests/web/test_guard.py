import asyncio
import re

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from bot.web import guard
from bot.web.limits import Limits
from tests.web.pages import open_page

PATHS = ["/playground/stock", "/playground/events", "/playground/static/app.js"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://{host}"}, 403),
        ({"Origin": "http://{host}"}, 200),
        ({"Origin": "http://{host}.example.org"}, 403),
        ({"Origin": "http://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
    ],
)
async def test_another_sites_page_can_neither_write_nor_read(
    client, echo, headers: dict[str, str], status: int
) -> None:
    host = f"{client.host}:{client.port}"
    sent = {name: value.format(host=host) for name, value in headers.items()}

    body = {"text": "hi"}
    async with client.post("/playground/messages", json=body, headers=sent) as response:
        assert response.status == status
    for path in PATHS:
        async with client.get(path, headers=sent) as response:
            assert response.status == status
    assert len(echo.received) == (1 if status == 200 else 0)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8080", 200),
        ("127.0.0.1", 200),
        ("[::1]:8080", 200),
        ("rebound.example.org", 403),
        ("127.0.0.1.example.org", 403),
        ("192.168.1.20:8080", 403),
        ("[::1", 403),
    ],
)
async def test_it_answers_to_names_of_this_machine_only(
    client, host: str, status: int
) -> None:
    for path in ("/", "/playground/stock"):
        async with client.get(path, headers={"Host": host}) as response:
            assert response.status == status


@pytest.mark.parametrize(
    ("remote", "is_let_in"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("192.168.1.20", False),
        ("::ffff:192.168.1.20", False),
        ("", False),
    ],
)
def test_it_answers_calls_from_this_machine_only(remote: str, is_let_in: bool) -> None:
    asked = make_mocked_request("GET", "/", headers={"Host": "localhost"})
    request = asked.clone(remote=remote)

    if is_let_in:
        guard.check_loopback(request)
    else:
        with pytest.raises(web.HTTPForbidden):
            guard.check_loopback(request)


async def test_who_has_put_something_in_front_may_open_it(
    build, aiohttp_client
) -> None:
    client = await aiohttp_client(build(loopback_only=False))

    async with client.get("/", headers={"Host": "shop.example.org"}) as response:
        assert response.status == 200


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), *((path, 200) for path in PATHS)]
)
async def test_every_answer_bears_the_policy(client, path: str, status: int) -> None:
    async with client.get(path) as response:
        assert response.status == status
        for name, value in guard.HEADERS.items():
            assert response.headers[name] == value


async def test_a_refusal_bears_the_policy_too(client) -> None:
    async with client.post("/playground/messages", data=b"hi") as response:
        assert response.status == 415
        assert "Content-Security-Policy" in response.headers


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    policy = guard.HEADERS["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)
    assert policy.startswith("default-src 'none';")


async def test_a_body_that_never_ends_is_given_up(build, aiohttp_client) -> None:
    client = await aiohttp_client(build(limits=Limits(body_seconds=0.05)))
    await open_page(client)

    async def slow():
        yield b"{"
        await asyncio.Event().wait()

    headers = {"Content-Type": "application/json"}
    async with client.post(
        "/playground/messages", data=slow(), headers=headers
    ) as response:
        assert response.status == 408
